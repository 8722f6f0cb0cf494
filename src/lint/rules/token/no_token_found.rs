//! `no-token-found`: a text without any token.

use super::authorization_response_without_token::is_response;
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TextUnderLint};
use crate::prose;
use crate::scan;
use crate::spec::rfc;
use crate::text::json::{self, Json};

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
            shows: "the beginning of a header",
            input: Input::Text("eyJhbGciOiJIUzI1NiJ9…"),
            finds: Some("a placeholder"),
        },
        Example {
            shows: "a word for a token",
            input: Input::Text("Authorization: Bearer accessToken"),
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
            shows: "a number of a version",
            input: Input::Text("1.1.1"),
            finds: Some("No token"),
        },
        Example {
            shows: "the payload of a token, decoded",
            input: Input::Text(r#"{"iss":"https://login.example","exp":1767225600}"#),
            finds: Some("claims without their token"),
        },
        Example {
            shows: "JSON that has nothing to do with it",
            input: Input::Text(r#"{"id":17,"name":"a"}"#),
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
    if is_claims(text) {
        report.add(None, "These are claims without their token: what a decoder shows of a JWT. Paste the token itself; header and signature are what tells its kind.");
    } else if scan::is_placeholder(text) || scan::is_variable(text) {
        report.add(None, "This is a placeholder: it stands where a token belongs, in documentation, a template or a log that hides secrets. Paste the token itself; if your program sent this, a variable was not filled in.");
    } else {
        report.add(None, "No token in this text. Paste a token, a whole token response, or the address that the browser was sent back to.");
    }
}

/// Longer objects are not read for a sentence.
const LONGEST: usize = 64 * 1024;

/// Whether it is a Claims Set: an object with two of the claims that nearly every token has (RFC 7519 §4.1).
fn is_claims(text: &str) -> bool {
    if !text.starts_with('{') || text.len() > LONGEST {
        return false;
    }
    let json = json::parse(text);
    let object = json.as_ref().ok().and_then(Json::as_object);
    let claims = ["iss", "aud", "exp", "iat", "nbf"];
    object.is_some_and(|object| claims.into_iter().filter(|name| object.has(name)).count() >= 2)
}
