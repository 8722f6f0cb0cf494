//! Members that are written one after the other and are no JSON: a dictionary of Python, an object of JavaScript, YAML, lines
//! of names and values.
//!
//! Reads names that a protocol defines and passes over everything else. Does **not** know any of those languages, and takes no
//! expression for a value.

use super::{Carrier, KNOWN, Member, REQUEST, Response, TOKENS, is_known, kept_as, push};
use crate::oauth::errors;
use crate::text::Span;

/// Longer texts are logs, whose lines are read as what they hold.
const LONGEST: usize = 1 << 20;

/// A list that is being read.
#[derive(Default)]
struct List {
    start: usize,
    end: usize,
    is_request: bool,
    /// Whether nothing stands before it in its line: a log says an error in words.
    begins_line: bool,
    members: Vec<Member>,
}

/// Calls back with each list that has a token and one member more.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    let may = ["_token", "Token", "_TOKEN", "error_description"];
    if text.len() > LONGEST || !may.iter().any(|name| text.contains(name)) {
        return;
    }
    let bytes = text.as_bytes();
    let mut list = List::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        // An object ends, another begins, or a line is left empty.
        if matches!(byte, b'{' | b'}') || *byte == b'\n' && is_blank_line(bytes, at + 1) {
            close(&mut list, each);
        }
        if !is_of_name(*byte) {
            at += 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|b| is_of_name(**b)).count();
        let name = Span::new(at, at + length);
        at = name.end;
        let word = name.of(text);
        let word = kept_as(word).or_else(|| in_capitals(word)).unwrap_or(word);
        if !(is_known(word) || REQUEST.contains(&word)) {
            continue;
        }
        let Some((value, is_string)) = value(text, name, word) else {
            continue;
        };
        // The same name again is another response.
        if list.members.iter().any(|member| member.name == word) {
            close(&mut list, each);
        }
        if list.members.is_empty() {
            list.start = name.start;
            let line = text.get(..name.start).unwrap_or_default();
            list.begins_line = line
                .rsplit('\n')
                .next()
                .is_none_or(|line| line.trim().is_empty());
        }
        list.end = value.end;
        at = value.end;
        list.is_request |= REQUEST.contains(&word);
        if is_known(word) {
            let member = Member {
                name: word.to_owned(),
                value: value.of(text).to_owned(),
                is_string,
                span: value,
            };
            push(&mut list.members, member);
        }
    }
    close(&mut list, each);
}

fn close(list: &mut List, each: &mut dyn FnMut(Response)) {
    let list = std::mem::take(list);
    let has_token = (list.members.iter()).any(|member| TOKENS.contains(&member.name.as_str()));
    // Words that a program sets may be anything: only a code that somebody defines is an error.
    let get = |name: &str| list.members.iter().find(|member| member.name == name);
    let is_error = list.begins_line
        && get("error").is_some_and(|error| errors::explain(&error.value, "").is_some())
        && get("error_description").is_some();
    if (has_token || is_error) && list.members.len() > 1 && !list.is_request {
        each(Response {
            carrier: Carrier::Members,
            span: Span::new(list.start, list.end),
            members: list.members,
        });
    }
}

/// The member that an environment has in capitals.
fn in_capitals(word: &str) -> Option<&'static str> {
    let is_capital = |b: u8| b.is_ascii_uppercase() || b == b'_';
    let mut known = TOKENS.iter().chain(KNOWN);
    known
        .find(|name| name.contains('_') && name.eq_ignore_ascii_case(word))
        .copied()
        .filter(|_| word.bytes().all(is_capital))
}

const fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

fn is_blank_line(bytes: &[u8], start: usize) -> bool {
    let rest = bytes.get(start..).unwrap_or_default();
    let next = rest.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    next == Some(&b'\n')
}

/// Between a name and its value; one of psql is as far from its bar as the longest name of its record.
const MOST_BETWEEN: usize = 32;

