//! `unsecured`: `alg` is `none`: nobody signed it.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

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
            shows: "none with a signature",
            input: Input::Text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln"),
            finds: Some("must be empty"),
        },
        Example {
            shows: "a token that can be read",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    if seen.token.alg() != Some("none") {
        return;
    }
    let message = if seen.token.is_unsecured() {
        "alg is none, so there is no signature: anyone can have written these claims. Ask the issuer for a signed token."
    } else {
        "alg is none, and yet there is a signature, which then means nothing: the signature of an unsecured token must be empty."
    };
    report.add(Some(Place::header("alg")), message);
}
