//! `secret-in-request`: a secret in the address.

use super::common::{place, safe};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::request::Edit;
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;

/// A secret or token stands in the request’s address.
pub static RULE: Rule = Rule {
    name: "secret-in-request",
    breach: Breach::Must,
    summary: summary!("a secret or token stands in the request’s address"),
    explain: prose!(
        "The address of an authorization request goes through the browser, its history and server logs. Secrets and tokens have no place there: a client secret or code verifier belongs in the token request, a token in the Authorization header. What stood here should be replaced."
    ),
    spec: &[rfc(6749, "2.3.1"), rfc(6750, "5.3")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "a client secret",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&client_secret=x",
            },
            finds: Some("client_secret"),
        },
        Example {
            shows: "a code verifier",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_verifier=x",
            },
            finds: Some("code_verifier"),
        },
        Example {
            shows: "in a request object",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfc2VjcmV0IjoieCJ9.c2ln",
            },
            finds: Some("In the request object"),
        },
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        let name = param.name.as_str();
        let Some(what) = params::secret(name).filter(|_| !param.value.is_empty()) else {
            continue;
        };
        report.add_with_fix(
            Some(Place::request(name)),
            format!("{name} is {what}, and an authorization request goes through history and logs. Remove it, and replace it where it is real."),
            safe(format!("Remove {name}"), vec![Edit::remove(name)]),
        );
    }
    // A signed object is no secret: everybody can read it.
    let object = RequestObject::of(request);
    let claims = object.as_ref().and_then(RequestObject::claims);
    for member in claims.into_iter().flat_map(|claims| &claims.members) {
        let name = member.name.as_str();
        if let Some(what) = params::secret(name) {
            report.add(
                place("request"),
                format!("In the request object stands {name}, {what}: it is signed and not encrypted, so everybody on its way reads it. Make one without, and replace what stood there where it is real."),
            );
        }
    }
}
