//! `prompt-not-supported`: a value that the server’s metadata does not list.

use super::common::not_listed;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::{oidc_core, openid};

/// Prompt has a value that the server’s metadata does not list.
pub static RULE: Rule = Rule {
    name: "prompt-not-supported",
    breach: Breach::HardlyMeant,
    summary: summary!("prompt has a value that the server’s metadata does not list"),
    explain: prose!(
        "A server that lists the prompts that it knows answers any other with an error, or ignores it."
    ),
    spec: &[
        openid("openid-connect-prompt-create-1_0", ""),
        oidc_core("3.1.2.1"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "not listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=create",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","prompt_values_supported":["login"]}"#,
            },
            finds: Some("create"),
        },
        Example {
            shows: "listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=login",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","prompt_values_supported":["login"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "nothing is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=create",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    not_listed(seen, report, "prompt", "prompt_values_supported");
}
