//! `pkce-without-code`: a code challenge is sent, and no code asked for.

use super::common::{place, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A code challenge is sent, and no code asked for.
pub static RULE: Rule = Rule {
    name: "pkce-without-code",
    breach: Breach::WorthKnowing,
    summary: summary!("a code challenge is sent, and no code asked for"),
    explain: prose!(
        "PKCE protects the exchange of a code. Where response_type has no code there is nothing to exchange, and the challenge does nothing."
    ),
    spec: &[rfc(7636, "4.3"), rfc(9700, "2.1.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "id_token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
            },
            finds: Some("nothing"),
        },
        Example {
            shows: "code",
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
    let types = request.response_types();
    if types.is_empty()
        || types.code
        || !types.unknown.is_empty()
        || request.get("code_challenge").is_none()
    {
        return;
    }
    report.add_with_fix(
        place("code_challenge"),
        "response_type asks for no code, so there is nothing that PKCE could protect. Use code, or leave the challenge out.",
        to_judge(
            "Leave PKCE out",
            vec![Edit::remove("code_challenge"), Edit::remove("code_challenge_method")],
        ),
    );
}
