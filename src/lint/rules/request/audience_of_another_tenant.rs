//! `audience-of-another-tenant`: an API or endpoint of Auth0’s own, at another tenant than the one that is asked.

use super::common::{audience_at_auth0, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::location::host_of;
use crate::oauth::providers::auth0::request::Named;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::auth0;

/// Audience belongs to another tenant.
pub static RULE: Rule = Rule {
    name: "audience-of-another-tenant",
    breach: Breach::HardlyMeant,
    summary: summary!("audience is an API of another tenant than the one that is asked"),
    explain: prose!(
        "Every tenant has a Management API, a userinfo endpoint and other APIs of Auth0’s own under its domain, and each is known to its own tenant. A request to one tenant that names those of another was put together from two."
    ),
    spec: &[
        auth0("secure/tokens/access-tokens/get-access-tokens"),
        auth0("secure/tokens/access-tokens/management-api-access-tokens"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "its Management API",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fother.eu.auth0.com%2Fapi%2Fv2%2F",
            },
            finds: Some("other.eu.auth0.com"),
        },
        Example {
            shows: "its userinfo endpoint",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fother.eu.auth0.com%2Fuserinfo",
            },
            finds: Some("tenant.eu.auth0.com"),
        },
        Example {
            shows: "through a custom domain, which does not show its tenant",
            input: Input::Request {
                provider: "auth0",
                url: "https://login.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fother.eu.auth0.com%2Fapi%2Fv2%2F",
            },
            finds: None,
        },
        Example {
            shows: "an API of one’s own with such a name",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fother.eu.auth0.com%2Forders",
            },
            finds: None,
        },
        Example {
            shows: "its own",
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
    let Some((audience, Named::OfAnotherTenant)) = audience_at_auth0(request) else {
        return;
    };
    let (theirs, own) = (host_of(audience), host_of(&request.location));
    report.add_with_fix(
        Some(Place::request("audience")),
        [
            "audience is at ",
            &shown(theirs),
            ", and the request goes to ",
            &shown(own),
            ". A tenant knows its own APIs alone: see which of the two is meant.",
        ]
        .concat(),
        to_judge(
            ["Use ", &shown(own), " in audience"].concat(),
            vec![Edit::set("audience", audience.replacen(theirs, own, 1))],
        ),
    );
}
