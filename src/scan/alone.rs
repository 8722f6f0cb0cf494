//! A text without blanks: one token, whole or broken, or tokens between marks that belong to none of them.
//!
//! Looks at what stands around the tokens that were found. Finds none itself.

use super::bare::is_quote;
use super::{Found, jose};
use crate::text::Span;

/// Whether what was found in a text without blanks leaves nothing but marks and names around it. Else the text may be one token
/// that is broken there.
pub fn is_all_that_matters(words: &[Found], text: &str, bare: Span) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let part = |start: usize, end: usize| text.get(start..end.max(start)).unwrap_or_default();
    let before = part(bare.start, first.span.start);
    let after = part(last.span.end, bare.end);
    let begins_apart = || {
        let is_mark = |c| {
            matches!(
                c,
                '=' | ':' | '：' | '＝' | '<' | '>' | '(' | '[' | '{' | '|' | ',' | ';'
            )
        };
        before.ends_with(|c| is_mark(c) || is_quote(c))
    };
    let ends_apart = || {
        let is_mark = |c| {
            matches!(
                c,
                '<' | '>' | ')' | ']' | '}' | '|' | ',' | '，' | ';' | '&' | '\\'
            )
        };
        after.starts_with(|c| is_mark(c) || is_quote(c))
    };
    // What was cut off is said of the token as it stands.
    let is_cut = after.starts_with(['.', '…']) && !jose::is_whole(&last.value);
    // Nobody puts that behind a token on purpose, unless it is all there.
    let is_odd = after.contains('!') && !jose::is_whole(&last.value);
    words.len() > 1
        || !is_cut
            && !is_odd
            && (first.name.is_some() || is_marks(before) || begins_apart())
            && (is_marks(after) || ends_apart())
}

/// Whether a text has neither letters nor digits, escapes aside: of a URL, of HTML, of JSON.
fn is_marks(text: &str) -> bool {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let escape = match first {
            '%' => percent_escape(rest),
            '&' => rest.find(';').filter(|end| *end < 8).map(|end| end + 1),
            '\\' => Some(2),
            _ if first.is_alphanumeric() => return false,
            _ => None,
        };
        rest = rest
            .get(escape.unwrap_or(first.len_utf8())..)
            .unwrap_or_default();
    }
    true
}

/// How long the percent-encoded letter is that a text begins with, however often its percent sign was encoded again.
fn percent_escape(text: &str) -> Option<usize> {
    let mut at = 1;
    while text.get(at..at + 2) == Some("25") && text.len() > at + 3 {
        at += 2;
    }
    let digits = text.get(at..at + 2)?;
    digits
        .bytes()
        .all(|b| b.is_ascii_hexdigit())
        .then_some(at + 2)
}
