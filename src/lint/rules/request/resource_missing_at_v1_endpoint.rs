//! `resource-missing-at-v1-endpoint`: scopes of an API are sent to the v1.0 endpoint of Microsoft Entra.

use super::common::{place, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::providers::entra::request::is_v1;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::page;

/// Scopes of an API are sent to the v1.0 endpoint of Microsoft Entra.
pub static RULE: Rule = Rule {
    name: "resource-missing-at-v1-endpoint",
    breach: Breach::HardlyMeant,
    summary: summary!("scopes of an API are sent to the v1.0 endpoint of Microsoft Entra"),
    explain: prose!(
        "The v1.0 endpoint, /oauth2/authorize, takes the API in resource and knows no scopes of APIs; the v2.0 endpoint, /oauth2/v2.0/authorize, takes them in scope. A request for one does not work at the other."
    ),
    spec: &[
        page(
            "Microsoft docs: access tokens",
            "https://learn.microsoft.com/entra/identity-platform/access-tokens",
        ),
        page(
            "Microsoft docs: authorization code flow",
            "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow",
        ),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a scope at v1.0",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20api%3A%2F%2Fa%2Fread",
            },
            finds: Some("v2.0"),
        },
        Example {
            shows: "at v2.0",
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
    if !is_v1(request) || request.get("resource").is_some() {
        return;
    }
    let of_api = |scope: &&str| !params::is_own_scope(scope);
    if let Some(scope) = request.scope_tokens().find(of_api) {
        let message = format!(
            "This is the v1.0 endpoint, which takes the API in resource, not in scope as {} does. Use /oauth2/v2.0/authorize.",
            shown(scope)
        );
        let v2 = request
            .location
            .replacen("/oauth2/authorize", "/oauth2/v2.0/authorize", 1);
        let fix = to_judge(
            "Use the v2.0 endpoint",
            vec![Edit::set("authorization_endpoint", v2)],
        );
        report.add_with_fix(place("scope"), message, fix);
    }
}
