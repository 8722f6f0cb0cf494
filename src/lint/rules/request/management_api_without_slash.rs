//! `management-api-without-slash`: the Management API, its final slash missing.

use super::common::{audience_at_auth0, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::auth0::request::Named;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{auth0, observed};

/// The Management API’s identifier lacks its final slash.
pub static RULE: Rule = Rule {
    name: "management-api-without-slash",
    breach: Breach::CannotWork,
    summary: summary!("the Management API’s identifier lacks its final slash"),
    explain: prose!(
        "The identifier of Auth0’s Management API ends with a slash, and identifiers are compared exactly. Without the slash Auth0 knows no such API."
    ),
    spec: &[
        auth0("secure/tokens/access-tokens/management-api-access-tokens"),
        auth0("get-started/auth0-overview/set-up-apis"),
        observed("Auth0 answers access_denied, Service not found, without the slash"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "no slash",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fapi%2Fv2",
            },
            finds: Some("ends with a slash"),
        },
        Example {
            shows: "with it",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fapi%2Fv2%2F",
            },
            finds: None,
        },
        Example {
            shows: "an API elsewhere",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%2Fapi%2Fv2",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some((audience, Named::ManagementApiWithoutSlash)) = audience_at_auth0(request) {
        report.add_with_fix(
            Some(Place::request("audience")),
            format!("The Management API’s identifier ends with a slash: {}/. Without it Auth0 knows no such API.", shown(audience)),
            safe("Add the slash", vec![Edit::set("audience", format!("{audience}/"))]),
        );
    }
}
