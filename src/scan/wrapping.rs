//! What a token was wrapped in: line breaks, base64, percent-encoding, a JSON string, another token.
//!
//! Takes off a layer only where a token comes to light, and says which. Does **not** look into compressed texts.

use super::bare::{bare, is_noise};
use super::ending::is_whole;
use super::is_word;
use super::looks::{is_placeholder, is_random};
use crate::jose::{Form, Token, compact};
use crate::text::json::{self, Value};
use crate::text::{base64url, percent};
use std::borrow::Cow;

/// One layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wrapping {
    /// It was broken over lines, or held characters that take no room.
    LineBreaks,
    /// Escapes of a JSON string.
    JsonString,
    /// Entities of HTML.
    Html,
    /// Escapes of a URL.
    PercentEncoding,
    /// Base64 or base64url of the token's own text.
    Base64,
    /// It is the payload of another token (RFC 7519 App. A.2).
    Nested,
    /// It is a claim of another token (JARM §2.1).
    Claim,
}

impl Wrapping {
    /// What was done to take it off.
    pub const fn words(self) -> &'static str {
        match self {
            Wrapping::LineBreaks => "line breaks or invisible characters were removed",
            Wrapping::JsonString => "the escapes of a JSON string were resolved",
            Wrapping::Html => "HTML entities were resolved",
            Wrapping::PercentEncoding => "percent-encoding was decoded",
            Wrapping::Base64 => "base64 was decoded",
            Wrapping::Nested => "the payload of the token before was taken",
            Wrapping::Claim => "a claim of the token before was taken",
        }
    }
}

/// What was taken off, as a sentence; none where nothing was.
pub fn sentence(unwrapped: &[Wrapping]) -> Option<String> {
    let mut out = "To get at this token, ".to_owned();
    let mut before = None;
    for layer in unwrapped {
        if before.is_some() {
            out.push_str(", then ");
        }
        out.push_str(match before == Some(layer) {
            true => "again",
            false => layer.words(),
        });
        before = Some(layer);
    }
    before?;
    out.push('.');
    Some(out)
}

/// Layers that are taken off one after the other; nobody wraps a token more often.
const MOST: usize = 4;

/// Longer words are no tokens, unless they are JOSE.
const LONGEST_WORD: usize = 16 * 1024;

/// What base64 makes of `ey`, of `Bearer` and of its own beginning.
const BASE64_STARTS: [&str; 4] = ["ZXl", "ZXd", "QmVhcmVy", "Wlh"];

/// The token before any tilde.
pub fn issuer_signed(text: &str) -> Token {
    compact::decode_compact(text.split('~').next().unwrap_or(text))
}

fn is_token(text: &str) -> bool {
    text.starts_with("ey")
        && text.contains('.')
        && matches!(issuer_signed(text).form, Form::Jws | Form::Jwe)
}

/// The one token that a text is under its layers; none where it has no layers, or where no token comes to light.
pub fn open(text: &str) -> Option<(String, Vec<Wrapping>)> {
    let mut layers = Vec::new();
    let mut value = text.to_owned();
    if let Some(joined) = rejoined(text) {
        layers.push(Wrapping::LineBreaks);
        value = joined;
    }
    // Nothing to take off, so there is no need to read the token here: it is read once it is found.
    if layers.is_empty() && !may_have_layer(&value) {
        return None;
    }
    while !is_token(&value) {
        if layers.len() == MOST {
            return None;
        }
        let (layer, inside) = without_layer(&value)?;
        layers.push(layer);
        value = inside;
    }
    (!layers.is_empty()).then_some((value, layers))
}

/// A word of a text: the token under its layers, or else the word without the escapes of JSON and of a URL.
pub fn mended(word: &str) -> (Cow<'_, str>, Vec<Wrapping>) {
    // Most words are just words.
    if !may_have_layer(word) {
        return (Cow::Borrowed(word), Vec::new());
    }
    if let Some((value, layers)) = open(word) {
        return (Cow::Owned(value), layers);
    }
    let mut layers = Vec::new();
    let mut value = word.to_owned();
    if value.contains("\\/") {
        value = value.replace("\\/", "/");
        layers.push(Wrapping::JsonString);
    }
    if let Some(decoded) = without_percent(&value) {
        value = decoded;
        layers.push(Wrapping::PercentEncoding);
    }
    (Cow::Owned(value), layers)
}

fn may_have_layer(text: &str) -> bool {
    // Byte by byte, which is ten times as fast as letter by letter.
    let has = |byte: u8| text.as_bytes().contains(&byte);
    has(b'%') || has(b'\\') || begins_base64(text)
}

fn begins_base64(text: &str) -> bool {
    BASE64_STARTS.iter().any(|start| text.starts_with(start))
}

