//! `request-object-not-yet-valid`: the request object is not valid yet.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::claims;
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// The request object is not valid yet.
pub static RULE: Rule = Rule {
    name: "request-object-not-yet-valid",
    breach: Breach::Must,
    summary: summary!("the request object is not valid yet"),
    explain: prose!(
        "Before the time in nbf the server must refuse the request object. Seconds ahead mean that two clocks differ; hours mean a mistake."
    ),
    spec: &[rfc(7519, "4.1.5")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "in an hour",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwLCJuYmYiOjE3NjcyMjkyMDB9.c2ln",
            },
            finds: Some("1 hour ahead of your clock"),
        },
        Example {
            shows: "no nbf",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwfQ.c2ln",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let object = RequestObject::of(seen.request);
    let claims = object.as_ref().and_then(RequestObject::claims);
    let time = claims.and_then(|claims| claims::time(claims, "nbf").present());
    let (Some(nbf), Some(now)) = (time, seen.now) else {
        return;
    };
    if nbf <= now || nbf.looks_like_milliseconds() {
        return;
    }
    let message = format!(
        "The request object is not valid before {}: {} ahead of your clock. Check both clocks.",
        nbf.utc(),
        nbf.since(now)
    );
    report.add(place("request"), message);
}
