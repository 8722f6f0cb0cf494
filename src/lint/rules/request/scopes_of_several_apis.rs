//! `scopes-of-several-apis`: scope names more than one API.

use super::common::{place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::placeholder;
use crate::oauth::providers::entra::request::{is_v1, resource};
use crate::oauth::providers::ping;
use crate::prose;
use crate::spec::page;

/// Scope names more than one API.
pub static RULE: Rule = Rule {
    name: "scopes-of-several-apis",
    breach: Breach::HardlyMeant,
    summary: summary!("scope names more than one API"),
    explain: prose!(
        "An access token of Microsoft is for one API. Where scope holds scopes of several, consent may be given to all of them, but the token is for one, and requests for the others follow with their own scopes. PingOne answers with an error, unless the application may ask for several resources at once."
    ),
    spec: &[page(
        "Microsoft docs: scopes",
        "https://learn.microsoft.com/entra/identity-platform/scopes-oidc",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "Graph and an API",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20User.Read%20api%3A%2F%2Forders%2Fread",
            },
            finds: Some("Microsoft Graph and api://orders"),
        },
        Example {
            shows: "two APIs",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=api%3A%2F%2Fa%2Fread%20api%3A%2F%2Fb%2Fread",
            },
            finds: Some("api://a and api://b"),
        },
        Example {
            shows: "PingOne’s own API and a custom resource",
            input: Input::Request {
                provider: "ping",
                url: "https://auth.pingone.eu/11111111-2222-3333-4444-555555555555/as/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20p1%3Aread%3Auser%20orders%3Aread",
            },
            finds: Some("p1:read:user is a scope of PingOne’s own API"),
        },
        Example {
            shows: "PingFederate, which has no such API",
            input: Input::Request {
                provider: "ping",
                url: "https://sso.example.com/as/authorization.oauth2?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20p1%3Aread%3Auser%20orders%3Aread",
            },
            finds: None,
        },
        Example {
            shows: "two scopes of one",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20api%3A%2F%2Fa%2Fread%20api%3A%2F%2Fa%2Fwrite",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some((own, of_api)) = ping::request::mixed(request)
        && request.provider == &ping::PING
        && placeholder::find(request.typed("scope")).is_none()
    {
        let message = format!(
            "{} is a scope of PingOne’s own API, and {} one of a custom resource: PingOne refuses both in one request, unless the application may ask for several resources at once.",
            shown(own),
            shown(of_api)
        );
        return report.add_citing(place("scope"), message, const { &[ping::request::CUSTOM] });
    }
    if !matches!(request.provider.id, "entra" | "azure-b2c") || is_v1(request) {
        return;
    }
    let mut apis: Vec<&str> = Vec::new();
    let client = request.get("client_id");
    for scope in request.scope_tokens() {
        // The client ID itself stands for the application’s own API.
        if params::is_own_scope(scope) || Some(scope) == client || scope.contains(',') {
            continue;
        }
        let api = resource(scope).unwrap_or(GRAPH);
        if !apis.contains(&api) {
            apis.push(api);
        }
    }
    if apis.len() > 1 && placeholder::find(request.typed("scope")).is_none() {
        let message = format!(
            "scope names {}, and an access token is for one API. Ask for one here, and for the others in requests of their own.",
            shown(&apis.join(" and "))
        );
        report.add(place("scope"), message);
    }
}

const GRAPH: &str = "Microsoft Graph";
