//! Pairs of a query or a form: `name=value` between `&`, whose name is read as a server reads it.
//!
//! Of a text that is one form or one URL every pair is read, and a value goes up to the next `&`. In other texts only names that
//! are no single word are looked for, as `user[password]` and `%70assword`: the others are found as words. Does **not** look for
//! secrets that have no such name.

use super::clean::{Cleaner, Edit};
use super::names::{is_taken, looks_random, sort_of};
use crate::text::Span;

/// Longer names say nothing, and longer values are texts.
const LONGEST_NAME: usize = 512;
const LONGEST_VALUE: usize = 64 * 1024;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The body of a form, which its type says.
    Form,
    /// A URL, or a query without one.
    Url,
    /// Something else, in which either may stand.
    Text,
}

impl Whole {
    /// What a text seems to be as a whole.
    pub fn of(text: &str) -> Self {
        let is_outside = |b: &u8| b.is_ascii_whitespace() || b"\"<>{}\\^`|".contains(b);
        let bytes = text.as_bytes();
        match bytes.contains(&b'=') && !bytes.iter().any(is_outside) {
            true => Whole::Url,
            false => Whole::Text,
        }
    }
}

/// What is to be changed in a text; the pairs, with their names, in which something is.
pub fn edits(
    cleaner: &mut Cleaner,
    text: &str,
    whole: Whole,
    depth: usize,
    edits: &mut Vec<Edit>,
) -> Vec<Span> {
    let mut pairs = Vec::new();
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(length) = bytes
        .get(from..)
        .and_then(|rest| rest.iter().position(|b| *b == b'='))
    {
        let sign = from + length;
        let name = name_before(bytes, from, sign, whole);
        from = sign + 1;
        let is_word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
        if name.start == name.end || whole == Whole::Text && name.of(text).bytes().all(is_word) {
            continue;
        }
        let Some((sort, is_common)) = sort_of(name.of(text)) else {
            continue;
        };
        let value = value_behind(bytes, from, whole);
        let found = value.of(text);
        // What is called `token` in program code may be anything.
        let is_code = whole == Whole::Text
            && !matches!(
                name.start.checked_sub(1).map(|at| bytes[at]),
                None | Some(b'?' | b'&' | b'#' | b'"' | b'\'')
            );
        let is_secret = match is_code {
            true => looks_random(found) && !found.contains(['(', '.', '[']),
            false => is_taken((sort, is_common), found),
        };
        if !is_secret {
            continue;
        }
        // What looks like an address is looked into rather than replaced where its name is common.
        let new = match is_common && found.contains("://") {
            true => cleaner.clean(found, depth + 1),
            false => cleaner.secret(sort, found),
        };
        if let Some(new) = new {
            from = value.end;
            pairs.push(Span::new(name.start, value.end));
            edits.push((value, new));
        }
    }
    pairs
}

/// The name that ends at the sign.
fn name_before(bytes: &[u8], from: usize, sign: usize, whole: Whole) -> Span {
    let is_end = |b: &u8| match whole {
        Whole::Text => b.is_ascii_whitespace() || b"?&#;,\"'`<>\\(){}=".contains(b),
        Whole::Form | Whole::Url => b"?&#;=".contains(b),
    };
    let before = bytes[from..sign].iter().rev().take(LONGEST_NAME);
    Span::new(sign - before.take_while(|b| !is_end(b)).count(), sign)
}

/// The value that begins there.
fn value_behind(bytes: &[u8], start: usize, whole: Whole) -> Span {
    let is_end = |b: &u8| match whole {
        Whole::Form => *b == b'&',
        Whole::Url => matches!(b, b'&' | b'#'),
        Whole::Text => b.is_ascii_whitespace() || b"&#;\"'`<>\\".contains(b),
    };
    let rest = bytes.get(start..).unwrap_or_default();
    let rest = rest.get(..LONGEST_VALUE).unwrap_or(rest);
    let length = rest.iter().position(is_end).unwrap_or(rest.len());
    let value = rest.get(..length).unwrap_or_default();
    let length = match whole {
        Whole::Form => value.trim_ascii_end().len(),
        Whole::Url => length,
        // What ends a sentence, a list or a bracket around.
        Whole::Text => {
            let is_around = |b: &&u8| b",.)}".contains(b);
            length - value.iter().rev().take_while(is_around).count()
        }
    };
    Span::new(start, start + length)
}
