//! `api-without-scope`: scope holds the identifier of an API, and none of its scopes.

use super::common::{add_setting, settled, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::providers::entra::request::{is_bare, is_v1};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::page;

/// Scope holds the identifier of an API and none of its scopes.
pub static RULE: Rule = Rule {
    name: "api-without-scope",
    breach: Breach::HardlyMeant,
    summary: summary!("scope holds the identifier of an API and none of its scopes"),
    explain: prose!(
        "A scope of Microsoft is the identifier of an API, a slash, and a permission of that API: api://orders/read. With .default in place of the permission come all that were granted before. The identifier alone asks for nothing."
    ),
    spec: &[page(
        "Microsoft docs: scopes",
        "https://learn.microsoft.com/entra/identity-platform/scopes-oidc",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the identifier",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20api%3A%2F%2Forders",
            },
            finds: Some("api://orders/.default"),
        },
        Example {
            shows: "that of Microsoft Graph, with its slash",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20https%3A%2F%2Fgraph.microsoft.com%2F",
            },
            finds: Some("https://graph.microsoft.com/.default"),
        },
        Example {
            shows: "a permission",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20api%3A%2F%2Forders%2Fread",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if !matches!(request.provider.id, "entra" | "azure-b2c")
        || is_v1(request)
        || settled(request, "scope").is_none()
    {
        return;
    }
    // Separated by something else than spaces it is another rule's.
    let is_one = |scope: &&str| is_bare(scope) && !scope.contains([',', '+', ';']);
    let Some(api) = request.scope_tokens().find(is_one) else {
        return;
    };
    let whole = [api.trim_end_matches('/'), "/.default"].concat();
    let message = format!(
        "{} names an API, and none of its scopes. Put the scope behind it, or ask for all that were granted: {}.",
        shown(api),
        shown(&whole)
    );
    let scopes = request
        .scope_tokens()
        .map(|scope| if scope == api { whole.as_str() } else { scope });
    let scopes = scopes.collect::<Vec<_>>().join(" ");
    let fix = to_judge("Ask for .default", vec![Edit::set("scope", scopes)]);
    add_setting(request, report, "scope", message, fix);
}
