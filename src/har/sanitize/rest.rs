//! A second look at a text that was cleaned: what the search of the page would still list in it is taken out as well, so that
//! nothing is missed that a name or a shape tells only there.
//!
//! Knows no names and no shapes: `scan` does. Does **not** look at documents, as JSON, XML and PEM: their parts were looked at.

use super::clean::{Cleaner, NO_SIGNATURE, splice};
use super::labels::is_inside;
use super::names::{Sort, sort_of};
use crate::scan::{self, Found};
use crate::text::json;

/// Shorter texts hold nothing that shows by itself that it is a token.
const SHORTEST: usize = 16;

/// The text without what a search still finds; none where it finds nothing.
pub fn without(cleaner: &mut Cleaner, text: &str) -> Option<String> {
    if text.len() < SHORTEST {
        return None;
    }
    let found = scan::every(text);
    let edits = found.filter_map(|found| Some((found.span, instead(cleaner, &found)?)));
    splice(text, edits.collect())
}

/// The same of JSON, which stays JSON: what reaches over the end of a string stays.
pub fn without_in_json(cleaner: &mut Cleaner, text: &str) -> Option<String> {
    let found = scan::every(text).filter(|found| !found.span.of(text).contains('"'));
    let edits = found.filter_map(|found| Some((found.span, instead(cleaner, &found)?)));
    splice(text, edits.collect()).filter(|new| json::parse(new).is_ok())
}

/// What goes where a token stands; none where nothing secret is left of it.
fn instead(cleaner: &mut Cleaner, found: &Found) -> Option<String> {
    let value = &*found.value;
    let is_document = value.starts_with(['{', '[', '<']) || value.starts_with("-----");
    if is_document || value.contains(NO_SIGNATURE) || holds_label(value) {
        return None;
    }
    if let Some(without) = cleaner.without_signature(value) {
        return without;
    }
    let sort = found.name.as_deref().and_then(sort_of);
    cleaner.label(sort.map_or(Sort::Token, |(sort, _)| sort), value)
}

/// Whether a label stands in a value, or is what is left of one without its brackets.
fn holds_label(value: &str) -> bool {
    value.split(['[', ']']).any(is_inside)
}
