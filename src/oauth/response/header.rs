//! `WWW-Authenticate` headers of a text: the parameters of each challenge, read by [`crate::oauth::www_authenticate`].
//!
//! Finds the header by its name, and a bare value by its scheme at the beginning of the text.

use super::{Carrier, MOST_MEMBERS, Member, Response, is_known, json};
use crate::oauth::www_authenticate::{self, Challenge};
use crate::text::Span;

const NAME: &[u8] = b"www-authenticate";

/// What Entra's APIs write beside the error: the claims that the next token must have.
const CLAIMS: &str = "claims";

/// Parameters that no text in front of a token has.
const TELLING: [&str; 4] = ["error=", "realm=", "resource_metadata=", "scope=\""];

/// Calls back with each challenge that has an error, and with the first one where none has.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = (at..bytes.len().saturating_sub(NAME.len() - 1)).find(|start| {
        // Nearly every byte is ruled out by the first look.
        bytes[*start] | 32 == b'w' && bytes[*start..*start + NAME.len()].eq_ignore_ascii_case(NAME)
    }) {
        let after = start + NAME.len();
        let between = bytes[after..].iter();
        let length = between.take_while(|b| b" \t\"':=>[".contains(b)).count();
        let value = after + length;
        at = value;
        let between = &bytes[after..value];
        if between.contains(&b':') || between.contains(&b'=') {
            let mut span = Span::new(value, line_end(bytes, value));
            // A string, in which other quotes are escaped.
            if between.ends_with(b"\"") && !span.of(text).contains("\\\"") {
                let length = span.of(text).find('"').unwrap_or(span.end - value);
                let after = bytes.get(value + length + 1..).unwrap_or_default();
                let next = after.iter().find(|byte| !byte.is_ascii_whitespace());
                span.end = value + length;
                at = span.end;
                // Source code puts it together.
                if next.is_some_and(|byte| b"+.%".contains(byte)) {
                    continue;
                }
            }
            read(text, span, each);
            at = span.end;
        }
    }
    let bare = text.trim_start();
    let is_scheme = |scheme: &str| {
        let begins = bare.as_bytes().get(..scheme.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(scheme.as_bytes()))
    };
    if (is_scheme("bearer ") || is_scheme("dpop "))
        && TELLING.iter().any(|name| bare.contains(name))
    {
        let start = text.len() - bare.len();
        read(text, Span::new(start, line_end(bytes, start)), each);
    }
}

/// The end of a header's value: that of its line, and of each line after it that begins with a blank.
fn line_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        let goes_on = bytes.get(at + 1).is_some_and(|b| matches!(b, b' ' | b'\t'));
        if *byte == b'\n' && !goes_on {
            break;
        }
        at += 1;
    }
    at
}

fn read(text: &str, span: Span, each: &mut dyn FnMut(Response)) {
    let written = span.of(text);
    // In a JSON string its quotes are escaped, and the first that is not ends it.
    let unescaped = written.contains("\\\"").then(|| {
        let mut ends = written.match_indices('"').map(|(at, _)| at);
        let end = ends.find(|at| !written[..*at].ends_with('\\'));
        json::unescaped(&written[..end.unwrap_or(written.len())], 0)
    });
    let mut challenges = www_authenticate::parse(unescaped.as_deref().unwrap_or(written));
    let is_ours = |challenge: &Challenge| challenge.is("bearer") || challenge.is("dpop");
    let has_error = challenges
        .iter()
        .any(|challenge| challenge.get("error").is_some());
    match has_error {
        true => challenges.retain(|challenge| challenge.get("error").is_some()),
        false => {
            challenges.retain(is_ours);
            challenges.truncate(1);
        }
    }
    for challenge in challenges {
        let params = challenge.params.into_iter();
        let members = params
            .filter(|(name, _)| is_known(name) || name == CLAIMS)
            .take(MOST_MEMBERS)
            .map(|(name, value)| Member {
                name,
                value,
                is_string: true,
                span,
            });
        each(Response {
            carrier: Carrier::Header,
            span,
            members: members.collect(),
        });
    }
}
