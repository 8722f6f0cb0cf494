//! `grant-type-not-supported`: an answer by a grant that the server’s metadata does not list.

use super::common::{is_told, said};
use crate::lint::rules::request::common::shown;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::{PROVIDER_METADATA, SERVER_METADATA};
use crate::prose;

/// The response type needs a grant that the server’s metadata does not list.
pub static RULE: Rule = Rule {
    name: "grant-type-not-supported",
    breach: Breach::CannotWork,
    summary: summary!("the response type needs a grant that the server’s metadata does not list"),
    explain: prose!(
        "A code is exchanged by the grant authorization_code, and a token in the redirect is the grant implicit. A server that lists grants and not this one refuses the request, or the code afterwards."
    ),
    spec: &[SERVER_METADATA, PROVIDER_METADATA],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a token in the redirect",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","grant_types_supported":["authorization_code"]}"#,
            },
            finds: Some("implicit"),
        },
        Example {
            shows: "a code",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","grant_types_supported":["authorization_code"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "nothing is listed",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["token"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(metadata) = said(seen).filter(|metadata| is_told(metadata, "grant_types_supported"))
    else {
        return;
    };
    let (types, listed) = (seen.request.response_types(), metadata.grant_types());
    for (is_needed, grant) in [
        (types.code, "authorization_code"),
        // The ID token alone needs it as well (OIDC Dynamic Client Registration §2).
        (types.in_front_channel(), "implicit"),
    ] {
        if is_needed && !listed.contains(&grant) {
            let message = format!(
                "This response type needs the grant {grant}, which the server’s metadata does not list. It lists {}.",
                shown(&listed.join(", "))
            );
            report.add(Some(Place::request("response_type")), message);
        }
    }
}
