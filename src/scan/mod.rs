//! Finds the tokens in a text: a bare one with the noise around it taken off, or every one in a response, URL or log.
//!
//! Says where each stood and under which name. Does **not** decode what it finds any further than needed to know it for a
//! token, and does not yet look into compressed, doubly encoded or very large texts.

use crate::jose::{Form, compact};
use crate::text::{Span, percent};

/// A token, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The member, parameter or header that it stood under.
    pub name: Option<String>,
    /// Where it stood in the text.
    pub span: Span,
    /// The token: the text of the span, or that text mended.
    pub value: String,
}

/// Names that say that a token follows.
const NAMES: [&str; 4] = ["access_token", "id_token", "refresh_token", "token"];

/// More tokens of one text are not looked at: each is decoded, classified and linted.
pub const MOST: usize = 1000;

/// Authorization schemes (RFC 6750 §2.1, RFC 9449 §7.1) that a token follows.
const SCHEMES: [&str; 2] = ["bearer", "dpop"];

/// Every token in a text, in order. A text without blanks that is no address and no JSON is taken for one token, whatever
/// it is.
pub fn scan(text: &str) -> Vec<Found> {
    let bare = unwrap(text);
    let inner = bare.span.of(text);
    if inner.is_empty() {
        return Vec::new();
    }
    let one = |value: String| {
        let (name, span) = (bare.name.clone(), bare.span);
        vec![Found { name, span, value }]
    };
    let is_json_form = |form| matches!(form, Form::JwsJson | Form::JweJson);
    if inner.starts_with('{') && is_json_form(compact::decode(inner).form) {
        return one(inner.to_owned());
    }
    if let Some(mended) = rejoin(inner).or_else(|| unescape(inner)) {
        return one(mended);
    }
    let is_something_else = inner.contains("://")
        || inner.starts_with(['{', '[', '<'])
        || is_form(inner)
        || is_elided(inner)
        || is_placeholder(inner);
    let is_word_alone = inner.bytes().all(is_word);
    let is_one_run = (is_word_alone || !inner.chars().any(is_noise)) && !is_something_else;
    // One word without separator, or one value under its name: nothing to search.
    if is_one_run && (bare.name.is_some() || is_word_alone) {
        return one(inner.to_owned());
    }
    let words = search(text);
    let is_structured = words.len() > 1 || words.iter().any(|found| found.name.is_some());
    if is_one_run && !is_structured {
        return one(inner.to_owned());
    }
    words
}

/// A form body: `name=value` and at least one `&name=value` more.
fn is_form(text: &str) -> bool {
    text.contains('&') && text.split('&').all(|pair| pair.contains('='))
}

/// `eyJ…`: not a shortened token, but a word for one.
fn is_elided(text: &str) -> bool {
    let body = text.get(..text.len().min(16)).unwrap_or_default();
    let word = body.trim_end_matches(['.', '…']);
    word.starts_with("ey") && word.len() < body.len() && word.len() < 8
}

