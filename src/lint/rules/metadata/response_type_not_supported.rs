//! `response-type-not-supported`: a response type that the server’s metadata does not list.

use super::common::{said, words};
use crate::lint::rules::request::common::{settled, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::{PROVIDER_METADATA, SERVER_METADATA};
use crate::prose;
use crate::spec::rfc;

/// Response_type is none of those that the server’s metadata lists.
pub static RULE: Rule = Rule {
    name: "response-type-not-supported",
    breach: Breach::CannotWork,
    summary: summary!("response_type is none of those that the server’s metadata lists"),
    explain: prose!(
        "A server lists every response type that it takes, as this member is required. It refuses any other with unsupported_response_type. The order of the words in one response type means nothing."
    ),
    spec: &[SERVER_METADATA, PROVIDER_METADATA, rfc(6749, "3.1.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a token in the redirect, where only codes are given",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: Some("code"),
        },
        Example {
            shows: "in another order",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=token%20id_token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["id_token token"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "the member is missing",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","scopes_supported":["openid"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let (Some(metadata), Some(asked)) = (said(seen), settled(seen.request, "response_type")) else {
        return;
    };
    let Some(listed) = metadata.list("response_types_supported").present() else {
        return;
    };
    if !listed.is_empty() && !listed.iter().any(|one| words(one) == words(asked)) {
        let message = format!(
            "The server’s metadata does not list the response type {}. It lists {}.",
            shown(asked),
            shown(&listed.join(", "))
        );
        report.add(Some(Place::request("response_type")), message);
    }
}
