//! `management-api-at-custom-domain`: the Management API, named at a custom domain.

use super::common::{audience_at_auth0, place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::location::host_of;
use crate::oauth::providers::auth0::request::Named;
use crate::prose;
use crate::spec::{auth0, observed};

/// The Management API is named at a custom domain.
pub static RULE: Rule = Rule {
    name: "management-api-at-custom-domain",
    breach: Breach::WorthKnowing,
    summary: summary!("the Management API is named at a custom domain"),
    explain: prose!(
        "The identifier of Auth0’s Management API has the tenant’s own domain, which ends with auth0.com, behind a custom domain as well. A public report has the custom domain in aud where it was asked for, so Auth0 may take both. A token that was got through a custom domain is good only where the Management API is called at that domain."
    ),
    spec: &[
        auth0("secure/tokens/access-tokens/management-api-access-tokens"),
        auth0("secure/tokens/access-tokens/get-access-tokens"),
        observed("a report in Auth0’s community has the custom domain in aud"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "at the custom domain",
            input: Input::Request {
                provider: "auth0",
                url: "https://login.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Flogin.example.com%2Fapi%2Fv2%2F",
            },
            finds: Some("login.example.com"),
        },
        Example {
            shows: "at the tenant’s own domain, through the custom one",
            input: Input::Request {
                provider: "auth0",
                url: "https://login.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fapi%2Fv2%2F",
            },
            finds: None,
        },
        Example {
            shows: "at the tenant’s own domain",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fapi%2Fv2%2F",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some((audience, Named::ManagementApi)) = audience_at_auth0(seen.request) else {
        return;
    };
    // What is named so at a host that is not Auth0’s is at the host of the request.
    let host = host_of(audience).to_ascii_lowercase();
    if host.ends_with(".auth0.com") {
        return;
    }
    let host = shown(&host);
    report.add(
        place("audience"),
        format!("audience names the Management API at {host}, a custom domain. Its identifier has the tenant’s own domain, which ends with auth0.com: enter that one if Auth0 does not know this. Either token is good only at the Management API under {host}."),
    );
}
