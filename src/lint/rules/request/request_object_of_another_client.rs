//! `request-object-of-another-client`: the request object is of another client.

use super::common::{place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::providers::auth0::AUTH0;
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// The request object is of another client.
pub static RULE: Rule = Rule {
    name: "request-object-of-another-client",
    breach: Breach::Must,
    summary: summary!("the request object is of another client"),
    explain: prose!(
        "client_id stands outside the request object as well, so that the server knows whose keys to check the signature with. Both values have to be the same. iss names the client too, where nobody else signs for it."
    ),
    spec: &[rfc(9101, "5"), rfc(9101, "6.3")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "another client_id",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJvdGhlciIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIiwicmVkaXJlY3RfdXJpIjoiaHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20vY2IiLCJzY29wZSI6Im9wZW5pZCIsInN0YXRlIjoiYWYwaWZqc2xka2oiLCJjb2RlX2NoYWxsZW5nZSI6IkU5TWVsaG9hMk93dkZyRU1USmd1Q0hhb2VLMXQ4VVJXYnVHSlNzdHctY00iLCJjb2RlX2NoYWxsZW5nZV9tZXRob2QiOiJTMjU2In0.c2ln",
            },
            finds: Some("client_id"),
        },
        Example {
            shows: "another iss",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJvdGhlciIsImF1ZCI6Imh0dHBzOi8vdGVuYW50LmV1LmF1dGgwLmNvbS8iLCJleHAiOjE3NjcyMjU5MDAsImNsaWVudF9pZCI6ImFwcCIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIiwicmVkaXJlY3RfdXJpIjoiaHR0cHM6Ly9hcHAuZXhhbXBsZS5jb20vY2IiLCJzY29wZSI6Im9wZW5pZCIsInN0YXRlIjoiYWYwaWZqc2xka2oiLCJjb2RlX2NoYWxsZW5nZSI6IkU5TWVsaG9hMk93dkZyRU1USmd1Q0hhb2VLMXQ4VVJXYnVHSlNzdHctY00iLCJjb2RlX2NoYWxsZW5nZV9tZXRob2QiOiJTMjU2In0.c2ln",
            },
            finds: Some("iss"),
        },
        Example {
            shows: "the same",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiJ9.c2ln",
            },
            finds: None,
        },
        Example {
            shows: "signed by somebody else for the client",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJodHRwczovL3NpZ25lci5leGFtcGxlLmNvbSIsImF1ZCI6Imh0dHBzOi8vYXMuZXhhbXBsZS5jb20iLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJleHAiOjE3NjcyMjU5MDB9.c2ln",
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
    let Some(client) = request.get("client_id") else {
        return;
    };
    // Somebody else may sign for the client (OIDC Core §6.1); Auth0 documents that iss is the client.
    let is_named = claims.str("client_id") == Some(client);
    let names: &[&str] = match is_named && request.provider != &AUTH0 {
        true => &[],
        false => &["client_id", "iss"],
    };
    for name in names {
        if let Some(inside) = claims.str(name).filter(|inside| *inside != client) {
            let message = format!(
                "In the request object {name} is {}, and client_id beside it is {}. They have to be the same.",
                shown(inside),
                shown(client)
            );
            report.add(place("request"), message);
            return;
        }
    }
}
