//! `wrong-part-count`: a JWT has three parts, a JWE five; anything else was cut or glued together.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The token has neither three parts nor five.
pub static RULE: Rule = Rule {
    name: "wrong-part-count",
    breach: Breach::Must,
    summary: summary!("the token has neither three parts nor five"),
    explain: prose!(
        "A signed token is header, payload and signature with dots between them; an encrypted one has five parts. Another number means that a piece is missing, or that something else was copied along."
    ),
    spec: &[rfc(7515, "7.1"), rfc(7516, "9")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "the signature was not copied",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0"),
            finds: Some("2 parts"),
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
        if let Trouble::PartCount(count) = &fault.trouble {
            let part = fault.part;
            let plural = if *count == 1 { "" } else { "s" };
            let help = match count {
                2 => "The signature is missing: was the end of the token copied too?",
                4 => "Is this two tokens, or one with a stray dot?",
                _ => "Copy the token again from where it was issued.",
            };
            let message = format!(
                "{count} part{plural} between the dots, where a signed token has 3 and an encrypted one 5. {help}"
            );
            report.add(Some(Place::Part(part, fault.at)), message);
        }
    }
}
