//! `request-object-without-expiry`: the request object never expires.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::{openid, rfc};

/// The request object never expires.
pub static RULE: Rule = Rule {
    name: "request-object-without-expiry",
    breach: Breach::WorthKnowing,
    summary: summary!("the request object never expires"),
    explain: prose!(
        "A signed request that has no exp can be sent again by whoever got hold of it, years later. RFC 9101 leaves it open; FAPI asks for a lifetime of an hour at most."
    ),
    spec: &[
        rfc(7519, "4.1.4"),
        openid("openid-financial-api-part-2-1_0", "5.2.2"),
    ],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "no exp",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwic3RhdGUiOiJhZjBpZmpzbGRraiIsImNvZGVfY2hhbGxlbmdlIjoiRTlNZWxob2EyT3d2RnJFTVRKZ3VDSGFvZUsxdDhVUldidUdKU3N0dy1jTSIsImNvZGVfY2hhbGxlbmdlX21ldGhvZCI6IlMyNTYifQ.c2ln",
            },
            finds: Some("exp"),
        },
        Example {
            shows: "exp",
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
    if claims.is_some_and(|claims| !claims.has("exp")) {
        report.add(
            place("request"),
            "The request object has no exp, so it can be sent again at any time. Let it expire after some minutes.",
        );
    }
}
