//! `prompt-none-combined`: prompt=none beside another prompt.

use super::common::{add_setting_choices, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// Prompt has none beside another value.
pub static RULE: Rule = Rule {
    name: "prompt-none-combined",
    breach: Breach::Must,
    summary: summary!("prompt has none beside another value"),
    explain: prose!(
        "prompt=none asks the server to show nothing and to fail instead. It contradicts every other value, and the server must answer with an error."
    ),
    spec: &[oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "none and login",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=none%20login",
            },
            finds: Some("none"),
        },
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=none",
            },
            finds: None,
        },
        Example {
            shows: "login and consent",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=login%20consent",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let prompts: Vec<&str> = request
        .get("prompt")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .collect();
    if !prompts.contains(&"none") || prompts.iter().all(|prompt| *prompt == "none") {
        return;
    }
    let others: Vec<&str> = prompts
        .into_iter()
        .filter(|prompt| *prompt != "none")
        .collect();
    let message = format!(
        "prompt=none asks to show nothing, and contradicts {}. Choose one.",
        shown(&others.join(" and "))
    );
    let choices = vec![
        to_judge(
            "Sign in without showing anything: prompt=none",
            vec![Edit::set("prompt", "none")],
        ),
        to_judge(
            ["Use prompt=", &others.join(" ")].concat(),
            vec![Edit::set("prompt", others.join(" "))],
        ),
    ];
    add_setting_choices(request, report, "prompt", message, choices);
}
