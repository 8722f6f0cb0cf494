//! `line-break-in-value`: a value holds a line break.

use super::common::{add_setting, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::params::ValueType;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A value holds a line break.
pub static RULE: Rule = Rule {
    name: "line-break-in-value",
    breach: Breach::HardlyMeant,
    summary: summary!("a value holds a line break"),
    explain: prose!(
        "A line break inside a value comes from a request that was pasted over several lines. It is sent along, and the value is another one."
    ),
    spec: &[rfc(6749, "App. A")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "in the client ID",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=ap%0Ap&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("line break"),
        },
        Example {
            shows: "in JSON",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%7B%0A%22id_token%22%3A%7B%7D%7D",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        let (name, value) = (param.name.as_str(), param.value.trim());
        let is_free = params::param(name).is_some_and(|row| row.value == ValueType::Json)
            || matches!(name, "scope" | "audience" | "resource");
        if is_free || !value.contains(['\n', '\r']) {
            continue;
        }
        let joined: String = value.split(['\n', '\r']).map(str::trim).collect();
        let message = format!("{} holds a line break. Take it away.", shown(name));
        let fix = to_judge("Join the lines", vec![Edit::set(name, joined)]);
        add_setting(request, report, name, message, fix);
    }
}
