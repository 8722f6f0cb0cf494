//! `detached-payload`: a signature whose payload stands elsewhere.

use crate::jose::{Form, Part};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The payload stands elsewhere.
pub static RULE: Rule = Rule {
    name: "detached-payload",
    breach: Breach::WorthKnowing,
    summary: summary!("the payload is not here: it was sent apart from its signature"),
    explain: prose!(
        "A signature can be sent apart from what it signs. Who checks it needs both; the header can be read without the payload."
    ),
    spec: &[rfc(7515, "App. F")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "header and signature alone",
            input: Input::Text(r#"{"protected":"eyJhbGciOiJFUzI1NiJ9","signature":"c2ln"}"#),
            finds: Some("not here"),
        },
        Example {
            shows: "with its payload",
            input: Input::Text(
                r#"{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","signature":"c2ln"}"#
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let is_here = |part| {
        seen.token
            .part_text(part)
            .is_some_and(|text| !text.is_empty())
    };
    if seen.token.form == Form::JwsJson && is_here(Part::Signature) && !is_here(Part::Payload) {
        let message = "The payload is not here: it was sent apart from its signature. To check the signature, put it back as base64url.";
        report.add(Some(Place::Part(Part::Payload, None)), message);
    }
}
