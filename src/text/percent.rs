//! Percent-coding of query components: `%20` for a space when writing, `+` and `%20` when reading.
//!
//! Does **not** split a query or know a parameter; `oauth::request` does.

/// A value as it stands in a query: UTF-8, percent-encoded, a space as `%20`. The unreserved characters of RFC 3986 §2.3 stay.
pub fn encode(value: &str) -> String {
    encode_but(value, "-._~")
}

/// Percent-encodes everything but ASCII letters, digits and these ASCII characters.
pub fn encode_but(value: &str, kept: &str) -> String {
    let digit = |value: u8| char::from(b"0123456789ABCDEF"[usize::from(value)]);
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(digit(byte >> 4));
            encoded.push(digit(byte & 15));
        }
    }
    encoded
}

/// A name or value read from a query or form body (RFC 6749 App. B): `+` is a space, escapes are bytes of UTF-8; bytes that
/// are no UTF-8 become U+FFFD, and an escape that is none stays as written.
pub fn decode(component: &str) -> String {
    decode_keeping_plus(&component.replace('+', " "))
}

/// A component read without the form rule: `+` stays `+`.
pub fn decode_keeping_plus(component: &str) -> String {
    let bytes = component.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = if byte == b'%' {
            escape(bytes, at + 1)
        } else {
            None
        };
        decoded.push(escaped.unwrap_or(byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Whether a component has a `%` that begins no escape (RFC 3986 §2.4).
pub fn has_bare(component: &str) -> bool {
    let mut signs = component
        .bytes()
        .enumerate()
        .filter(|(_, byte)| *byte == b'%');
    signs.any(|(at, _)| escape(component.as_bytes(), at + 1).is_none())
}

/// The byte that two hex digits stand for.
fn escape(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    u8::try_from(digit(at)? << 4 | digit(at + 1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_space_is_written_as_percent_20_and_read_either_way() {
        assert_eq!(encode("openid profile"), "openid%20profile");
        assert_eq!(decode("openid%20profile"), "openid profile");
        assert_eq!(decode("openid+profile"), "openid profile");
        assert_eq!(decode("a%2Bb"), "a+b");
        assert_eq!(decode_keeping_plus("a+b%20c"), "a+b c");
    }

    #[test]
    fn a_broken_escape_stays_as_written() {
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz"), "%zz");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }

    #[test]
    fn a_percent_sign_is_bare_where_no_two_hex_digits_follow() {
        for (component, is_bare) in [
            ("100%", true),
            ("100%2", true),
            ("%zz", true),
            ("%%41", true),
            ("100%25", false),
            ("%ff", false),
            ("", false),
        ] {
            assert_eq!(has_bare(component), is_bare, "{component}");
        }
    }

    proptest! {
        #[test]
        fn encode_then_decode_gives_the_value_back(value: String) {
            prop_assert_eq!(decode(&encode(&value)), value);
        }

        #[test]
        fn any_text_reads_as_another_reader_has_it(text in "[%0-9a-fzé+]{0,20}") {
            let other = percent_encoding::percent_decode_str(&text).decode_utf8_lossy();
            prop_assert_eq!(decode_keeping_plus(&text), other.into_owned());
        }
    }
}
