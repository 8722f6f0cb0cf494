//! `not-yet-valid`: `nbf` lies ahead of the clock.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims;
use crate::prose;
use crate::spec::rfc;

/// The token is not valid yet.
pub static RULE: Rule = Rule {
    name: "not-yet-valid",
    breach: Breach::Must,
    summary: summary!("the token is not valid yet"),
    explain: prose!(
        "Before the time in nbf everybody must refuse the token. Seconds ahead mean that two clocks differ; hours mean a mistake."
    ),
    spec: &[rfc(7519, "4.1.5")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "in an hour",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"nbf":1767229200}"#,
            },
            finds: Some("1 hour ahead of your clock"),
        },
        Example {
            shows: "now",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"nbf":1767225600}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let Some(nbf) = claims::time(claims, "nbf").present() else {
        return;
    };
    if nbf > seen.context.now && !nbf.looks_like_milliseconds() {
        let ahead = nbf.since(seen.context.now);
        let message = format!(
            "Not valid before {}: {ahead} ahead of your clock. Check both clocks.",
            nbf.utc()
        );
        report.add(Some(Place::claim("nbf")), message);
    }
}
