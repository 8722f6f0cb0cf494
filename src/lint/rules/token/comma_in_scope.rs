//! `comma-in-scope`: scopes that are separated by commas.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// The scopes are separated by commas.
pub static RULE: Rule = Rule {
    name: "comma-in-scope",
    breach: Breach::HardlyMeant,
    summary: summary!("scopes are separated by commas"),
    explain: prose!(
        "Scopes are separated by blanks. A comma is a character like any other there, so read,write is one scope of that name, and an API that looks for read does not find it."
    ),
    spec: &[rfc(8693, "4.2"), rfc(6749, "3.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "commas",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"scope":"read,write"}"#
            },
            finds: Some("one scope")
        },
        Example {
            shows: "commas and blanks",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"scope":"read, write"}"#
            },
            finds: Some("comma")
        },
        Example {
            shows: "blanks",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"scope":"read write"}"#
            },
            finds: None
        },
        Example {
            shows: "no scope",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    for name in ["scope", "scp"] {
        let Some(found) = claims.str(name).and_then(|scope| {
            scope
                .split_ascii_whitespace()
                .find(|one| one.contains(',') && *one != ",")
        }) else {
            continue;
        };
        let message = format!(
            "{} is one scope with a comma in it, because blanks separate scopes. Was a list meant? Then put blanks between.",
            shortened(found, 60)
        );
        report.add(Some(Place::claim(name)), message);
    }
}
