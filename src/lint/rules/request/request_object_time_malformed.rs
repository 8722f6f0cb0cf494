//! `request-object-time-malformed`: a time in the request object is no number of seconds.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::claims::{self, Claim};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// A time in the request object is no number of seconds.
pub static RULE: Rule = Rule {
    name: "request-object-time-malformed",
    breach: Breach::Must,
    summary: summary!("a time in the request object is no number of seconds"),
    explain: prose!(
        "exp, nbf and iat are numbers: the seconds since 1970, without quotes. What is written otherwise a server refuses, or passes over, and then the object never expires for it. Thirteen digits are milliseconds, as JavaScript counts."
    ),
    spec: &[rfc(7519, "2"), rfc(7519, "4.1.4")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "a word",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoic29vbiJ9.c2ln",
            },
            finds: Some("exp is"),
        },
        Example {
            shows: "in quotes",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwLCJpYXQiOiIxNzY3MjI1NjAwIn0.c2ln",
            },
            finds: Some("iat is"),
        },
        Example {
            shows: "milliseconds",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwMDAwfQ.c2ln",
            },
            finds: Some("milliseconds"),
        },
        Example {
            shows: "seconds",
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
    let Some(claims) = object.as_ref().and_then(RequestObject::claims) else {
        return;
    };
    for name in ["exp", "nbf", "iat"] {
        let message = match claims::time(claims, name) {
            Claim::Malformed(_) => {
                let written = claims.get(name).map(|json| json.to_compact());
                format!(
                    "{name} is {} in the request object, and has to be a number: the seconds since 1970, without quotes.",
                    shortened(&written.unwrap_or_default(), 40)
                )
            }
            Claim::Present(time) if time.looks_like_milliseconds() => format!(
                "{name} of the request object counts milliseconds, and has to count seconds. Divide it by 1000."
            ),
            _ => continue,
        };
        report.add(place("request"), message);
    }
}
