//! What a program writes where a token belongs, when its variable holds none: `Bearer undefined`, `access_token=null`, a
//! scheme with nothing behind it.
//!
//! Knows the words of common languages. Does **not** look at a value that could be a token.

use super::bare::is_quote;
use super::names::SCHEMES;
use crate::oauth::placeholder::{self, PROGRAMS_NOTHING};

/// What other languages make of a variable without a value, beside [`PROGRAMS_NOTHING`]; and JavaScript of more objects.
/// As the value of a parameter these can be meant.
const MORE: [&str; 5] = [
    "None",
    "nil",
    "<nil>",
    "[object Promise]",
    "[object Undefined]",
];

/// What a token stands behind.
const NAMES: [&str; 8] = [
    "bearer",
    "dpop",
    "access_token",
    "accesstoken",
    "id_token",
    "idtoken",
    "refresh_token",
    "refreshtoken",
];

/// Longer texts are not looked through: a log has such words in every other line.
const LONGEST: usize = 64 * 1024;

/// Longer words name nothing.
const LONGEST_NAME: usize = 80;

/// Letters between a name and its value.
const MOST_BETWEEN: usize = 16;

/// Whether a word is none of anybody's tokens, but what a program writes for nothing.
pub fn is_nothing(word: &str) -> bool {
    words().any(|nothing| nothing == word) || is_scheme(word)
}

fn words() -> impl Iterator<Item = &'static str> {
    PROGRAMS_NOTHING.into_iter().chain(MORE)
}

/// Whether it is the name of a variable, or a place to be filled, in a shell, a template or a format string.
pub fn is_variable(word: &str) -> bool {
    // A token between brackets is one.
    let is_token = || word.trim_start_matches(['<', '{', '$']).starts_with("ey");
    let is_shell = || {
        let name = word.strip_prefix('$').unwrap_or_default();
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    let is_masked = || word.len() >= 3 && word.bytes().all(|b| b == b'*');
    // A text that somebody cut short names more than one.
    let is_text = || word.contains(['"', '\'', '=', '\n']);
    word.len() <= LONGEST_NAME
        && !is_token()
        && !is_text()
        && (matches!(word, "%s" | "%v" | "{}")
            || is_shell()
            || is_masked()
            || placeholder::find(word) == Some(word))
}

/// Words that speak of a token, and are none.
const SAID: [&str; 10] = [
    "token",
    "tokens",
    "accesstoken",
    "idtoken",
    "refreshtoken",
    "bearertoken",
    "jwt",
    "authentication",
    "authorization",
    "auth",
];

/// Whether a word behind a scheme speaks of tokens, in a sentence or in place of one: `Bearer tokens`, `Bearer accessToken`.
pub fn is_said(word: &str) -> bool {
    let letters = word.chars().filter(|c| !matches!(c, '_' | '-'));
    let small: String = letters.take(LONGEST_NAME).collect();
    SAID.iter().any(|said| small.eq_ignore_ascii_case(said))
}

/// Whether it begins with a parameter of a challenge (RFC 9110 §11.2), behind whose sign a quote or a word stands: `error="…`.
/// `=` at the end of base64 is none.
pub fn is_auth_param(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, value)| {
        let is_quoted = value.starts_with('"') && value.len() > 1;
        let is_name = |b: u8| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-');
        let is_listed = PARAMS.iter().any(|param| name.eq_ignore_ascii_case(param));
        !name.is_empty()
            && name.bytes().all(is_name)
            && (is_quoted || is_listed && !value.is_empty())
    })
}

/// Parameters of challenges (RFC 6750 §3, RFC 9449 §7.1, RFC 9728 §5.1).
const PARAMS: [&str; 7] = [
    "realm",
    "scope",
    "error",
    "error_description",
    "error_uri",
    "resource_metadata",
    "algs",
];

fn is_scheme(word: &str) -> bool {
    SCHEMES
        .iter()
        .any(|scheme| word.eq_ignore_ascii_case(scheme))
}

/// The word that stands in a text where a token belongs; the scheme, where nothing follows it.
pub fn in_place_of_token(text: &str) -> Option<&str> {
    if text.len() > LONGEST {
        return None;
    }
    let alone = text.trim_matches(|c: char| is_quote(c) || c.is_whitespace());
    if words().any(|word| word == alone) {
        return Some(alone);
    }
    let word = words().find_map(|word| {
        let places = text.match_indices(word);
        let mut places = places.filter(|(at, _)| {
            let after = text.get(at + word.len()..).unwrap_or_default();
            !after.starts_with(is_of_word) && is_named(text.get(..*at).unwrap_or_default())
        });
        places.next().map(|(_, word)| word)
    });
    word.or_else(|| {
        // A header that ends with its scheme.
        let line = text.trim().trim_matches(is_quote).trim_end();
        let (name, scheme) = line.split_once(':').unwrap_or(("authorization", line));
        let is_header = name.trim().eq_ignore_ascii_case("authorization");
        (is_header && is_scheme(scheme.trim())).then(|| scheme.trim())
    })
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Whether the name of a token ends there, with what may stand between it and the value.
fn is_named(before: &str) -> bool {
    let between = |c: char| is_quote(c) || c.is_whitespace() || matches!(c, '=' | ':' | '\\' | '+');
    let name = before.trim_end_matches(between);
    let name = name.strip_suffix("%20").unwrap_or(name);
    if name.len() == before.len() || before.len() - name.len() > MOST_BETWEEN {
        return false;
    }
    NAMES.iter().any(|known| {
        let start = name.len().checked_sub(known.len());
        start
            .and_then(|start| name.split_at_checked(start))
            .is_some_and(|(before, end)| {
                end.eq_ignore_ascii_case(known) && !before.ends_with(is_of_word)
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_no_token() {
        for word in [
            "$TOKEN",
            "${TOKEN}",
            "{{access_token}}",
            "<token>",
            "%TOKEN%",
            "%s",
            "***",
            "xxxxxxxx",
        ] {
            assert!(is_variable(word), "{word}");
        }
        for word in [
            "",
            "token",
            "<eyJhbGciOiJub25lIn0.e30.>",
            "$2b$10$abc/def",
            "{\"a\":1}",
            "abc***",
            "<a href=x>",
        ] {
            assert!(!is_variable(word), "{word}");
        }
    }

    #[test]
    fn a_word_for_nothing_is_told_where_a_token_belongs() {
        for (text, word) in [
            ("Authorization: Bearer undefined", Some("undefined")),
            ("Bearer null", Some("null")),
            (
                "curl -H 'authorization: bearer None' https://a",
                Some("None"),
            ),
            ("GET /x?access_token=undefined&a=b", Some("undefined")),
            ("{\"access_token\":\"null\"}", Some("null")),
            ("DPoP [object Promise]", Some("[object Promise]")),
            ("Authorization: Bearer%20nil", Some("nil")),
            ("Authorization: Bearer", Some("Bearer")),
            ("bearer ", Some("bearer")),
            ("Bearer undefinedness", None),
            ("Bearer null.example", None),
            ("the bearer is undefined", None),
            ("token_access_token: x, y: null", None),
            ("\"null\"\n", Some("null")),
            ("nullable", None),
            ("", None),
        ] {
            assert_eq!(in_place_of_token(text), word, "{text}");
        }
    }
}
