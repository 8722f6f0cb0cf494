//! `parameter-of-another-provider`: a parameter belongs to another provider.

use super::common::{place, shown, to_judge};
use super::misspelled_parameter::meant;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::providers::provider;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A parameter belongs to another provider.
pub static RULE: Rule = Rule {
    name: "parameter-of-another-provider",
    breach: Breach::WorthKnowing,
    summary: summary!("a parameter belongs to another provider"),
    explain: prose!(
        "Vendors have parameters of their own. A server ignores a parameter that it does not know, so one of another vendor does nothing, unless this server happens to have it as well."
    ),
    spec: &[rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "one that was meant for ui_locales, which another rule tells",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&lang=de",
            },
            finds: None,
        },
        Example {
            shows: "connection at Okta",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?client_id=app&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&connection=google-oauth2",
            },
            finds: Some("Auth0"),
        },
        Example {
            shows: "kc_idp_hint at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&kc_idp_hint=google",
            },
            finds: Some("Keycloak"),
        },
        Example {
            shows: "connection at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&connection=google-oauth2",
            },
            finds: None,
        },
        Example {
            shows: "at a server that may be anybody’s",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&connection=google-oauth2",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in request.params.iter().filter(|p| !p.value.is_empty()) {
        let name = param.name.as_str();
        // Other rules say more: what audience is elsewhere, and which parameter is meant.
        let is_told = name == "audience" || meant(name, request).is_some();
        let row = params::param(name).filter(|_| !is_told);
        let Some(row) = row.filter(|row| !row.is_of(request.provider)) else {
            continue;
        };
        let params::Whose::Of(ids) = row.whose else {
            continue;
        };
        let title = ids
            .first()
            .and_then(|id| provider(id))
            .map_or("another provider", |p| p.title);
        let message = format!(
            "{} is a parameter of {title}; {} does not document it, and most likely ignores it.",
            shown(name),
            request.provider.title
        );
        let fix = to_judge(format!("Remove {}", shown(name)), vec![Edit::remove(name)]);
        report.add_with_fix(place(name), message, fix);
    }
}
