//! `missing-api-scope`: no scope names an API.

use super::common::{place, stands_elsewhere, wants_access_token};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::placeholder;
use crate::oauth::provider::ApiNaming;
use crate::oauth::providers::entra;
use crate::prose;
use crate::spec::rfc;

/// No scope names an API.
pub static RULE: Rule = Rule {
    name: "missing-api-scope",
    breach: Breach::WorthKnowing,
    summary: summary!("no scope names an API"),
    explain: prose!(
        "Where an API is named by its scopes, a request with scopes of OpenID Connect alone gets an access token for the provider’s own services. That is right for signing in, and of no use to an API of one’s own."
    ),
    spec: &[rfc(9068, "3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "Microsoft Entra",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20profile",
            },
            finds: Some("Microsoft Graph"),
        },
        Example {
            shows: "Amazon Cognito",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid",
            },
            finds: Some("UserInfo"),
        },
        Example {
            shows: "Keycloak",
            input: Input::Request {
                provider: "keycloak",
                url: "https://id.example.com/realms/acme/protocol/openid-connect/auth?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid",
            },
            finds: Some("audience mapper"),
        },
        Example {
            shows: "an API",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20api%3A%2F%2Fa%2Fread",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let ApiNaming::Scope(example) = request.provider.api else {
        return;
    };
    let settled = request
        .get("scope")
        .is_none_or(|scope| placeholder::find_in_param("scope", scope).is_none());
    let names_one = request.names_api() || request.get("resource").is_some();
    if !settled || names_one || !wants_access_token(request) || stands_elsewhere(request) {
        return;
    }
    if entra::request::is_v1(request) {
        return report.add(
            place("resource"),
            "The v1.0 endpoint takes the API in resource, and there is none. Name it there, by its application ID URI.",
        );
    }
    let whose = match request.provider.id {
        "entra" => "is for Microsoft Graph",
        "azure-b2c" => "is missing or for the application itself",
        "cognito" => "is for the provider’s own services, such as UserInfo,",
        _ => "is for the provider itself",
    };
    let message = match request.provider.id {
        "keycloak" => format!(
            "scope names no client scope of an API, so aud holds what the client’s default scopes and the user’s roles bring: often account alone. If you have an API, ask for the client scope with its audience mapper, such as {example}."
        ),
        "google" => format!(
            "scope names none of Google’s APIs, so the access token is for UserInfo alone. One of theirs is asked for by its scope, such as {example}; Google issues none for an API of yours."
        ),
        _ => format!(
            "scope names no API, so the access token {whose} and not for an API of yours. If you have one, ask for its scope, such as {example}."
        ),
    };
    report.add(place("scope"), message);
}
