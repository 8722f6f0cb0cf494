//! `authorization-endpoint-is-issuer`: the issuer, or a part of the address, where the authorization endpoint belongs.

use super::common::{place, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::completed::{completed, has_none};
use crate::oauth::placeholder;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// The authorization endpoint is not all of its address.
pub static RULE: Rule = Rule {
    name: "authorization-endpoint-is-issuer",
    breach: Breach::HardlyMeant,
    summary: summary!("the authorization endpoint is not all of its address"),
    explain: prose!(
        "An issuer names the server; its authorization endpoint is an address below it, and each provider has a path of its own for that. A discovery document holds both: issuer and authorization_endpoint."
    ),
    spec: &[rfc(8414, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "Okta’s issuer",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("https://acme.okta.com/oauth2/default/v1/authorize"),
        },
        Example {
            shows: "Keycloak’s realm",
            input: Input::Request {
                provider: "keycloak",
                url: "https://id.example.com/realms/acme/?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("/protocol/openid-connect/auth"),
        },
        Example {
            shows: "Entra’s issuer",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/organizations/v2.0?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize"),
        },
        Example {
            shows: "the issuer of a Cognito user pool, which has none",
            input: Input::Request {
                provider: "cognito",
                url: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc/oauth2/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("{domain} is the user pool’s own domain"),
        },
        Example {
            shows: "the endpoint",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "an endpoint elsewhere, which may be a proxy’s",
            input: Input::Request {
                provider: "okta",
                url: "https://login.example.com/sign-in?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.endpoint().is_err() || placeholder::find(&request.location).is_some() {
        return;
    }
    let provider = request.provider;
    let host = request.host().unwrap_or_default();
    if has_none(provider, &host) {
        let message = format!(
            "{} is the host of an issuer, and has no authorization endpoint: that is {}. {}",
            shown(&host),
            provider.endpoints.authorize,
            provider.fill
        );
        return report.add(place("authorization_endpoint"), message);
    }
    let Some(whole) = completed(provider, &request.location) else {
        return;
    };
    let provider = provider.title;
    report.add_with_fix(
        place("authorization_endpoint"),
        format!("This is not the authorization endpoint of {provider}, but the beginning of it: {whole}."),
        safe("Complete the address", vec![Edit::set("authorization_endpoint", whole)]),
    );
}
