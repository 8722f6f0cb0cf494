//! `request-object-issued-in-the-future`: the request object says that it was made later than now.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::claims;
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// The request object says that it was made later than now.
pub static RULE: Rule = Rule {
    name: "request-object-issued-in-the-future",
    breach: Breach::HardlyMeant,
    summary: summary!("the request object was made later than now"),
    explain: prose!(
        "iat is when the object was made. Where it is ahead of the server’s clock, the clock of whoever made it is wrong, and many servers refuse the object."
    ),
    spec: &[rfc(7519, "4.1.6")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "in ten minutes",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI2NTAwLCJpYXQiOjE3NjcyMjYyMDB9.c2ln",
            },
            finds: Some("10 minutes ahead of your clock"),
        },
        Example {
            shows: "half a minute, which clocks differ by",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwLCJpYXQiOjE3NjcyMjU2MzB9.c2ln",
            },
            finds: None,
        },
        Example {
            shows: "a minute ago",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwLCJpYXQiOjE3NjcyMjU1NDB9.c2ln",
            },
            finds: None,
        },
    ],
};

/// Clocks differ by that many seconds.
const SKEW: i64 = 60;

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let object = RequestObject::of(seen.request);
    let claims = object.as_ref().and_then(RequestObject::claims);
    let time = claims.and_then(|claims| claims::time(claims, "iat").present());
    let (Some(iat), Some(now)) = (time, seen.now) else {
        return;
    };
    if iat.since(now).0 <= SKEW || iat.looks_like_milliseconds() {
        return;
    }
    let message = format!(
        "The request object says that it was made at {}: {} ahead of your clock. Check both clocks.",
        iat.utc(),
        iat.since(now)
    );
    report.add(place("request"), message);
}
