//! `resource-ignored`: the provider is not known to take resource.

use super::common::{place, settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// The provider is not known to take resource.
pub static RULE: Rule = Rule {
    name: "resource-ignored",
    breach: Breach::HardlyMeant,
    summary: summary!("the provider is not known to take resource"),
    explain: prose!(
        "resource names the API in RFC 8707, which not every server follows. One that does not ignores it, and the access token is for something else."
    ),
    spec: &[rfc(8707, "2"), rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "at Okta",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=0oa9exampleclient5d7&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("Okta"),
        },
        Example {
            shows: "at Keycloak",
            input: Input::Request {
                provider: "keycloak",
                url: "https://sso.example.com/realms/acme/protocol/openid-connect/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("experimental"),
        },
        Example {
            shows: "at Amazon Cognito",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "at a server that follows RFC 8707",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if settled(request, "resource").is_none() {
        return;
    }
    let provider = request.provider;
    let instead = match provider.id {
        "okta" => {
            "the path of the endpoint chooses the authorization server, and that has one audience"
        }
        "google" => "scopes name the API",
        "github" => "scopes are all there is",
        "keycloak" => {
            "resource indicators are an experimental feature there, and off by default; client scopes fill aud"
        }
        "apple" => "its access token is for nothing else",
        _ => return,
    };
    let message = format!(
        "{} most likely ignores resource: {instead}.",
        provider.title
    );
    let fix = to_judge("Remove resource", vec![Edit::remove("resource")]);
    report.add_with_fix(place("resource"), message, fix);
}
