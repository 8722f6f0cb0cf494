//! `prompt-create-combined`: prompt=create stands with another word.

use super::common::{add_setting, shown, to_judge, words};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::openid;

/// `prompt=create` stands with another word.
pub static RULE: Rule = Rule {
    name: "prompt-create-combined",
    breach: Breach::HardlyMeant,
    summary: summary!("prompt=create stands with another word"),
    explain: prose!(
        "prompt=create asks for the sign-up page. Together with another word, such as login, it is not said what the server shows."
    ),
    spec: &[openid("openid-connect-prompt-create-1_0", "4")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "with login",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=create%20login",
            },
            finds: Some("login"),
        },
        Example {
            shows: "alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=create",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let all: Vec<&str> = words(request, "prompt").collect();
    let others: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| *word != "create")
        .collect();
    // none excludes everything, and another rule says so.
    if others.len() == all.len() || others.is_empty() || others.contains(&"none") {
        return;
    }
    let message = format!(
        "prompt=create asks to sign up, and {} for something else. Choose one.",
        shown(&others.join(" and "))
    );
    let fix = to_judge("Ask for create alone", vec![Edit::set("prompt", "create")]);
    add_setting(request, report, "prompt", message, fix);
}
