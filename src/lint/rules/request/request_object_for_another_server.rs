//! `request-object-for-another-server`: the request object is for another server.

use super::common::{place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// The request object is for another server.
pub static RULE: Rule = Rule {
    name: "request-object-for-another-server",
    breach: Breach::HardlyMeant,
    summary: summary!("the request object is for another server"),
    explain: prose!(
        "aud in a request object is the issuer identifier of the authorization server, exactly as its metadata has it. A server refuses an object that was made for another one."
    ),
    spec: &[rfc(9101, "4"), rfc(8414, "2")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "another host",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL290aGVyLmV1LmF1dGgwLmNvbS8iLCJleHAiOjE3NjcyMjU5MDAsImNsaWVudF9pZCI6ImFwcCIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIiwicmVkaXJlY3RfdXJpIjoiaHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20vY2IiLCJzY29wZSI6Im9wZW5pZCIsInN0YXRlIjoiYWYwaWZqc2xka2oiLCJjb2RlX2NoYWxsZW5nZSI6IkU5TWVsaG9hMk93dkZyRU1USmd1Q0hhb2VLMXQ4VVJXYnVHSlNzdHctY00iLCJjb2RlX2NoYWxsZW5nZV9tZXRob2QiOiJTMjU2In0.c2ln",
            },
            finds: Some("other.eu.auth0.com"),
        },
        Example {
            shows: "without the final slash of Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20iLCJleHAiOjE3NjcyMjU5MDAsImNsaWVudF9pZCI6ImFwcCIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIiwicmVkaXJlY3RfdXJpIjoiaHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20vY2IiLCJzY29wZSI6Im9wZW5pZCIsInN0YXRlIjoiYWYwaWZqc2xka2oiLCJjb2RlX2NoYWxsZW5nZSI6IkU5TWVsaG9hMk93dkZyRU1USmd1Q0hhb2VLMXQ4VVJXYnVHSlNzdHctY00iLCJjb2RlX2NoYWxsZW5nZV9tZXRob2QiOiJTMjU2In0.c2ln",
            },
            finds: Some("final slash"),
        },
        Example {
            shows: "this one",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiJ9.c2ln",
            },
            finds: None,
        },
        Example {
            shows: "one of several",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOlsiaHR0cHM6Ly90ZW5hbnQuZXUuYXV0aDAuY29tLyIsImh0dHBzOi8vYi5leGFtcGxlLmNvbSJdLCJleHAiOjE3NjcyMjU5MDAsImNsaWVudF9pZCI6ImFwcCIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIiwicmVkaXJlY3RfdXJpIjoiaHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20vY2IiLCJzY29wZSI6Im9wZW5pZCIsInN0YXRlIjoiYWYwaWZqc2xka2oiLCJjb2RlX2NoYWxsZW5nZSI6IkU5TWVsaG9hMk93dkZyRU1USmd1Q0hhb2VLMXQ4VVJXYnVHSlNzdHctY00iLCJjb2RlX2NoYWxsZW5nZV9tZXRob2QiOiJTMjU2In0.c2ln",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let object = RequestObject::of(request);
    let claims = object.as_ref().and_then(RequestObject::claims);
    let Some(host) = request.host() else {
        return;
    };
    let Some(aud) = claims.and_then(|claims| claims.get("aud")) else {
        return;
    };
    let all: Vec<&str> = match (aud.as_str(), aud.as_array()) {
        (Some(one), _) => vec![one],
        (None, Some(items)) => items.iter().filter_map(|item| item.as_str()).collect(),
        _ => return,
    };
    let issuer = request.issuer();
    let is_of = |aud: &&str| {
        Uri::split(aud)
            .authority
            .is_some_and(|authority| authority.eq_ignore_ascii_case(&host))
    };
    let Some(here) = all.iter().find(|aud| is_of(aud)) else {
        if let Some(first) = all.first() {
            let message = format!(
                "The request object is for {}, and the request goes to {host}. aud is the issuer identifier of that server.",
                shown(first)
            );
            report.add(place("request"), message);
        }
        return;
    };
    if issuer.is_some_and(|issuer| issuer.trim_end_matches('/') == *here) {
        let message = format!(
            "aud of the request object is {}, without the final slash that the issuer identifier has. Write it with the slash.",
            shown(here)
        );
        report.add(place("request"), message);
    }
}
