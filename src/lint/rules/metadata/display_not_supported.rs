//! `display-not-supported`: a value that the server’s metadata does not list.

use super::common::not_listed;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::PROVIDER_METADATA;
use crate::prose;
use crate::spec::oidc_core;

/// Display has a value that the server’s metadata does not list.
pub static RULE: Rule = Rule {
    name: "display-not-supported",
    breach: Breach::WorthKnowing,
    summary: summary!("display has a value that the server’s metadata does not list"),
    explain: prose!(
        "A server lists the layouts that it has. One that it does not have is hardly an error: it shows its own."
    ),
    spec: &[PROVIDER_METADATA, oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "not listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&display=popup",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","display_values_supported":["page"]}"#,
            },
            finds: Some("popup"),
        },
        Example {
            shows: "listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&display=page",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","display_values_supported":["page"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "nothing is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&display=popup",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    not_listed(seen, report, "display", "display_values_supported");
}
