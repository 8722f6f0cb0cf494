//! `token-in-a-query`: an access token that was sent to an API in the query of an address.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TextUnderLint};
use crate::prose;
use crate::spec::rfc;

/// An access token stands in the query of an address.
pub static RULE: Rule = Rule {
    name: "token-in-a-query",
    breach: Breach::Should,
    summary: summary!("an access token stands in the query of an address"),
    explain: prose!(
        "Addresses are written down everywhere: in the logs of servers and proxies, in the history of the browser, in the Referer of the next page. Whoever reads one of these has the token. Clients must not send it so (RFC 9700 §4.3.2), and many APIs do not look for it there and answer 401. It belongs into the Authorization header."
    ),
    spec: &[rfc(9700, "4.3.2"), rfc(6750, "5.3")],
    check: Check::Text(check),
    examples: examples![
        Example {
            shows: "a line of a server’s log",
            input: Input::Text(
                "203.0.113.7 - - \"GET /orders?access_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln&page=2 HTTP/1.1\" 401 12"
            ),
            finds: Some("in the query"),
        },
        Example {
            shows: "an address",
            input: Input::Text(
                "https://api.example.com/orders?page=2&access_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"
            ),
            finds: Some("in the query"),
        },
        Example {
            shows: "an answer in the fragment, which no server sees",
            input: Input::Text(
                "https://app.example/?a=b#access_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln&token_type=Bearer"
            ),
            finds: None,
        },
        Example {
            shows: "an answer in the query, which is another mistake",
            input: Input::Text(
                "https://app.example/cb?access_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln&token_type=Bearer"
            ),
            finds: None,
        },
        Example {
            shows: "a form body",
            input: Input::Text(
                "access_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln&token_type_hint=access_token"
            ),
            finds: None,
        },
        Example {
            shows: "an ID token as a hint for the logout, which belongs there",
            input: Input::Text(
                "https://as.example/logout?id_token_hint=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TextUnderLint<'_>, report: &mut Report) {
    let is_sent_so = seen.found.iter().any(|one| {
        let is_access = one.name.as_deref() == Some("access_token");
        is_access && is_in_query_of_a_call(seen.text, one.span.start, one.span.end)
    });
    if is_sent_so {
        report.add(None, "An access token stands in the query of an address, and so in every log and history that the address gets into. Send it in the Authorization header, which many APIs demand, and have this one revoked if others can read the log.");
    }
}

/// Longer addresses are looked at as far as that.
const LONGEST: usize = 8 * 1024;

/// Whether an address is around that place, with the place in its query, and no answer of an authorization server.
fn is_in_query_of_a_call(text: &str, start: usize, end: usize) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`');
    let from = text.ceil_char_boundary(start.saturating_sub(LONGEST));
    let before = text.get(from..start).unwrap_or_default();
    let before = before.rsplit(ends).next().unwrap_or_default();
    let to = text.floor_char_boundary(end.saturating_add(LONGEST));
    let after = text.get(end..to).unwrap_or_default();
    let after = after.split(ends).next().unwrap_or_default();
    let is_query = before.contains('?') && !before.contains('#');
    let brings_more = |name: &str| {
        [before, after].iter().any(|part| {
            let mut pairs = part.split(['?', '&']);
            pairs.any(|pair| pair.split_once('=').is_some_and(|(known, _)| known == name))
        })
    };
    is_query && !brings_more("token_type") && !brings_more("state")
}
