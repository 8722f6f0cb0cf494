//! `scope-misspelled`: a scope is nearly one of OpenID Connect.

use super::common::{add_setting, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{oidc_core, rfc};
use crate::text::near;

/// A scope is nearly one of OpenID Connect.
pub static RULE: Rule = Rule {
    name: "scope-misspelled",
    breach: Breach::HardlyMeant,
    summary: summary!("a scope is nearly one of OpenID Connect"),
    explain: prose!(
        "Scopes are case-sensitive, and those of OpenID Connect are in lower case with an underscore: openid, profile, email, offline_access. A server ignores or refuses a scope that it does not know."
    ),
    spec: &[rfc(6749, "3.3"), oidc_core("5.4"), oidc_core("11")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "upper case",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=OpenID%20profile",
            },
            finds: Some("openid"),
        },
        Example {
            shows: "a hyphen",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20offline-access",
            },
            finds: Some("offline_access"),
        },
        Example {
            shows: "a slip",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20profil",
            },
            finds: Some("profile"),
        },
        Example {
            shows: "a scope of an API",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20read:email",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let all: Vec<&str> = request.scope_tokens().collect();
    for scope in &all {
        let names = params::SCOPES.iter().map(|choice| choice.value);
        // emails and the like are words of their own.
        let is_scope = params::is_own_scope(scope) || scope.len() < 4;
        let Some(meant) = near::nearest(scope, names).filter(|_| !is_scope) else {
            continue;
        };
        let mended: Vec<&str> = (all.iter())
            .map(|other| if other == scope { meant } else { *other })
            .collect();
        let message = format!(
            "scope holds {}, which is most likely meant to be {meant}.",
            shown(scope)
        );
        let fix = to_judge(
            format!("Ask for {meant}"),
            vec![Edit::set("scope", mended.join(" "))],
        );
        add_setting(request, report, "scope", message, fix);
    }
}
