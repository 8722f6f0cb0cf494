//! `prompt-none`: the request shows nothing, and fails where the user would be asked.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::oidc_core;

/// The request shows nothing, and fails where the user would be asked.
pub static RULE: Rule = Rule {
    name: "prompt-none",
    breach: Breach::WorthKnowing,
    summary: summary!("the request shows nothing, and fails where the user would be asked"),
    explain: prose!(
        "prompt=none renews tokens in silence, most often in a hidden frame. Without a session at the server the answer is login_required; and where the browser keeps third-party cookies from frames, the server does not see the session that is there."
    ),
    spec: &[oidc_core("3.1.2.1"), oidc_core("3.1.2.6")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=none",
            },
            finds: Some("login_required"),
        },
        Example {
            shows: "login",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=login",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.get("prompt").map(str::trim) == Some("none") {
        report.add(
            place("prompt"),
            "prompt=none shows nothing: without a session the answer is login_required, and in a frame browsers may hide the session. Expect that error, and sign in with a page then.",
        );
    }
}
