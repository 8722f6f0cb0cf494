//! `scope-too-long`: scope is longer than Okta takes.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::page;

/// Scope is longer than Okta takes.
pub static RULE: Rule = Rule {
    name: "scope-too-long",
    breach: Breach::CannotWork,
    summary: summary!("scope is longer than Okta takes"),
    explain: prose!(
        "Okta takes up to 1,024 characters in scope, and refuses a request with more. Ask for the scopes that are needed now, and for others when they are."
    ),
    spec: &[page(
        "Okta docs: OpenID Connect & OAuth 2.0 API",
        "https://developer.okta.com/docs/reference/api/oidc/",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "1,200 characters",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=0oa9exampleclient5d7&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            },
            finds: Some("1024"),
        },
        Example {
            shows: "short",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=0oa9exampleclient5d7&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let length = request
        .get("scope")
        .map_or(0, |scope| scope.chars().count());
    if request.provider.id == "okta" && length > 1_024 {
        let message =
            format!("scope has {length} characters, and Okta takes 1024. Ask for fewer scopes.");
        report.add(place("scope"), message);
    }
}
