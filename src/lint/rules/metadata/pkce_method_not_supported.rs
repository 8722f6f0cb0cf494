//! `pkce-method-not-supported`: a PKCE method that the server’s metadata does not list.

use super::common::said;
use crate::lint::rules::request::common::shown;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::SERVER_METADATA;
use crate::prose;
use crate::spec::rfc;

/// Code_challenge_method is none of those that the server’s metadata lists.
pub static RULE: Rule = Rule {
    name: "pkce-method-not-supported",
    breach: Breach::CannotWork,
    summary: summary!("code_challenge_method is none of those that the server’s metadata lists"),
    explain: prose!(
        "A server lists the ways in which a code challenge may be made. One that it does not list is refused with invalid_request. Without code_challenge_method the way is plain."
    ),
    spec: &[SERVER_METADATA, rfc(7636, "4.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "plain, where S256 is asked for",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=abcdefghijklmnopqrstuvwxyz0123456789-._~abcde",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","code_challenge_methods_supported":["S256"]}"#,
            },
            finds: Some("S256"),
        },
        Example {
            shows: "S256",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","code_challenge_methods_supported":["S256","plain"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "no challenge",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
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
    let Some(listed) = metadata.list("code_challenge_methods_supported").present() else {
        return;
    };
    let asked = seen.request.get("code_challenge_method").unwrap_or("plain");
    if !listed.is_empty() && !listed.contains(&asked) {
        let message = format!(
            "The server’s metadata does not list the method {} for code_challenge. It lists {}.",
            shown(asked),
            shown(&listed.join(", "))
        );
        report.add(Some(Place::request("code_challenge_method")), message);
    }
}
