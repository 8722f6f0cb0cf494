//! `api-scopes-without-audience`: API scopes with no API to belong to.

use super::common::{names_no_audience, shown, stands_elsewhere, wants_access_token};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::placeholder;
use crate::oauth::providers::auth0::request::is_api_scope;
use crate::prose;
use crate::spec::{auth0, rfc};

/// Scopes of an API are asked for, but no API.
pub static RULE: Rule = Rule {
    name: "api-scopes-without-audience",
    breach: Breach::HardlyMeant,
    summary: summary!("scopes of an API are asked for, but no API"),
    explain: prose!(
        "A scope such as read:orders is defined by an API. Where the request names no API in audience, such a scope has nothing to belong to, and the opaque token that comes back is no use to the API."
    ),
    spec: &[
        auth0("secure/tokens/access-tokens/get-access-tokens"),
        rfc(9068, "2.2.3"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "an API’s scope, no API",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&scope=openid%20read%3Aorders",
            },
            finds: Some("read:orders"),
        },
        Example {
            shows: "with the API",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&scope=openid%20read%3Aorders&audience=orders",
            },
            finds: None,
        },
        Example {
            shows: "scopes of OpenID Connect",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&scope=openid%20profile%20email%20offline_access",
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
    // Scopes run together by commas have a rule of their own.
    let of_an_api: Vec<&str> = (request.scope_tokens())
        .filter(|scope| is_api_scope(scope) && !scope.contains([',', '+']))
        .filter(|scope| placeholder::find_in_param("scope", scope).is_none())
        .collect();
    if of_an_api.is_empty() {
        return;
    }
    let scopes = shown(&of_an_api.join(", "));
    report.add(
        Some(Place::request("scope")),
        format!("The request names no API that could grant {scopes}. Enter the API’s identifier in audience."),
    );
}
