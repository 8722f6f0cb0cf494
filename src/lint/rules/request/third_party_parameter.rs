//! `third-party-parameter`: a third-party application sends what it may not.

use super::common::{is_third_party, place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::prose;
use crate::spec::auth0;

/// A third-party application sends what it may not.
pub static RULE: Rule = Rule {
    name: "third-party-parameter",
    breach: Breach::HardlyMeant,
    summary: summary!("a third-party application sends what it may not"),
    explain: prose!(
        "Auth0 has a list of the parameters that third-party applications may send. Parameters that are not on the list do not take effect."
    ),
    spec: &[auth0(
        "get-started/applications/third-party-applications/security-controls",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "organization",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=tpc_a&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&organization=org_a",
            },
            finds: Some("organization"),
        },
        Example {
            shows: "what is allowed",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=tpc_a&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&connection=a&ext-color=blue",
            },
            finds: None,
        },
        Example {
            shows: "another application",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&organization=org_a",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.provider.id != "auth0" || !is_third_party(request) {
        return;
    }
    for param in request.params.iter().filter(|p| !p.value.is_empty()) {
        let name = param.name.as_str();
        let is_refused = params::param(name).is_some_and(|row| !row.forbidden.is_empty());
        if !ALLOWED.contains(&name) && !name.starts_with("ext-") && !is_refused {
            let message = format!(
                "{} is not among the parameters that a third-party application may send. Leave it out.",
                shown(name)
            );
            report.add(place(name), message);
        }
    }
}

/// What Auth0 lets third-party applications send, `ext-` parameters beside.
const ALLOWED: &[&str] = &[
    "acr_values",
    "audience",
    "authorization_details",
    "client_id",
    "code_challenge",
    "code_challenge_method",
    "connection",
    "correlation_id",
    "display",
    "dpop_jkt",
    "login_hint",
    "max_age",
    "nonce",
    "prompt",
    "redirect_uri",
    "resource",
    "response_type",
    "scope",
    "state",
    "ui_locales",
];
