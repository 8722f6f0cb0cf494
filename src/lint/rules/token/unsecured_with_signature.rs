//! `unsecured-with-signature`: `alg` is `none`, and yet there is a signature.

use super::unsecured_where_forbidden::is_forbidden;
use crate::jose::Part;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// Unsigned by its own word, and signed.
pub static RULE: Rule = Rule {
    name: "unsecured-with-signature",
    breach: Breach::Must,
    summary: summary!("alg is none, and yet there is a signature"),
    explain: prose!(
        "With alg none the signature must be empty. A signature beside it means nothing, because nobody is told how to check it. Such a token was changed after it was signed, or put together by hand."
    ),
    spec: &[rfc(7518, "3.6"), rfc(8725, "2.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "none with a signature",
            input: Input::Jwt {
                header: r#"{"alg":"none"}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: Some("must be empty")
        },
        Example {
            shows: "none without",
            input: Input::Text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."),
            finds: None
        },
        Example {
            shows: "signed",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let is_signed = seen
        .token
        .part_text(Part::Signature)
        .is_some_and(|text| !text.is_empty());
    if seen.token.alg() == Some("none") && is_signed && !is_forbidden(seen) {
        let message = "alg is none, and yet there is a signature, which then means nothing: it must be empty. Was alg changed after the token was signed? Do not trust these claims.";
        report.add(Some(Place::header("alg")), message);
    }
}
