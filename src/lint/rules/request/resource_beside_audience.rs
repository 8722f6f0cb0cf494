//! `resource-beside-audience`: resource beside audience, at Auth0.

use super::common::{settled, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::auth0::AUTH0;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::auth0;

/// Resource stands beside audience.
pub static RULE: Rule = Rule {
    name: "resource-beside-audience",
    breach: Breach::WorthKnowing,
    summary: summary!("resource stands beside audience"),
    explain: prose!(
        "Auth0 looks at audience first, and takes resource in its place only where there is none and the tenant is set so. Beside audience it names no API; where the tenant is not set so, it is passed on to the identity provider behind the connection."
    ),
    spec: &[auth0("get-started/tenant-settings")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "both",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com&resource=https%3A%2F%2Fother.example.com",
            },
            finds: Some("https://api.example.com"),
        },
        Example {
            shows: "audience alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "resource alone, of which another rule speaks",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let (Some(audience), Some(_)) = (settled(request, "audience"), settled(request, "resource"))
    else {
        return;
    };
    if request.provider != &AUTH0 {
        return;
    }
    report.add_with_fix(
        Some(Place::request("resource")),
        [
            "Auth0 looks at audience first, so the token is for ",
            &shown(audience),
            ". resource names no API beside it.",
        ]
        .concat(),
        to_judge("Remove resource", vec![Edit::remove("resource")]),
    );
}
