//! `shortened`: an ellipsis in the token, so the rest of it is somewhere else.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A part of the token was left out.
pub static RULE: Rule = Rule {
    name: "shortened",
    breach: Breach::CannotWork,
    summary: summary!("a part of the token was left out"),
    explain: prose!(
        "Logs, chats and consoles shorten long strings and put an ellipsis where the rest was. What is left can be looked at, and is good for nothing else."
    ),
    spec: &[rfc(7515, "7.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "three dots from a log",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWI...c2ln"),
            finds: Some("left out"),
        },
        Example {
            shows: "a whole token",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for fault in &seen.token.faults {
        if fault.trouble == Trouble::Shortened {
            let message = "An ellipsis stands in the token: a log, a chat or a console left out the rest. Copy the token where it is whole.";
            report.add(Some(Place::Part(fault.part, fault.at)), message);
        }
    }
}
