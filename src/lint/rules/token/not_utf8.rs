//! `not-utf8`: header or payload that is no UTF-8.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The decoded bytes are no UTF-8 text.
pub static RULE: Rule = Rule {
    name: "not-utf8",
    breach: Breach::Must,
    summary: summary!("the decoded bytes are no UTF-8 text"),
    explain: prose!(
        "Header and claims are JSON in UTF-8. Bytes that are no UTF-8 come from another encoding, from compression, or from a payload that never was JSON."
    ),
    spec: &[rfc(7519, "7.2"), rfc(8259, "8.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "bytes of another encoding",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJhIjoi_yJ9.c2ln"),
            finds: Some("no UTF-8 from byte 6"),
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
        if let Trouble::NotUtf8 { valid_up_to } = &fault.trouble {
            let part = fault.part;
            let message = format!(
                "Decoded, the {part} is no UTF-8 from byte {valid_up_to} on, so it cannot be JSON. Was it compressed or encrypted?"
            );
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
