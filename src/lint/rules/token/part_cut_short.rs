//! `part-cut-short`: a length that no bytes encode to: the end of the part is missing.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::base64url::Error;

/// The end of a part is missing.
pub static RULE: Rule = Rule {
    name: "part-cut-short",
    breach: Breach::CannotWork,
    summary: summary!("the end of a part is missing"),
    explain: prose!(
        "Base64url writes three bytes as four characters. A part can end with two or three characters more than a multiple of four, never with one: at least one character after it is lost."
    ),
    spec: &[rfc(4648, "5"), rfc(7515, "2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "one character too few",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lna"),
            finds: Some("5 characters"),
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
        if let Trouble::NotBase64Url(Error::CutShort { length }) = &fault.trouble {
            let part = fault.part;
            let plural = if *length == 1 { "" } else { "s" };
            let message = format!(
                "The {part} has {length} character{plural}, and no bytes encode to that many: its end was cut off. Copy the token again, to its very end."
            );
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
