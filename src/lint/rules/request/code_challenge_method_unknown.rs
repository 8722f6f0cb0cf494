//! `code-challenge-method-unknown`: a challenge method that nobody defines.

use super::common::{add_setting, safe, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::providers::supabase;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// Code_challenge_method is neither S256 nor plain.
pub static RULE: Rule = Rule {
    name: "code-challenge-method-unknown",
    breach: Breach::CannotWork,
    summary: summary!("code_challenge_method is neither S256 nor plain"),
    explain: prose!(
        "RFC 7636 defines the methods S256 and plain, written just so. A server answers invalid_request to one that it does not know."
    ),
    spec: &[rfc(7636, "4.3"), rfc(7636, "4.4.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "lower case",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=s256",
            },
            finds: Some("S256"),
        },
        Example {
            shows: "Supabase’s social sign-in, as its library writes it",
            input: Input::Request {
                provider: "supabase",
                url: "https://abcdefghijklmnopqrst.supabase.co/auth/v1/authorize?provider=github&redirect_to=https%3A%2F%2Fapp.example.com%2Fcb&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=s256",
            },
            finds: None,
        },
        Example {
            shows: "S256",
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
    let Some(method) = settled(request, "code_challenge_method") else {
        return;
    };
    // Supabase's own library writes it small in its social sign-in, which is no OAuth request.
    let is_taken_small = method == "s256" && supabase::request::is_social(request);
    if matches!(method, "S256" | "plain") || is_taken_small {
        return;
    }
    let name = "code_challenge_method";
    let message = format!("{name} is {}. Write S256.", shown(method));
    let spelling = method.trim().to_ascii_lowercase().replace('-', "");
    let fix = if matches!(spelling.as_str(), "s256" | "sha256") {
        safe("Write S256", vec![Edit::set(name, "S256")])
    } else {
        // As for plain: no server takes the challenge as it is, and one method is left.
        safe("Make a new challenge with S256", vec![Edit::AddPkce])
    };
    add_setting(request, report, name, message, fix);
}
