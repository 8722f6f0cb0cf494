//! `request-object-without-audience`: the request object does not say for which server it is.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// The request object does not say for which server it is.
pub static RULE: Rule = Rule {
    name: "request-object-without-audience",
    breach: Breach::Should,
    summary: summary!("the request object does not say for which server it is"),
    explain: prose!(
        "iss says whose a signed request object is, and aud for which authorization server, by its issuer identifier. Without them a request that was made for one server can be brought to another."
    ),
    spec: &[rfc(9101, "4")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "neither iss nor aud",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJleHAiOjE3NjcyMjU5MDAsImNsaWVudF9pZCI6ImFwcCIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIiwicmVkaXJlY3RfdXJpIjoiaHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20vY2IiLCJzY29wZSI6Im9wZW5pZCIsInN0YXRlIjoiYWYwaWZqc2xka2oiLCJjb2RlX2NoYWxsZW5nZSI6IkU5TWVsaG9hMk93dkZyRU1USmd1Q0hhb2VLMXQ4VVJXYnVHSlNzdHctY00iLCJjb2RlX2NoYWxsZW5nZV9tZXRob2QiOiJTMjU2In0.c2ln",
            },
            finds: Some("iss and aud"),
        },
        Example {
            shows: "no aud",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJleHAiOjE3NjcyMjU5MDAsImNsaWVudF9pZCI6ImFwcCIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIiwicmVkaXJlY3RfdXJpIjoiaHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20vY2IiLCJzY29wZSI6Im9wZW5pZCIsInN0YXRlIjoiYWYwaWZqc2xka2oiLCJjb2RlX2NoYWxsZW5nZSI6IkU5TWVsaG9hMk93dkZyRU1USmd1Q0hhb2VLMXQ4VVJXYnVHSlNzdHctY00iLCJjb2RlX2NoYWxsZW5nZV9tZXRob2QiOiJTMjU2In0.c2ln",
            },
            finds: Some("no aud"),
        },
        Example {
            shows: "both",
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
    let Some(claims) = object.as_ref().and_then(RequestObject::claims) else {
        return;
    };
    let missing = match (claims.has("iss"), claims.has("aud")) {
        (true, true) => return,
        (false, false) => "iss and aud",
        (false, true) => "iss",
        (true, false) => "aud",
    };
    let message = format!(
        "The request object has no {missing}. iss is the client ID, and aud the issuer identifier of the authorization server."
    );
    report.add(place("request"), message);
}
