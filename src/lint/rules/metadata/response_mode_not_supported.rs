//! `response-mode-not-supported`: a response mode that the server’s metadata does not list.

use super::common::{is_told, said};
use crate::lint::rules::request::common::{settled, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::{PROVIDER_METADATA, SERVER_METADATA};
use crate::prose;

/// Response_mode is none of those that the server’s metadata lists.
pub static RULE: Rule = Rule {
    name: "response-mode-not-supported",
    breach: Breach::CannotWork,
    summary: summary!("response_mode is none of those that the server’s metadata lists"),
    explain: prose!(
        "A server lists the ways in which it can answer. Where it lists none, it has query and fragment alone."
    ),
    spec: &[SERVER_METADATA, PROVIDER_METADATA],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a mode that is not listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=form_post",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_modes_supported":["query"]}"#,
            },
            finds: Some("form_post"),
        },
        Example {
            shows: "none is listed, and query and fragment are left",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=form_post",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","scopes_supported":["openid"]}"#,
            },
            finds: Some("query"),
        },
        Example {
            shows: "a mode that is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=form_post",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_modes_supported":["query","form_post"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "fragment by default",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=fragment",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","scopes_supported":["openid"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let (Some(metadata), Some(asked)) = (said(seen), settled(seen.request, "response_mode")) else {
        return;
    };
    let (listed, is_told) = (
        metadata.response_modes(),
        is_told(metadata, "response_modes_supported"),
    );
    if listed.contains(&asked) {
        return;
    }
    let listed = shown(&listed.join(", "));
    let message = match is_told {
        true => format!(
            "The server’s metadata does not list the response mode {}. It lists {listed}.",
            shown(asked)
        ),
        false => format!(
            "The server’s metadata lists no response modes, which stands for {listed}: not for {}.",
            shown(asked)
        ),
    };
    report.add(Some(Place::request("response_mode")), message);
}
