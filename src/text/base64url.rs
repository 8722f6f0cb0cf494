//! Base64url as JOSE uses it: RFC 4648 §5 without padding (RFC 7515 §2), with positions for what is wrong.
//!
//! Reads more than it accepts: what a strict reader refuses but can be understood (padding, the standard alphabet, unused
//! bits that are set) comes back decoded together with its [`Flaw`]s. It does **not** look at what the bytes mean.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::fmt;

/// What RFC 7515 §2 asks for, and nothing else.
static STRICT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Reads unused bits of any value: canonical form is judged here, by position, not by the engine.
static LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

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
    STRICT.encode(bytes)
}

/// Decodes, and says by position what a strict reader would refuse.
///
/// # Errors
/// A character outside both alphabets, or a length that no bytes encode to. The error carries the position, never the
/// text around it.
pub fn decode(text: &str) -> Result<Decoded, Error> {
    // Nearly every text is right, and then there is nothing to look for.
    if let Ok(bytes) = STRICT.decode(text) {
        let flaws = Vec::new();
        return Ok(Decoded { bytes, flaws });
    }
    let mut flaws = Vec::new();
    let body = text.trim_end_matches('=');
    if body.len() < text.len() {
        flaws.push(Flaw::Padding { at: body.len() });
    }
    let mut standard = None;
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => {}
            b'+' | b'/' => {
                standard.get_or_insert((at, char::from(byte)));
            }
            _ => {
                let found = body.get(at..).and_then(|rest| rest.chars().next());
                return Err(Error::ForeignCharacter {
                    at,
                    found: found.unwrap_or(char::REPLACEMENT_CHARACTER),
                });
            }
        }
    }
    if body.len() % 4 == 1 {
        return Err(Error::CutShort { length: body.len() });
    }
    let bytes = match standard {
        None => LENIENT.decode(body),
        Some((at, found)) => {
            flaws.insert(0, Flaw::StandardAlphabet { at, found });
            LENIENT.decode(body.replace('+', "-").replace('/', "_"))
        }
    };
    // Alphabet and length are checked above, so the engine has nothing left to refuse.
    let bytes = bytes.map_err(|_| Error::CutShort { length: body.len() })?;
    if let Some(at) = non_canonical(body) {
        let after_alphabet = usize::from(standard.is_some());
        flaws.insert(after_alphabet, Flaw::NonCanonical { at });
    }
    Ok(Decoded { bytes, flaws })
}

/// Offset of a last character whose unused bits are set.
fn non_canonical(body: &str) -> Option<usize> {
    let unused = match body.len() % 4 {
        2 => 0b1111,
        3 => 0b11,
        _ => return None,
    };
    let last = *body.as_bytes().last()?;
    let value = match last {
        b'A'..=b'Z' => last - b'A',
        b'a'..=b'z' => last - b'a' + 26,
        b'0'..=b'9' => last - b'0' + 52,
        b'-' | b'+' => 62,
        _ => 63,
    };
    (value & unused != 0).then(|| body.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
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
        fn decoding_never_panics(text: String) {
            let _ = decode(&text);
        }
    }
}
