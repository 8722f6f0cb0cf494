//! `par-required`: a request in the URL, at a server that takes pushed ones alone.

use super::common::said;
use crate::lint::rules::request::common::shown;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::Endpoint;
use crate::prose;
use crate::spec::rfc;

/// The server takes pushed authorization requests alone.
pub static RULE: Rule = Rule {
    name: "par-required",
    breach: Breach::Must,
    summary: summary!("the server takes pushed authorization requests alone"),
    explain: prose!(
        "This server wants every request to be sent to its pushed authorization request endpoint first. The answer is a request_uri, and the browser is sent with client_id and that alone."
    ),
    spec: &[rfc(9126, "5"), rfc(9126, "4")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a request in the URL",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","require_pushed_authorization_requests":true,"pushed_authorization_request_endpoint":"https://as.example.com/par"}"#,
            },
            finds: Some("https://as.example.com/par"),
        },
        Example {
            shows: "a pushed one",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?client_id=app&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Ax",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","require_pushed_authorization_requests":true}"#,
            },
            finds: None,
        },
        Example {
            shows: "not required",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","pushed_authorization_request_endpoint":"https://as.example.com/par"}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(metadata) =
        said(seen).filter(|metadata| metadata.is("require_pushed_authorization_requests"))
    else {
        return;
    };
    if seen.request.get("request_uri").is_some() {
        return;
    }
    let endpoint = metadata.endpoint(Endpoint::PushedAuthorizationRequest);
    let message = format!(
        "The server’s metadata says that it takes pushed requests alone (PAR). Post these parameters to {}, and send the browser with client_id and the request_uri of the answer.",
        shown(endpoint.unwrap_or("its pushed authorization request endpoint"))
    );
    report.add(Some(Place::request("request_uri")), message);
}
