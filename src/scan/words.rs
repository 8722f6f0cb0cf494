//! Tokens in running text: words that read as a JOSE header and more, and words that stand where a token belongs.
//!
//! Does **not** know what is one token as a whole; that is judged before anything is searched.

use super::bare::{is_quote, strip_ignoring_case};
use super::{Found, MOST, ignored, wrapping};
use crate::jose::Form;
use crate::oauth::shape;
use crate::text::Span;

/// Names that say that a token follows.
pub const NAMES: [&str; 15] = [
    "access_token",
    "id_token",
    "refresh_token",
    "token",
    "code",
    "client_secret",
    "client_assertion",
    "assertion",
    "id_token_hint",
    "logout_token",
    "request",
    "response",
    "DPoP",
    "SAMLResponse",
    "SAMLRequest",
];

/// Of those, the ones that much else stands under too: only what reads as a token is one there.
const COMMON: [&str; 3] = ["request", "response", "DPoP"];

/// Authorization schemes (RFC 6750 §2.1, RFC 9449 §7.1) that a token follows.
pub const SCHEMES: [&str; 2] = ["bearer", "dpop"];

/// A byte that a token, or a name, can hold in the middle of a text.
pub const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'%')
}

/// Goes through the words of a text: a word that reads as a JOSE header and more is a token, and so is any word that stands
/// under one of [`NAMES`] or after one of [`SCHEMES`].
pub fn search(text: &str) -> Vec<Found> {
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
        while at < bytes.len() {
            at += match bytes[at] {
                byte if is_word(byte) => 1,
                // `/` as some programs write it in JSON.
                b'\\' if bytes.get(at + 1) == Some(&b'/') => 2,
                _ => break,
            };
        }
        let word = Span::new(start, with_padding(bytes, start, at));
        if found.len() == MOST {
            break;
        }
        if let Some(mut token) = token_at(text, word, previous) {
            ignored::mark_inside(text, &mut token);
            at = at.max(token.span.end);
            found.push(token);
        }
        previous = Some(Span::new(start, at));
    }
    found
}

/// `=` at the end of a word belongs to it where no value follows.
fn with_padding(bytes: &[u8], start: usize, end: usize) -> usize {
    let padded = end
        + bytes[end..]
            .iter()
            .take(2)
            .take_while(|b| **b == b'=')
            .count();
    // Before a quote it is padding where the word began with one, as in JSON, and else a name with its value.
    let is_quoted = start.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'"');
    let is_padding = |b: &u8| !is_word(*b) && (*b != b'"' || is_quoted);
    if bytes.get(padded).is_none_or(is_padding) {
        padded
    } else {
        end
    }
}

fn token_at(text: &str, word: Span, previous: Option<Span>) -> Option<Found> {
    let name = previous.and_then(|previous| name_before(text, previous, word.start));
    let span = without_full_stop(text, word);
    let span = match (name, previous) {
        (Some(name), Some(previous)) if !COMMON.contains(&name) => {
            whole_value(text, name, previous, span)
        }
        _ => span,
    };
    let (value, unwrapped) = wrapping::mended(span.of(text));
    let is_named = name.is_some_and(|name| is_telling_under(name, &value))
        && is_telling(&value)
        && !is_placeholder(&value);
    let is_token = is_named || is_jose(&value) || is_known_shape(&value);
    is_token.then(|| Found {
        name: name.map(str::to_owned),
        span,
        value: value.into_owned(),
        unwrapped,
        ignored: Vec::new(),
    })
}

