//! Values that stand apart from their name: in the next cell of a table, in the lines below, in a line of cookies.
//!
//! Judges only where a value stands. Does **not** read HTML, HCL or YAML any further.

use super::clean::{Cleaner, Edit};
use super::names::{looks_random, sort_of};
use crate::text::Span;

/// Longer values are texts, and longer names none.
const LONGEST: usize = 64 * 1024;
const LONGEST_BELOW: usize = 4 * 1024;
const LONGEST_COOKIES: usize = 16 * 1024;
const LONGEST_NAME: usize = 64;
/// Letters of the attributes in one tag.
const MOST_ATTRIBUTES: usize = 1024;
/// Blanks between two cells.
const MOST_BLANKS: usize = 256;
/// `<td><code>…` and the like.
const MOST_TAGS: usize = 4;

/// Tags of a cell that belongs to the one before it.
const CELLS: [&str; 7] = ["td", "dd", "string", "value", "val", "data", "cell"];

fn blanks(bytes: &[u8], at: usize, is: fn(&u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default().iter();
    rest.take(MOST_BLANKS).take_while(|b| is(b)).count()
}

/// `<td>password</td><td>…</td>`, where the word is the last of a cell.
pub fn in_next_cell(cleaner: &mut Cleaner, text: &str, start: usize, end: usize) -> Option<Edit> {
    let bytes = text.as_bytes();
    let close = end + blanks(bytes, end, u8::is_ascii_whitespace);
    if !bytes.get(close..)?.starts_with(b"</") {
        return None;
    }
    let before = bytes[..start].iter().rev().take(LONGEST_NAME);
    let is_in = |b: &&u8| b.is_ascii_alphanumeric() || b"_-. \t\r\n".contains(b);
    let begin = start - before.take_while(is_in).count();
    if bytes.get(begin.checked_sub(1)?) != Some(&b'>') {
        return None;
    }
    let (sort, is_common) = sort_of(Span::new(begin, end).of(text))?;
    // The end of this cell, and the next one with what is opened in it.
    let mut at = tag_end(bytes, close)?;
    for nth in 0..=MOST_TAGS {
        at += blanks(bytes, at, u8::is_ascii_whitespace);
        let rest = bytes.get(at..)?;
        if rest.first() != Some(&b'<') {
            // A row of headings has no values.
            let length = rest.iter().take(LONGEST).take_while(|b| **b != b'<');
            let cell = Span::new(at, at + length.count()).of(text);
            let value = cell.trim_end();
            let is_heading = sort_of(value).is_some_and(|(_, is_common)| !is_common);
            let is_secret = nth > 0 && !is_heading && (!is_common || looks_random(value));
            let new = is_secret.then(|| cleaner.secret(sort, value)).flatten()?;
            return Some((Span::new(at, at + value.len()), new));
        }
        let length = rest[1..].iter().take(LONGEST_NAME);
        let length = length.take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = Span::new(at + 1, at + 1 + length).of(text);
        let is_cell = CELLS.iter().any(|cell| name.eq_ignore_ascii_case(cell));
        if length == 0 || nth == 0 && !is_cell {
            return None;
        }
        at = tag_end(bytes, at)?;
    }
    None
}

/// Behind the tag that begins there.
fn tag_end(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start + 1..)?.iter().take(MOST_ATTRIBUTES);
    let length = rest.take_while(|b| !matches!(b, b'<' | b'>')).count();
    let end = start + 1 + length;
    (bytes.get(end) == Some(&b'>')).then_some(end + 1)
}

/// Letters of a command before the word for its password.
const MOST_OF_COMMAND: usize = 300;

