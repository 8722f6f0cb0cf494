//! Calls in the text: an access token and the DPoP proof that were sent together, in the headers of one request (RFC 9449 §7.1).
//!
//! A proof that asks a token endpoint for a token stands in the same text as the token that came, and does not belong to it. Does
//! **not** read requests: two headers are of one where nothing between them ends the headers.

use super::TokenReport;
use crate::oauth::Kind;

/// An access token and the proof that it was sent with, by their numbers in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// The access token.
    pub token: usize,
    /// The proof.
    pub proof: usize,
}

/// Of more places of a proof the call is not looked for.
const MOST: usize = 50;
/// Headers of one request that stand further from each other are not told to be so.
const FARTHEST: usize = 64 * 1024;

/// Every call that shows, by proof.
pub fn calls(text: &str, tokens: &[TokenReport]) -> Vec<Call> {
    let is_header = |name: &Option<String>| {
        let name = name.as_deref().unwrap_or_default();
        name.eq_ignore_ascii_case("Authorization")
    };
    let places_of = |kind: Kind| {
        let of_kind = tokens.iter().enumerate();
        let of_kind = of_kind.filter(move |(_, token)| token.verdict.kind == kind);
        of_kind.flat_map(|(nth, token)| token.places.iter().map(move |place| (nth, place)))
    };
    let presented: Vec<_> = places_of(Kind::AccessToken)
        .filter(|(_, place)| is_header(&place.name))
        .collect();
    let mut calls: Vec<Call> = Vec::new();
    for (proof, place) in places_of(Kind::DpopProof).take(MOST) {
        // Only the nearest on each side can be of the same request.
        let before = presented
            .iter()
            .filter(|(_, other)| other.span.end <= place.span.start);
        let before = before.max_by_key(|(_, other)| other.span.end);
        let after = presented
            .iter()
            .filter(|(_, other)| place.span.end <= other.span.start);
        let after = after.min_by_key(|(_, other)| other.span.start);
        let is_together = |from: usize, to: usize| {
            to - from <= FARTHEST && text.get(from..to).is_some_and(is_of_one)
        };
        let before = before.filter(|(_, other)| is_together(other.span.end, place.span.start));
        let after = after.filter(|(_, other)| is_together(place.span.end, other.span.start));
        for (token, _) in before.into_iter().chain(after) {
            let call = Call {
                token: *token,
                proof,
            };
            if !calls.contains(&call) {
                calls.push(call);
            }
        }
    }
    calls
}

/// Whether two headers with that between them are of one request: no empty line, no line that begins a request or an answer, no
/// other command, and no bracket closed in which both would stand, as a list of headers or a function that is called does.
fn is_of_one(between: &str) -> bool {
    let lines: Vec<&str> = between
        .split('\n')
        .map(|line| line.trim_matches(['>', '<', ' ', '\t', '\r']))
        .collect();
    // The first and the last are what surrounds the two values on their own lines.
    let inner = lines.get(1..lines.len() - 1).unwrap_or_default();
    let is_ended = inner.iter().any(|line| line.is_empty());
    let begins = |line: &&str| line.starts_with("HTTP/") || line.contains(" HTTP/");
    let is_begun = lines.iter().any(begins) || between.contains("curl ");
    !is_ended && !is_begun && is_balanced(between)
}

/// Whether no bracket is closed that was opened before.
fn is_balanced(between: &str) -> bool {
    let mut open = [0_usize; 2];
    between.bytes().all(|byte| {
        let (at, is_opened) = match byte {
            b'(' => (0, true),
            b')' => (0, false),
            b'[' => (1, true),
            b']' => (1, false),
            _ => return true,
        };
        open[at] = match (is_opened, open[at]) {
            (true, depth) => depth + 1,
            (false, 0) => return false,
            (false, depth) => depth - 1,
        };
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_one_request_are_told_from_those_of_two() {
        for (law, between, is_one) in [
            ("lines", "\nDPoP: ", true),
            (
                "lines of a trace",
                "\r\n> User-Agent: Mozilla/5.0 (X11; Linux)\r\n> DPoP: ",
                true,
            ),
            ("options of a command", "' \\\n  -H 'DPoP: ", true),
            ("members", "\",\n    \"DPoP\": \"", true),
            (
                "a list of headers",
                "\"},{\"name\":\"Accept\",\"value\":\"*/*\"},{\"name\":\"DPoP\",\"value\":\"",
                true,
            ),
            ("the second one indented", "\n    ", true),
            ("an empty line", "\n\nDPoP: ", false),
            ("an empty line of a trace", "\r\n> \r\n> DPoP: ", false),
            ("the next request", "\nGET /orders HTTP/1.1\nDPoP: ", false),
            ("the answer", "\n< HTTP/2 200\n< DPoP: ", false),
            ("the next command", "'\ncurl -H 'DPoP: ", false),
            ("the next call", "\" } });\nawait post({ DPoP: \"", false),
            (
                "the next list",
                "\"}]},\"response\":{\"headers\":[{\"value\":\"",
                false,
            ),
        ] {
            assert_eq!(is_of_one(between), is_one, "{law}");
        }
    }
}
