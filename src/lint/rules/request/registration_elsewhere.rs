//! `registration-elsewhere`: registration is sent to a provider that has the client registered.

use super::common::{place, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// Registration is sent to a provider that has the client registered.
pub static RULE: Rule = Rule {
    name: "registration-elsewhere",
    breach: Breach::Should,
    summary: summary!("registration is sent to a provider that has the client registered"),
    explain: prose!(
        "registration tells a self-issued provider, such as a wallet, who the client is. Other providers know their clients, and the parameter should not be sent to them."
    ),
    spec: &[oidc_core("7.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&registration=%7B%7D",
            },
            finds: Some("self-issued"),
        },
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.get("registration").is_some() && request.provider.id != "rfc8707" {
        let message = "registration is for self-issued providers, and should not be sent to this one. Remove it.";
        let fix = to_judge("Remove registration", vec![Edit::remove("registration")]);
        report.add_with_fix(place("registration"), message, fix);
    }
}
