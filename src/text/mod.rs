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
#[cfg(target_arch = "wasm32")]
pub mod vector;

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

/// Words that a sentence here may begin with and that are no name: names of members and values are what they are letter by
/// letter, and keep it.
const ORDINARY: [&str; 18] = [
    "a", "an", "the", "this", "these", "that", "there", "no", "nobody", "not", "nothing", "it",
    "its", "what", "over", "metadata", "somebody", "stopped",
];

/// What was found, as a sentence of its own: a full stop behind it, and the first letter large where that is not the letter of a
/// name.
pub fn sentence(text: &str) -> String {
    let first = text.split([' ', ',', ':', ';']).next().unwrap_or_default();
    let mut letters = text.chars();
    let large = letters.next().filter(|_| ORDINARY.contains(&first));
    match large {
        Some(large) => [&large.to_uppercase().to_string(), letters.as_str(), "."].concat(),
        None => [text, "."].concat(),
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

#[cfg(test)]
mod sentences {
    use super::sentence;

    /// `alg: eS256` became “ES256 is not an algorithm”, which is false, and x of a key “X”.
    #[test]
    fn a_name_keeps_its_letters_at_the_beginning() {
        for (text, expected) in [
            ("the header has no kid", "The header has no kid."),
            ("it is public, and more", "It is public, and more."),
            ("alg is eS256", "alg is eS256."),
            ("x has 32 octets", "x has 32 octets."),
            ("p2c demands 2 iterations", "p2c demands 2 iterations."),
            ("", "."),
        ] {
            assert_eq!(sentence(text), expected);
        }
    }
}
