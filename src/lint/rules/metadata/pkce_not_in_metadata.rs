//! `pkce-not-in-metadata`: PKCE at a server whose metadata does not speak of it.

use super::common::{is_told, said};

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::SERVER_METADATA;
use crate::prose;
use crate::spec::rfc;

/// The request uses PKCE, and the server’s metadata says nothing of it.
pub static RULE: Rule = Rule {
    name: "pkce-not-in-metadata",
    breach: Breach::WorthKnowing,
    summary: summary!("the request uses PKCE, and the server’s metadata says nothing of it"),
    explain: prose!(
        "A server that leaves code_challenge_methods_supported out says that it does not know PKCE, and then ignores code_challenge: the code is not bound to whoever asked for it. Some servers know it and do not say so, so leave it in."
    ),
    spec: &[SERVER_METADATA, rfc(9700, "2.1.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the member is missing",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: Some("says nothing"),
        },
        Example {
            shows: "it lists S256",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","code_challenge_methods_supported":["S256"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let (Some(metadata), Some(_)) = (said(seen), seen.request.get("code_challenge")) else {
        return;
    };
    if !is_told(metadata, "code_challenge_methods_supported") {
        report.add(
            Some(Place::request("code_challenge")),
            "The server’s metadata says nothing of PKCE, which stands for not knowing it. Some servers know it all the same: leave it in, and do not rely on it.",
        );
    }
}
