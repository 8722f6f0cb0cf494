//! `missing-alg`: a header without a usable `alg`.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The header names no algorithm.
pub static RULE: Rule = Rule {
    name: "missing-alg",
    breach: Breach::Must,
    summary: summary!("the header names no algorithm"),
    explain: prose!(
        "Every JOSE header says in alg how the token was signed or encrypted. Without it this is another format that looks alike (Flask session cookies do), or it was built by hand."
    ),
    spec: &[rfc(7515, "4.1.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no alg",
            input: Input::Text("eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJhIn0.c2ln"),
            finds: Some("no alg"),
        },
        Example {
            shows: "alg is a number",
            input: Input::Text("eyJhbGciOjF9.eyJzdWIiOiJhIn0.c2ln"),
            finds: Some("a number"),
        },
        Example {
            shows: "a token that can be read",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for fault in &seen.token.faults {
        let message = match &fault.trouble {
            Trouble::NoAlg => "The header has no alg. Is this a JWT at all? Other formats are built alike; names are case-sensitive, too.".to_owned(),
            Trouble::AlgNotAString(shape) => format!("alg is {shape}; it must be a string, such as \"RS256\"."),
            _ => continue,
        };
        report.add(Some(Place::header("alg")), message);
    }
}
