//! `not-a-json-object`: a header or payload that is JSON, yet no object.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// Header or payload is no JSON object.
pub static RULE: Rule = Rule {
    name: "not-a-json-object",
    breach: Breach::Must,
    summary: summary!("header or payload is no JSON object"),
    explain: prose!(
        "Header and claims are JSON objects: names with values, in braces. A list, a string or a number can be signed too, but that is no JWT."
    ),
    spec: &[rfc(7519, "7.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a list as payload",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.WzFd.c2ln"),
            finds: Some("an array"),
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
        if let Trouble::NotAnObject(shape) = &fault.trouble {
            let part = fault.part;
            let message =
                format!("Decoded, the {part} is {shape}; a JWT needs a JSON object there.");
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
