//! Comparing API identifiers and issuers: exactly, as RFC 7519 §4.1.3 has it, and saying how two differ that a person would
//! take for the same.
//!
//! Normalizes nothing: what differs is different, and is only explained.

/// How two identifiers differ that look alike, as the end of a sentence that begins with "They differ"; none where they are
/// equal, or differ in more than a slash, letter case, the scheme or white space.
pub fn near_miss(one: &str, other: &str) -> Option<&'static str> {
    if one == other || one.is_empty() || other.is_empty() {
        return None;
    }
    if one.trim() == other.trim() {
        return Some("by white space");
    }
    let (one, other) = (one.trim(), other.trim());
    if one.trim_end_matches('/') == other.trim_end_matches('/') {
        return Some("by the slash at the end");
    }
    if one.eq_ignore_ascii_case(other) {
        return Some("in upper and lower case");
    }
    let without_scheme = |text: &str| {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        rest.unwrap_or(text)
            .trim_end_matches('/')
            .to_ascii_lowercase()
    };
    (without_scheme(one) == without_scheme(other)).then_some("in the scheme, https or http or none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_told_apart() {
        for (one, other, difference) in [
            ("https://a.example", "https://a.example", None),
            (
                "https://a.example",
                "https://a.example/",
                Some("by the slash at the end"),
            ),
            (
                "https://A.example",
                "https://a.example",
                Some("in upper and lower case"),
            ),
            (
                "http://a.example",
                "https://a.example/",
                Some("in the scheme, https or http or none"),
            ),
            (
                "a.example",
                "https://a.example",
                Some("in the scheme, https or http or none"),
            ),
            (
                " https://a.example",
                "https://a.example",
                Some("by white space"),
            ),
            ("https://a.example", "https://b.example", None),
            ("", "https://b.example", None),
        ] {
            assert_eq!(near_miss(one, other), difference, "{one} {other}");
        }
    }
}
