//! `time-in-milliseconds`: a time that only makes sense in milliseconds.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Shown};
use crate::prose;
use crate::spec::rfc;

/// A time is in milliseconds where seconds belong.
pub static RULE: Rule = Rule {
    name: "time-in-milliseconds",
    breach: Breach::Must,
    summary: summary!("a time is in milliseconds where seconds belong"),
    explain: prose!(
        "Times in tokens count seconds since 1970. JavaScript’s Date.now() counts milliseconds: written into a token it names a year beyond 33000, and the token never expires."
    ),
    spec: &[rfc(7519, "2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "Date.now() in exp",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"exp":1767229200000}"#,
            },
            finds: Some("divide by 1000"),
        },
        Example {
            shows: "seconds",
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
    for row in claims::REGISTERED
        .iter()
        .filter(|row| row.shown == Shown::Time)
    {
        let Some(time) = claims::time(claims, row.name).present() else {
            continue;
        };
        if time.looks_like_milliseconds() {
            let meant = time.from_milliseconds().utc();
            let message = format!(
                "{} counts milliseconds; it must count seconds. Meant is probably {meant}: divide by 1000.",
                row.name
            );
            report.add(Some(Place::claim(row.name)), message);
        }
    }
}
