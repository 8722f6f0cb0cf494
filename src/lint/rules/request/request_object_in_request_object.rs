//! `request-object-in-request-object`: a request object holds another one.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// A request object holds another one.
pub static RULE: Rule = Rule {
    name: "request-object-in-request-object",
    breach: Breach::Must,
    summary: summary!("a request object holds another one"),
    explain: prose!(
        "A request object holds every parameter of the request but request and request_uri. They would point to yet another request, and no server follows that."
    ),
    spec: &[rfc(9101, "4")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "request_uri inside",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiIsInJlcXVlc3RfdXJpIjoiaHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20vciJ9.c2ln",
            },
            finds: Some("request_uri"),
        },
        Example {
            shows: "none inside",
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
    let object = RequestObject::of(request);
    let claims = object.as_ref().and_then(RequestObject::claims);
    for name in ["request", "request_uri"] {
        if claims.is_some_and(|claims| claims.has(name)) {
            let message =
                format!("The request object holds {name}, which it must not. Make it without.");
            report.add(place("request"), message);
        }
    }
}
