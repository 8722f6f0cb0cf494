//! `ui-locale-not-supported`: a language that the server’s metadata does not list.

use super::common::said;
use crate::lint::rules::request::common::{settled, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
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
    let Some(listed) =
        said(seen).and_then(|metadata| metadata.list("ui_locales_supported").present())
    else {
        return;
    };
    let Some(asked) = settled(seen.request, "ui_locales").filter(|_| !listed.is_empty()) else {
        return;
    };
    let missing: Vec<&str> = asked
        .split_ascii_whitespace()
        .filter(|word| !listed.contains(word))
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "The server’s metadata does not list {} for ui_locales. It lists {}.",
            shown(&missing.join(", ")),
            shown(&listed.join(", "))
        );
        report.add(Some(Place::request("ui_locales")), message);
    }
}
