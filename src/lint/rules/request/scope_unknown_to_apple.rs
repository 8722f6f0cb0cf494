//! `scope-unknown-to-apple`: Apple has two scopes.

use super::common::{place, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params::OPENID_SCOPES;
use crate::oauth::providers::apple::APPLE;
use crate::prose;
use crate::spec::page;

/// Apple has two scopes.
pub static RULE: Rule = Rule {
    name: "scope-unknown-to-apple",
    breach: Breach::WorthKnowing,
    summary: summary!("a scope that Apple does not have"),
    explain: prose!(
        "Sign in with Apple knows the scopes name and email, and no others. What is called profile elsewhere is called name there."
    ),
    spec: &[page(
        "OpenID: how Sign in with Apple differs",
        "https://bitbucket.org/openid/connect/src/master/How-Sign-in-with-Apple-differs-from-OpenID-Connect.md",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "profile",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code&client_id=com.example.app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20profile&response_mode=form_post",
            },
            finds: Some("profile"),
        },
        Example {
            shows: "name",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code&client_id=com.example.app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=name&response_mode=form_post",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.provider != &APPLE || settled(request, "scope").is_none() {
        return;
    }
    // openid does no harm, and offline_access has a rule of its own.
    let is_known = |scope: &str| {
        let is_openid = OPENID_SCOPES.contains(&scope) && !APPLE.lacks_scopes.contains(&scope);
        let is_own = APPLE.own_scopes.iter().any(|own| own.value == scope);
        is_openid || is_own || scope == "offline_access"
    };
    let unknown: Vec<&str> = request
        .scope_tokens()
        .filter(|scope| !is_known(scope))
        .collect();
    if !unknown.is_empty() {
        let message = format!(
            "Apple knows the scopes name and email, and not {}. The name of a person is asked for by name.",
            shown(&unknown.join(", "))
        );
        report.add(place("scope"), message);
    }
}
