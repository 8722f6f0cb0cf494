//! `scope-unknown-here`: a scope of OpenID Connect that the provider does not have.

use super::common::{add_setting, settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// The provider does not have a scope of OpenID Connect.
pub static RULE: Rule = Rule {
    name: "scope-unknown-here",
    breach: Breach::WorthKnowing,
    summary: summary!("the provider does not have a scope of OpenID Connect"),
    explain: prose!(
        "OpenID Connect defines the scopes profile, email, address and phone, and leaves it to the provider which of them it has. One that it does not have brings no claims; some providers refuse the request."
    ),
    spec: &[oidc_core("5.4")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "address at Microsoft Entra",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20address",
            },
            finds: Some("address"),
        },
        Example {
            shows: "phone at Cognito, which has it",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid%20phone",
            },
            finds: None,
        },
        Example {
            shows: "at Auth0, which has them all",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20address%20phone",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let provider = request.provider;
    // openid and offline_access have rules of their own, and so has Apple, whose word for profile is another.
    let is_elsewhere = |scope: &str| matches!(scope, "openid" | "offline_access");
    let lacks = |scope: &&str| provider.lacks_scopes.contains(scope) && !is_elsewhere(scope);
    let unknown: Vec<&str> = request.scope_tokens().filter(lacks).collect();
    if unknown.is_empty() || provider.id == "apple" || settled(request, "scope").is_none() {
        return;
    }
    let rest = request.scope_tokens().filter(|scope| !lacks(scope));
    let rest = rest.collect::<Vec<_>>().join(" ");
    let edit = match rest.as_str() {
        "" => Edit::remove("scope"),
        rest => Edit::set("scope", rest),
    };
    let (are, them) = match unknown.as_slice() {
        [_] => ("is no scope", "it"),
        _ => ("are no scopes", "them"),
    };
    let message = format!(
        "{} {are} of {}. Leave {them} out.",
        unknown.join(", "),
        provider.title
    );
    let fix = to_judge(format!("Leave {them} out"), vec![edit]);
    add_setting(request, report, "scope", message, fix);
}
