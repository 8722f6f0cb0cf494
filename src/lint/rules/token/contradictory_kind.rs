//! `contradictory-kind`: conclusive signs of two kinds in one token.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::oauth::{Kind, Speaks, Strength};
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
    let conclusive = |kind: Kind| {
        (seen.verdict.evidence.iter()).any(|e| {
            e.kind == kind && e.speaks == Speaks::For && e.strength == Strength::Conclusive
        })
    };
    let Some(other) = seen.verdict.alternative else {
        return;
    };
    if conclusive(seen.verdict.kind) && conclusive(other) {
        let message = format!(
            "Contradictory: one sign says {}, another {}. A reader that checks only one of them is misled.",
            seen.verdict.kind.name(),
            other.name()
        );
        report.add(None, message);
    }
}
