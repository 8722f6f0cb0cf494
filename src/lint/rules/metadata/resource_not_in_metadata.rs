//! `resource-not-in-metadata`: an API that the server’s metadata does not list.

use super::common::said;
use crate::lint::rules::request::common::shown;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;

/// Resource is none of those that the server’s metadata lists.
pub static RULE: Rule = Rule {
    name: "resource-not-in-metadata",
    breach: Breach::WorthKnowing,
    summary: summary!("resource is none of those that the server’s metadata lists"),
    explain: prose!(
        "A server can list the APIs that it issues tokens for. It may know more than it lists; one that it does not know it answers with invalid_target. Identifiers are compared exactly, a final slash included."
    ),
    spec: &[rfc(9728, "4"), rfc(8707, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a slash too many",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com%2F",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","protected_resources":["https://api.example.com"]}"#,
            },
            finds: Some("https://api.example.com/"),
        },
        Example {
            shows: "listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","protected_resources":["https://api.example.com"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "nothing is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(listed) =
        said(seen).and_then(|metadata| metadata.list("protected_resources").present())
    else {
        return;
    };
    let missing: Vec<&str> = seen
        .request
        .get_all("resource")
        .filter(|asked| !listed.contains(asked))
        .collect();
    if !missing.is_empty() && !listed.is_empty() {
        let message = format!(
            "The server’s metadata does not list the API {}. It lists {}, and may know more.",
            shown(&missing.join(", ")),
            shown(&listed.join(", "))
        );
        report.add(Some(Place::request("resource")), message);
    }
}
