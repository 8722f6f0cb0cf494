//! `not-base64url`: the first character of a part that is not in the base64url alphabet.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::base64url::{Error, name_of};

/// A part holds a character that is not base64url.
pub static RULE: Rule = Rule {
    name: "not-base64url",
    breach: Breach::Must,
    summary: summary!("a part holds a character that is not base64url"),
    explain: prose!(
        "Between the dots of a token stand only letters, digits, - and _. Any other character came in on the way: a quote, an ellipsis from a log, a line break."
    ),
    spec: &[rfc(7515, "2"), rfc(7515, "5.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a stray character",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJz!WIiOiJhIn0.c2ln"),
            finds: Some("‘!’"),
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
        if let Trouble::NotBase64Url(Error::ForeignCharacter { found, .. }) = &fault.trouble {
            let part = fault.part;
            let found = *found;
            let help = match found {
                '=' => "Padding stands in the middle: were two values joined?",
                _ => "Remove it, or copy the token again.",
            };
            let message = format!(
                "The {part} holds {}, which no token can. {help}",
                name_of(found)
            );
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
