//! `empty-part`: a part that must hold something and holds nothing.

use crate::jose::{Part, Trouble};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A part is empty.
pub static RULE: Rule = Rule {
    name: "empty-part",
    breach: Breach::Must,
    summary: summary!("a part is empty"),
    explain: prose!(
        "Header and payload of a JWT always hold something, and so does the signature, unless alg says none. An empty part was lost or taken off."
    ),
    spec: &[rfc(7515, "7.1"), rfc(7516, "7.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "the signature was taken off",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0."),
            finds: Some("signature is missing"),
        },
        Example {
            shows: "a token that can be read",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    // `nOnE` is spelled wrong, which another rule says; no signature is missing there.
    let is_none = (seen.token.alg()).is_some_and(|alg| alg.eq_ignore_ascii_case("none"));
    for fault in &seen.token.faults {
        if is_none && fault.part == Part::Signature {
            continue;
        }
        if let Trouble::Empty = &fault.trouble {
            let part = fault.part;
            let message = match part {
                Part::Signature => "The signature is missing, although alg names an algorithm. The claims can be read; nobody should believe them.".to_owned(),
                Part::Payload => "The payload is empty. It may have been detached (RFC 7515 App. F); then this is no JWT.".to_owned(),
                _ => format!("The {part} is empty. Copy the token again."),
            };
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
