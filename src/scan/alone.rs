//! A text without blanks: one token, whole or broken, or tokens between marks that belong to none of them.
//!
//! Looks at what stands around the tokens that were found, and whether the whole can be one. Finds none itself.

use super::bare::is_quote;
use super::{Found, ending, looks, names};
use crate::oauth::shape;
use crate::text::Span;

/// Whether a text without blanks names something: a file, a host, a version, a class, a resource; or is a piece of source code.
/// A word without any separator may be a token of whoever made it.
pub fn is_name_of_something(text: &str) -> bool {
    // No scheme lets a token hold these (RFC 6750 §2.1 allows letters, digits and `-._~+/=`), nor do cookies of any vendor.
    let is_code = || text.contains(['{', '}', '(', ')', '[', ']', '<', '>', '"', '\'', ';', ',']);
    let is_resource = || text.starts_with("arn:") || text.starts_with("urn:");
    // Three letters with dots between may be what somebody left of a JWT.
    let has_words = || text.len() > 6 || !text.contains(|c: char| c.is_ascii_alphabetic());
    let is_path = || text.contains(['.', '/', '\\', ':']) && has_words() && looks::is_wordy(text);
    let is_file = || {
        let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
        ENDINGS.contains(&ending)
    };
    // What was meant for a JWT is one that is broken.
    !text.starts_with("ey")
        && (is_code()
            || is_resource()
            || is_path()
            || is_file()
            || looks::is_hash(text)
            || looks::is_other(text)
            || is_pair(text))
        && shape::telling(text).is_none()
}

/// What names of files and of hosts end with.
const ENDINGS: [&str; 34] = [
    "com", "net", "org", "io", "dev", "app", "local", "internal", "js", "mjs", "cjs", "ts", "tsx",
    "jsx", "css", "map", "json", "html", "png", "jpg", "svg", "webp", "woff2", "ico", "txt", "log",
    "zip", "gz", "har", "pem", "xml", "yml", "yaml", "wasm",
];

/// Whether a word is a UUID or a hash, which anything may be called: alone it is no token, and under a telling name it may be one.
pub fn is_for_anything(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_hexdigit).count();
    let is_hex = digits == word.len() && matches!(digits, 32 | 40 | 56 | 64 | 96 | 128);
    let groups = word.split('-').map(str::len);
    let is_uuid = digits == 32 && word.len() == 36 && groups.eq([8, 4, 4, 4, 12]);
    is_hex || is_uuid
}

/// `request_id=5e2b7c1a-…`: a value under a name that is no token's, and so no token together with it.
fn is_pair(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else {
        return false;
    };
    let is_of_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    // Base64 may end with the sign.
    !value.trim_matches('=').is_empty()
        && !value.contains('&')
        && !name.is_empty()
        && name.bytes().all(is_of_name)
        && names::known(name).is_none()
}

/// Whether a name with a bracket behind it stands in the text, as in source code, and no escape that has one as well.
pub fn has_call(text: &str) -> bool {
    let is_of_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let mut pairs = text.as_bytes().windows(2);
    !text.contains(['\\', '\u{1b}', '^'])
        && pairs.any(|pair| is_of_name(pair[0]) && matches!(pair[1], b'(' | b'['))
}

/// Whether behind a comma or a semicolon another value has its name: `…,refresh_token=…`.
pub fn names_another(text: &str) -> bool {
    let mut pairs = text.split([',', ';']).skip(1);
    pairs.any(|pair| {
        let name = pair.split_once(['=', ':']).map(|(name, _)| name.trim());
        name.is_some_and(|name| names::known(name).is_some())
    })
}

/// Whether what was found in a text without blanks leaves nothing but marks and names around it. Else the text may be one token
/// that is broken there.
pub fn is_all_that_matters(words: &[Found], text: &str, bare: Span) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let part = |start: usize, end: usize| text.get(start..end.max(start)).unwrap_or_default();
    let before = part(bare.start, first.span.start);
    let after = part(last.span.end, bare.end);
    // A path, a fragment or a host around a token that is all there.
    let is_whole = || ending::is_whole(&last.value);
    let begins_apart = || {
        let is_mark = |c| {
            matches!(
                c,
                '=' | ':' | '：' | '＝' | '<' | '>' | '(' | '[' | '{' | '|' | ',' | ';'
            )
        };
        before.ends_with(|c| is_mark(c) || is_quote(c))
            || ends_with_escape(before, "3d")
            || before.ends_with(['/', '#', '?', '@']) && is_whole()
    };
    let ends_apart = || {
        let is_mark = |c| {
            matches!(
                c,
                '<' | '>' | ')' | ']' | '}' | '|' | ',' | '，' | ';' | '&' | '\\'
            )
        };
        after.starts_with(|c| is_mark(c) || is_quote(c))
            || begins_with_escape(after, "26")
            || begins_with_escape(after, "22")
            || after.starts_with(['/', '#', '?', '@']) && is_whole()
    };
    // What was cut off is said of the token as it stands.
    let is_cut = after.starts_with(['.', '…']) && !ending::is_whole(&last.value);
    // Nobody puts that behind a token on purpose, unless it is all there.
    let is_odd = after.contains('!') && !ending::is_whole(&last.value);
    words.len() > 1
        || !is_cut
            && !is_odd
            && (first.name.is_some() || is_marks(before) || begins_apart())
            && (is_marks(after) || ends_apart())
}

