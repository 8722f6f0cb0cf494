//! `claims-parameter-not-supported`: claims, at a server that does not read it.

use super::common::said;

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::{PROVIDER_METADATA, Said};
use crate::prose;
use crate::spec::oidc_core;

/// The server’s metadata says that it does not read claims.
pub static RULE: Rule = Rule {
    name: "claims-parameter-not-supported",
    breach: Breach::HardlyMeant,
    summary: summary!("the server’s metadata says that it does not read claims"),
    explain: prose!(
        "A server that does not say that it reads the claims parameter does not: false is the default. It then ignores what is asked for in it."
    ),
    spec: &[PROVIDER_METADATA, oidc_core("5.5")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "by default",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22email%22%3Anull%7D%7D",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"],"subject_types_supported":["public"]}"#,
            },
            finds: Some("claims"),
        },
        Example {
            shows: "read",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22email%22%3Anull%7D%7D",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","claims_parameter_supported":true,"subject_types_supported":["public"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(metadata) = said(seen).filter(|metadata| metadata.is_openid()) else {
        return;
    };
    if seen.request.get("claims").is_some()
        && metadata.flag("claims_parameter_supported") == Said::Present(false)
    {
        report.add(
            Some(Place::request("claims")),
            "The server’s metadata does not say that it reads claims, which stands for not reading it. What is asked for there is ignored.",
        );
    }
}
