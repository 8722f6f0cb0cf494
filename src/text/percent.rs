//! Percent-coding of query components: `%20` for a space when writing, `+` and `%20` when reading.
//!
//! Does **not** split a query or know a parameter; `oauth::request` does.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986 §2.3.
const QUERY_VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A value as it stands in a query: UTF-8, percent-encoded, a space as `%20`.
pub fn encode(value: &str) -> String {
    utf8_percent_encode(value, QUERY_VALUE).to_string()
}

/// A name or value read from a query or form body (RFC 6749 App. B): `+` is a space, escapes are bytes of UTF-8; bytes that
/// are no UTF-8 become U+FFFD, and an escape that is none stays as written.
pub fn decode(component: &str) -> String {
    let spaced = component.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// A component read without the form rule: `+` stays `+`.
pub fn decode_keeping_plus(component: &str) -> String {
    percent_decode_str(component)
        .decode_utf8_lossy()
        .into_owned()
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

    proptest! {
        #[test]
        fn encode_then_decode_gives_the_value_back(value: String) {
            prop_assert_eq!(decode(&encode(&value)), value);
        }
    }
}
