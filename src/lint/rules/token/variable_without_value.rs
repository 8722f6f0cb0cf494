//! `variable-without-value`: the word for nothing, or nothing, was sent where a token belongs.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TextUnderLint};
use crate::prose;
use crate::scan;
use crate::spec::rfc;

/// A program had no token, and sent something all the same.
pub static RULE: Rule = Rule {
    name: "variable-without-value",
    breach: Breach::Must,
    summary: summary!("a program had no token, and sent the word for nothing"),
    explain: prose!(
        "A program puts the text of a variable behind the scheme. Where the variable holds nothing yet, that text is undefined, null or None; where it holds an object or a promise, it is [object Object] or [object Promise]. An API answers 401 as it does to any wrong token, and nothing in the authorization server has to change. Most often the request is sent before the login or the call for the token has ended, or the member of the answer has another name (accessToken, access_token)."
    ),
    spec: &[rfc(6750, "2.1")],
    check: Check::Text(check),
    examples: examples![
        Example {
            shows: "the word of JavaScript",
            input: Input::Text("Authorization: Bearer undefined"),
            finds: Some("the word undefined"),
        },
        Example {
            shows: "in a command",
            input: Input::Text("curl -H \"Authorization: Bearer null\" https://api.example/orders"),
            finds: Some("the word null"),
        },
        Example {
            shows: "an object in place of its text",
            input: Input::Text("Bearer [object Object]"),
            finds: Some("an object"),
        },
        Example {
            shows: "a scheme with nothing behind it",
            input: Input::Text("Authorization: Bearer"),
            finds: Some("Nothing stands behind"),
        },
        Example {
            shows: "a token",
            input: Input::Text("Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
        Example {
            shows: "running text",
            input: Input::Text("the token is undefined"),
            finds: None,
        },
    ],
};

fn check(seen: &TextUnderLint<'_>, report: &mut Report) {
    if !seen.found.is_empty() {
        return;
    }
    let Some(word) = scan::in_place_of_token(seen.text) else {
        return;
    };
    let what = match word {
        _ if word.starts_with("[object") => [
            "What was sent is ",
            word,
            ", which is what JavaScript makes of an object that is used as text. Take the token out of it, and await it where it is a promise.",
        ]
        .concat(),
        _ if word.eq_ignore_ascii_case("bearer") || word.eq_ignore_ascii_case("dpop") => [
            "Nothing stands behind ",
            word,
            ": the program that sent this had no token. See that the login, or the call for the token, has ended before the request is made.",
        ]
        .concat(),
        _ => [
            "What was sent is the word ",
            word,
            ", not a token: the variable that should hold it had no value. See that the login, or the call for the token, has ended before the request is made, and that the member is read under its right name.",
        ]
        .concat(),
    };
    report.add(None, what);
}
