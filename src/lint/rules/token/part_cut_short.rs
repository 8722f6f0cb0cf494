//! `part-cut-short`: a length that no bytes encode to: the end of the part is missing.

use crate::jose::{Part, Trouble};
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
            shows: "one character too few, before a part that is there",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0aa.c2ln"),
            finds: Some("was lost"),
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
            // What stands before another part was not cut off.
            let lost = match goes_on(&seen.token.raw, part) {
                true => {
                    "a character of it was lost, or one too many came in. Copy the token again."
                }
                false => "its end was cut off. Copy the token again, to its very end.",
            };
            let message = format!(
                "The {part} has {length} character{plural}, and no bytes encode to that many: {lost}"
            );
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}

/// Whether something stands after that part of a compact serialization (RFC 7515 §7.1, RFC 7516 §7.1).
fn goes_on(token: &str, part: Part) -> bool {
    let nth = match part {
        Part::Header => 0,
        Part::Payload | Part::EncryptedKey => 1,
        Part::Signature | Part::InitializationVector => 2,
        Part::Ciphertext => 3,
        _ => return false,
    };
    token.split('.').skip(nth + 1).any(|part| !part.is_empty())
}
