//! `refresh-token-once`: Google gives a refresh token the first time only.

use super::common::{place, to_judge, words};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::page;

/// Google gives a refresh token the first time only.
pub static RULE: Rule = Rule {
    name: "refresh-token-once",
    breach: Breach::WorthKnowing,
    summary: summary!("a refresh token of Google comes the first time only"),
    explain: prose!(
        "With access_type=offline Google gives a refresh token when a person consents, and none when they sign in again later. prompt=consent has them asked again, and brings a new one."
    ),
    spec: &[page(
        "Google docs: OAuth 2.0 for web servers",
        "https://developers.google.com/identity/protocols/oauth2/web-server",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "no code, and so no refresh token",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?client_id=app.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=token&scope=email&access_type=offline",
            },
            finds: None,
        },
        Example {
            shows: "offline alone",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&access_type=offline",
            },
            finds: Some("consent"),
        },
        Example {
            shows: "with consent",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&access_type=offline&prompt=consent",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let asks_again = words(request, "prompt").any(|word| matches!(word, "consent" | "none"))
        || request.get("approval_prompt") == Some("force");
    if request.provider.id == "google"
        && request.response_types().code
        && request.get("access_type") == Some("offline")
        && !asks_again
    {
        report.add_with_fix(
            place("access_type"),
            "A refresh token comes with the first consent only. Ask for consent again where the application lost the one it had.",
            to_judge("Ask for consent again", vec![Edit::set("prompt", "consent")]),
        );
    }
}
