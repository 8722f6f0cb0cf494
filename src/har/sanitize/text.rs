//! Secrets in a text that is no JSON: after a name, in the shape of a token, in a field of a form, in an address.
//!
//! One pass over the words. Does **not** judge what a name means; `names` does.

use super::binary;
use super::clean::{Cleaner, Edit};
use super::names::{Sort, looks_random, sort_of};
use super::pairs::{self, Whole};
use super::{apart, fields, headings, places, tables};
use crate::oauth::shape;
use crate::text::{Span, base64url, json, percent};

/// Longer values are no secrets: they are texts.
const LONGEST: usize = 64 * 1024;
/// Letters of the attributes in one tag.
const MOST_ATTRIBUTES: usize = 1024;

/// What is to be changed in a text.
pub fn edits(cleaner: &mut Cleaner, text: &str, whole: Whole, depth: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let pairs = pairs::edits(cleaner, text, whole, depth, &mut edits);
    let mut pairs = pairs.iter().peekable();
    fields::edits(cleaner, text, depth, &mut edits);
    places::edits(cleaner, text, depth, &mut edits);
    private_keys(cleaner, text, &mut edits);
    tables::edits(cleaner, text, &mut edits);
    headings::edits(cleaner, text, &mut edits);
    let bytes = text.as_bytes();
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let mut at = 0;
    while at < bytes.len() {
        // A pair is done with.
        while pairs.next_if(|pair| pair.end <= at).is_some() {}
        if let Some(pair) = pairs.peek().filter(|pair| pair.start <= at) {
            at = pair.end;
            continue;
        }
        if !is_name(&bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        let word_end = start + bytes[start..].iter().take_while(|b| is_name(b)).count();
        let word = Span::new(start, word_end).of(text);
        if let Some((span, new)) = after_name(cleaner, text, start, word, depth) {
            at = span.end.max(word_end);
            edits.push((span, new));
            continue;
        }
        let run = run(bytes, start);
        at = match one(cleaner, run.of(text), depth) {
            Some(new) => {
                edits.push((run, new));
                run.end
            }
            // A run without a value in it was looked at as a whole, but for its last word: `db.password=…`.
            None if !run.of(text).contains(['=', ':', '%']) => {
                let last = bytes[start..run.end].iter().rposition(|b| !is_name(b));
                let last = last.map_or(run.end, |at| start + at + 1);
                last.max(word_end)
            }
            None => word_end,
        };
    }
    edits
}

/// What a token is made of, percent-encoded or not.
fn run(bytes: &[u8], start: usize) -> Span {
    let is_inner = |b: &u8| b.is_ascii_alphanumeric() || b"-_.~+/%|!".contains(b);
    let length = bytes[start..].iter().take_while(|b| is_inner(b)).count();
    let padding = bytes[start + length..]
        .iter()
        .take(2)
        .take_while(|b| **b == b'=')
        .count();
    // Before a value it is no padding.
    let after = bytes.get(start + length + padding);
    let padding = if after.is_some_and(|b| is_inner(b) || *b == b'"') {
        0
    } else {
        padding
    };
    Span::new(start, start + length + padding)
}

/// A run of characters that is a secret by itself, or holds one in percent-encoding.
fn one(cleaner: &mut Cleaner, run: &str, depth: usize) -> Option<String> {
    if run.len() < 12 {
        return None;
    }
    if run.contains('%') {
        let decoded = percent::decode_keeping_plus(run);
        if decoded != run {
            let new = cleaner.clean(&decoded, depth + 1)?;
            return Some(percent::encode_but(&new, "-._~+/|!"));
        }
    }
    let body = run.trim_end_matches(['.', '/', '!', '|']);
    let tail = run.get(body.len()..).unwrap_or_default();
    let new = word(cleaner, body, depth)?;
    Some([&new, tail].concat())
}

/// JSON in base64, without what is secret in it.
fn object_in_base64(cleaner: &mut Cleaner, word: &str, depth: usize) -> Option<String> {
    let bytes = base64url::decode(word).ok()?.bytes;
    let inside = String::from_utf8(bytes).ok()?;
    json::parse(&inside).ok()?;
    let new = cleaner.clean(&inside, depth + 1)?;
    Some(match word.contains(['=', '+', '/']) {
        true => binary::standard(new.as_bytes()),
        false => base64url::encode(new.as_bytes()),
    })
}

fn word(cleaner: &mut Cleaner, word: &str, depth: usize) -> Option<String> {
    // A JWT that is a segment of a path.
    if word.contains("/ey") {
        let mut is_changed = false;
        let parts = word.split('/').map(|part| {
            let new = self::word(cleaner, part, depth);
            is_changed |= new.is_some();
            new.unwrap_or_else(|| part.to_owned())
        });
        let parts: Vec<String> = parts.collect();
        return is_changed.then(|| parts.join("/"));
    }
    if word.starts_with("ey") && word.contains('.') {
        if let Some(new) = cleaner.without_signature(word) {
            return new.filter(|new| new != word);
        }
        // Encrypted, or cut short.
        let header = word.split('.').next().unwrap_or_default();
        let is_jose = word.len() > 30 && crate::jose::compact::decode(word).alg().is_some();
        return (header.len() > 10 && is_jose).then(|| cleaner.labels.label(Sort::Token, word));
    }
    // Base64 of JSON, as some programs write a body.
    if word.len() > 20 && word.starts_with("ey") {
        return object_in_base64(cleaner, word, depth);
    }
    // Base64 of a token, of a scheme with one, and of a SAML message.
    let hidden = ["ZXlK", "ZXlB", "ZXdv", "QmVhcmVy", "PHNhbWxw", "PHNhbWwy"];
    if word.len() > 40 && hidden.iter().any(|start| word.starts_with(start)) {
        let sort = if word.starts_with("PHN") {
            Sort::Saml
        } else {
            Sort::Token
        };
        return cleaner.secret(sort, word);
    }
    if let Some(sort) = cleaner.labels.known(word) {
        return cleaner.secret(sort, word);
    }
    let has = |is: fn(&u8) -> bool| word.as_bytes().iter().any(is);
    let may_be =
        (20..1024).contains(&word.len()) && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    (may_be && shape::telling(word).is_some()).then(|| cleaner.labels.label(Sort::ApiKey, word))
}

/// A value that follows a telling name: `name=value`, `"name": "value"`, `<name>value`, `Bearer value`.
fn after_name(
    cleaner: &mut Cleaner,
    text: &str,
    start: usize,
    name: &str,
    depth: usize,
) -> Option<Edit> {
    let bytes = text.as_bytes();
    let end = start + name.len();
    let is_scheme = ["bearer", "dpop", "basic"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    if is_scheme && bytes.get(end) == Some(&b' ') {
        let value = run(bytes, end + 1);
        let sort = if name.eq_ignore_ascii_case("basic") {
            Sort::Credentials
        } else {
            Sort::Token
        };
        let is_secret = value.of(text).len() >= 8 && looks_random(value.of(text));
        return is_secret
            .then(|| cleaner.secret(sort, value.of(text)))
            .flatten()
            .map(|new| (value, new));
    }
    if let Some(edit) = apart::in_next_cell(cleaner, text, start, end) {
        return Some(edit);
    }
    if let Some(value) = apart::in_words(text, start, name) {
        let new = cleaner.secret(Sort::Password, value.of(text))?;
        return Some((value, new));
    }
    let (sort, is_common) = sort_of(name)?;
    if let Some(edit) = apart::cookies(cleaner, text, start, end) {
        return Some(edit);
    }
    let (value, is_plain) = value_after(bytes, start, end)?;
    let found = value.of(text);
    // In running text and program code much stands behind a name that is no value of it.
    let is_secret = match (is_plain, is_common) {
        (true, false) => true,
        (true, true) => looks_random(found),
        // A code that somebody types may be letters alone.
        (false, false) if sort == Sort::Code && is_code(found) => true,
        (false, _) => {
            looks_random(found) && !found.contains(['(', '.', '[']) || found.starts_with("ey")
        }
    };
    if !is_secret {
        return None;
    }
    // What looks like an address, or holds names itself, is looked into rather than replaced where its name is common.
    if is_common && found.contains("://") {
        return cleaner.clean(found, depth + 1).map(|new| (value, new));
    }
    cleaner.secret(sort, found).map(|new| (value, new))
}

/// `KXQWPL`: as long as a code that is typed, and no word.
fn is_code(value: &str) -> bool {
    let is_in = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
    (4..=16).contains(&value.len()) && value.bytes().all(is_in)
}

/// The value behind a name, and whether it is surely its value: in quotes, in a query or form.
fn value_after(bytes: &[u8], start: usize, end: usize) -> Option<(Span, bool)> {
    let at = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let before = start.checked_sub(1).map_or(b'&', &at);
    let is_quote = |b: u8| matches!(b, b'"' | b'\'' | b'`');
    let mut next = end;
    let is_tag = matches!(before, b'<' | b':');
    // Attributes in the tag.
    if is_tag && at(next).is_ascii_whitespace() {
        let rest = bytes[next..].iter().take(MOST_ATTRIBUTES);
        let length = rest.take_while(|b| !matches!(b, b'<' | b'>')).count();
        if at(next + length) == b'>' && at(next + length - 1) != b'/' {
            next += length;
        }
    }
    if is_tag && at(next) == b'>' {
        let length = bytes[next + 1..]
            .iter()
            .take(LONGEST)
            .take_while(|b| **b != b'<')
            .count();
        return Some((Span::new(next + 1, next + 1 + length), true)).filter(|_| length > 0);
    }
    while at(next) == b'\\' || is_quote(at(next)) {
        next += 1;
        if next > end + 3 {
            return None;
        }
    }
    let blanks = |next: usize| {
        bytes[next.min(bytes.len())..]
            .iter()
            .take(8)
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count()
    };
    next += blanks(next);
    // `setItem("access_token", "…")`: a name and its value, both in quotes.
    if at(next) == b',' && next > end && is_quote(before) {
        next += 1;
        next += blanks(next);
        next += bytes[next.min(bytes.len())..]
            .iter()
            .take(2)
            .take_while(|b| **b == b'\\')
            .count();
        let quote = at(next);
        if !is_quote(quote) {
            return None;
        }
        let ends = |b: &u8| *b == quote || matches!(b, b'\n' | b'\\');
        let inside = bytes[next + 1..].iter().take(LONGEST);
        let length = inside.take_while(|b| !ends(b)).count();
        let span = Span::new(next + 1, next + 1 + length);
        return Some((span, false)).filter(|_| length > 0);
    }
    let sign = at(next);
    if !matches!(sign, b'=' | b':') {
        // `--password …` of a command.
        if next == end || !bytes[start..].starts_with(b"--") {
            return None;
        }
        let rest = bytes.get(next..)?.iter().take(LONGEST);
        let length = rest.take_while(|b| !b.is_ascii_whitespace()).count();
        return Some((Span::new(next, next + length), false)).filter(|_| length > 0);
    }
    let adjacent = next == end;
    next += 1;
    // `"password" => "…"` of PHP and Ruby.
    if sign == b'=' && at(next) == b'>' {
        next += 1;
    }
    let gap = blanks(next);
    next += gap;
    let mut escapes = 0;
    while at(next) == b'\\' {
        next += 1;
        escapes += 1;
    }
    if let Some(value) = apart::below(bytes, next) {
        return Some((value, true));
    }
    let quote = at(next);
    if is_quote(quote) {
        next += 1;
        let ends = |b: &u8| *b == quote || *b == b'\n' || escapes > 0 && *b == b'\\';
        let length = bytes[next..]
            .iter()
            .take(LONGEST)
            .take_while(|b| !ends(b))
            .count();
        return Some((Span::new(next, next + length), true)).filter(|_| length > 0);
    }
    // A label, or a list.
    if quote == b'[' {
        return None;
    }
    let ends = |b: &u8| b.is_ascii_whitespace() || b"&\"'`<>;,#)}]\\".contains(b);
    let length = bytes[next.min(bytes.len())..]
        .iter()
        .take(LONGEST)
        .take_while(|b| !ends(b))
        .count();
    let is_pair =
        sign == b'=' && adjacent && gap == 0 && matches!(before, b'?' | b'&' | b'#' | b';' | b'/');
    Some((Span::new(next, next + length), is_pair)).filter(|_| length > 0)
}

/// Private keys in PEM.
fn private_keys(cleaner: &mut Cleaner, text: &str, edits: &mut Vec<Edit>) {
    const MARK: &str = "PRIVATE KEY-----";
    let mut from = 0;
    while let Some(begin) = text
        .get(from..)
        .and_then(|rest| rest.find(MARK))
        .map(|at| from + at + MARK.len())
    {
        let length = text.get(begin..).and_then(|rest| rest.find("-----END"));
        let end = length.map_or(text.len(), |length| begin + length);
        let span = Span::new(begin, end);
        edits.extend((cleaner.label(Sort::Secret, span.of(text))).map(|label| (span, label)));
        from = end + MARK.len();
        from = text
            .get(from..)
            .and_then(|rest| rest.find('\n'))
            .map_or(text.len(), |at| from + at);
    }
}
