//! Which bytes of a text were passed over to get at a token: quotes, a comma, line breaks, characters without width, escapes.
//!
//! A name and a scheme are read, and what is encoded is decoded: neither is passed over.

use super::bare::{is_noise, is_quote};
use super::{Found, Wrapping};
use crate::text::Span;

/// Fills in what was passed over inside the token.
pub fn mark_inside(text: &str, found: &mut Found) {
    let removes = |layer: &Wrapping| matches!(layer, Wrapping::LineBreaks | Wrapping::JsonString);
    if found.unwrapped.iter().any(removes) {
        let (start, end) = (found.span.start, found.span.end);
        mark(text, start, end, &mut found.ignored, |c| {
            is_noise(c) || is_quote(c) || c == '\\'
        });
    }
}

/// Fills in what was passed over around a token that a text consists of, and inside it.
pub fn mark_around(text: &str, found: &mut Found) {
    let is_passed_over = |c: char| {
        is_noise(c) && !c.is_whitespace()
            || is_quote(c)
            || matches!(c, ',' | ';' | '.' | '…' | '\\')
    };
    let (start, end) = (found.span.start, found.span.end);
    mark(text, 0, start, &mut found.ignored, is_passed_over);
    // The stop in a name: `next-auth.session-token=…`.
    let is_letter = |at: usize| (text.as_bytes().get(at)).is_some_and(u8::is_ascii_alphanumeric);
    let is_in_name = |span: &Span| {
        let before = span.start.checked_sub(1);
        span.of(text) == "." && before.is_some_and(is_letter) && is_letter(span.end)
    };
    found.ignored.retain(|span| !is_in_name(span));
    // A letter that was copied along belongs to no name.
    let before = text.get(..start).unwrap_or_default();
    let stray = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    if stray.len() < start && found.value.starts_with("ey") {
        found.ignored.push(Span::new(stray.len(), start));
    }
    mark_inside(text, found);
    mark(text, end, text.len(), &mut found.ignored, is_passed_over);
}

fn mark(text: &str, start: usize, end: usize, spans: &mut Vec<Span>, is: impl Fn(char) -> bool) {
    let part = Span::new(start, end).of(text);
    for (at, c) in part.char_indices().filter(|(_, c)| is(*c)) {
        let span = Span::new(start + at, start + at + c.len_utf8());
        match spans.last_mut().filter(|last| last.end == span.start) {
            Some(last) => last.end = span.end,
            None => spans.push(span),
        }
    }
}
