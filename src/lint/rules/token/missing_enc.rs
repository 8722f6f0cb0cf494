//! `missing-enc`: five parts, and a header that names no content encryption.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The header of an encrypted token names no content encryption.
pub static RULE: Rule = Rule {
    name: "missing-enc",
    breach: Breach::Must,
    summary: summary!("five parts, and the header names no content encryption"),
    explain: prose!(
        "A token in five parts is encrypted, and its header says in enc with what. Without enc no reader can open it; often it is two tokens that were joined by a dot."
    ),
    spec: &[rfc(7516, "4.1.2"), rfc(7516, "9")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a header without enc",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.AA.AAAA.AAAA.AAAA"),
            finds: Some("no enc"),
        },
        Example {
            shows: "an encrypted token",
            input: Input::Text("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA"),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for fault in &seen.token.faults {
        if fault.trouble == Trouble::NoEnc {
            let message = "The token has the five parts of an encrypted one, and its header has no enc. Were two tokens joined by a dot?";
            report.add(Some(Place::header("enc")), message);
        }
    }
}
