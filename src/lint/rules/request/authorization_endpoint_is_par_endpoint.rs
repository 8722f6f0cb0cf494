//! `authorization-endpoint-is-par-endpoint`: the address is one that requests are posted to beforehand.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::placeholder;
use crate::prose;
use crate::spec::rfc;

/// The address is that of pushed authorization requests.
pub static RULE: Rule = Rule {
    name: "authorization-endpoint-is-par-endpoint",
    breach: Breach::CannotWork,
    summary: summary!("the address is that of pushed authorization requests"),
    explain: prose!(
        "An application posts a pushed authorization request to an endpoint of its own, and gets a request_uri. The browser goes to another one, the authorization endpoint, with client_id and that request_uri."
    ),
    spec: &[rfc(9126, "2"), rfc(9126, "4")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a server that nobody knows",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/as/par?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("ends in /par"),
        },
        Example {
            shows: "PingFederate",
            input: Input::Request {
                provider: "ping",
                url: "https://as.example.com/as/par.oauth2?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("ends in /par.oauth2"),
        },
        Example {
            shows: "the authorization endpoint",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/par/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Ok(endpoint) = request.endpoint() else {
        return;
    };
    if placeholder::find(&request.location).is_some() {
        return;
    }
    let path = endpoint.split('?').next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    // Keycloak has it one step deeper, PingFederate as a file.
    let ends = ["/par", "/par/request", "/par.oauth2"];
    if let Some(end) = ends.iter().find(|end| path.ends_with(*end)) {
        report.add(
            place("authorization_endpoint"),
            format!("The address ends in {end}, as that of pushed authorization requests does: an application posts there, and no browser goes there. Put in the authorization endpoint: the server’s metadata has it as authorization_endpoint."),
        );
    }
}
