//! `issued-in-the-future`: `iat` lies ahead of the clock by more than clocks differ.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims;
use crate::prose;
use crate::spec::rfc;
use crate::text::time::Seconds;

/// The token claims to be issued in the future.
pub static RULE: Rule = Rule {
    name: "issued-in-the-future",
    breach: Breach::HardlyMeant,
    summary: summary!("the token claims to be issued in the future"),
    explain: prose!(
        "iat says when the token was issued. A time ahead of yours means that one of the two clocks is wrong; some libraries refuse such a token, although the specification does not ask for it."
    ),
    spec: &[rfc(7519, "4.1.6")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a day ahead",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iat":1767312000}"#,
            },
            finds: Some("1 day ahead"),
        },
        Example {
            shows: "half a minute ahead",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iat":1767225630}"#,
            },
            finds: None,
        },
    ],
};

/// Clocks that differ by less are no news; RFC 7519 §4.1.4 speaks of a few minutes.
const LEEWAY: Seconds = Seconds(60);

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let Some(iat) = claims::time(claims, "iat").present() else {
        return;
    };
    let ahead = iat.since(seen.context.now);
    if ahead > LEEWAY && !iat.looks_like_milliseconds() {
        let message =
            format!("Issued {ahead} ahead of your clock. One of the two clocks is wrong.");
        report.add(Some(Place::claim("iat")), message);
    }
}
