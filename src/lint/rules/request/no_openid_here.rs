//! `no-openid-here`: the provider is no OpenID Provider.

use super::common::{add_setting, place, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// The provider is no OpenID Provider.
pub static RULE: Rule = Rule {
    name: "no-openid-here",
    breach: Breach::WorthKnowing,
    summary: summary!("the provider is no OpenID Provider"),
    explain: prose!(
        "Some providers, GitHub among them, do OAuth 2.0 alone: openid, nonce and the other parameters of OpenID Connect mean nothing there, and no ID token comes. Who signed in is asked of their API."
    ),
    spec: &[oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "openid at GitHub",
            input: Input::Request {
                provider: "github",
                url: "https://github.com/login/oauth/authorize?client_id=Iv1.abc&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("ID token"),
        },
        Example {
            shows: "a nonce at GitHub",
            input: Input::Request {
                provider: "github",
                url: "https://github.com/login/oauth/authorize?client_id=Iv1.abc&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=repo&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("nonce"),
        },
        Example {
            shows: "neither",
            input: Input::Request {
                provider: "github",
                url: "https://github.com/login/oauth/authorize?client_id=Iv1.abc&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=repo",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.provider.openid {
        return;
    }
    let title = request.provider.title;
    if request.has_scope("openid") {
        let message = format!(
            "{title} answers no request with an ID token, and openid means nothing there. Leave it out, and ask the API who signed in."
        );
        let rest: Vec<&str> = request
            .scope_tokens()
            .filter(|scope| *scope != "openid")
            .collect();
        let edit = match rest.is_empty() {
            true => Edit::remove("scope"),
            false => Edit::set("scope", rest.join(" ")),
        };
        add_setting(
            request,
            report,
            "scope",
            message,
            to_judge("Leave openid out", vec![edit]),
        );
    }
    if request.get("nonce").is_some() {
        let message =
            format!("{title} gives no ID token in which nonce could come back. Use state.");
        report.add_with_fix(
            place("nonce"),
            message,
            to_judge("Remove nonce", vec![Edit::remove("nonce")]),
        );
    }
}
