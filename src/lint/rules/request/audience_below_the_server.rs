//! `audience-below-the-server`: an address of the authorization server itself.

use super::common::{audience_at_auth0, place};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::location::host_of;
use crate::oauth::providers::auth0::request::Named;
use crate::prose;
use crate::spec::auth0;

/// Audience is an address of the authorization server.
pub static RULE: Rule = Rule {
    name: "audience-below-the-server",
    breach: Breach::WorthKnowing,
    summary: summary!("audience is an address of the authorization server"),
    explain: prose!(
        "Of the addresses of a tenant only those of Auth0’s own APIs are identifiers. Endpoints such as /authorize, /oauth/token or /.well-known are none, and the identifier of an API of one’s own rarely begins with the tenant’s domain."
    ),
    spec: &[auth0("get-started/apis/api-settings")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "an endpoint",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Foauth%2Ftoken",
            },
            finds: Some("tenant.eu.auth0.com"),
        },
        Example {
            shows: "an API of Auth0’s own",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fme%2F",
            },
            finds: None,
        },
        Example {
            shows: "an API elsewhere",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%2Foauth%2Ftoken",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some((audience, Named::Api)) = audience_at_auth0(seen.request) else {
        return;
    };
    let server = host_of(&seen.request.location);
    if server.is_empty() || !host_of(audience).eq_ignore_ascii_case(server) {
        return;
    }
    report.add(
        place("audience"),
        format!("audience is an address at {server}, the authorization server. An API has an identifier of its own: see that this is it, and no endpoint’s address."),
    );
}