/// All of a value under a telling name: tokens of some vendors hold `!`, `|` or `:`. In quotes up to the closing one; in a query
/// or after a scheme up to what ends it there. The word itself where that is no one run, or stands in running text.
fn whole_value(text: &str, name: &str, previous: Span, word: Span) -> Span {
    let bytes = text.as_bytes();
    // A short code is one of an error, whatever follows it.
    if name == "code" && !is_telling(word.of(text)) {
        return word;
    }
    let rest = &bytes[word.end..bytes.len().min(word.end + LONGEST_VALUE)];
    let before = |at: usize| at.checked_sub(1).and_then(|at| bytes.get(at));
    let run = |is: &dyn Fn(u8) -> bool| rest.iter().take_while(|b| is(**b)).count();
    let end = match before(word.start) {
        Some(quote @ (b'"' | b'\'')) => {
            let length = run(&|b| b.is_ascii_graphic() && b != *quote);
            if rest.get(length) != Some(quote) {
                return word;
            }
            // In a string within a string the quote itself is escaped.
            let escapes = rest[..length].iter().rev().take_while(|b| **b == b'\\');
            word.end + length - escapes.count()
        }
        _ => {
            let is_query = matches!(before(previous.start), Some(b'?' | b'&' | b'#'));
            let inner: &[u8] = match (name, is_query) {
                ("Authorization", _) => b"!|$*@",
                (_, true) => b"!|$*@:;,()=",
                _ => return word,
            };
            let length = run(&|b| is_word(b) || inner.contains(&b));
            let ends = |b: &&u8| b"!|$*@:;,().=".contains(b);
            length_without(rest, length, ends).map_or(word.end, |length| word.end + length)
        }
    };
    Span::new(word.start, end)
}

/// The length without what a sentence puts behind a value; none where nothing is left.
fn length_without(rest: &[u8], length: usize, ends: impl Fn(&&u8) -> bool) -> Option<usize> {
    let surplus = rest[..length].iter().rev().take_while(ends).count();
    (surplus < length).then_some(length - surplus)
}

/// Longer values are no tokens of that kind.
const LONGEST_VALUE: usize = 16 * 1024;

/// Whether a word reads as a JOSE header and more.
fn is_jose(value: &str) -> bool {
    value.starts_with("ey") && value.contains('.') && {
        let token = wrapping::issuer_signed(value);
        matches!(token.form, Form::Jws | Form::Jwe) || token.alg().is_some()
    }
}

/// Whether a word has the shape of some vendor's keys or tokens, so that it is one wherever it stands.
fn is_known_shape(word: &str) -> bool {
    // Every key has some of both; most words of a log have not, and are not held against each shape.
    let has = |is: fn(&u8) -> bool| word.as_bytes().iter().any(is);
    (MIN_KEY..MAX_KEY).contains(&word.len())
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && shape::telling(word).is_some()
}

/// Shorter words are ids, and longer ones no keys.
const MIN_KEY: usize = 20;
const MAX_KEY: usize = 1024;

/// A sentence ends with a full stop, and an unsecured JWT with the dot before its empty signature.
fn without_full_stop(text: &str, word: Span) -> Span {
    let written = word.of(text);
    let stops = written.len() - written.trim_end_matches('.').len();
    let dots = written.matches('.').count();
    let surplus = if dots < 2 { stops } else { stops.min(dots - 2) };
    Span::new(word.start, word.end - surplus)
}

/// What documentation writes where a token belongs: `YOUR_ACCESS_TOKEN`.
pub fn is_placeholder(value: &str) -> bool {
    strip_ignoring_case(value, "your").is_some_and(|rest| rest.starts_with(['_', '-', ' ']))
}

/// In a text a name is followed by many things; a token among them is long and not a word in capitals.
fn is_telling(value: &str) -> bool {
    value.len() >= 12
        && value
            .bytes()
            .any(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
}

/// Whether a name says that this word is a token. Codes of errors and countries are words; authorization codes are random.
fn is_telling_under(name: &str, value: &str) -> bool {
    let has = |is: fn(&u8) -> bool| value.as_bytes().iter().any(is);
    match name {
        "code" => has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic),
        name => !COMMON.contains(&name),
    }
}

/// The name that a word stands under: `name=`, `"name": "`, `Bearer `.
fn name_before(text: &str, previous: Span, start: usize) -> Option<&'static str> {
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
        return Some("Authorization");
    }
    if !between.contains(['=', ':']) {
        return None;
    }
    NAMES.into_iter().find(|known| is_name(word, known))
}

/// Whether a word is that name, in whatever way a language writes names: `access_token`, `accessToken`, `ACCESS-TOKEN`.
fn is_name(word: &str, name: &str) -> bool {
    letters(word).eq(letters(name))
}

/// The letters of a name, in small ones.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    let bytes = name.bytes().filter(|b| !matches!(b, b'_' | b'-'));
    bytes.map(|b| b.to_ascii_lowercase())
}
