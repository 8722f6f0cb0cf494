//! `no-token-found`: a text without any token.

use super::authorization_response_without_token::is_response;
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TextUnderLint};
use crate::prose;
use crate::scan;
use crate::spec::rfc;

/// No token was found in this text.
pub static RULE: Rule = Rule {
    name: "no-token-found",
    breach: Breach::WorthKnowing,
    summary: summary!("no token was found in this text"),
    explain: prose!(
        "A token is one long string without blanks, often with dots in it, and often under a name such as access_token. Paste the token itself, the whole response, or the address that the browser was sent to."
    ),
    spec: &[rfc(7519, "1")],
    check: Check::Text(check),
    examples: examples![
        Example {
            shows: "running text",
            input: Input::Text("the login does not work"),
            finds: Some("No token"),
        },
        Example {
            shows: "what documentation writes in place of one",
            input: Input::Text("Authorization: Bearer YOUR_ACCESS_TOKEN"),
            finds: Some("a placeholder"),
        },
        Example {
            shows: "a name in brackets",
            input: Input::Text("<access-token>"),
            finds: Some("a placeholder"),
        },
        Example {
            shows: "three letters and an ellipsis",
            input: Input::Text("eyJ…"),
            finds: Some("a placeholder"),
        },
        Example {
            shows: "a variable of a shell",
            input: Input::Text("Authorization: Bearer ${TOKEN}"),
            finds: Some("a placeholder"),
        },
        Example {
            shows: "the type of a member, in source code",
            input: Input::Text("accessToken: string;"),
            finds: Some("No token"),
        },
        Example {
            shows: "what a program sends that has none",
            input: Input::Text("Authorization: Bearer undefined"),
            finds: None,
        },
        Example {
            shows: "a token",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

fn check(seen: &TextUnderLint<'_>, report: &mut Report) {
    let text = seen.text.trim();
    if !seen.found.is_empty() || text.is_empty() || is_response(seen) {
        return;
    }
    // That has a rule of its own.
    if scan::in_place_of_token(text).is_some() {
        return;
    }
    if scan::is_placeholder(text) || scan::is_variable(text) {
        report.add(None, "This is a placeholder: it stands where a token belongs, in documentation, a template or a log that hides secrets. Paste the token itself; if your program sent this, a variable was not filled in.");
    } else {
        report.add(None, "No token in this text. Paste a token, a whole token response, or the address that the browser was sent back to.");
    }
}
