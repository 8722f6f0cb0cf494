//! `prompt-none-with-max-age-zero`: no page may be shown, and the user must sign in anew.

use super::common::{settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// Prompt=none stands beside max_age=0.
pub static RULE: Rule = Rule {
    name: "prompt-none-with-max-age-zero",
    breach: Breach::HardlyMeant,
    summary: summary!("prompt=none stands beside max_age=0"),
    explain: prose!(
        "max_age=0 asks the server to have the user sign in anew, as prompt=login does. prompt=none forbids any page, so the server can only answer with an error."
    ),
    spec: &[oidc_core("3.1.2.1"), oidc_core("3.1.2.6")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "both",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=none&max_age=0",
            },
            finds: Some("contradict"),
        },
        Example {
            shows: "zero, written at length",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=none&max_age=000",
            },
            finds: Some("contradict"),
        },
        Example {
            shows: "an hour",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=none&max_age=3600",
            },
            finds: None,
        },
        Example {
            shows: "max_age=0 alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&max_age=0",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let is_zero = |age: &str| !age.is_empty() && age.bytes().all(|digit| digit == b'0');
    if settled(request, "prompt") != Some("none")
        || !settled(request, "max_age").is_some_and(is_zero)
    {
        return;
    }
    report.add_with_fix(
        Some(Place::request("max_age")),
        "max_age=0 asks for a new sign-in, and prompt=none forbids to show a page: they contradict each other, and an error comes back. Choose one.",
        to_judge("Remove max_age", vec![Edit::remove("max_age")]),
    );
}
