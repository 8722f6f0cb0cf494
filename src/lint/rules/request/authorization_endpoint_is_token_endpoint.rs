//! `authorization-endpoint-is-token-endpoint`: the token endpoint, where the authorization endpoint belongs.

use super::common::{place, safe};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::completed::of_token_endpoint;
use crate::oauth::placeholder;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// The token endpoint is given as the authorization endpoint.
pub static RULE: Rule = Rule {
    name: "authorization-endpoint-is-token-endpoint",
    breach: Breach::CannotWork,
    summary: summary!("the token endpoint is given as the authorization endpoint"),
    explain: prose!(
        "A server has one address that the browser goes to, where the user signs in, and another that the application posts the code to. An authorization request at the second is answered with an error, mostly that only POST is allowed."
    ),
    spec: &[rfc(6749, "3.1"), rfc(6749, "3.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "Entra’s",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/organizations/oauth2/v2.0/token?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize"),
        },
        Example {
            shows: "Keycloak’s",
            input: Input::Request {
                provider: "keycloak",
                url: "https://id.example.com/realms/acme/protocol/openid-connect/token?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("/protocol/openid-connect/auth"),
        },
        Example {
            shows: "that of a server that nobody knows",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/oauth/token?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("ends in /token"),
        },
        Example {
            shows: "the authorization endpoint",
            input: Input::Request {
                provider: "keycloak",
                url: "https://id.example.com/realms/acme/protocol/openid-connect/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "a realm of that name",
            input: Input::Request {
                provider: "keycloak",
                url: "https://id.example.com/realms/token/protocol/openid-connect/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let at = || place("authorization_endpoint");
    let Ok(endpoint) = request.endpoint() else {
        return;
    };
    if placeholder::find(&request.location).is_some() {
        return;
    }
    let endpoint = endpoint.split('?').next().unwrap_or_default();
    if let Some(meant) = of_token_endpoint(request.provider, endpoint) {
        let provider = request.provider.title;
        return report.add_with_fix(
            at(),
            format!(
                "This is the token endpoint of {provider}. The authorization endpoint is {meant}."
            ),
            safe(
                "Use the authorization endpoint",
                vec![Edit::set("authorization_endpoint", meant)],
            ),
        );
    }
    let last = endpoint.trim_end_matches('/').rsplit('/').next();
    if let Some(last @ ("token" | "access_token")) = last {
        report.add(
            at(),
            format!("The address ends in /{last}, as that of a token endpoint does. Put in the authorization endpoint: the server’s metadata has it as authorization_endpoint."),
        );
    }
}
