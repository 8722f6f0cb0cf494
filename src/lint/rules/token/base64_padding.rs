//! `base64-padding`: padding, which JOSE leaves out.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::base64url::Flaw;

/// A part is padded with =.
pub static RULE: Rule = Rule {
    name: "base64-padding",
    breach: Breach::Must,
    summary: summary!("a part is padded with ="),
    explain: prose!(
        "Tokens use base64url without the = signs at the end. Whatever made this one used ordinary base64; strict readers refuse it."
    ),
    spec: &[rfc(7515, "2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a padded payload",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0=.c2ln"),
            finds: Some("ends with ="),
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
        if let Trouble::Flaw(Flaw::Padding { .. }) = &fault.trouble {
            let part = fault.part;
            let message = format!(
                "The {part} ends with =. It is decoded here all the same; a strict reader refuses it. Encode without padding."
            );
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
