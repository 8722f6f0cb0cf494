//! `request-object-expired`: the request object has expired.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::claims;
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// The request object has expired.
pub static RULE: Rule = Rule {
    name: "request-object-expired",
    breach: Breach::Must,
    summary: summary!("the request object has expired"),
    explain: prose!(
        "From the time in exp on, the server must refuse the request object. Whoever makes them makes a new one for each request."
    ),
    spec: &[rfc(7519, "4.1.4")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "an hour ago",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjIyMDAwfQ.c2ln",
            },
            finds: Some("expired 1 hour before your clock"),
        },
        Example {
            shows: "in five minutes",
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
    let time = claims.and_then(|claims| claims::time(claims, "exp").present());
    let (Some(exp), Some(now)) = (time, seen.now) else {
        return;
    };
    if exp > now || exp.looks_like_milliseconds() {
        return;
    }
    let when = match exp == now {
        true => "at this very second".to_owned(),
        false => format!("{} before your clock", now.since(exp)),
    };
    report.add(
        place("request"),
        format!("The request object expired {when}, and the server refuses it. Make a new one."),
    );
}
