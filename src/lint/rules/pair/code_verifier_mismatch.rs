//! `code-verifier-mismatch`: the text has a code verifier and challenges, and none was made from it.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TextUnderLint};
use crate::oauth::pkce;
use crate::prose;
use crate::spec::rfc;

/// A verifier of another login.
pub static RULE: Rule = Rule {
    name: "code-verifier-mismatch",
    breach: Breach::HardlyMeant,
    summary: summary!("code_verifier belongs to no code_challenge of the text"),
    explain: prose!(
        "code_challenge of the authorization request is made from code_verifier, which the application keeps until it exchanges the code: its SHA-256 hash in base64url, or with the method plain the same text. The server makes it anew and compares; where they differ it answers invalid_grant. It happens where each attempt writes its verifier over that of the one before, in another tab or after a reload."
    ),
    spec: &[rfc(7636, "4.2"), rfc(7636, "4.6")],
    check: Check::Text(check),
    examples: examples![
        Example {
            shows: "of another login",
            input: Input::Text(
                "https://as.example/authorize?response_type=code&client_id=app&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256\ngrant_type=authorization_code&client_id=app&code_verifier=aBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            ),
            finds: Some("code_verifier"),
        },
        Example {
            shows: "the same login",
            input: Input::Text(
                "https://as.example/authorize?response_type=code&client_id=app&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256\ngrant_type=authorization_code&client_id=app&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            ),
            finds: None,
        },
        Example {
            shows: "no challenge beside it",
            input: Input::Text(
                "grant_type=authorization_code&client_id=app&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TextUnderLint<'_>, report: &mut Report) {
    let named = |found: &&crate::scan::Found| found.name.as_deref() == Some("code_verifier");
    let mut verifiers = seen.found.iter().filter(named).peekable();
    if verifiers.peek().is_none() {
        return;
    }
    let challenges = pkce::challenges(seen.text);
    let is_of = |verifier: &str| {
        let mut all = challenges.iter();
        all.any(|challenge| pkce::made_from(challenge, verifier).is_some())
    };
    if !challenges.is_empty() && !verifiers.any(|found| is_of(&found.value)) {
        report.add(
            None,
            "code_verifier belongs to no code_challenge in this text: it is of another login, or was written over since. A token endpoint that compares them refuses the exchange.",
        );
    }
}
