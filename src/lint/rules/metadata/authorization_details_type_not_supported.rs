//! `authorization-details-type-not-supported`: a type of authorization details that the server’s metadata does not list.

use super::common::said;
use crate::lint::rules::request::common::shown;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;
use crate::text::json;

/// Authorization_details has a type that the server’s metadata does not list.
pub static RULE: Rule = Rule {
    name: "authorization-details-type-not-supported",
    breach: Breach::CannotWork,
    summary: summary!("authorization_details has a type that the server’s metadata does not list"),
    explain: prose!(
        "A server lists the types of authorization details that it knows, and refuses any other with invalid_authorization_details."
    ),
    spec: &[rfc(9396, "10"), rfc(9396, "5")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "another type",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&authorization_details=%5B%7B%22type%22%3A%22payment%22%7D%5D",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","authorization_details_types_supported":["account"]}"#,
            },
            finds: Some("payment"),
        },
        Example {
            shows: "listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&authorization_details=%5B%7B%22type%22%3A%22account%22%7D%5D",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","authorization_details_types_supported":["account"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "nothing is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&authorization_details=%5B%7B%22type%22%3A%22payment%22%7D%5D",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(listed) = said(seen).and_then(|metadata| {
        metadata
            .list("authorization_details_types_supported")
            .present()
    }) else {
        return;
    };
    let Some(Ok(details)) = seen.request.get("authorization_details").map(json::parse) else {
        return;
    };
    let items = details.as_array().unwrap_or_default();
    let types = items
        .iter()
        .filter_map(|item| item.as_object()?.str("type"));
    let missing: Vec<&str> = types.filter(|asked| !listed.contains(asked)).collect();
    if !missing.is_empty() {
        let message = format!(
            "The server’s metadata does not list the type {} for authorization_details. It lists {}.",
            shown(&missing.join(", ")),
            shown(&listed.join(", "))
        );
        report.add(Some(Place::request("authorization_details")), message);
    }
}
