//! `audience-is-userinfo`: audience is the userinfo endpoint.

use super::common::{audience_at_auth0, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::auth0::request::Named;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::auth0;

/// Audience is the userinfo endpoint, so the access token will be opaque.
pub static RULE: Rule = Rule {
    name: "audience-is-userinfo",
    breach: Breach::HardlyMeant,
    summary: summary!("audience is the userinfo endpoint, so the access token will be opaque"),
    explain: prose!(
        "With the userinfo endpoint as audience Auth0 issues an opaque token that is good for that endpoint alone, just as without audience. For an API of your own, name that API. With openid in scope its token is good for /userinfo as well."
    ),
    spec: &[
        auth0("authenticate/login/oidc-conformant-authentication/oidc-adoption-auth-code-flow"),
        auth0("secure/tokens/access-tokens/get-access-tokens"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the tenant’s userinfo",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fuserinfo",
            },
            finds: Some("good for /userinfo alone"),
        },
        Example {
            shows: "an API",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%2Fuserinfo",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some((_, Named::Userinfo)) = audience_at_auth0(request) {
        report.add_with_fix(
            Some(Place::request("audience")),
            "audience is the userinfo endpoint, so the access token will be opaque and good for /userinfo alone. Enter the identifier of your API.",
            to_judge("Clear audience", vec![Edit::remove("audience")]),
        );
    }
}
