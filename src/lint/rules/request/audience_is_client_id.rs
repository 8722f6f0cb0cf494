//! `audience-is-client-id`: audience is the application’s own ID.

use super::common::{audience_at_auth0, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::auth0::request::Named;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{auth0, observed};

/// Audience is the client ID, not an API.
pub static RULE: Rule = Rule {
    name: "audience-is-client-id",
    breach: Breach::HardlyMeant,
    summary: summary!("audience is the client ID, not an API"),
    explain: prose!(
        "The client ID names the application; an ID token has it in aud. An access token is for an API, and audience is the identifier of that API. Auth0 knows no API by the client ID, and the request will most likely fail."
    ),
    spec: &[
        auth0("secure/tokens/access-tokens/get-access-tokens"),
        observed(
            "Auth0 answers access_denied, Service not found, to an audience that it does not know",
        ),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the same value",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb&audience=k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb",
            },
            finds: Some("client ID"),
        },
        Example {
            shows: "an API",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some((_, Named::ClientId)) = audience_at_auth0(request) {
        report.add_with_fix(
            Some(Place::request("audience")),
            "audience is the client ID, which names the application and no API. Enter the identifier of your API.",
            to_judge("Clear audience", vec![Edit::remove("audience")]),
        );
    }
}
