//! Objects of a text, at any depth, also in JSON strings: their members that a protocol defines.
//!
//! Does **not** check the grammar: what stands around an object, and what is broken in it, must not hide its members.

use super::{
    Carrier, DETAILS, MESSAGE, Member, REQUEST, Response, SAYING, TOKENS, errors, is_known,
    kept_as, push,
};
use crate::oauth::json_param::types;
use crate::text::Span;
use crate::text::json;

/// Objects inside each other that are followed.
const DEEPEST: usize = 64;

/// An object that is being read.
struct Frame {
    start: usize,
    /// Backslashes before each of its quotes: an object in a JSON string has one, in a string in a string three.
    escapes: usize,
    /// The name whose value comes next.
    key: Option<Span>,
    is_request: bool,
    carrier: Carrier,
    members: Vec<Member>,
}

/// Calls back with each object that has a member which a protocol defines.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    search(text, Span::new(0, text.len()), each);
}

fn search(text: &str, within: Span, each: &mut dyn FnMut(Response)) {
    let bytes = text.as_bytes();
    let mut frames: Vec<Frame> = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let Some(frame) = frames.last_mut() else {
            if bytes[at] == b'{'
                && let Some(escapes) = escapes_after(bytes, at + 1)
            {
                frames.push(opened(at, escapes));
            }
            at += 1;
            continue;
        };
        match bytes[at] {
            b'{' => {
                frame.key = None;
                let escapes = frame.escapes;
                if frames.len() < DEEPEST {
                    frames.push(opened(at, escapes));
                }
                at += 1;
            }
            b'}' => {
                if let Some(frame) = frames.pop()
                    && !frame.members.is_empty()
                    && !frame.is_request
                {
                    each(Response {
                        carrier: frame.carrier,
                        span: Span::new(frame.start, at + 1),
                        members: frame.members,
                    });
                }
                at += 1;
            }
            b'"' | b'\\' => {
                let Some((inner, after)) = string_at(bytes, at, within.end, frame.escapes) else {
                    at += 1;
                    continue;
                };
                let rest = &bytes[after..within.end];
                let colon = rest.iter().position(|b| !b.is_ascii_whitespace());
                match colon.filter(|colon| rest[*colon] == b':') {
                    Some(colon) => {
                        frame.is_request |= REQUEST.contains(&inner.of(text));
                        frame.key = Some(inner);
                        at = after + colon + 1;
                    }
                    None => {
                        let written = inner.of(text);
                        let name = frame.key.take().map(|key| key.of(text));
                        if let Some(name) = name {
                            let value = || unescaped(written, frame.escapes);
                            if is_known(name) {
                                push(&mut frame.members, member(name, value(), true, inner));
                            } else if let Some(name) = kept_as(name) {
                                frame.carrier = Carrier::Members;
                                push(&mut frame.members, member(name, value(), true, inner));
                            } else if SAYING.contains(&name) && errors::of_api(&value()).is_some() {
                                push(&mut frame.members, member(MESSAGE, value(), true, inner));
                            }
                        }
                        if written.contains('{') && written.contains('\\') {
                            search(text, inner, each);
                        }
                        at = after;
                    }
                }
            }
            b'0'..=b'9' | b'-' if frame.key.is_some() => {
                let is_number = |b: &&u8| b.is_ascii_alphanumeric() || b".+-".contains(b);
                let length = bytes[at..within.end].iter().take_while(is_number).count();
                let span = Span::new(at, at + length);
                // A token is a string.
                let name = frame.key.take().map(|key| key.of(text));
                let name = name.map(|name| kept_as(name).unwrap_or(name));
                let is_said = |name: &&str| is_known(name) && !TOKENS.contains(name);
                if let Some(name) = name.filter(is_said) {
                    let value = span.of(text).to_owned();
                    push(&mut frame.members, member(name, value, false, span));
                }
                at = span.end;
            }
            byte => {
                if byte == b'['
                    && let Some(key) = frame.key
                    && key.of(text) == DETAILS
                    && let Some((span, types)) = granted(text, at, within.end)
                {
                    push(&mut frame.members, member(DETAILS, types, false, span));
                }
                if matches!(byte, b',' | b'[') {
                    frame.key = None;
                }
                at += 1;
            }
        }
    }
}

/// A longer list is not read.
const LONGEST_DETAILS: usize = 64 * 1024;

/// The types of the authorization details that begin there, separated by blanks; none where no array of them does.
fn granted(text: &str, start: usize, end: usize) -> Option<(Span, String)> {
    let end = text.floor_char_boundary(end.min(start + LONGEST_DETAILS));
    let ends = text.get(start..end)?.match_indices(']');
    // A bracket may stand in a string: the first that makes it JSON ends it.
    let read = |(at, _): (usize, &str)| {
        let span = Span::new(start, start + at + 1);
        let json = json::parse(span.of(text)).ok()?;
        Some((span, json))
    };
    let (span, json) = ends.take(MOST_BRACKETS).find_map(read)?;
    let types = types(&json);
    (!types.is_empty()).then(|| (span, types.join(" ")))
}

/// Brackets that are tried: objects of a list have some of their own.
const MOST_BRACKETS: usize = 50;

const fn opened(start: usize, escapes: usize) -> Frame {
    Frame {
        start,
        escapes,
        key: None,
        is_request: false,
        carrier: Carrier::Json,
        members: Vec::new(),
    }
}

fn member(name: &str, value: String, is_string: bool, span: Span) -> Member {
    Member {
        name: name.to_owned(),
        value,
        is_string,
        span,
    }
}

/// How often the quotes of an object are escaped, by its first one; none where no name follows the brace.
fn escapes_after(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        match bytes.get(at)? {
            byte if byte.is_ascii_whitespace() => at += 1,
            // A line break of an object in a string.
            b'\\' if matches!(bytes.get(at + 1)?, b'n' | b'r' | b't') => at += 2,
            _ => break,
        }
    }
    let rest = bytes.get(at..)?;
    let escapes = rest.iter().take_while(|b| **b == b'\\').count();
    let is_quote = rest.get(escapes) == Some(&b'"') && (escapes + 1).is_power_of_two();
    (is_quote && escapes < 16).then_some(escapes)
}

/// The string that begins at a quote, or at the backslashes before it: what is between its quotes, and where it ends. None
/// where a line ends first: then the quote belongs to something else.
fn string_at(bytes: &[u8], at: usize, end: usize, escapes: usize) -> Option<(Span, usize)> {
    let opening = bytes.get(at..at + escapes + 1)?;
    let (quote, before) = opening.split_last()?;
    if *quote != b'"' || before.iter().any(|b| *b != b'\\') {
        return None;
    }
    let start = at + escapes + 1;
    let mut backslashes = 0;
    for (at, byte) in (start..).zip(bytes.get(start..end)?) {
        match byte {
            b'\n' => return None,
            b'\\' => backslashes += 1,
            b'"' if backslashes % (2 * (escapes + 1)) == escapes => {
                return Some((Span::new(start, at - escapes), at + 1));
            }
            b'"' if backslashes < escapes => return None,
            _ => backslashes = 0,
        }
    }
    None
}

/// What a string stands for: its escapes are resolved once, and once more for each string around the object.
pub(super) fn unescaped(written: &str, escapes: usize) -> String {
    let mut text = written.to_owned();
    let mut layers = (escapes + 1).trailing_zeros() + 1;
    while layers > 0 && text.contains('\\') {
        let Ok(json) = json::parse(&["\"", &text, "\""].concat()) else {
            break;
        };
        text = json.as_str().unwrap_or_default().to_owned();
        layers -= 1;
    }
    text
}
