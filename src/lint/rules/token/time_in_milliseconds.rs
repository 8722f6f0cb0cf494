//! `time-in-milliseconds`: a time that only makes sense in milliseconds, microseconds or nanoseconds.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Shown};
use crate::prose;
use crate::spec::rfc;
use crate::text::time::Timestamp;

/// A time is in milliseconds, or in a smaller unit, where seconds belong.
pub static RULE: Rule = Rule {
    name: "time-in-milliseconds",
    breach: Breach::Must,
    summary: summary!("a time is in milliseconds where seconds belong"),
    explain: prose!(
        "Times in tokens count seconds since 1970. JavaScript’s Date.now() counts milliseconds: written into a token it names a year beyond 33000, and the token never expires. Other clocks count microseconds or nanoseconds."
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
            shows: "microseconds in exp",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"exp":1767229200000000}"#,
            },
            finds: Some("divide by 1000000."),
        },
        Example {
            shows: "nanoseconds in iat",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iat":1767225600000000000}"#,
            },
            finds: Some("divide by 1000000000."),
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
        for (unit, divisor) in UNITS {
            let milliseconds = Timestamp(time.0 / (divisor / 1000));
            if milliseconds.looks_like_milliseconds() {
                let meant = milliseconds.from_milliseconds().utc();
                let message = format!(
                    "{} counts {unit}; it must count seconds. Meant is probably {meant}: divide by {divisor}.",
                    row.name
                );
                report.add(Some(Place::claim(row.name)), message);
            }
        }
    }
}

/// Units smaller than a second, and how many make one. What looks like one of them looks like no other.
const UNITS: [(&str, i64); 3] = [
    ("milliseconds", 1000),
    ("microseconds", 1_000_000),
    ("nanoseconds", 1_000_000_000),
];
