//! `nonce-missing`: an ID token in the redirect, and no nonce.

use super::common::{safe, stands_elsewhere};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// An ID token comes with the redirect, but there is no nonce.
pub static RULE: Rule = Rule {
    name: "nonce-missing",
    breach: Breach::Must,
    summary: summary!("an ID token comes with the redirect, but there is no nonce"),
    explain: prose!(
        "An ID token that comes with the redirect can be replayed by somebody who got hold of an earlier one. nonce ties it to this request: a random value that comes back in the ID token and must be the same."
    ),
    spec: &[oidc_core("3.2.2.1"), oidc_core("3.3.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "id_token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&scope=openid",
            },
            finds: Some("nonce"),
        },
        Example {
            shows: "id_token and token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token%20token&scope=openid",
            },
            finds: Some("nonce"),
        },
        Example {
            shows: "code and id_token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code%20id_token&scope=openid",
            },
            finds: Some("nonce"),
        },
        Example {
            shows: "a nonce",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: None,
        },
        Example {
            shows: "a code alone",
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
    if !request.response_types().id_token
        || request.get("nonce").is_some()
        || stands_elsewhere(request)
    {
        return;
    }
    report.add_with_fix(
        Some(Place::request("nonce")),
        "The ID token comes with the redirect, and OpenID Connect requires a nonce for that. Add a random one.",
        safe("Make a random nonce", vec![Edit::fresh("nonce")]),
    );
}
