//! `acr-value-not-supported`: a value that the server’s metadata does not list.

use super::common::not_listed;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::PROVIDER_METADATA;
use crate::prose;
use crate::spec::oidc_core;

/// Acr_values has a value that the server’s metadata does not list.
pub static RULE: Rule = Rule {
    name: "acr-value-not-supported",
    breach: Breach::WorthKnowing,
    summary: summary!("acr_values has a value that the server’s metadata does not list"),
    explain: prose!(
        "A server lists the authentication context classes that it knows. acr_values is a wish: one that the server does not know is passed over, and the acr of the ID token tells."
    ),
    spec: &[PROVIDER_METADATA, oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "not listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&acr_values=silver",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","acr_values_supported":["gold"]}"#,
            },
            finds: Some("silver"),
        },
        Example {
            shows: "listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&acr_values=gold",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","acr_values_supported":["gold"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "nothing is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&acr_values=silver",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    not_listed(seen, report, "acr_values", "acr_values_supported");
}
