//! `audience-is-tenant-domain`: audience is the tenant itself.

use super::common::{audience_at_auth0, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::auth0::request::Named;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::auth0;

/// Audience is the tenant’s domain, so the access token will be opaque.
pub static RULE: Rule = Rule {
    name: "audience-is-tenant-domain",
    breach: Breach::HardlyMeant,
    summary: summary!("audience is the tenant’s domain, so the access token will be opaque"),
    explain: prose!(
        "The tenant’s own domain as audience counts as none: Auth0 issues an opaque token that is good for /userinfo alone. The identifier of an API is what its settings page shows."
    ),
    spec: &[auth0("secure/tokens/access-tokens/get-access-tokens")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the domain",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=tenant.eu.auth0.com",
            },
            finds: Some("counts as none"),
        },
        Example {
            shows: "the issuer",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2F",
            },
            finds: Some("counts as none"),
        },
        Example {
            shows: "an API there",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fapi%2Fv2%2F",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some((_, Named::TenantDomain)) = audience_at_auth0(request) {
        report.add_with_fix(
            Some(Place::request("audience")),
            "audience is the tenant’s own domain, which counts as none: the access token will be opaque. Enter the identifier of your API.",
            to_judge("Clear audience", vec![Edit::remove("audience")]),
        );
    }
}
