//! `empty-parameter`: a parameter has no value.

use super::common::{place, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A parameter has no value.
pub static RULE: Rule = Rule {
    name: "empty-parameter",
    breach: Breach::WorthKnowing,
    summary: summary!("a parameter has no value"),
    explain: prose!(
        "A parameter that is sent without a value counts as left out. The URL here leaves it out."
    ),
    spec: &[rfc(6749, "3.1")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "prompt",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=",
            },
            finds: Some("prompt"),
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
    for param in &request.params {
        let name = param.name.as_str();
        // Fields that are always there are empty before somebody fills them in.
        let is_usual =
            params::param(name).is_some_and(|row| row.shown != params::Shown::WhenPresent);
        if param.value.is_empty()
            && !is_usual
            && request.params.iter().filter(|p| p.name == name).count() == 1
        {
            let message = format!(
                "{} has no value, which counts as left out. Fill it in, or leave it out.",
                shown(name)
            );
            let fix = safe(
                format!("Leave {} out", shown(name)),
                vec![Edit::remove(name)],
            );
            report.add_with_fix(place(name), message, fix);
        }
    }
}