/// White space, and characters that take no room: neither belongs to any token.
fn is_noise(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// Whether a word is that name, in whatever way a language writes names: `access_token`, `accessToken`, `ACCESS-TOKEN`.
fn is_name(word: &str, name: &str) -> bool {
    let plain =
        |text: &str| -> String { text.chars().filter(|c| !matches!(c, '_' | '-')).collect() };
    plain(word).eq_ignore_ascii_case(&plain(name))
}

/// What is left when header name, scheme, quotes and trailing punctuation are taken off.
struct Bare {
    name: Option<String>,
    span: Span,
}

fn unwrap(text: &str) -> Bare {
    let mut rest = text;
    let mut name = None;
    // Nobody wraps a token more often; a megabyte of `access_token=` is not unwrapped one by one.
    for _ in 0..8 {
        let before = rest;
        rest = rest.trim_matches(|c: char| is_noise(c) || is_quote(c) || matches!(c, ',' | ';'));
        for header in ["Authorization", "DPoP"] {
            let value = strip_ignoring_case(rest, header).map(str::trim_start);
            if let Some(value) = value.and_then(|v| v.strip_prefix([':', '='])) {
                name = Some(header.to_owned());
                rest = value;
            }
        }
        for scheme in SCHEMES {
            let value =
                strip_ignoring_case(rest, scheme).filter(|v| v.starts_with(char::is_whitespace));
            if let Some(value) = value {
                name = Some("Authorization".to_owned());
                rest = value;
            }
        }
        for known in NAMES {
            let value = strip_ignoring_case(rest, known)
                .or_else(|| strip_ignoring_case(rest, &known.replace('_', "")))
                .map(|v| v.trim_start_matches(|c: char| c == ' ' || is_quote(c)))
                .and_then(|v| v.strip_prefix(['=', ':']));
            // More than one parameter is for `search`.
            if let Some(value) = value.filter(|v| !v.contains(['&', '{'])) {
                name = Some(known.to_owned());
                rest = value;
            }
        }
        if rest.len() == before.len() {
            break;
        }
    }
    let start = rest.as_ptr() as usize - text.as_ptr() as usize;
    Bare {
        name,
        span: Span::new(start, start + rest.len()),
    }
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»'
    )
}

fn strip_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix) {
        text.get(prefix.len()..)
    } else {
        None
    }
}

/// One token that was broken over lines, or that holds characters which take no room.
fn rejoin(inner: &str) -> Option<String> {
    if !inner.starts_with("ey") || !inner.contains(is_noise) {
        return None;
    }
    if !is_wrapped(inner) {
        return None;
    }
    let joined: String = inner.chars().filter(|c| !is_noise(*c)).collect();
    let is_token_text = joined.bytes().all(|b| is_word(b) || b == b'=');
    let whole = is_token_text && matches!(compact::decode(&joined).form, Form::Jws | Form::Jwe);
    whole.then_some(joined)
}

/// Whether blanks stand only where a text was broken into lines, and the lines are those of one token. Words after a token
/// are none of it.
fn is_wrapped(inner: &str) -> bool {
    let lines: Vec<&str> = inner.lines().map(str::trim).collect();
    let Some((first, rest)) = lines.split_first() else {
        return false;
    };
    if lines.iter().any(|line| line.contains(char::is_whitespace)) {
        return false;
    }
    // A first line that lacks a part goes on; one that is whole may be followed by anything.
    let is_whole = matches!(compact::decode(first).form, Form::Jws | Form::Jwe);
    !is_whole
        || rest.iter().enumerate().all(|(nth, line)| {
            let is_last = nth + 1 == rest.len();
            // Some programs break a character early where a dot or a hyphen stands.
            let is_full = line.len().abs_diff(first.len()) <= 2;
            // The end of a signature is rarely all small letters, and a word mostly is.
            let is_word = line.len() > 2 && line.bytes().all(|b| b.is_ascii_lowercase());
            is_full || is_last && line.len() < first.len() && !is_word
        })
}

/// One token whose dots or padding are percent-encoded, as in a URL.
fn unescape(inner: &str) -> Option<String> {
    if !inner.starts_with("ey") || !inner.contains('%') || !inner.bytes().all(is_word) {
        return None;
    }
    let decoded = percent::decode_keeping_plus(inner);
    let whole = matches!(compact::decode(&decoded).form, Form::Jws | Form::Jwe);
    whole.then_some(decoded)
}

/// A byte that a token, or a name, can hold in the middle of a text.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'%')
}

