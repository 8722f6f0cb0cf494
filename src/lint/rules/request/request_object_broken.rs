//! `request-object-broken`: the value of request is no JWT that can be read.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// The value of request is no JWT that can be read.
pub static RULE: Rule = Rule {
    name: "request-object-broken",
    breach: Breach::Must,
    summary: summary!("the value of request is no JWT that can be read"),
    explain: prose!(
        "request carries the whole request as a JWT: a header, the parameters as claims, and a signature, each in base64url, separated by dots. A server that cannot read it answers invalid_request_object."
    ),
    spec: &[rfc(9101, "4"), rfc(9101, "6.2")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "JSON in place of a JWT",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=%7B%22scope%22%3A%22openid%22%7D",
            },
            finds: Some("no JWT"),
        },
        Example {
            shows: "three parts of something else",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=a.b.c",
            },
            finds: Some("the first is no header"),
        },
        Example {
            shows: "cut short",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiJ9.eyJzY29wZSI6",
            },
            finds: Some("damaged"),
        },
        Example {
            shows: "a signed JWT",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiJ9.c2ln",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some(RequestObject::Broken(what)) = RequestObject::of(request) {
        let message = format!("request {what}. Put the request object there as it was made.");
        report.add(place("request"), message);
    }
}
