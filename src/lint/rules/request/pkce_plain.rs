//! `pkce-plain`: PKCE that hides nothing.

use super::common::{at_auth0, safe, settled};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{auth0, rfc};

/// The code challenge is the verifier itself.
pub static RULE: Rule = Rule {
    name: "pkce-plain",
    breach: Breach::Must,
    summary: summary!("the code challenge is the verifier itself"),
    explain: prose!(
        "With the method plain, which also holds where no method is given, the challenge is the verifier itself, so whoever sees the request can use the code. Whoever can make a SHA-256 hash must use S256. Auth0 supports nothing else."
    ),
    spec: &[
        rfc(7636, "4.2"),
        rfc(7636, "4.3"),
        auth0(
            "get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce/add-login-using-the-authorization-code-flow-with-pkce",
        ),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "plain",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk&code_challenge_method=plain",
            },
            finds: Some("plain"),
        },
        Example {
            shows: "no method",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            },
            finds: Some("counts as plain"),
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
    if settled(request, "code_challenge").is_none() {
        return;
    }
    let spec = at_auth0(
        request,
        RULE.spec,
        const { &[rfc(7636, "4.2"), rfc(7636, "4.3")] },
    );
    let fresh = safe("Make a new challenge with S256", vec![Edit::AddPkce]);
    match request.get("code_challenge_method") {
        Some("plain") => report.add_citing_with_fix(
            Some(Place::request("code_challenge_method")),
            "code_challenge_method is plain, so the challenge is the verifier itself. Use S256.",
            spec,
            fresh,
        ),
        None => report.add_citing_with_fix(
            Some(Place::request("code_challenge_method")),
            "code_challenge_method is missing, which counts as plain: the server would compare the verifier with the challenge as they are. Use S256.",
            spec,
            fresh,
        ),
        Some(_) => {}
    }
}
