//! `default-scope-mixed`: .default stands beside other scopes of its API.

use super::common::{add_setting_choices, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::page;

/// The scope .default stands beside other scopes of its API.
pub static RULE: Rule = Rule {
    name: "default-scope-mixed",
    breach: Breach::CannotWork,
    summary: summary!("the scope .default stands beside other scopes of its API"),
    explain: prose!(
        "RESOURCE/.default asks Microsoft Entra for everything that was consented to before; single scopes ask for consent. Both kinds in one request are refused."
    ),
    spec: &[page(
        "Microsoft docs: scopes",
        "https://learn.microsoft.com/entra/identity-platform/scopes-oidc",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "with another of the API",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=api%3A%2F%2Fa%2F.default%20api%3A%2F%2Fa%2Fread",
            },
            finds: Some(".default"),
        },
        Example {
            shows: "with those of OpenID Connect",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20profile%20api%3A%2F%2Fa%2F.default",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.provider.id != "entra" {
        return;
    }
    let is_default = |scope: &str| scope == ".default" || scope.ends_with("/.default");
    let Some(default) = request.scope_tokens().find(|scope| is_default(scope)) else {
        return;
    };
    let single =
        |scope: &&str| !is_default(scope) && !params::is_own_scope(scope) && !scope.contains(',');
    if let Some(other) = request.scope_tokens().find(single) {
        let message = format!(
            "{} cannot stand beside {}: one asks for what was granted before, the other for consent. Choose one kind.",
            shown(default),
            shown(other)
        );
        let keep = |title, is_kept: &dyn Fn(&&str) -> bool| {
            let kept: Vec<&str> = request.scope_tokens().filter(is_kept).collect();
            to_judge(title, vec![Edit::set("scope", kept.join(" "))])
        };
        let choices = vec![
            keep("Keep .default", &|scope| !single(scope)),
            keep("Keep the single scopes", &|scope| !is_default(scope)),
        ];
        add_setting_choices(request, report, "scope", message, choices);
    }
}
