//! `missing-audience`: the request names no API.

use super::common::{names_no_audience, stands_elsewhere, wants_access_token};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::auth0;

/// No audience is given, so the access token will be opaque.
pub static RULE: Rule = Rule {
    name: "missing-audience",
    breach: Breach::HardlyMeant,
    summary: summary!("no audience is given, so the access token will be opaque"),
    explain: prose!(
        "Auth0 issues an access token for the API that audience names. Without audience the token is an opaque string, good for /userinfo alone, and your API cannot read it. A tenant with a Default Audience is the exception."
    ),
    spec: &[
        auth0("secure/tokens/access-tokens/get-access-tokens"),
        auth0("get-started/tenant-settings"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "no audience",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("unless the tenant has a Default Audience"),
        },
        Example {
            shows: "an empty one",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=",
            },
            finds: Some("opaque"),
        },
        Example {
            shows: "an API is named",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "only an ID token is asked for",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&nonce=n&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "another provider has its own way",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if stands_elsewhere(request) || !wants_access_token(request) || !names_no_audience(request) {
        return;
    }
    report.add(
        Some(Place::request("audience")),
        "The request names no API, so the access token will be opaque, unless the tenant has a Default Audience. Enter the identifier of your API.",
    );
}