/// A password that stands behind words: `machine a login b password …` of `.netrc`, `IDENTIFIED BY '…'` and `PASSWORD '…'` of SQL.
pub fn in_words(text: &str, start: usize, name: &str) -> Option<Span> {
    let is_password = name.eq_ignore_ascii_case("password");
    if !is_password && !name.eq_ignore_ascii_case("by") {
        return None;
    }
    let bytes = text.as_bytes();
    let end = start + name.len();
    let gap = blanks(bytes, end, u8::is_ascii_whitespace);
    let at = end + gap;
    let rest = bytes
        .get(at..)
        .filter(|_| gap > 0)?
        .iter()
        .take(LONGEST_BELOW);
    let before = bytes.get(start.saturating_sub(MOST_OF_COMMAND)..start)?;
    let mut words = before
        .rsplit(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let is_quote = |b: &u8| matches!(b, b'\'' | b'"');
    let quote = bytes.get(at).filter(|b| is_quote(b));
    let is_its = match is_password {
        true => {
            let is_login = words.nth(1).is_some_and(|word| word == b"login");
            let host = words.next();
            let is_netrc = is_login
                && (host == Some(b"default")
                    || words.next().is_some_and(|word| word == b"machine"));
            quote.is_some_and(|quote| *quote == b'\'') || is_netrc
        }
        // `IDENTIFIED WITH caching_sha2_password BY`.
        false => words
            .take(3)
            .any(|word| word.eq_ignore_ascii_case(b"identified")),
    };
    if !is_its {
        return None;
    }
    let (from, length) = match quote {
        Some(quote) => (
            at + 1,
            rest.skip(1)
                .take_while(|b| *b != quote && **b != b'\n')
                .count(),
        ),
        None => (
            at,
            rest.take_while(|b| !b.is_ascii_whitespace() && **b != b';')
                .count(),
        ),
    };
    let value = Span::new(from, from + length);
    // In a sentence something else may stand in quotes.
    let is_one = !value.of(text).contains(char::is_whitespace) || !is_password;
    let is_word = value.of(text).eq_ignore_ascii_case("password");
    (length > 0 && is_one && !is_word).then_some(value)
}

/// The lines below `<<-EOT` of HCL and shells, or the line below `|` or `>-` of YAML, whose place this is.
pub fn below(bytes: &[u8], start: usize) -> Option<Span> {
    let rest = bytes.get(start..)?;
    let line = rest.iter().take(LONGEST_NAME).position(|b| *b == b'\n')?;
    let mark = rest.get(..line)?.trim_ascii();
    let begin = start + line + 1;
    let below = bytes.get(begin..)?;
    let below = below.get(..LONGEST_BELOW).unwrap_or(below);
    let mut end = 0;
    match mark.strip_prefix(b"<<") {
        Some(word) => {
            let word = word
                .strip_prefix(b"-")
                .or(word.strip_prefix(b"~"))
                .unwrap_or(word);
            let is_quote = |b: &&u8| matches!(b, b'"' | b'\'');
            let word: Vec<u8> = word.iter().filter(|b| !is_quote(b)).copied().collect();
            if word.is_empty() || !word.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_') {
                return None;
            }
            for line in below.split_inclusive(|b| *b == b'\n') {
                if line.trim_ascii() == word {
                    break;
                }
                end += line.len();
            }
        }
        None if matches!(mark, b"|" | b">" | b"|-" | b">-" | b"|+" | b">+") => {
            // A value is indented.
            below.first().filter(|b| matches!(b, b' ' | b'\t'))?;
            end = below
                .iter()
                .position(|b| *b == b'\n')
                .unwrap_or(below.len());
        }
        None => return None,
    }
    let value = below.get(..end)?;
    let from = begin + value.len() - value.trim_ascii_start().len();
    let length = value.trim_ascii().len();
    (length > 0).then(|| Span::new(from, from + length))
}

/// `Set-Cookie: a=…; Path=/` and `Cookie: a=…; b=…`, up to the end of the line or the quote that it stands in.
pub fn cookies(cleaner: &mut Cleaner, text: &str, start: usize, end: usize) -> Option<Edit> {
    let bytes = text.as_bytes();
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let quote = before.filter(|b| matches!(b, b'"' | b'\'' | b'`'));
    let from = end + 1 + blanks(bytes, end + 1, |b| matches!(b, b' ' | b'\t'));
    if bytes.get(end) != Some(&b':') || from == end + 1 && quote.is_none() {
        return None;
    }
    let is_end = |b: &u8| matches!(b, b'\r' | b'\n' | b'\\' | b'<') || quote == Some(b);
    let rest = bytes.get(from..)?.iter().take(LONGEST_COOKIES);
    let value = Span::new(from, from + rest.take_while(|b| !is_end(b)).count());
    let (first, _) = value.of(text).split_once('=')?;
    if first.is_empty() || first.contains(|c: char| !c.is_ascii_graphic()) {
        return None;
    }
    let new = cleaner.cookie_field(Span::new(start, end).of(text), value.of(text))?;
    (new != value.of(text)).then_some((value, new))
}
