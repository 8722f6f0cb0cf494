//! `request-object-subject-is-client`: sub of the request object is the client ID.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// `sub` of the request object is the client ID.
pub static RULE: Rule = Rule {
    name: "request-object-subject-is-client",
    breach: Breach::HardlyMeant,
    summary: summary!("sub of the request object is the client ID"),
    explain: prose!(
        "A JWT whose iss and sub are the client ID is what a client authenticates with at the token endpoint. A request object like that, which goes through the browser, could be taken and used for it."
    ),
    spec: &[rfc(9101, "10.8"), rfc(7523, "3")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "sub",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiIsInN1YiI6ImFwcCJ9.c2ln",
            },
            finds: Some("sub"),
        },
        Example {
            shows: "no sub",
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
    let sub = object
        .as_ref()
        .and_then(RequestObject::claims)
        .and_then(|claims| claims.str("sub"));
    if sub.is_some() && sub == request.get("client_id") {
        report.add(
            place("request"),
            "sub of the request object is the client ID, so it could pass for the client’s own credential. Leave sub out.",
        );
    }
}
