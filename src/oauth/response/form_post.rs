//! Pages with a form that sends itself, as `response_mode=form_post` makes them: the hidden fields of each form.
//!
//! Reads `<input>` tags and nothing else of HTML.

use super::{Carrier, Member, REQUEST, Response, is_known, push};
use crate::text::Span;

/// Calls back with each form that has a field which a protocol defines.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    let mut at = 0;
    while let Some(start) = position(text, at, "<form") {
        let end = position(text, start, "</form").unwrap_or(text.len());
        let span = Span::new(start, end);
        if let Some(members) = fields(text, span) {
            each(Response {
                carrier: Carrier::FormPost,
                span,
                members,
            });
        }
        at = end.max(start + 1);
    }
}

/// The fields; none where it is a form of something else.
fn fields(text: &str, form: Span) -> Option<Vec<Member>> {
    let mut members = Vec::new();
    let mut at = form.start;
    while let Some(start) = position(text, at, "<input").filter(|start| *start < form.end) {
        let end = text.get(start..form.end)?.find('>').map(|end| start + end);
        at = end.unwrap_or(form.end);
        let tag = Span::new(start, at);
        let Some((name, _)) = attribute(text, tag, "name") else {
            continue;
        };
        if REQUEST.contains(&name.as_str()) {
            return None;
        }
        if let Some((value, span)) = attribute(text, tag, "value").filter(|_| is_known(&name)) {
            push(
                &mut members,
                Member {
                    name,
                    value,
                    is_string: true,
                    span,
                },
            );
        }
    }
    (!members.is_empty()).then_some(members)
}

/// An attribute's value, and where it stood.
fn attribute(text: &str, tag: Span, name: &str) -> Option<(String, Span)> {
    let written = tag.of(text);
    let mut at = 0;
    loop {
        let found = at + written.get(at..)?.find(name)?;
        at = found + name.len();
        let is_whole = written
            .as_bytes()
            .get(found.checked_sub(1)?)?
            .is_ascii_whitespace();
        let rest = written.get(at..)?.trim_start();
        let Some(rest) = rest.strip_prefix('=').filter(|_| is_whole) else {
            continue;
        };
        let rest = rest.trim_start();
        let (value, quote) = match rest.as_bytes().first()? {
            b'"' => (rest.get(1..)?.split('"').next()?, 1),
            b'\'' => (rest.get(1..)?.split('\'').next()?, 1),
            // A slash is part of it, but for the one that ends the tag as others do.
            _ => {
                let value = rest.split(char::is_whitespace).next()?;
                let is_last = value.len() == rest.len();
                (
                    value.strip_suffix('/').filter(|_| is_last).unwrap_or(value),
                    0,
                )
            }
        };
        let start = tag.start + (written.len() - rest.len()) + quote;
        let span = Span::new(start, start + value.len());
        return Some((without_entities(value), span));
    }
}

/// What the entities stand for that such pages are written with.
pub fn without_entities(value: &str) -> String {
    let mut text = value.to_owned();
    for (entity, character) in [
        ("&#x2B;", "+"),
        ("&#43;", "+"),
        ("&#x2F;", "/"),
        ("&#x3D;", "="),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        if text.contains('&') {
            text = text.replace(entity, character);
        }
    }
    text
}

/// Where these letters stand next, in either case.
fn position(text: &str, from: usize, letters: &str) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let mut windows = rest.windows(letters.len());
    let at = windows.position(|window| window.eq_ignore_ascii_case(letters.as_bytes()))?;
    Some(from + at)
}
