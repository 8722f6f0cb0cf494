//! `system-api-without-slash`: an API of Auth0’s own, its final slash missing.

use super::common::{audience_at_auth0, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::auth0::request::Named;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::auth0;

/// The identifier of one of Auth0’s own APIs lacks its final slash.
pub static RULE: Rule = Rule {
    name: "system-api-without-slash",
    breach: Breach::CannotWork,
    summary: summary!("the identifier of one of Auth0’s own APIs lacks its final slash"),
    explain: prose!(
        "The identifiers of Auth0’s own APIs at a tenant, My Account, MFA and My Organization, end with a slash, and identifiers are compared exactly. Without the slash Auth0 knows no such API."
    ),
    spec: &[
        auth0("get-started/auth0-overview/set-up-apis"),
        auth0("secure/tokens/access-tokens/get-access-tokens"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "My Account",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fme",
            },
            finds: Some("https://tenant.eu.auth0.com/me/"),
        },
        Example {
            shows: "My Organization",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fmy-org",
            },
            finds: Some("ends with a slash"),
        },
        Example {
            shows: "with it",
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
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%2Fme",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some((audience, Named::SystemApiWithoutSlash)) = audience_at_auth0(request) {
        report.add_with_fix(
            Some(Place::request("audience")),
            format!("The identifier of this API of Auth0’s own ends with a slash: {}/. Without it Auth0 knows no such API.", shown(audience)),
            safe("Add the slash", vec![Edit::set("audience", format!("{audience}/"))]),
        );
    }
}
