//! `audience-ignored`: the provider takes no audience.

use super::common::{place, settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::provider::ApiNaming;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// The provider takes no audience.
pub static RULE: Rule = Rule {
    name: "audience-ignored",
    breach: Breach::HardlyMeant,
    summary: summary!("the provider takes no audience"),
    explain: prose!(
        "audience in an authorization request is a parameter of Auth0 and Ory. Others have their own way to name an API: a scope, the resource parameter, or the server’s settings. They ignore audience, and the access token is for something else."
    ),
    spec: &[rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "at Okta",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=0oa9exampleclient5d7&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("authorization server"),
        },
        Example {
            shows: "at Microsoft Entra",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("api://"),
        },
        Example {
            shows: "at Google",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("scopes"),
        },
        Example {
            shows: "at Amazon Cognito",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("resource server"),
        },
        Example {
            shows: "at Keycloak",
            input: Input::Request {
                provider: "keycloak",
                url: "https://sso.example.com/realms/acme/protocol/openid-connect/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("client scope"),
        },
        Example {
            shows: "at Duende",
            input: Input::Request {
                provider: "duende",
                url: "https://id.example.com/connect/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("resource names the API"),
        },
        Example {
            shows: "at Auth0",
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
    if settled(request, "audience").is_none() {
        return;
    }
    let provider = request.provider;
    // Those that take it, and those that take resource, of which another rule speaks.
    if matches!(provider.api, ApiNaming::Audience | ApiNaming::Resource) {
        return;
    }
    let instead = match (provider.id, provider.api) {
        ("okta", _) => "the audience is fixed for each custom authorization server, and the path of the endpoint chooses the server".to_owned(),
        ("entra" | "azure-b2c", _) => "the API is named by its scopes, such as api://API-CLIENT-ID/access_as_user".to_owned(),
        ("google", _) => "APIs are named by scopes, which are addresses".to_owned(),
        ("cognito", _) => "the API is named by custom scopes, RESOURCE-SERVER/SCOPE, or by resource, the identifier of a resource server".to_owned(),
        ("keycloak", _) => "a client scope with an audience mapper puts the API into aud; audience is for token exchange".to_owned(),
        ("duende", _) => "resource names the API, where the server has resource isolation, and otherwise its scopes do".to_owned(),
        ("zitadel", _) => "a scope adds the audience: urn:zitadel:iam:org:project:id:PROJECT-ID:aud".to_owned(),
        (_, ApiNaming::Scope(example)) => format!("the API is named by its scopes, such as {example}"),
        _ => "the server’s settings decide for whom the token is".to_owned(),
    };
    let message = format!(
        "{} takes no audience, and most likely ignores it: {instead}.",
        provider.title
    );
    let fix = to_judge("Remove audience", vec![Edit::remove("audience")]);
    report.add_with_fix(place("audience"), message, fix);
}