/// Where the line ends; PHP writes a value below its name.
fn line_end(rest: &str) -> usize {
    let ends = |start: usize| {
        let end = rest.get(start..).and_then(|rest| rest.find('\n'));
        end.map_or(rest.len(), |end| start + end)
    };
    let end = ends(0);
    match rest.get(..end).is_some_and(|line| line == "\"]=>") {
        true => ends((end + 1).min(rest.len())),
        false => end,
    }
}

/// How much stands before the quotes of a value that something holds: `string(6) "`, `(string) (len=6) "`, `Some("`.
fn held(said: &str) -> usize {
    let cast = said.strip_prefix("(string) (len=");
    let cast = cast.or_else(|| said.strip_prefix("string("));
    let cast = cast.and_then(behind_digits);
    let mut rest = cast.and_then(|rest| rest.strip_prefix(") "));
    if rest.is_none() {
        let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut inner = said;
        while let Some(behind) = inner.trim_start_matches(is_of_word).strip_prefix('(') {
            inner = behind;
        }
        let is_type = said.starts_with(|c: char| c.is_ascii_uppercase());
        rest = Some(inner).filter(|_| is_type);
    }
    let quoted = rest.and_then(|rest| rest.strip_prefix('"'));
    quoted.map_or(0, |quoted| said.len() - quoted.len())
}

/// What is behind the digits that a text begins with.
fn behind_digits(text: &str) -> Option<&str> {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (behind.len() < text.len()).then_some(behind)
}

/// What a name has behind it in its line, and whether that is a string.
fn value(text: &str, name: Span, word: &str) -> Option<(Span, bool)> {
    let rest = text.get(name.end..)?;
    let mut rest = rest.get(..line_end(rest))?;
    // As PHP serializes a string: `"name";s:6:"Bearer"`.
    let serialized = rest.strip_prefix("\";s:").and_then(behind_digits);
    let is_serialized = serialized.is_some_and(|rest| rest.starts_with(":\""));
    let skipped = match serialized.filter(|_| is_serialized) {
        Some(behind) => rest.len() - behind.len(),
        None => 0,
    };
    rest = rest.get(skipped..)?;
    let is_between = |c: char| {
        matches!(
            c,
            '"' | '\'' | '`' | ' ' | '\t' | ':' | '=' | '>' | ']' | '|' | '\n'
        )
    };
    let start = rest.find(|c: char| !is_between(c));
    let between = rest.get(..start.unwrap_or(rest.len()))?;
    let signs = between.matches([':', '=', '|']).count();
    if signs != 1 || between.len() > MOST_BETWEEN {
        return None;
    }
    let held = held(rest.get(between.len()..)?);
    let between = rest.get(..between.len() + held)?;
    let said = rest.get(between.len()..)?;
    let quote = (between.chars().next_back()).filter(|c| matches!(c, '"' | '\'' | '`'));
    let begins = name.end + skipped + between.len();
    let span = |length: usize| Span::new(begins, begins + length);
    if let Some(quote) = quote {
        let length = said.find(quote)?;
        return (length > 0).then(|| (span(length), true));
    }
    // Scopes are set apart by blanks, as words are, and everything else ends with one.
    let is_scope = matches!(word, "scope" | "error_description");
    let is_row = between.contains('|');
    let is_end = |c: char| {
        matches!(c, ',' | ';' | '}' | ']' | ')')
            || c == '|' && is_row
            || c.is_whitespace() && !is_scope
    };
    let value = said.split(is_end).next().unwrap_or_default().trim_end();
    let is_expression = value.contains(['(', '[', '{', '<', '$', '"', '\''])
        || matches!(value, "" | "None" | "null" | "nil" | "undefined" | "string");
    let is_number = value.bytes().all(|b| b.is_ascii_digit());
    // Go leaves nothing where there is none, and goes on with the next name.
    let is_name = |(name, _): (&str, &str)| name.bytes().all(|b| b.is_ascii_alphabetic());
    let is_expression = is_expression || value.split_once(':').is_some_and(is_name);
    // A token has a digit; a word may be a variable or a type.
    let is_token = TOKENS.contains(&word);
    let is_variable = is_token && !value.bytes().any(|b| b.is_ascii_digit());
    (!(is_expression || is_variable || is_token && is_number))
        .then(|| (span(value.len()), !is_number))
}
