//! `ui-locale-not-supported`: a language that the server’s metadata does not list.

use super::common::not_listed;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::SERVER_METADATA;
use crate::prose;
use crate::spec::oidc_core;

/// Ui_locales has a language that the server’s metadata does not list.
pub static RULE: Rule = Rule {
    name: "ui-locale-not-supported",
    breach: Breach::WorthKnowing,
    summary: summary!("ui_locales has a language that the server’s metadata does not list"),
    explain: prose!(
        "A server lists the languages of its pages. ui_locales is a wish: a server that has none of the languages shows its own, without an error."
    ),
    spec: &[SERVER_METADATA, oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "not listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ui_locales=fr",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","ui_locales_supported":["de"]}"#,
            },
            finds: Some("fr"),
        },
        Example {
            shows: "listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ui_locales=de",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","ui_locales_supported":["de"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "nothing is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ui_locales=fr",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    not_listed(seen, report, "ui_locales", "ui_locales_supported");
}
