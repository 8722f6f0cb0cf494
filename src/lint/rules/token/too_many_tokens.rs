//! `too-many-tokens`: more tokens in a text than are looked at.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TextUnderLint};
use crate::prose;
use crate::scan::MOST;
use crate::spec::rfc;

/// The text holds more tokens than are looked at.
pub static RULE: Rule = Rule {
    name: "too-many-tokens",
    breach: Breach::WorthKnowing,
    summary: summary!("the text holds more tokens than are looked at"),
    explain: prose!("So that the page stays quick. Paste the part of the text that matters."),
    spec: &[rfc(7519, "1")],
    check: Check::Text(check),
    examples: examples![
        Example {
            shows: "a text of more than a thousand tokens",
            input: Input::Repeated("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln\n", 1001),
            finds: Some("first 1000 tokens"),
        },
        Example {
            shows: "a token",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

fn check(seen: &TextUnderLint<'_>, report: &mut Report) {
    if seen.found.len() >= MOST {
        let message = format!("Only the first {MOST} tokens of this text were looked at.");
        report.add(None, message);
    }
}
