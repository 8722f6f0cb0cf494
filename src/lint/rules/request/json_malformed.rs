//! `json-malformed`: a JSON parameter is not what it must be.

use super::common::{place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::json_param;
use crate::oauth::placeholder;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// A JSON parameter is not what it must be.
pub static RULE: Rule = Rule {
    name: "json-malformed",
    breach: Breach::Must,
    summary: summary!("a JSON parameter is not what it must be"),
    explain: prose!(
        "Some parameters hold JSON: claims an object, authorization_details an array of objects, each with a type. Names stand in double quotes, and nothing is left over at the end."
    ),
    spec: &[oidc_core("5.5"), rfc(9396, "2"), rfc(8259, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "claims cut short",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B",
            },
            finds: Some("line 1, column 14"),
        },
        Example {
            shows: "a claim that is true",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22email%22%3Atrue%7D%7D",
            },
            finds: Some("/id_token/email"),
        },
        Example {
            shows: "authorization_details that is an object",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&authorization_details=%7B%22type%22%3A%22a%22%7D",
            },
            finds: Some("an array is expected"),
        },
        Example {
            shows: "right",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22email%22%3A%7B%22essential%22%3Atrue%7D%7D%7D",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        let (name, value) = (param.name.as_str(), param.value.as_str());
        if value.trim().is_empty() || placeholder::find_in_param(name, value).is_some() {
            continue;
        }
        let faults = json_param::check(name, value);
        let Some(first) = faults.first() else {
            continue;
        };
        let place_in = match first.pointer.as_str() {
            "" => String::new(),
            pointer => format!(", at {}", shown(pointer)),
        };
        let more = match faults.len() - 1 {
            0 => String::new(),
            1 => " One more thing is wrong in it.".to_owned(),
            more => format!(" {more} more things are wrong in it."),
        };
        let message = format!(
            "{name}, line {}, column {}{place_in}: {}.{more}",
            first.line, first.column, first.says
        );
        report.add_citing(place(name), message, first.spec);
    }
}
