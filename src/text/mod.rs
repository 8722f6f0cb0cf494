//! Text and nothing more: encodings, strict base64url, lossless JSON, percent-coding, time. No OAuth in here.
//!
//! Leaves out every meaning: what a string stands for is decided in `jose`, `oauth` and above.

pub mod base64url;
pub mod encoding;
pub mod json;
pub mod near;
pub mod packed;
pub mod pattern;
pub mod percent;
pub mod punycode;
pub mod sort;
pub mod time;
pub mod uri;

/// A range of bytes in the text that was looked at: `start` inclusive, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The part of `text` that it covers, or the empty string where it is not a range of `text`.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same range, counted from `by` bytes earlier.
    pub const fn shifted(&self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }
}

/// The first `limit` characters, and `…` where that is not all. For messages, never for values.
pub fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A noun with its indefinite article: `an ID token`, `a UUID`.
pub fn with_article(noun: &str) -> String {
    let article = match noun.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']) {
        true => "an ",
        false => "a ",
    };
    [article, noun].concat()
}

/// Whether a character shows nothing of its own: controls, direction marks, characters without width.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
