//! `custom-scope-at-org-server`: scopes of an API are sent to Okta’s org authorization server.

use super::common::{place, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::providers::okta;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::page;

/// Scopes of an API are sent to Okta’s org authorization server.
pub static RULE: Rule = Rule {
    name: "custom-scope-at-org-server",
    breach: Breach::HardlyMeant,
    summary: summary!("scopes of an API are sent to Okta’s org authorization server"),
    explain: prose!(
        "The org authorization server, /oauth2/v1/authorize, issues access tokens for Okta alone, and no scope can be added to it. Scopes of an API of one’s own belong to a custom authorization server, such as /oauth2/default/v1/authorize."
    ),
    spec: &[page(
        "Okta docs: authorization servers",
        "https://developer.okta.com/docs/concepts/auth-servers/",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a scope of an API",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/v1/authorize?response_type=code&client_id=0oa9exampleclient5d7&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20orders.read",
            },
            finds: Some("custom"),
        },
        Example {
            shows: "a scope of Okta’s API",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/v1/authorize?response_type=code&client_id=0oa9exampleclient5d7&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20okta.users.read",
            },
            finds: None,
        },
        Example {
            shows: "a custom server",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=0oa9exampleclient5d7&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20orders.read",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let path = request
        .location
        .split("://")
        .nth(1)
        .and_then(|rest| rest.find('/').map(|at| &rest[at..]));
    let is_org = path.is_some_and(|path| path.starts_with("/oauth2/v1/"));
    if request.provider.id != "okta" || !is_org {
        return;
    }
    if let Some(scope) = okta::request::custom_scope(request) {
        let message = format!(
            "The org authorization server knows no scope {}: those of your API belong to a custom one. Send the request to /oauth2/default/v1/authorize, or to another that you made.",
            shown(scope)
        );
        let default = request
            .location
            .replacen("/oauth2/v1/", "/oauth2/default/v1/", 1);
        let fix = to_judge(
            "Ask the server “default”",
            vec![Edit::set("authorization_endpoint", default)],
        );
        report.add_with_fix(place("scope"), message, fix);
    }
}
