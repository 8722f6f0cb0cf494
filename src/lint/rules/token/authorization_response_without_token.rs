//! `authorization-response-without-token`: the address that the browser was sent back to, with a code or an error in it.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TextUnderLint};
use crate::oauth::code;
use crate::prose;
use crate::scan::Found;
use crate::spec::rfc;
use crate::text::{percent, shortened};

/// An authorization response that brought no token.
pub static RULE: Rule = Rule {
    name: "authorization-response-without-token",
    breach: Breach::WorthKnowing,
    summary: summary!("an authorization response that brought no token"),
    explain: prose!(
        "The server sends the browser back with its answer in the address: a code, which the application exchanges for tokens, or an error."
    ),
    spec: &[rfc(6749, "4.1.2"), rfc(6749, "4.1.2.1")],
    check: Check::Text(check),
    examples: examples![
        Example {
            shows: "a code",
            input: Input::Text("https://app.example.com/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz"),
            finds: Some("authorization code"),
        },
        Example {
            shows: "an error",
            input: Input::Text(
                "https://app.example.com/cb?error=access_denied&error_description=Service%20not%20found%3A%20orders"
            ),
            finds: Some("the error access_denied"),
        },
        Example {
            shows: "an address without an answer",
            input: Input::Text("https://app.example.com/cb?state=xyz"),
            finds: None,
        },
        Example {
            shows: "an address with source code in it",
            input: Input::Text("https://play.example/?code=fn%20main()%20%7B%0A%7D"),
            finds: None,
        },
    ],
};

/// Whether the text is an address with an authorization code or an error in it, and no token.
pub fn is_response(seen: &TextUnderLint<'_>) -> bool {
    // A code is found, and is no token.
    let is_code = |found: &Found| found.name.as_deref() == Some("code");
    if !seen.found.iter().all(is_code) {
        return false;
    }
    let text = seen.text.trim();
    let is_address = text.contains("://") && !text.contains(char::is_whitespace);
    let is_code = || parameter(text, "code").is_some_and(|value| code::may_be(&value));
    is_address && (parameter(text, "error").is_some() || is_code())
}

fn check(seen: &TextUnderLint<'_>, report: &mut Report) {
    if !is_response(seen) {
        return;
    }
    let text = seen.text.trim();
    let Some(error) = parameter(text, "error") else {
        let message = "This address holds an authorization code, and no token yet. The application exchanges the code for tokens at the token endpoint; paste what comes back from there.";
        return report.add(None, message);
    };
    // What it means is said with the response.
    let error = shortened(&error, 200);
    let message = format!("The server answered with the error {error}, and no token came with it.");
    report.add(None, message);
}

/// A parameter of the query or the fragment, decoded.
fn parameter(address: &str, name: &str) -> Option<String> {
    let pairs = address.split(['?', '#', '&']).skip(1);
    let mut values = pairs.filter_map(|pair| {
        pair.split_once('=')
            .filter(|(n, v)| *n == name && !v.is_empty())
    });
    values
        .next()
        .map(|(_, value)| percent::decode_keeping_plus(value))
}
