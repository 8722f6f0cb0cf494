//! `request-object-value-not-a-string`: a parameter in the request object is no string where it has to be one.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params::{self, ValueType};
use crate::oauth::request_object::{ABOUT_THE_OBJECT, RequestObject, is_repeated};
use crate::prose;
use crate::spec::rfc;
use crate::text::json::{Json, Value};
use crate::text::shortened;

/// A parameter in the request object is no string where it has to be one.
pub static RULE: Rule = Rule {
    name: "request-object-value-not-a-string",
    breach: Breach::Must,
    summary: summary!(
        "a parameter in the request object is an array or object where it has to be a string"
    ),
    explain: prose!(
        "Parameters that are text in a query are JSON strings in the object, lists of words as well: scope is one string with spaces in it. A server that finds an array refuses the object, or reads no scope."
    ),
    spec: &[rfc(9101, "4")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "scope as an array",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjpbIm9wZW5pZCIsInByb2ZpbGUiXSwiZXhwIjoxNzY3MjI1OTAwfQ.c2ln",
            },
            finds: Some("Write \"openid profile\""),
        },
        Example {
            shows: "state as an object",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwLCJzdGF0ZSI6eyJhIjoxfX0.c2ln",
            },
            finds: Some("state is an object"),
        },
        Example {
            shows: "max_age as a number, and claims as an object",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwLCJtYXhfYWdlIjo2MCwiY2xhaW1zIjp7ImlkX3Rva2VuIjpudWxsfSwicmVzb3VyY2UiOlsidXJuOmEiXX0.c2ln",
            },
            finds: None,
        },
        Example {
            shows: "aud as an array, which is the JWT’s own",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOlsiaHR0cHM6Ly90ZW5hbnQuZXUuYXV0aDAuY29tLyJdLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJleHAiOjE3NjcyMjU5MDB9.c2ln",
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
    for member in &claims.members {
        let name = member.name.as_str();
        // aud of a JWT may be an array (RFC 7519 §4.1.3), whatever a vendor calls aud in a query.
        if ABOUT_THE_OBJECT.contains(&name) {
            continue;
        }
        let is_text = params::param(name)
            .is_some_and(|row| !matches!(row.value, ValueType::Json | ValueType::Number));
        let what = match &member.value.value {
            Value::Array(_) if is_repeated(name) => continue,
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
            Value::Bool(_) => "true or false without quotes",
            _ => continue,
        };
        if !is_text {
            continue;
        }
        let words: Option<Vec<&str>> =
            (member.value.as_array()).map(|items| items.iter().filter_map(Json::as_str).collect());
        let instead = match words {
            Some(words) if !words.is_empty() => {
                format!("Write \"{}\".", shortened(&words.join(" "), 120))
            }
            _ => "Write it in quotes.".to_owned(),
        };
        let message = format!(
            "{name} is {what} in the request object, and has to be a string there. {instead}"
        );
        report.add(place("request"), message);
    }
}
