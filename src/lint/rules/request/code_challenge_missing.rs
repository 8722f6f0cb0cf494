//! `code-challenge-missing`: a method without a challenge.

use super::common::safe;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// Code_challenge_method is given without code_challenge.
pub static RULE: Rule = Rule {
    name: "code-challenge-missing",
    breach: Breach::HardlyMeant,
    summary: summary!("code_challenge_method is given without code_challenge"),
    explain: prose!(
        "code_challenge_method says how code_challenge was made. Without a challenge it says nothing, and the request goes without PKCE."
    ),
    spec: &[rfc(7636, "4.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a method alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge_method=S256",
            },
            finds: Some("code_challenge"),
        },
        Example {
            shows: "both",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.get("code_challenge_method").is_none() || request.get("code_challenge").is_some() {
        return;
    }
    report.add_with_fix(
        Some(Place::request("code_challenge")),
        "code_challenge_method is given, but code_challenge is missing. Make a challenge.",
        safe("Make a challenge", vec![Edit::AddPkce]),
    );
}
