//! `implicit-token`: an access token in the redirect.

use super::common::to_judge;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// The access token comes with the redirect.
pub static RULE: Rule = Rule {
    name: "implicit-token",
    breach: Breach::Should,
    summary: summary!("the access token comes with the redirect"),
    explain: prose!(
        "With token in response_type the access token travels in the address of the redirect, where browser history, logs and other scripts can see it, and nothing ties it to the application that asked. A code with PKCE does the same job without that; single-page applications use it too."
    ),
    spec: &[rfc(9700, "2.1.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=token&client_id=app&audience=orders&state=s",
            },
            finds: Some("code with PKCE"),
        },
        Example {
            shows: "id_token and token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token%20token&scope=openid&nonce=n",
            },
            finds: Some("code with PKCE"),
        },
        Example {
            shows: "a code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "an ID token alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&scope=openid&nonce=n",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let types = request.response_types();
    if !types.token {
        return;
    }
    let wanted = if types.code && types.id_token {
        "code id_token"
    } else {
        "code"
    };
    let mut edits = vec![Edit::set("response_type", wanted)];
    // What was asked for because a token was coming.
    if wanted == "code" && request.get("response_mode") == Some("fragment") {
        edits.push(Edit::remove("response_mode"));
    }
    edits.push(Edit::AddPkce);
    report.add_with_fix(
        Some(Place::request("response_type")),
        "response_type asks for an access token in the redirect, which security practice advises against. Use a code with PKCE.",
        to_judge("Use code with PKCE", edits),
    );
}
