//! `scope-repeated`: a scope stands more than once.

use super::common::{add_setting, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A scope stands more than once.
pub static RULE: Rule = Rule {
    name: "scope-repeated",
    breach: Breach::WorthKnowing,
    summary: summary!("a scope stands more than once"),
    explain: prose!(
        "Scopes are a set: asking for one twice asks for it once. Some servers refuse such a request."
    ),
    spec: &[rfc(6749, "3.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "twice",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20email%20email",
            },
            finds: Some("email"),
        },
        Example {
            shows: "each once",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20email",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let all: Vec<&str> = request.scope_tokens().collect();
    let mut once: Vec<&str> = Vec::new();
    let mut twice = None;
    for scope in &all {
        match once.contains(scope) {
            true => twice = twice.or(Some(*scope)),
            false => once.push(scope),
        }
    }
    if let Some(twice) = twice {
        let message = format!(
            "scope holds {} more than once. Once is enough.",
            shown(twice)
        );
        let fix = safe(
            "Ask for each scope once",
            vec![Edit::set("scope", once.join(" "))],
        );
        add_setting(request, report, "scope", message, fix);
    }
}
