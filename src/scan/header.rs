//! Whether letters are the base64url of a JOSE header, told letter by letter, so that what is none is left at once.
//!
//! Follows the syntax of JSON as far as text that is no JSON fails soon. Does **not** read members.

use crate::text::base64url::value;

/// Reads the letters of a header.
#[derive(Debug, Default)]
pub struct Header {
    group: u32,
    letters: usize,
    depth: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// The object has not begun.
    #[default]
    Before,
    /// Outside of strings.
    Open,
    /// Behind a string.
    Closed,
    /// In a string.
    Text,
    /// Behind a backslash.
    Escape,
    /// The object has ended.
    After,
}

/// Longer headers are none: a chain of certificates takes a few thousand letters.
const LONGEST: usize = 64 * 1024;

impl Header {
    /// Whether this letter may follow.
    pub fn push(&mut self, letter: u8) -> bool {
        let value = VALUES[usize::from(letter)];
        if value == NONE {
            return false;
        }
        self.group = self.group << 6 | u32::from(value);
        let nth = self.letters % 4;
        self.letters += 1;
        let byte = (self.group >> (6 - 2 * nth)) as u8;
        self.letters < LONGEST && (nth == 0 || self.read(byte))
    }

    /// Whether the object has ended.
    pub fn is_whole(&self) -> bool {
        self.state == State::After
    }

    fn read(&mut self, byte: u8) -> bool {
        use State::{After, Before, Closed, Escape, Open, Text};
        let is_blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.state = match (self.state, byte) {
            (Escape, _) => Text,
            (Text, b'"') => Closed,
            (Text, b'\\') => Escape,
            (Text, 0..0x20) => return false,
            (Text, _) => Text,
            (state, _) if is_blank => state,
            (Before, b'{') => {
                self.depth = 1;
                Open
            }
            (After | Before, _) => return false,
            (Open | Closed, b'}' | b']') => {
                self.depth -= 1;
                if self.depth == 0 { After } else { Closed }
            }
            (Open | Closed, b',' | b':') => Open,
            (Closed, _) => return false,
            (Open, b'"') => Text,
            (Open, b'{' | b'[') => {
                self.depth += 1;
                Open
            }
            (Open, b'0'..=b'9' | b'a'..=b'z' | b'+' | b'-' | b'.' | b'E') => Open,
            (Open, _) => return false,
        };
        true
    }
}

/// The six bits of a letter of either alphabet; more of what is none. As a table, because letters are not to be foreseen.
const VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut byte = 0;
    while byte < 256 {
        if let Some(value) = value(byte as u8) {
            values[byte] = value;
        }
        byte += 1;
    }
    values
};
const NONE: u8 = 64;

/// Whether these letters can begin a header, or be a whole one.
pub fn may_begin(letters: &str) -> bool {
    let mut header = Header::default();
    letters.bytes().all(|letter| header.push(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::base64url::encode;

    #[test]
    fn a_header_is_told_from_what_begins_like_one() {
        for (text, whole) in [
            (r#"{"alg":"RS256"}"#, true),
            (r#"{ "alg" : "RS256", "x": [1, {"a": true}] }"#, true),
            ("{\r\n \"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}", true),
            (r#"{"a":"\"}"}"#, true),
            (r#"{"a":"é"}"#, true),
            (r#"{"alg":"#, false),
        ] {
            let mut header = Header::default();
            assert!(
                encode(text.as_bytes()).bytes().all(|b| header.push(b)),
                "{text}"
            );
            assert_eq!(header.is_whole(), whole, "{text}");
        }
        for text in ["[1]", "{\"a\":1}x", "{\"a\u{1}", "{\"a\"\"b\"", "{?"] {
            assert!(!may_begin(&encode(text.as_bytes())), "{text}");
        }
        // A header behind a header: nobody reads the second while reading the first.
        assert!(!may_begin(&"eyJhIjoi".repeat(3)));
    }
}
