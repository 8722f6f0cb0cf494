//! `request-object-not-supported`: a request object, at a server that does not read one.

use super::common::said;

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::{PROVIDER_METADATA, Said};
use crate::prose;
use crate::spec::oidc_core;

/// The server’s metadata says that it does not read request or request_uri.
pub static RULE: Rule = Rule {
    name: "request-object-not-supported",
    breach: Breach::CannotWork,
    summary: summary!("the server’s metadata says that it does not read request or request_uri"),
    explain: prose!(
        "A server that does not read request answers request_not_supported, one that does not read request_uri answers request_uri_not_supported. By default an OpenID provider reads request_uri and does not read request. The request_uri of a pushed request is another matter."
    ),
    spec: &[PROVIDER_METADATA, oidc_core("6.1"), oidc_core("6.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "request by default",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&scope=openid&request=eyJhbGciOiJub25lIn0.e30.",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"],"subject_types_supported":["public"]}"#,
            },
            finds: Some("request"),
        },
        Example {
            shows: "request_uri, where it says no",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&scope=openid&request_uri=https%3A%2F%2Fapp.example.com%2Fr",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","request_uri_parameter_supported":false,"subject_types_supported":["public"]}"#,
            },
            finds: Some("request_uri"),
        },
        Example {
            shows: "a pushed one",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?client_id=app&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Ax",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","request_uri_parameter_supported":false,"subject_types_supported":["public"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "read",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&scope=openid&request=eyJhbGciOiJub25lIn0.e30.",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","request_parameter_supported":true,"subject_types_supported":["public"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(metadata) = said(seen).filter(|metadata| metadata.is_openid()) else {
        return;
    };
    for (name, member) in [
        ("request", "request_parameter_supported"),
        ("request_uri", "request_uri_parameter_supported"),
    ] {
        let value = seen
            .request
            .get(name)
            .filter(|value| !value.starts_with("urn:"));
        if value.is_some() && metadata.flag(member) == Said::Present(false) {
            let message = format!(
                "The server’s metadata says that it does not read {name}. Send the parameters themselves."
            );
            report.add(Some(Place::request(name)), message);
        }
    }
}