/// Goes through the words of a text: a word that reads as a JOSE header and more is a token, and so is any word that stands
/// under one of [`NAMES`] or after one of [`SCHEMES`].
fn search(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut previous: Option<Span> = None;
    let mut at = 0;
    while at < bytes.len() {
        if !is_word(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && is_word(bytes[at]) {
            at += 1;
        }
        let word = Span::new(start, with_padding(bytes, at));
        if found.len() == MOST {
            break;
        }
        if let Some(token) = token_at(text, word, previous) {
            at = at.max(token.span.end);
            found.push(token);
        }
        previous = Some(Span::new(start, at));
    }
    found
}

/// `=` at the end of a word belongs to it where no value follows.
fn with_padding(bytes: &[u8], end: usize) -> usize {
    let padded = end
        + bytes[end..]
            .iter()
            .take(2)
            .take_while(|b| **b == b'=')
            .count();
    if bytes.get(padded).is_none_or(|b| !is_word(*b) && *b != b'"') {
        padded
    } else {
        end
    }
}

fn token_at(text: &str, word: Span, previous: Option<Span>) -> Option<Found> {
    let name = previous.and_then(|previous| name_before(text, previous, word.start));
    let span = without_full_stop(text, word);
    let written = span.of(text);
    let value = if written.contains('%') {
        percent::decode_keeping_plus(written)
    } else {
        written.to_owned()
    };
    let is_jose = value.starts_with("ey") && value.contains('.') && {
        let token = compact::decode(&value);
        matches!(token.form, Form::Jws | Form::Jwe) || token.alg().is_some()
    };
    let is_named = name.is_some() && is_telling(&value) && !is_placeholder(&value);
    (is_jose || is_named).then_some(Found { name, span, value })
}

/// A sentence ends with a full stop, and an unsecured JWT with the dot before its empty signature.
fn without_full_stop(text: &str, word: Span) -> Span {
    let written = word.of(text);
    let stops = written.len() - written.trim_end_matches('.').len();
    let dots = written.matches('.').count();
    let surplus = if dots < 2 { stops } else { stops.min(dots - 2) };
    Span::new(word.start, word.end - surplus)
}

/// What documentation writes where a token belongs: `YOUR_ACCESS_TOKEN`.
fn is_placeholder(value: &str) -> bool {
    strip_ignoring_case(value, "your").is_some_and(|rest| rest.starts_with(['_', '-', ' ']))
}

/// In a text a name is followed by many things; a token among them is long and not a word in capitals.
fn is_telling(value: &str) -> bool {
    value.len() >= 12
        && value
            .bytes()
            .any(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
}

/// The name that a word stands under: `name=`, `"name": "`, `Bearer `.
fn name_before(text: &str, previous: Span, start: usize) -> Option<String> {
    let between = Span::new(previous.end, start).of(text);
    let word = previous.of(text);
    let word = word.rsplit(['.', '/', '%']).next().unwrap_or(word);
    let is_separator = !between.is_empty()
        && between.len() < 12
        && between
            .chars()
            .all(|c| c.is_whitespace() || is_quote(c) || matches!(c, '=' | ':' | '\\'));
    if !is_separator {
        return None;
    }
    let is_scheme = SCHEMES
        .iter()
        .any(|scheme| word.eq_ignore_ascii_case(scheme));
    if is_scheme && between.chars().all(char::is_whitespace) {
        return Some("Authorization".to_owned());
    }
    let known = NAMES.iter().find(|known| is_name(word, known))?;
    between.contains(['=', ':']).then(|| (*known).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
    const OPAQUE: &str = "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs";

    #[track_caller]
    fn finds(text: &str, expected: &[(Option<&str>, &str)]) {
        let found = scan(text);
        let seen: Vec<_> = found
            .iter()
            .map(|f| (f.name.as_deref(), f.value.as_str()))
            .collect();
        assert_eq!(seen, expected, "{text:?}");
    }

    #[test]
    fn the_noise_around_one_token_is_taken_off() {
        for (before, after, name) in [
            ("", "", None),
            ("  \n", "\r\n", None),
            ("\u{feff}\u{200b}", "", None),
            ("\"", "\",", None),
            ("‘", "’;", None),
            ("Bearer ", "", Some("Authorization")),
            ("authorization: bEARER  ", "\n", Some("Authorization")),
            ("Authorization: DPoP ", "", Some("Authorization")),
            ("access_token=", "", Some("access_token")),
            ("\"id_token\": \"", "\"", Some("id_token")),
        ] {
            for token in [JWT, OPAQUE] {
                let text = format!("{before}{token}{after}");
                finds(&text, &[(name, token)]);
                assert_eq!(scan(&text)[0].span.of(&text), token);
            }
        }
    }

    #[test]
    fn a_broken_token_is_found_whole() {
        for text in [
            "eyJ!hbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
            "eyJhbGciOiJSUzI1NiJ9.eyJz…",
            "a.b.c",
            "1234",
        ] {
            finds(text, &[(None, text)]);
        }
    }

    #[test]
    fn every_token_of_a_response_is_found_under_its_name() {
        let both = [(Some("access_token"), OPAQUE), (Some("id_token"), JWT)];
        for text in [
            format!(r#"{{"access_token":"{OPAQUE}","id_token":"{JWT}","expires_in":86400}}"#),
            format!("{{\n  \"access_token\": \"{OPAQUE}\",\n  \"id_token\": \"{JWT}\"\n}}"),
            format!("https://app.example/cb#access_token={OPAQUE}&id_token={JWT}&state=x"),
            format!("access_token={OPAQUE}&id_token={JWT}"),
        ] {
            finds(&text, &both);
        }
    }

    #[test]
    fn a_token_is_found_in_running_text() {
        finds(&format!("the token {JWT}. It fails"), &[(None, JWT)]);
        finds(
            &format!("curl -H 'Authorization: Bearer {OPAQUE}' https://a.example"),
            &[(Some("Authorization"), OPAQUE)],
        );
        finds(
            "the access_token is missing, ask for access_token=YOUR_ACCESS_TOKEN or wait",
            &[],
        );
        finds("put eyJ... here: eyJ…", &[]);
        finds("eyJ…", &[]);
        finds("Bearer YOUR_ACCESS_TOKEN", &[]);
        finds("nothing of the kind, see www.example.com/a.b.c", &[]);
    }

    #[test]
    fn a_wrapped_token_is_joined() {
        let wrapped = format!("{}\n  {}\u{ad}\n{}", &JWT[..20], &JWT[20..40], &JWT[40..]);
        finds(&wrapped, &[(None, JWT)]);
        finds(&format!("{JWT} is the token I got"), &[(None, JWT)]);
        finds(&format!("{JWT}\nexpired"), &[(None, JWT)]);
        finds(&format!("{JWT}\n{JWT}"), &[(None, JWT), (None, JWT)]);
    }

    #[test]
    fn an_unsecured_jwt_keeps_its_last_dot() {
        let unsecured = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.";
        finds(unsecured, &[(None, unsecured)]);
        finds(&format!("see {unsecured} here"), &[(None, unsecured)]);
    }

    #[test]
    fn an_encoded_token_is_decoded_where_it_stood() {
        let text = format!(
            "https://a.example/?id_token={}&x=1",
            JWT.replace('.', "%2E")
        );
        let found = scan(&text);
        assert_eq!(found[0].value, JWT);
        assert!(found[0].span.of(&text).contains("%2E"));
    }

    #[test]
    fn a_json_serialization_is_one_token() {
        let flattened = r#"{"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""}"#;
        finds(flattened, &[(None, flattened)]);
    }

    #[test]
    fn a_form_body_is_searched() {
        finds(
            &format!("grant_type=x&subject_token={JWT}&a=b"),
            &[(None, JWT)],
        );
    }

    #[test]
    fn an_address_or_json_alone_is_no_token() {
        for text in [
            "https://a.example/authorize?client_id=x",
            "{\"a\":1}",
            "[]",
            "<html>",
            " \n",
        ] {
            finds(text, &[]);
        }
    }

    proptest! {
        #[test]
        fn every_span_lies_in_the_text(text in r#"(\PC|[ .=&"{}\n]|eyJhbGciOiJSUzI1NiJ9\.|access_token|Bearer ){0,40}"#) {
            for found in scan(&text) {
                prop_assert!(text.get(found.span.start..found.span.end).is_some());
            }
        }
    }
}
