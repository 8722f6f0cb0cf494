//! `redirect-uri-missing`: no redirect URI.

use super::common::{scope_mentions, stands_elsewhere};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// `redirect_uri` is missing.
pub static RULE: Rule = Rule {
    name: "redirect-uri-missing",
    breach: Breach::Must,
    summary: summary!("redirect_uri is missing"),
    explain: prose!(
        "redirect_uri says where the answer goes. OpenID Connect requires it in every request; OAuth 2.0 lets it out where the application has registered only one."
    ),
    spec: &[oidc_core("3.1.2.1"), rfc(6749, "4.1.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&scope=openid",
            },
            finds: Some("redirect_uri"),
        },
        Example {
            shows: "one",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "no OpenID Connect",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let is_given = request
        .get("redirect_uri")
        .is_some_and(|uri| !uri.trim().is_empty());
    let is_openid = scope_mentions(request, "openid") || request.response_types().id_token;
    if is_given || stands_elsewhere(request) || !is_openid {
        return;
    }
    report.add(
        Some(Place::request("redirect_uri")),
        "redirect_uri is missing, and OpenID Connect requires it. Enter an address that is registered for the application.",
    );
}
