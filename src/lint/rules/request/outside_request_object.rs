//! `outside-request-object`: a parameter stands outside the request object alone, and is ignored.

use super::common::{place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// A parameter stands outside the request object alone, and is ignored.
pub static RULE: Rule = Rule {
    name: "outside-request-object",
    breach: Breach::HardlyMeant,
    summary: summary!("a parameter stands outside the request object alone, and is ignored"),
    explain: prose!(
        "A server that follows RFC 9101 takes the parameters of the request object and no others. OpenID Connect Core let those beside it fill gaps; which of both a server does, its documentation says."
    ),
    spec: &[rfc(9101, "6.3"), oidc_core("6.1")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "a nonce outside",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiJ9.c2ln&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("nonce"),
        },
        Example {
            shows: "all inside",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiJ9.c2ln",
            },
            finds: None,
        },
        Example {
            shows: "no request object",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(effective) = request_object::effective(request) else {
        return;
    };
    for difference in &effective.differences {
        if difference.kind() == request_object::Kind::OnlyOutside {
            let message = format!(
                "{} stands outside the request object alone, and a server that follows RFC 9101 ignores it. Put it into the object.",
                shown(&difference.name)
            );
            report.add(place(&difference.name), message);
        }
    }
}
