//! Errors as people copy them: from a server's page, a message box or the line of a log, with no JSON and no address around.
//!
//! Knows an error by the words of `errors`: a code, a number of Entra's, a sentence of a vendor's. Looks at short texts alone
//! for whatever has no `error=` before it, because in a long one such words are about something else.

use super::{Carrier, Member, Response};
use crate::oauth::errors;
use crate::text::Span;

/// Longer texts are logs, in which [`super::find`] finds what is written as a response.
const LONGEST: usize = 64 * 1024;
/// What a person copies from a page.
const SHORT: usize = 1_000;
/// Longer descriptions are cut off.
const LONGEST_DESCRIPTION: usize = 400;
/// More errors of one text are not looked at.
const MOST: usize = 10;

/// An error: its code, or the words that it is known by, and what was said of it.
struct Said {
    code: Span,
    description: Span,
}

/// Calls back with each error.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    if text.len() > LONGEST {
        return;
    }
    let mut found = numbered(text);
    if found.is_empty() {
        found = assigned(text);
    }
    if found.is_empty() && text.len() <= SHORT {
        found.extend(coded(text).or_else(|| spoken(text)));
    }
    for said in found {
        let named = [
            ("error", said.code),
            ("error_description", said.description),
        ];
        let members = named.into_iter().filter(|(_, span)| span.start < span.end);
        let members = members.map(|(name, span)| Member {
            name: name.to_owned(),
            value: span.of(text).to_owned(),
            is_string: true,
            span,
        });
        each(Response {
            carrier: Carrier::Words,
            span: Span::new(
                said.code.start.min(said.description.start),
                said.code.end.max(said.description.end),
            ),
            members: members.collect(),
        });
    }
}

/// Entra’s numbers, wherever they stand: nothing else begins so.
fn numbered(text: &str) -> Vec<Said> {
    const PREFIX: &str = "AADSTS";
    let places = text.match_indices(PREFIX).take(MOST);
    let read = places.filter_map(|(at, _)| {
        let digits = text.get(at + PREFIX.len()..)?.bytes();
        let count = digits.take_while(u8::is_ascii_digit).count();
        (5..8).contains(&count).then(|| Said {
            code: Span::new(at, at + PREFIX.len() + count),
            description: line(text, at),
        })
    });
    read.collect()
}

/// What `error=` or `error:` has behind it, where it is a code.
fn assigned(text: &str) -> Vec<Said> {
    let places = text.match_indices("error").take(MOST);
    let read = places.filter_map(|(at, word)| {
        let before = text.get(..at).unwrap_or_default();
        let is_part = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let code = value(text, at + word.len()).filter(|_| !is_part)?;
        let description = description(text, code.end);
        // Codes of protocols around OAuth are words that others use as well: `not_found`.
        let is_told = description.start < description.end || errors::is_oauth(code.of(text));
        is_told.then_some(Said { code, description })
    });
    read.collect()
}

/// A code that is all of a short text, begins it or its only such line before a sentence, or stands behind `Error`; and what follows it in its line.
/// Anywhere else such words are those of a program, a configuration or somebody who talks about them.
fn coded(text: &str) -> Option<Said> {
    let mut codes = words(text).filter(|word| errors::is_code(word.of(text)));
    let code = codes.next()?;
    let before = text.get(..code.start).unwrap_or_default();
    let after = text.get(code.end..).unwrap_or_default();
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '.' | '!');
    let begins = before.trim_matches(is_mark).is_empty();
    let is_all = begins && after.trim_matches(is_mark).is_empty();
    let says_more = || {
        let rest = after
            .strip_prefix(": ")
            .or_else(|| after.strip_prefix(" ("));
        rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    let is_behind_error = || {
        let number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ':');
        let word = before.trim_end_matches(number);
        word.len() < before.len() && word.ends_with("rror")
    };
    // On a page it has a line of its own below a heading; a list of several is a file of texts.
    let mut begins_line = || before.ends_with('\n') && codes.next().is_none();
    if !(is_all || says_more() && (begins || begins_line()) || is_behind_error()) {
        return None;
    }
    let mut description = line(text, code.end);
    let rest = description.of(text);
    let from = rest.find(|c: char| c.is_alphanumeric());
    description.start += from.unwrap_or(rest.len());
    Some(Said { code, description })
}

/// A sentence that a vendor’s server shows, in a short text.
fn spoken(text: &str) -> Option<Said> {
    let code = errors::sentences().find_map(|says| {
        let mut places = text.match_indices(says);
        let begins = |(at, _): &(usize, &str)| {
            let before = text.get(..*at).unwrap_or_default();
            !before.ends_with(char::is_alphanumeric)
        };
        let (at, says) = places.find(begins)?;
        Some(Span::new(at, at + says.len()))
    })?;
    let description = line(text, code.start);
    Some(Said { code, description })
}

/// The code after `error`: `error=invalid_grant`, `error: "invalid_grant"`.
fn value(text: &str, end: usize) -> Option<Span> {
    let rest = text.get(end..)?;
    let start = rest.find(|c: char| !matches!(c, '"' | '\'' | '\\' | ' ' | '=' | ':'))?;
    let between = rest.get(..start)?;
    let code = rest.get(start..)?;
    let length = code
        .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
        .unwrap_or(code.len());
    let found = Span::new(end + start, end + start + length);
    // Two of them compare, and one between blanks assigns, in source code.
    let is_said = between.matches(['=', ':']).count() == 1 && !between.contains(" =") && start < 8;
    (is_said && errors::is_code(found.of(text))).then_some(found)
}

/// What `error_description` says in the same line.
fn description(text: &str, from: usize) -> Span {
    const NAME: &str = "error_description";
    let none = Span::new(from, from);
    let line = line(text, from);
    let Some(at) = line.of(text).find(NAME) else {
        return none;
    };
    let after = line.start + at + NAME.len();
    let rest = text.get(after..line.end).unwrap_or_default();
    let is_between = |c: char| matches!(c, '"' | '\'' | '\\' | ' ' | '=' | ':');
    let start = rest.find(|c| !is_between(c)).unwrap_or(rest.len());
    let quote = rest
        .get(..start)
        .and_then(|between| between.chars().next_back());
    let quote = quote.filter(|c| matches!(c, '"' | '\''));
    let said = rest.get(start..).unwrap_or_default();
    let end = quote
        .and_then(|quote| said.find(quote))
        .unwrap_or(said.len());
    // In a log the closing quote may be escaped.
    let said = said.get(..end).unwrap_or_default().trim_end_matches('\\');
    Span::new(after + start, after + start + said.len())
}

/// The rest of the line, without blanks at its ends; no more than a description has.
fn line(text: &str, from: usize) -> Span {
    let rest = text.get(from..).unwrap_or_default();
    let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let rest = rest
        .get(..rest.floor_char_boundary(end.min(LONGEST_DESCRIPTION)))
        .unwrap_or_default();
    let start = rest.len() - rest.trim_start().len();
    Span::new(from + start, from + rest.trim_end().len().max(start))
}

/// Words that a code can be: small letters joined by `_`.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let is_in = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let mut at = 0;
    text.as_bytes()
        .split(move |b| !is_in(b))
        .filter_map(move |word| {
            let start = at;
            at += word.len() + 1;
            let end = word.len() - word.iter().rev().take_while(|b| **b == b'.').count();
            let is_code = word[..end].contains(&b'_');
            is_code.then(|| Span::new(start, start + end))
        })
}
