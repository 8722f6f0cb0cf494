//! `scope-not-in-metadata`: a scope that the server’s metadata does not list.

use super::common::said;
use crate::lint::rules::request::common::{settled, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::SERVER_METADATA;
use crate::prose;
use crate::spec::rfc;

/// A scope is not among those that the server’s metadata lists.
pub static RULE: Rule = Rule {
    name: "scope-not-in-metadata",
    breach: Breach::WorthKnowing,
    summary: summary!("a scope is not among those that the server’s metadata lists"),
    explain: prose!(
        "A server may have more scopes than it lists, above all those of APIs. One that it does not know is left out of the token without a word, or refused with invalid_scope. Scopes are compared with case."
    ),
    spec: &[SERVER_METADATA, rfc(6749, "3.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a scope in another case",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20Email",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","scopes_supported":["openid","email"]}"#,
            },
            finds: Some("Email"),
        },
        Example {
            shows: "listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20email",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","scopes_supported":["openid","email"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "nothing is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=read%3Aall",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(listed) = said(seen).and_then(|metadata| metadata.list("scopes_supported").present())
    else {
        return;
    };
    if settled(seen.request, "scope").is_none() || listed.is_empty() {
        return;
    }
    let missing: Vec<&str> = seen
        .request
        .scope_tokens()
        .filter(|scope| !listed.contains(scope))
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "The server’s metadata does not list {}. It may know more than it lists, and it may leave out what it does not know.",
            shown(&missing.join(", "))
        );
        report.add(Some(Place::request("scope")), message);
    }
}
