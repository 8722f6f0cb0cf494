//! `standard-base64-alphabet`: `+` or `/`, where base64url has `-` and `_`.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::base64url::Flaw;

/// A part is written in the standard base64 alphabet.
pub static RULE: Rule = Rule {
    name: "standard-base64-alphabet",
    breach: Breach::Must,
    summary: summary!("a part is written in the standard base64 alphabet"),
    explain: prose!(
        "Tokens use the URL-safe alphabet, in which - and _ stand for + and /. Whatever made this one used ordinary base64; strict readers refuse it, and + becomes a space in a URL."
    ),
    spec: &[rfc(7515, "2"), rfc(4648, "5")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a slash in the signature",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2/n"),
            finds: Some("‘/’"),
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
        if let Trouble::Flaw(Flaw::StandardAlphabet { found, .. }) = &fault.trouble {
            let part = fault.part;
            let instead = if *found == '+' { '-' } else { '_' };
            let message = format!(
                "The {part} holds ‘{found}’, where base64url has ‘{instead}’. It is decoded here all the same; a strict reader refuses it."
            );
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
