//! `secret-in-request`: a secret in the address.

use super::common::safe;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::request::Edit;
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
}
