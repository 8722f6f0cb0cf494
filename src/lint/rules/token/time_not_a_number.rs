//! `time-not-a-number`: a time claim that is no JSON number.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Claim};
use crate::prose;
use crate::spec::rfc;

/// A time is not a number.
pub static RULE: Rule = Rule {
    name: "time-not-a-number",
    breach: Breach::Must,
    summary: summary!("a time is not a number"),
    explain: prose!(
        "Times in tokens are JSON numbers. A string with a number in it is taken by some libraries and refused by others, and a date in words by all."
    ),
    spec: &[rfc(7519, "2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a number in quotes",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"exp":"1767229200"}"#,
            },
            finds: Some("exp is a string"),
        },
        Example {
            shows: "a number",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"exp":1767229200}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    for name in ["exp", "nbf", "iat", "auth_time"] {
        if let Claim::Malformed(shape) = claims::time(claims, name) {
            let message = match shape {
                "a number" => format!(
                    "{name} is a number that no clock can show. Write the time as whole seconds since 1970."
                ),
                _ => format!(
                    "{name} is {shape}. Write the time as a number: seconds since 1970, without quotes."
                ),
            };
            report.add(Some(Place::claim(name)), message);
        }
    }
}
