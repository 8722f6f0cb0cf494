//! `max-age-malformed`: max_age is no number of seconds.

use super::common::{settled, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::oidc_core;

/// Max_age is no number of seconds.
pub static RULE: Rule = Rule {
    name: "max-age-malformed",
    breach: Breach::Must,
    summary: summary!("max_age is no number of seconds"),
    explain: prose!(
        "max_age is how many seconds ago the user may have signed in: a whole number, zero or more."
    ),
    spec: &[oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "words",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&max_age=1h",
            },
            finds: Some("seconds"),
        },
        Example {
            shows: "seconds",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&max_age=3600",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(age) = settled(request, "max_age") else {
        return;
    };
    if !age.is_empty() && age.bytes().all(|b| b.is_ascii_digit()) {
        return;
    }
    let message = format!(
        "max_age is {}. Enter a whole number of seconds.",
        shown(age)
    );
    report.add(Some(Place::request("max_age")), message);
}
