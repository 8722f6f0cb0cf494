//! `signed-request-required`: plain parameters, at a server that takes signed ones alone.

use super::common::said;
use crate::lint::rules::request::common::stands_elsewhere;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;

/// The server takes signed request objects alone.
pub static RULE: Rule = Rule {
    name: "signed-request-required",
    breach: Breach::Must,
    summary: summary!("the server takes signed request objects alone"),
    explain: prose!(
        "This server takes the parameters only in a signed JWT, in request or by request_uri: require_signed_request_object says so. It answers plain parameters with an error."
    ),
    spec: &[rfc(9101, "10.5")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "plain parameters",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","require_signed_request_object":true}"#,
            },
            finds: Some("signed"),
        },
        Example {
            shows: "a request object",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","require_signed_request_object":true}"#,
            },
            finds: None,
        },
        Example {
            shows: "not required",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","require_signed_request_object":false}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let is_required =
        said(seen).is_some_and(|metadata| metadata.is("require_signed_request_object"));
    if is_required && !stands_elsewhere(seen.request) {
        report.add(
            Some(Place::request("request")),
            "The server’s metadata says that it takes the parameters in a signed JWT alone. Put them into request, or push them.",
        );
    }
}
