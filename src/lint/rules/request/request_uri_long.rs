//! `request-uri-long`: request_uri is longer than 512 characters.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;

/// `request_uri` is longer than 512 characters.
pub static RULE: Rule = Rule {
    name: "request-uri-long",
    breach: Breach::Should,
    summary: summary!("request_uri is longer than 512 characters"),
    explain: prose!(
        "request_uri is there to keep the request short: it should have 512 ASCII characters at most. Longer ones may be refused, and a request in request would do the same."
    ),
    spec: &[rfc(9101, "5.2")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "600 characters",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request_uri=https%3A%2F%2Fapp.example.com%2Frrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr",
            },
            finds: Some("604 characters"),
        },
        Example {
            shows: "short",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request_uri=https%3A%2F%2Fapp.example.com%2Fr",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(value) = request.get("request_uri") else {
        return;
    };
    let length = value.chars().count();
    if length > 512 {
        let message = format!(
            "request_uri has {length} characters, and should have 512 at most. Keep the request at a shorter address."
        );
        report.add(place("request_uri"), message);
    }
}
