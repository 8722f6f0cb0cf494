//! `pkce-missing`: a code without PKCE.

use super::common::{stands_elsewhere, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::params::form;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A code is asked for without PKCE.
pub static RULE: Rule = Rule {
    name: "pkce-missing",
    breach: Breach::Should,
    summary: summary!("a code is asked for without PKCE"),
    explain: prose!(
        "PKCE ties the code to the one who asked: the request carries the hash of a secret, and only who knows the secret can exchange the code. Applications that keep no secret of their own must use it, and all others are advised to."
    ),
    spec: &[rfc(9700, "2.1.1"), rfc(7636, "4.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("PKCE"),
        },
        Example {
            shows: "S256",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
            },
            finds: None,
        },
        Example {
            shows: "no code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&nonce=n",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let has_some =
        request.get("code_challenge").is_some() || request.get("code_challenge_method").is_some();
    // Where the provider requires it, that is said.
    let is_said = form::by_provider("code_challenge", request).is_some();
    let types = request.response_types();
    let gives_code = types.code || types.is_empty() && request.provider.always_code;
    if !gives_code || has_some || is_said || stands_elsewhere(request) {
        return;
    }
    report.add_with_fix(
        Some(Place::request("code_challenge")),
        "A code is asked for without PKCE, so whoever gets hold of the code may be able to use it. Add a code challenge.",
        to_judge("Add PKCE", vec![Edit::AddPkce]),
    );
}