fn without_layer(value: &str) -> Option<(Wrapping, String)> {
    if let Some(inside) = without_escapes(value) {
        return Some((Wrapping::JsonString, inside));
    }
    if let Some(inside) = without_percent(value) {
        return Some((Wrapping::PercentEncoding, inside));
    }
    Some((Wrapping::Base64, without_base64(value)?))
}

fn without_percent(value: &str) -> Option<String> {
    if !value.contains('%') {
        return None;
    }
    let decoded = percent::decode_keeping_plus(value);
    (decoded != value).then_some(decoded)
}

fn without_base64(value: &str) -> Option<String> {
    if !begins_base64(value) {
        return None;
    }
    let bytes = base64url::decode(value).ok()?.bytes;
    let text = String::from_utf8(bytes).ok()?;
    Some(bare(&text).span.of(&text).to_owned())
}

/// What a JSON string with escapes stands for; its own quotes may be there or not.
fn without_escapes(value: &str) -> Option<String> {
    if !value.contains('\\') {
        return None;
    }
    // Quotes were taken off as noise around the token: what is left of an escaped one is its backslash.
    let inner = value
        .trim_start_matches("\\\"")
        .trim_end_matches(['\\', '"']);
    match json::parse(&format!("\"{inner}\"")).ok()?.value {
        Value::String(text) => Some(text.as_str().to_owned()),
        _ => None,
    }
}

/// One token, or the base64 of one, that was broken over lines or holds characters which take no room.
fn rejoined(text: &str) -> Option<String> {
    let may_be = text.starts_with("ey") || begins_base64(text);
    // Nothing in most tokens is noise, which their bytes tell sooner than their letters.
    let is_plain = || text.bytes().all(|b| b.is_ascii_graphic());
    if !may_be || is_plain() || !text.contains(is_noise) || !is_wrapped(text) {
        return None;
    }
    let joined: String = text.chars().filter(|c| !is_noise(*c)).collect();
    let is_token_text = joined.bytes().all(|b| is_word(b) || b == b'=');
    is_token_text.then_some(joined)
}

/// Fewer letters of a line say that nobody broke it because it was full.
const NARROWEST: usize = 32;

/// A random word that was broken over lines, or holds characters that take no room. Lines that are all of one length may be a
/// list.
pub fn rejoined_word(text: &str) -> Option<String> {
    if !text.contains(is_noise) || text.len() > LONGEST_WORD {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let is_of_line = |c: char| !is_noise(c) || c == ' ' || c == '\t';
        let line: String = line.trim().chars().filter(|c| is_of_line(*c)).collect();
        lines.push(line);
    }
    let (last, before) = lines.split_last()?;
    let width = before.first().map_or(usize::MAX, String::len);
    let is_even = before.iter().all(|line| line.len() == width);
    let is_broken = before.is_empty() || is_even && width >= NARROWEST && last.len() < width;
    let joined = lines.concat();
    let is_word = joined.len() >= 20
        && joined.bytes().all(|b| is_word(b) || b == b'=')
        && is_random(&joined)
        && !is_placeholder(&joined)
        && !is_word_of_prose(last);
    (is_broken && is_word).then_some(joined)
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
    // An empty line ends it, and so does a line that is shorter than those before.
    let middle = rest.split_last().map_or(&[][..], |(_, middle)| middle);
    let width = middle.first().map_or(0, |line| line.len());
    let is_even = |line: &&str| !line.is_empty() && line.len().abs_diff(width) <= 2;
    if lines.iter().any(|line| line.is_empty()) || !middle.iter().all(is_even) {
        return false;
    }
    // So does the last letter of a signature.
    let joined = lines.split_last().map(|(_, before)| before.concat());
    if joined.is_some_and(|before| is_whole(&before)) {
        return false;
    }
    // A first line that lacks a part goes on; one that is whole may be followed by anything.
    let is_whole = matches!(issuer_signed(first).form, Form::Jws | Form::Jwe);
    let is_full = |line: &str| line.len().abs_diff(first.len()) <= 2;
    let last = rest.last().copied().unwrap_or_default();
    let is_end = |line: &str| line.len() < first.len() && !is_word_of_prose(line);
    match is_whole {
        // Some programs break a character early where a dot or a hyphen stands.
        true => middle.iter().all(|line| is_full(line)) && (is_full(last) || is_end(last)),
        false => middle.is_empty() || !is_word_of_prose(last),
    }
}

/// Whether a line is a word, as they stand below a token: `Thanks`, `regards`, `and-then`. The end of a signature is rarely
/// all small letters.
pub fn is_word_of_prose(line: &str) -> bool {
    let mut bytes = line.bytes();
    line.len() > 2
        && bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_lowercase() || b == b'-')
}
