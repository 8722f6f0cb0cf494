//! `not-json`: header or payload that is no JSON, with line and column.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The decoded text is no JSON.
pub static RULE: Rule = Rule {
    name: "not-json",
    breach: Breach::Must,
    summary: summary!("the decoded text is no JSON"),
    explain: prose!(
        "Header and claims are each one JSON object. One character that JSON does not allow makes the whole part unreadable for every library."
    ),
    spec: &[rfc(7519, "7.2"), rfc(8259, "2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "text after the object",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.e30geA.c2ln"),
            finds: Some("column 4"),
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
        if let Trouble::NotJson(error) = &fault.trouble {
            let part = fault.part;
            let message = format!("Decoded, the {part} is no JSON. At {error}.");
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
