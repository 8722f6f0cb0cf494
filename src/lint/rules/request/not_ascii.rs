//! `not-ascii`: a value holds characters that it must not.

use super::common::{place, settled, shown_char};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::location::is_invisible;
use crate::prose;
use crate::spec::rfc;

/// A value holds characters that it must not.
pub static RULE: Rule = Rule {
    name: "not-ascii",
    breach: Breach::Must,
    summary: summary!("a value holds characters that it must not"),
    explain: prose!(
        "client_id and state are made of visible ASCII characters and spaces. Other characters, such as ü, are refused or come back changed."
    ),
    spec: &[rfc(6749, "App. A.1"), rfc(6749, "App. A.5")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "client_id",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=%C3%BCbung&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("“ü”"),
        },
        Example {
            shows: "ASCII",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for name in ["client_id", "state"] {
        let Some(value) = settled(request, name) else {
            continue;
        };
        // Those have rules of their own.
        let foreign = |c: &char| {
            !matches!(c, ' '..='~')
                && !is_invisible(*c)
                && !matches!(c, '\n' | '\r' | '\u{fffd}' | '\u{2018}'..='\u{201f}')
        };
        if let Some(c) = value.trim().chars().find(foreign) {
            let message = format!(
                "{name} holds {}, and may hold ASCII characters only. Use another value.",
                shown_char(c)
            );
            report.add(place(name), message);
        }
    }
}
