//! `max-age-huge`: max_age beyond ten years.

use super::common::{settled, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// Max_age is longer than ten years.
pub static RULE: Rule = Rule {
    name: "max-age-huge",
    breach: Breach::HardlyMeant,
    summary: summary!("max_age is longer than ten years"),
    explain: prose!(
        "max_age is counted in seconds. No session lasts for so long, so it asks for nothing; a time in milliseconds, or a point in time, may have been meant. A server that reads it into a smaller number may refuse the request."
    ),
    spec: &[oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "more digits than any number has",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&max_age=99999999999999999999",
            },
            finds: Some("ten years"),
        },
        Example {
            shows: "a point in time",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&max_age=1767225600",
            },
            finds: Some("ten years"),
        },
        Example {
            shows: "a month",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&max_age=2592000",
            },
            finds: None,
        },
        Example {
            shows: "no number, of which another rule speaks",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&max_age=1h",
            },
            finds: None,
        },
    ],
};

/// In seconds.
const TEN_YEARS: u64 = 10 * 365 * 24 * 3600;

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(age) = settled(request, "max_age") else {
        return;
    };
    let is_number = !age.is_empty() && age.bytes().all(|b| b.is_ascii_digit());
    if !is_number || age.parse().is_ok_and(|age: u64| age <= TEN_YEARS) {
        return;
    }
    report.add_with_fix(
        Some(Place::request("max_age")),
        [
            "max_age is ",
            &shown(age),
            " seconds, more than ten years: it asks for nothing. See which number is meant.",
        ]
        .concat(),
        to_judge("Remove max_age", vec![Edit::remove("max_age")]),
    );
}
