//! `non-canonical-base64url`: unused bits at the end of a part that are not zero.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::base64url::Flaw;

/// The last character of a part carries bits that mean nothing.
pub static RULE: Rule = Rule {
    name: "non-canonical-base64url",
    breach: Breach::Should,
    summary: summary!("the last character of a part carries bits that mean nothing"),
    explain: prose!(
        "The last character of a part can hold up to four bits that belong to no byte. They should be zero. Where they are not, two different texts stand for the same bytes, and some readers refuse one of them."
    ),
    spec: &[rfc(4648, "3.5")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a changed last character",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2l"),
            finds: Some("belong to no byte"),
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
        if let Trouble::Flaw(Flaw::NonCanonical { .. }) = &fault.trouble {
            let part = fault.part;
            let message = format!(
                "The last character of the {part} carries bits that belong to no byte. It may have been changed or mistyped; the bytes are the same."
            );
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
