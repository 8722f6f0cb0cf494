//! Finds the tokens in a text: a bare one with the noise around it taken off, or every one in a response, URL or log.
//!
//! Says where each stood, under which name, and what it was wrapped in. Does **not** decode what it finds any further than
//! needed to know it for a token, and does not look into compressed texts. One of any length, in chunks, is for [`stream`].

#[cfg(target_arch = "x86_64")]
mod ahead;
mod anchors;
mod bare;
mod beside;
pub mod collection;
mod filter;
#[cfg(target_arch = "wasm32")]
mod filter_wasm;
#[cfg(target_arch = "x86_64")]
mod filter_x86;
mod header;
mod ignored;
mod joining;
mod jose;
mod judge;
mod letters;
mod looks;
pub(crate) mod names;
pub mod stream;
#[cfg(test)]
mod tests;
mod view;
mod wrapping;

pub use wrapping::{Wrapping, sentence};

use crate::jose::{Form, Token, compact, document};
use crate::text::Span;
use bare::is_noise;
use looks::is_yours;
use stream::{REACH, Search};

/// A token, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The member, parameter or header that it stood under.
    pub name: Option<String>,
    /// Where it stood in the text.
    pub span: Span,
    /// The token: the text of the span, or what was inside that.
    pub value: String,
    /// What was taken off, outermost first; empty where the value is the text of the span.
    pub unwrapped: Vec<Wrapping>,
    /// What was passed over to get at it, in order and apart: quotes around it, line breaks and invisible characters in it.
    pub ignored: Vec<Span>,
}

/// More tokens of one text are not looked at: each is decoded, classified and linted.
pub const MOST: usize = 1000;

/// Every token in a text, in order. A text without blanks that is no address and no JSON is taken for one token, whatever
/// it is; a JSON object, PEM block or XML without a token in it is one document.
pub fn scan(text: &str) -> Vec<Found> {
    let bare = bare::bare(text);
    let inner = bare.span.of(text);
    if inner.is_empty() {
        return Vec::new();
    }
    let one = |value: String, unwrapped: Vec<Wrapping>| {
        let mut found = Found {
            name: bare.name.clone(),
            span: bare.span,
            value,
            unwrapped,
            ignored: Vec::new(),
        };
        ignored::mark_around(text, &mut found);
        vec![found]
    };
    let whole = || one(inner.to_owned(), Vec::new());
    // An object is read here and never again: it may be five megabytes.
    let form = inner.starts_with('{').then(|| compact::decode(inner).form);
    if matches!(form, Some(Form::JwsJson | Form::JweJson)) {
        return whole();
    }
    if let Some((value, layers)) = wrapping::open(inner) {
        return one(value, layers);
    }
    let is_something_else = inner.contains("://")
        || inner.starts_with(['{', '[', '<'])
        || is_form(inner)
        || is_elided(inner)
        || is_yours(inner);
    let is_word_alone = inner.bytes().all(is_word);
    let is_one_run = (is_word_alone || !inner.chars().any(is_noise)) && !is_something_else;
    // One word without separator or escape: nothing to search.
    if is_one_run && is_word_alone && !inner.contains('%') {
        return whole();
    }
    let words = search(text);
    let is_document = || match form {
        Some(form) => form == Form::Document,
        None => document::is_document(inner),
    };
    if is_one_run && !is_all_that_matters(&words, text, bare.span) {
        // One value under its name, or whatever it is.
        let (value, layers) = match bare.name {
            Some(_) => wrapping::mended(inner),
            None => (inner.into(), Vec::new()),
        };
        return one(value.into_owned(), layers);
    }
    if words.is_empty() && is_document() {
        return whole();
    }
    words
}

/// Whether what was found in a text without blanks leaves nothing but marks and names around it. Else the text may be one token
/// that is broken there.
fn is_all_that_matters(words: &[Found], text: &str, bare: Span) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let part = |start: usize, end: usize| text.get(start..end.max(start)).unwrap_or_default();
    let before = part(bare.start, first.span.start);
    let after = part(last.span.end, bare.end);
    let begins_apart = || {
        before.ends_with([
            '=', ':', '"', '\'', '`', '<', '>', '(', '[', '{', '|', ',', ';',
        ])
    };
    let ends_apart = || {
        after.starts_with([
            '"', '\'', '`', '<', '>', ')', ']', '}', '|', ',', ';', '&', '\\',
        ])
    };
    // What was cut off is said of the token as it stands.
    let is_cut = after.starts_with(['.', '…']) && !jose::is_whole(&last.value);
    // Nobody puts that behind a token on purpose, unless it is all there.
    let is_odd = after.contains('!') && !jose::is_whole(&last.value);
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

/// The token that is the payload of one that was found (RFC 7519 App. A.2).
pub fn nested(outer: &Found, token: &Token) -> Option<Found> {
    let value = token.nested()?.to_owned();
    let mut unwrapped = outer.unwrapped.clone();
    unwrapped.push(Wrapping::Nested);
    Some(Found {
        name: None,
        span: outer.span,
        value,
        unwrapped,
        ignored: Vec::new(),
    })
}

/// A form body: `name=value` and at least one `&name=value` more.
fn is_form(text: &str) -> bool {
    text.contains('&') && text.split('&').all(|pair| pair.contains('='))
}

/// `eyJ…`, `eyJhbGci...Qssw5c`, `eyJ….PAYLOAD.SIGNATURE`: not a shortened token, but a word for one.
fn is_elided(text: &str) -> bool {
    if !text.starts_with("ey") || text.len() > 200 {
        return false;
    }
    let ends = ["...", "…"];
    let mut pieces = ends.iter().filter_map(|dots| text.split_once(dots));
    let goes_on = |(before, after): (&str, &str)| {
        let (dotted, last) = before.rsplit_once('.').unwrap_or(("", before));
        let least = if dotted.is_empty() { 8 } else { 4 };
        let after = after.trim_start_matches(['.', '…']);
        last.len() < least
            || dotted.is_empty() && after.starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    let is_word = |part: &str| {
        let is_capitals =
            part.len() > 5 && part.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
        is_capitals || part.starts_with(['<', '{', '[']) && part.ends_with(['>', '}', ']'])
    };
    pieces.any(goes_on) || text.ends_with(".eyJ") || text.split('.').nth(1).is_some_and(is_word)
}

/// Whether a text is one word that stands where a token belongs: `YOUR_ACCESS_TOKEN`, `<token>`, `eyJ…`, `********`.
pub fn is_placeholder(text: &str) -> bool {
    let word = bare::bare(text).span.of(text);
    let is_one = !word.is_empty() && word.len() <= 100 && !word.contains(char::is_whitespace);
    let inner = word.trim_matches(['<', '>', '{', '}', '$', '%']);
    let is_name = inner.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_in_brackets = is_name && inner.len() + 2 <= word.len() && inner.bytes().all(is_word);
    let is_plain = inner.len() > 3 && inner.bytes().all(|byte| is_word(byte) || byte == b'*');
    is_one && (is_elided(word) || is_in_brackets || is_plain && looks::is_placeholder(inner))
}

/// A byte that a token, or a name, can hold in the middle of a text.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'%')
}

/// Every token in a text that is no token itself: what [`stream::Scanner`] finds, up to [`MOST`].
fn search(text: &str) -> Vec<Found> {
    let mut search = Search::new(REACH);
    std::iter::from_fn(|| search.next(text.as_bytes(), true))
        .take(MOST)
        .collect()
}