/// Whether a text has neither letters nor digits, escapes aside: of a URL, of HTML, of JSON.
fn is_marks(text: &str) -> bool {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let escape = match first {
            '%' => percent_escape(rest),
            '&' => rest.find(';').filter(|end| *end < 8).map(|end| end + 1),
            '\\' => Some(2),
            _ if first.is_alphanumeric() => return false,
            _ => None,
        };
        rest = rest
            .get(escape.unwrap_or(first.len_utf8())..)
            .unwrap_or_default();
    }
    true
}

/// Whether a text ends with the percent-encoded letter of those digits, however often it was encoded again.
fn ends_with_escape(text: &str, digits: &str) -> bool {
    let end = text.rfind('%').and_then(|at| text.get(at + 1..));
    end.is_some_and(|end| end.to_ascii_lowercase().trim_start_matches("25") == digits)
}

/// The same of its beginning.
fn begins_with_escape(text: &str, digits: &str) -> bool {
    let length = percent_escape(text).filter(|_| text.starts_with('%'));
    length.is_some_and(|length| ends_with_escape(text.get(..length).unwrap_or_default(), digits))
}

/// How long the percent-encoded letter is that a text begins with, however often its percent sign was encoded again.
fn percent_escape(text: &str) -> Option<usize> {
    let mut at = 1;
    while text.get(at..at + 2) == Some("25") && text.len() > at + 3 {
        at += 2;
    }
    let digits = text.get(at..at + 2)?;
    digits
        .bytes()
        .all(|b| b.is_ascii_hexdigit())
        .then_some(at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_or_a_hash_may_be_anything() {
        for word in [
            "5e2b7c1a-3d44-4f0e-9b1a-0c8f7e6d5a43",
            "8F14E45FCEEA167A5A36DEDD4BEA2543",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ] {
            assert!(is_for_anything(word), "{word}");
        }
        for word in [
            "8f14e45fceea",
            "5e2b7c1a-3d44-4f0e-9b1a0c8f7e6d5a43",
            "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs",
        ] {
            assert!(!is_for_anything(word), "{word}");
        }
    }

    #[test]
    fn what_is_pasted_alone_is_a_token_unless_it_names_something() {
        for text in [
            "/usr/lib/x86_64-linux-gnu/libtoken.so.1.2.3",
            "C:\\Users\\me\\token.txt",
            "www.example.com",
            "login.example.com:8443",
            "app.component.spec",
            "1.2.3",
            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/token-AbCdEf",
            "urn:ietf:params:oauth:token-type:access_token",
            "com.example.security.oauth2.client.token.AccessTokenResponseConverter",
            "e.token=t.getToken(),n.code=r.errorCode",
            ".token-1a2b3c{color:red}",
            "d1a2b3c4d5e6f7.cloudfront.net",
            "polyfills.6f7e8d9c0b1a2f3e.js",
            "request_id=5e2b7c1a-3d44-4f0e-9b1a-0c8f7e6d5a43",
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "i18n.messages.token",
            "00:1A:2B:3C:4D:5E",
            "1,234,567,890.89",
        ] {
            assert!(is_name_of_something(text), "{text}");
        }
        for text in [
            "abc",
            "mF_9.B5f-4.1JqM",
            "ya29.a0AfH6SMBx",
            "eyJhbGci.a,b",
            "1|laravelsanctumtokenlaravelsanctumtoken",
            "v1:8f14e45fceea167a5a36dedd4bea2543",
            "/9j/4AAQSkZJRgABAQEASABIAAD",
            "s%3Ak2jH8sQpL0aZ.9fTr4WqYx1",
        ] {
            assert!(!is_name_of_something(text), "{text}");
        }
    }
}
