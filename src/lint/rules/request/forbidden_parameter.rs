//! `forbidden-parameter`: a parameter must not stand in this request.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::prose;
use crate::spec::rfc;

/// A parameter must not stand in this request.
pub static RULE: Rule = Rule {
    name: "forbidden-parameter",
    breach: Breach::Must,
    summary: summary!("a parameter must not stand in this request"),
    explain: prose!(
        "Some parameters exclude each other, and some are refused for certain applications. The server answers such a request with invalid_request."
    ),
    spec: &[rfc(9101, "5"), rfc(9101, "10.7")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "request and request_uri",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?client_id=app&request=a.b.c&request_uri=https%3A%2F%2Fapp.example.com%2Fr",
            },
            finds: Some("beside"),
        },
        Example {
            shows: "claims of a third-party application at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=tpc_a&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%7D%7D",
            },
            finds: Some("tpc_"),
        },
        Example {
            shows: "one of both",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?client_id=app&request_uri=https%3A%2F%2Fapp.example.com%2Fr",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let mut seen_names: Vec<&str> = Vec::new();
    for param in request.params.iter().filter(|p| !p.value.is_empty()) {
        let name = param.name.as_str();
        let Some(row) = params::param(name).filter(|_| !seen_names.contains(&name)) else {
            continue;
        };
        seen_names.push(name);
        if let Some(when) = row.forbidden.iter().find(|when| (when.holds)(request)) {
            let message = format!("{name} is not allowed {}. Leave it out.", when.says);
            report.add_citing(place(name), message, when.spec);
        }
    }
}
