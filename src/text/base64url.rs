//! Base64url as JOSE uses it: RFC 4648 §5 without padding (RFC 7515 §2), with positions for what is wrong.
//!
//! Reads more than it accepts: what a strict reader refuses but can be understood (padding, the standard alphabet, unused
//! bits that are set) comes back decoded together with its [`Flaw`]s. It does **not** look at what the bytes mean.

use std::fmt;

/// RFC 4648 §5, table 2.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes, and what a strict reader would have refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// What the text stands for.
    pub bytes: Vec<u8>,
    /// In order of position; empty for text that is right.
    pub flaws: Vec<Flaw>,
}

/// Something that RFC 7515 §2 does not allow, but that leaves no doubt about the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// `=` at the end, from this byte on.
    Padding {
        /// Offset of the first `=`.
        at: usize,
    },
    /// `+` or `/`, which belong to the standard alphabet.
    StandardAlphabet {
        /// Offset of the first of them.
        at: usize,
        /// Which of the two it is.
        found: char,
    },
    /// The last character carries bits that no byte needs, and they are not zero (RFC 4648 §3.5).
    NonCanonical {
        /// Offset of that character.
        at: usize,
    },
}

/// Why there are no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// A character that is in neither alphabet.
    ForeignCharacter {
        /// Its byte offset.
        at: usize,
        /// The character.
        found: char,
    },
    /// One character more than a multiple of four: no bytes encode to that length, so the end is missing.
    CutShort {
        /// Number of characters that are there.
        length: usize,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::ForeignCharacter { at, found } => {
                write!(f, "{} at byte {at} is not base64url", name_of(*found))
            }
            Error::CutShort { length } => {
                write!(
                    f,
                    "{length} characters cannot be base64url: the end was cut off"
                )
            }
        }
    }
}

/// A character as it can be shown in a sentence: controls and blanks by code point.
pub fn name_of(c: char) -> String {
    if c.is_control() || c.is_whitespace() || !c.is_ascii() {
        format!("U+{:04X}", u32::from(c))
    } else {
        format!("‘{c}’")
    }
}

/// Encodes without padding.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let mut group = 0;
        for at in 0..3 {
            group = group << 8 | usize::from(three.get(at).copied().unwrap_or_default());
        }
        for at in 0..=three.len() {
            text.push(char::from(ALPHABET[group >> (18 - 6 * at) & 63]));
        }
    }
    text
}

/// Decodes, and says by position what a strict reader would refuse.
///
/// # Errors
/// A character outside both alphabets, or a length that no bytes encode to. The error carries the position, never the
/// text around it.
pub fn decode(text: &str) -> Result<Decoded, Error> {
    let body = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3 + 2);
    let mut standard = None;
    let mut group = 0u32;
    for (at, byte) in body.bytes().enumerate() {
        if matches!(byte, b'+' | b'/') {
            let found = char::from(byte);
            standard.get_or_insert(Flaw::StandardAlphabet { at, found });
        }
        let Some(value) = value(byte) else {
            let found = body.get(at..).and_then(|rest| rest.chars().next());
            return Err(Error::ForeignCharacter {
                at,
                found: found.unwrap_or(char::REPLACEMENT_CHARACTER),
            });
        };
        group = group << 6 | u32::from(value);
        // After two, three and four characters of a group there is one byte more.
        let nth = at % 4;
        if nth > 0 {
            bytes.push((group >> (6 - 2 * nth)) as u8);
        }
    }
    let unused = match body.len() % 4 {
        1 => return Err(Error::CutShort { length: body.len() }),
        2 => 0b1111,
        3 => 0b11,
        _ => 0,
    };
    let at = body.len().saturating_sub(1);
    let flaws = [
        standard,
        (group & unused != 0).then_some(Flaw::NonCanonical { at }),
        (body.len() < text.len()).then_some(Flaw::Padding { at: body.len() }),
    ];
    let flaws = flaws.into_iter().flatten().collect();
    Ok(Decoded { bytes, flaws })
}

/// The six bits that a character of either alphabet stands for (RFC 4648 §4, §5).
pub const fn value(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' | b'+' => 62,
        b'_' | b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use proptest::prelude::*;

    #[test]
    fn every_flaw_leaves_the_bytes_readable() {
        for (law, text, bytes, flaws) in [
            ("the empty text is no bytes", "", &b""[..], vec![]),
            ("without padding", "_-8", b"\xff\xef", vec![]),
            (
                "padding",
                "_-8=",
                b"\xff\xef",
                vec![Flaw::Padding { at: 3 }],
            ),
            (
                "standard alphabet",
                "/+8",
                b"\xff\xef",
                vec![Flaw::StandardAlphabet { at: 0, found: '/' }],
            ),
            (
                "unused bits",
                "_-9",
                b"\xff\xef",
                vec![Flaw::NonCanonical { at: 2 }],
            ),
            (
                "all at once, in order",
                "/+9=",
                b"\xff\xef",
                vec![
                    Flaw::StandardAlphabet { at: 0, found: '/' },
                    Flaw::NonCanonical { at: 2 },
                    Flaw::Padding { at: 3 },
                ],
            ),
        ] {
            let decoded = decode(text).unwrap();
            assert_eq!((&decoded.bytes[..], decoded.flaws), (bytes, flaws), "{law}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_position() {
        for (law, text, error) in [
            ("cut short", "abcde", Error::CutShort { length: 5 }),
            (
                "first foreign byte",
                "ab!d?",
                Error::ForeignCharacter { at: 2, found: '!' },
            ),
            (
                "a whole character",
                "abé",
                Error::ForeignCharacter { at: 2, found: 'é' },
            ),
            (
                "padding in the middle",
                "a=bc",
                Error::ForeignCharacter { at: 1, found: '=' },
            ),
        ] {
            assert_eq!(decode(text), Err(error), "{law}");
        }
    }

    proptest! {
        #[test]
        fn encode_then_decode_gives_the_bytes_back(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&encode(&bytes)), Ok(Decoded { bytes, flaws: vec![] }));
        }

        #[test]
        fn what_is_right_reads_as_another_reader_has_it(text in "[A-Za-z0-9_-]{0,40}", bytes: Vec<u8>) {
            let ours = decode(&text).ok().filter(|decoded| decoded.flaws.is_empty());
            prop_assert_eq!(ours.map(|decoded| decoded.bytes), URL_SAFE_NO_PAD.decode(&text).ok());
            prop_assert_eq!(encode(&bytes), URL_SAFE_NO_PAD.encode(&bytes));
        }

        #[test]
        fn decoding_never_panics(text: String) {
            let _ = decode(&text);
        }
    }
}
