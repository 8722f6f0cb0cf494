//! `unsecured`: `alg` is `none`: nobody signed it.

use super::unsecured_where_forbidden::is_forbidden;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::{Clause, page, rfc};

/// Nobody signed this token.
pub static RULE: Rule = Rule {
    name: "unsecured",
    breach: Breach::Should,
    summary: summary!("nobody signed this token"),
    explain: prose!(
        "With alg none anyone can write any claims. Libraries must refuse such a token unless they were told to take it; an API that accepts it accepts everybody."
    ),
    spec: &[rfc(8725, "3.2"), rfc(7518, "3.6")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no signature",
            input: Input::Text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."),
            finds: Some("anyone"),
        },
        Example {
            shows: "Firebase’s emulator",
            input: Input::Text(
                "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJpc3MiOiJodHRwczovL3NlY3VyZXRva2VuLmdvb2dsZS5jb20vZGVtbyIsImF1ZCI6ImRlbW8ifQ.",
            ),
            finds: Some("Firebase’s emulator"),
        },
        Example {
            shows: "none with a signature is another rule’s",
            input: Input::Text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
        Example {
            shows: "a token that can be read",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

const EMULATOR: Clause = page(
    "Firebase docs: Authentication emulator",
    "https://firebase.google.com/docs/emulator-suite/connect_auth",
);

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    if !seen.token.is_unsecured() || is_forbidden(seen) {
        return;
    }
    let is_firebase = (seen.token.claims.as_ref())
        .and_then(|claims| claims.str("iss"))
        .is_some_and(|iss| iss.starts_with("https://securetoken.google.com/"));
    let (message, spec): (_, &'static [Clause]) = match is_firebase {
        true => (
            "alg is none, so there is no signature: anyone can have written these claims. Firebase’s emulator issues such tokens, for tests on your own machine; anywhere else this one is forged.",
            const { &[rfc(8725, "3.2"), EMULATOR] },
        ),
        false => (
            "alg is none, so there is no signature: anyone can have written these claims. Ask the issuer for a signed token.",
            RULE.spec,
        ),
    };
    report.add_citing(Some(Place::header("alg")), message, spec);
}
