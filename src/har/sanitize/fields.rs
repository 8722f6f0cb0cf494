//! Fields of a form in HTML, and settings in XML: `<input name="password" value="…">`, `<add key="ClientSecret" value="…"/>`.
//!
//! Reads the attributes of one tag. Does **not** read HTML or XML any further.

use super::clean::{Cleaner, Edit};
use super::names::{Sort, is_taken, sort_of};
use crate::text::Span;

/// Tags whose name and value are attributes, in any order.
const TAGS: [&str; 6] = ["input", "meta", "add", "param", "property", "setting"];

/// What is to be changed in a text.
pub fn edits(cleaner: &mut Cleaner, text: &str, depth: usize, edits: &mut Vec<Edit>) {
    let mut from = 0;
    while let Some(start) = text
        .get(from..)
        .and_then(|rest| rest.find('<'))
        .map(|at| from + at)
    {
        from = start + 1;
        let is_it = |tag: &&str| {
            let name = text.get(from..from + tag.len());
            let is_end = text.as_bytes().get(from + tag.len());
            name.is_some_and(|name| name.eq_ignore_ascii_case(tag))
                && is_end.is_some_and(u8::is_ascii_whitespace)
        };
        if !TAGS.iter().any(is_it) {
            continue;
        }
        let end = text
            .get(from..)
            .and_then(|rest| rest.find('>'))
            .map_or(text.len(), |at| from + at);
        let tag = Span::new(from, end);
        // No tag is read twice, whatever is in it.
        from = end;
        let is_password = attribute(text, tag, "type")
            .is_some_and(|kind| kind.of(text).eq_ignore_ascii_case("password"));
        let name = ["name", "key", "type"]
            .iter()
            .find_map(|name| attribute(text, tag, name));
        let (Some(name), Some(value)) = (
            name,
            attribute(text, tag, "value").or_else(|| attribute(text, tag, "content")),
        ) else {
            continue;
        };
        let new = match sort_of(name.of(text)) {
            _ if is_password => cleaner.secret(Sort::Password, value.of(text)),
            Some(sort) if is_taken(sort, value.of(text)) => cleaner.secret(sort.0, value.of(text)),
            _ => cleaner.clean(value.of(text), depth + 1),
        };
        edits.extend(new.map(|new| (value, new)));
    }
}

/// The value of an attribute in a tag.
fn attribute(text: &str, tag: Span, name: &str) -> Option<Span> {
    let inside = tag.of(text);
    let mut from = 0;
    while let Some(at) = inside.get(from..)?.find(name).map(|at| from + at) {
        from = at + name.len();
        let begins = at
            .checked_sub(1)
            .is_some_and(|at| inside.as_bytes()[at].is_ascii_whitespace());
        let rest = inside.get(from..)?;
        let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
        let Some(value) = value.filter(|_| begins) else {
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let start = tag.end - value.len() + quote.map_or(0, char::len_utf8);
        let value = Span::new(start, tag.end).of(text);
        let length = match quote {
            Some(quote) => value.find(quote),
            None => value.find(|c: char| c.is_whitespace() || c == '/'),
        };
        return Some(Span::new(start, start + length.unwrap_or(value.len())))
            .filter(|span| span.start < span.end);
    }
    None
}
