//! Finds the tokens in a text: a bare one with the noise around it taken off, or every one in a response, URL or log.
//!
//! Says where each stood, under which name, and what it was wrapped in. Does **not** decode what it finds any further than
//! needed to know it for a token, and does not look into compressed texts. One of any length, in chunks, is for [`stream`].

#[cfg(target_arch = "x86_64")]
mod ahead;
mod alone;
mod anchors;
mod assigned;
mod back;
mod bare;
mod base64;
mod behind;
mod beside;
mod blocks;
pub mod collection;
mod colour;
mod columns;
mod cookie;
mod ending;
mod filter;
#[cfg(target_arch = "wasm32")]
mod filter_wasm;
#[cfg(target_arch = "x86_64")]
mod filter_x86;
mod header;
mod held;
mod ignored;
mod joining;
mod jose;
mod judge;
mod letters;
mod looks;
mod markup;
pub(crate) mod names;
mod nothing;
mod paired;
mod pieces;
mod prefix;
mod rows;
mod spoken;
pub mod stream;
mod tag;
#[cfg(test)]
mod tests;
mod value;
mod view;
mod wrapping;

pub use alone::is_for_anything;
pub use bare::scheme_before;
pub use nothing::in_place_of_token;
pub use wrapping::{Wrapping, sentence};

use crate::jose::{Form, Token, compact, document};
use crate::text::Span;
use alone::is_all_that_matters;
use bare::is_noise;
pub use looks::is_random;
use looks::{is_elided, is_yours};
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

/// Every token in a text, in order. A text without blanks that is no address, no JSON and no name of a file, a host or the
/// like, and in which none is found that leaves but marks around it, is taken for one token, whatever it is; a JSON object, PEM
/// block or XML without a token in it is one document.
pub fn scan(text: &str) -> Vec<Found> {
    let bare = bare::bare(text);
    let inner = bare.span.of(text);
    // `Bearer undefined` and `Bearer ${TOKEN}` are no tokens under a telling name.
    if inner.is_empty() || nothing::is_nothing(inner) || nothing::is_variable(inner) {
        return Vec::new();
    }
    // Nor is a word of source code: `accessToken: string`, `code: 'invalid_grant'`. Behind a scheme anything may be meant.
    let is_named = bare
        .name
        .as_deref()
        .is_some_and(|name| name != "Authorization");
    let is_word_for_one = looks::is_placeholder(inner)
        || looks::is_other(inner)
        || looks::is_hash(inner)
        || !looks::is_telling(inner)
        || looks::is_wordy(inner) && crate::oauth::shape::telling(inner).is_none();
    let is_word_for_one = match is_named {
        true => is_word_for_one,
        false => bare.name.is_some() && (looks::is_placeholder(inner) || nothing::is_said(inner)),
    };
    // What a server asks for is no token: `Bearer error="invalid_token"`.
    let is_challenge = || !is_named && bare.name.is_some() && nothing::is_auth_param(inner);
    if is_word_for_one && !inner.starts_with("ey") || is_challenge() && !inner.contains("://") {
        // The first line may say so, and others hold a token.
        return match inner.contains(char::is_whitespace) {
            true => search(text),
            false => Vec::new(),
        };
    }
    // Behind a name stands an expression: `accessToken: state.tokens[0].accessToken`. A token may be held in one.
    if is_named && (alone::has_call(inner) || alone::names_another(inner)) {
        return search(text);
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
    let is_unnamed = bare.name.is_none();
    // One word without separator or escape: nothing to search.
    if is_one_run && is_word_alone && !inner.contains('%') {
        if inner.starts_with("ey") && !inner.contains('.') {
            let words = search(text);
            let is_object = |found: &Found| found.unwrapped.contains(&Wrapping::Base64);
            if words.first().is_some_and(is_object) {
                return words;
            }
        }
        // A path that leads to one: `/reset/eyJ…`.
        if inner.contains("/eyJ") && !inner.starts_with("ey") {
            let words = search(text);
            if is_all_that_matters(&words, text, bare.span) {
                return words;
            }
        }
        return match is_unnamed && alone::is_name_of_something(inner) {
            true => Vec::new(),
            false => whole(),
        };
    }
    let words = search(text);
    if words.is_empty()
        && let Some(joined) = wrapping::rejoined_word(inner)
    {
        return one(joined, vec![Wrapping::LineBreaks]);
    }
    let is_document = || match form {
        Some(form) => form == Form::Document,
        None => document::is_document(inner),
    };
    let is_source = || words.is_empty() && is_unnamed && alone::is_name_of_something(inner);
    if is_one_run && !is_all_that_matters(&words, text, bare.span) && !is_source() {
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

/// Whether a text is one word that stands where a token belongs: `YOUR_ACCESS_TOKEN`, `<token>`, `eyJ…`, `********`.
pub fn is_placeholder(text: &str) -> bool {
    let bare = bare::bare(text);
    let word = bare.span.of(text);
    let is_one = !word.is_empty() && word.len() <= 100 && !word.contains(char::is_whitespace);
    let inner = word.trim_matches(['<', '>', '{', '}', '$', '%']);
    let is_name = inner.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_in_brackets = is_name && inner.len() + 2 <= word.len() && inner.bytes().all(is_word);
    let is_plain = inner.len() > 3 && inner.bytes().all(|byte| is_word(byte) || byte == b'*');
    let is_said = || bare.name.is_some() && nothing::is_said(word);
    is_one
        && (is_elided(word)
            || is_said()
            || is_in_brackets
            || is_plain && looks::is_placeholder(inner))
}

/// Whether a text is the name of a variable, or a place to be filled, where a token belongs: `Bearer ${TOKEN}`.
pub fn is_variable(text: &str) -> bool {
    nothing::is_variable(bare::bare(text).span.of(text))
}

/// A byte that a token, or a name, can hold in the middle of a text.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'%')
}

/// Every token in a text that is no token itself: what [`stream::Scanner`] finds, up to [`MOST`].
fn search(text: &str) -> Vec<Found> {
    every(text).take(MOST).collect()
}

/// The same, however many there are.
pub(crate) fn every(text: &str) -> impl Iterator<Item = Found> {
    let mut search = Search::new(REACH);
    std::iter::from_fn(move || search.next(text.as_bytes(), true))
}
