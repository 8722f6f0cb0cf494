//! What the value of a parameter that names an API looks like: one identifier, several, a placeholder, escaped twice.
//!
//! Looks at the text alone; what an identifier means to a provider is the provider's to say.

use super::placeholder;
use crate::text::{json, percent};

/// More identifiers than that are not told apart: the message is the same.
pub const MAX_PIECES: usize = 100;

/// The look of a value that should name one API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing, or only white space.
    Blank,
    /// A placeholder was left in.
    Placeholder,
    /// Still percent-encoded, so that it would be encoded twice; decoded.
    EncodedTwice(String),
    /// Several identifiers, separated by white space, commas or semicolons; the first of them, up to [`MAX_PIECES`].
    Several(Vec<String>),
    /// White space before or after it; without.
    Padded(String),
    /// In quotes, or with one that lost its partner, which would be part of it; without.
    Quoted(String),
    /// One identifier.
    One,
}

/// How the value looks.
pub fn look(value: &str) -> Look {
    let trimmed = value.trim();
    if trimmed.is_empty() {
        return Look::Blank;
    }
    if placeholder::find(value).is_some() {
        return Look::Placeholder;
    }
    if let Some(decoded) = encoded_uri(trimmed) {
        return Look::EncodedTwice(decoded);
    }
    let pieces = pieces(trimmed);
    if pieces.len() > 1 {
        return Look::Several(pieces);
    }
    if trimmed.len() < value.len() {
        return Look::Padded(trimmed.to_owned());
    }
    match unquoted(value).or_else(|| Some(stray_quote(value)?.bare)) {
        Some(bare) => Look::Quoted(bare.to_owned()),
        None => Look::One,
    }
}

/// The identifiers in a value: those of a list, as JSON or as code writes it, or words with a comma, a semicolon or white
/// space between.
fn pieces(value: &str) -> Vec<String> {
    if let Some(listed) = listed(value) {
        return listed;
    }
    let inside = (value.strip_prefix('[')).and_then(|rest| rest.strip_suffix(']'));
    let words = inside
        .unwrap_or(value)
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    // A quote belongs to the list, where there is one.
    let bare = |word| unquoted(word).unwrap_or(word).to_owned();
    words.filter(|word| !word.is_empty()).map(bare).collect()
}

/// The strings of a JSON array that holds nothing else.
fn listed(value: &str) -> Option<Vec<String>> {
    if !value.starts_with('[') {
        return None;
    }
    let array = json::parse(value).ok()?;
    let names = array.as_array()?.iter().map(json::Json::as_str);
    names.map(|name| Some(name?.to_owned())).collect()
}

/// What stands between quotes, straight ones from code or curly ones from a word processor. An apostrophe at one end can
/// belong to a name.
pub fn unquoted(value: &str) -> Option<&str> {
    let bare = value.strip_prefix(is_quote)?.strip_suffix(is_quote)?;
    Some(bare)
}

/// A quote that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StrayQuote<'a> {
    /// The quote.
    pub quote: char,
    /// Whether it stands at an end of the value; else it is a curly one within.
    pub is_at_end: bool,
    /// The value without the quotes at its ends.
    pub bare: &'a str,
}

/// A quote at one end of a value, or a curly one anywhere: what is left of a pair that was copied in part. A word in straight
/// quotes is none, and an apostrophe only where it stands beside an address.
pub fn stray_quote(value: &str) -> Option<StrayQuote<'_>> {
    let is_curly = |c: char| is_quote(c) && !c.is_ascii();
    let is_alone = |c: &char| match c {
        '\'' => value.contains("://") && value.matches('\'').count() == 1,
        c if c.is_ascii() => is_quote(*c) && value.matches(*c).count() % 2 == 1,
        c => is_curly(*c),
    };
    let mut ends = [value.chars().next(), value.chars().next_back()]
        .into_iter()
        .flatten();
    let at_end = ends.find(is_alone);
    let quote = at_end.or_else(|| value.chars().find(|c| is_curly(*c)))?;
    let bare = match at_end {
        Some(_) => value.trim_matches(|c: char| is_alone(&c)).trim(),
        None => value,
    };
    Some(StrayQuote {
        quote,
        is_at_end: at_end.is_some(),
        bare,
    })
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›'
    )
}

/// The URI in a value whose scheme is still followed by an escaped colon: `https%3A%2F%2F…`. Decoded as often as needed.
pub fn encoded_uri(value: &str) -> Option<String> {
    let colon = value.find('%')?;
    let scheme = &value[..colon];
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    if !is_scheme {
        return None;
    }
    let mut decoded = value.to_owned();
    // Each round undoes one encoding; a text has room for few.
    for _ in 0..4 {
        decoded = percent::decode_keeping_plus(&decoded);
        if decoded[colon..].starts_with(':') {
            return Some(decoded);
        }
        if !decoded[colon..].starts_with('%') {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_of_a_value() {
        let api = "https://api.example.com".to_owned();
        for (value, expected) in [
            ("", Look::Blank),
            ("  ", Look::Blank),
            ("https://api.example.com", Look::One),
            ("orders", Look::One),
            (" https://api.example.com", Look::Padded(api.clone())),
            (
                "https%3A%2F%2Fapi.example.com",
                Look::EncodedTwice(api.clone()),
            ),
            (
                "https%253A%252F%252Fapi.example.com",
                Look::EncodedTwice(api.clone()),
            ),
            ("https://api.example.com/a%20b", Look::One),
            ("100%", Look::One),
            ("<api>", Look::Placeholder),
            ("\"https://api.example.com\"", Look::Quoted(api.clone())),
            ("'https://api.example.com'", Look::Quoted(api.clone())),
            ("it's", Look::One),
            ("'", Look::One),
            ("orders'", Look::One),
            (
                "the \"old\"",
                Look::Several(vec!["the".into(), "old".into()]),
            ),
            ("https://api.example.com\u{201d}", Look::Quoted(api.clone())),
            ("\u{201c}https://api.example.com", Look::Quoted(api.clone())),
            ("https://api.example.com\"", Look::Quoted(api.clone())),
            ("https://api.example.com'", Look::Quoted(api.clone())),
            ("\"", Look::Quoted(String::new())),
            ("o\u{2019}clock", Look::Quoted("o\u{2019}clock".to_owned())),
            ("a b", Look::Several(vec!["a".into(), "b".into()])),
            ("a, b", Look::Several(vec!["a".into(), "b".into()])),
            (r#"["a","b"]"#, Look::Several(vec!["a".into(), "b".into()])),
            (
                r#"["a\/b", "c d"]"#,
                Look::Several(vec!["a/b".into(), "c d".into()]),
            ),
            ("['a', 'b']", Look::Several(vec!["a".into(), "b".into()])),
            (r#""a","b""#, Look::Several(vec!["a".into(), "b".into()])),
            ("['a', 'b'", Look::Several(vec!["['a'".into(), "b".into()])),
        ] {
            assert_eq!(look(value), expected, "{value:?}");
        }
    }
}
