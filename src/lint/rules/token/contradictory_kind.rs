//! `contradictory-kind`: conclusive signs of two kinds in one token.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::oauth::{Speaks, Strength};
use crate::prose;
use crate::spec::rfc;

/// The token shows conclusive signs of two kinds.
pub static RULE: Rule = Rule {
    name: "contradictory-kind",
    breach: Breach::HardlyMeant,
    summary: summary!("the token shows conclusive signs of two kinds"),
    explain: prose!(
        "Kinds of JWT must not be mistaken for each other, so each has signs of its own. A token that carries the signs of two was put together wrongly, or somebody wants it to pass for both."
    ),
    spec: &[rfc(8725, "3.12")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an access token with at_hash",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt"}"#,
                claims: r#"{"at_hash":"x"}"#,
            },
            finds: Some("Contradictory"),
        },
        Example {
            shows: "an introspection response with s_hash, whose typ is that of neither",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"statuslist+jwt"}"#,
                claims: r#"{"s_hash":"x","token_introspection":{}}"#,
            },
            finds: Some("Contradictory"),
        },
        Example {
            shows: "an access token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt"}"#,
                claims: r#"{}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    // The evidence for the verdict's own kind comes first.
    let mut conclusive = (seen.verdict.evidence.iter())
        .filter(|e| e.speaks == Speaks::For && e.strength == Strength::Conclusive)
        .map(|e| e.kind);
    let Some(one) = conclusive.next() else { return };
    if let Some(other) = conclusive.find(|other| *other != one) {
        let message = format!(
            "Contradictory: one sign says {}, another {}. A reader that checks only one of them is misled.",
            one.name(),
            other.name()
        );
        report.add(None, message);
    }
}
