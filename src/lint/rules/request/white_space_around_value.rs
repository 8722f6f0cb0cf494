//! `white-space-around-value`: white space around a value.

use super::common::{add_setting, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// There is white space around a value.
pub static RULE: Rule = Rule {
    name: "white-space-around-value",
    breach: Breach::HardlyMeant,
    summary: summary!("there is white space around a value"),
    explain: prose!(
        "Servers compare values such as client_id and redirect_uri exactly. White space around one, often copied with it, makes another value."
    ),
    spec: &[rfc(6749, "3.1.2"), rfc(3986, "6.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "around the client ID",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app%20",
            },
            finds: Some("client_id"),
        },
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "a scope has its own rule",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%20",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    // Those have rules of their own; what is random or free text may be anything.
    let elsewhere = [
        "audience",
        "resource",
        "scope",
        "state",
        "nonce",
        "login_hint",
    ];
    for param in &request.params {
        let (name, trimmed) = (param.name.as_str(), param.value.trim());
        if trimmed.is_empty() || trimmed.len() == param.value.len() || elsewhere.contains(&name) {
            continue;
        }
        let message = format!(
            "{} has white space around its value. Take it away.",
            shown(name)
        );
        let fix = safe("Take the white space away", vec![Edit::set(name, trimmed)]);
        add_setting(request, report, name, message, fix);
    }
}
