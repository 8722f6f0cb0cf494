//! `request-object-encrypted`: the request object is encrypted, so nothing in it is judged.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// The request object is encrypted, so nothing in it is judged.
pub static RULE: Rule = Rule {
    name: "request-object-encrypted",
    breach: Breach::WorthKnowing,
    summary: summary!("the request object is encrypted, so nothing in it is judged"),
    explain: prose!(
        "An encrypted request object is for the server alone. It hides the parameters from everybody on the way, this page included: what it asks for, and whether that is right, cannot be said here."
    ),
    spec: &[rfc(9101, "6.1")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "encrypted",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y2lwaGVy.dGFn",
            },
            finds: Some("encrypted"),
        },
        Example {
            shows: "signed",
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
    if RequestObject::of(request) == Some(RequestObject::Encrypted) {
        report.add(
            place("request"),
            "The request object is encrypted, and only the server can read it. Paste the JWT that it was made of to have it judged.",
        );
    }
}
