//! `easily-guessed`: a value that nobody should guess is short.

use super::common::{add_setting, safe, settled};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// A value that nobody should guess is short.
pub static RULE: Rule = Rule {
    name: "easily-guessed",
    breach: Breach::HardlyMeant,
    summary: summary!("a value that nobody should guess is short"),
    explain: prose!(
        "state and nonce tie an answer to its request only where nobody can guess them. They are made anew for each request, of 128 random bits or more."
    ),
    spec: &[rfc(6749, "10.10"), oidc_core("15.5.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "state=123",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=123",
            },
            finds: Some("state"),
        },
        Example {
            shows: "long",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for name in ["state", "nonce"] {
        let Some(value) = settled(request, name) else {
            continue;
        };
        if value.len() < 8 {
            let message = match value.chars().count() {
                1 => format!("{name} has one character, which can be guessed. Make a random one."),
                count => format!(
                    "{name} has {count} characters, which can be guessed. Make a random one."
                ),
            };
            let fix = safe(format!("Make a random {name}"), vec![Edit::fresh(name)]);
            add_setting(request, report, name, message, fix);
        }
    }
}
