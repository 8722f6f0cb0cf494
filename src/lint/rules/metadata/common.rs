//! What several rules ask of metadata.

use crate::lint::rules::request::common::{settled, shown};
use crate::lint::{Place, Report, RequestUnderLint};
use crate::oauth::metadata::Metadata;

/// What the server that the request goes to says of itself.
pub fn said<'a>(seen: &RequestUnderLint<'a>) -> Option<&'a Metadata> {
    seen.metadata
        .filter(|metadata| metadata.is_of(seen.request))
}

/// Whether the member is there at all.
pub fn is_told(metadata: &Metadata, member: &str) -> bool {
    metadata.document().has(member)
}

/// Adds the words of a parameter that this list of the metadata lacks. Nothing where the list is missing or empty: then the
/// server says nothing about them.
pub fn not_listed(seen: &RequestUnderLint<'_>, report: &mut Report, parameter: &str, member: &str) {
    let Some(listed) = said(seen).and_then(|metadata| metadata.list(member).present()) else {
        return;
    };
    let Some(asked) = settled(seen.request, parameter).filter(|_| !listed.is_empty()) else {
        return;
    };
    let missing: Vec<&str> = asked
        .split_ascii_whitespace()
        .filter(|word| !listed.contains(word))
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "The server’s metadata does not list {} for {parameter}. It lists {}.",
            shown(&missing.join(", ")),
            shown(&listed.join(", "))
        );
        report.add(Some(Place::request(parameter)), message);
    }
}

/// The words of a response type, in no order (RFC 6749 §3.1.1).
pub fn words(value: &str) -> Vec<&str> {
    let mut words: Vec<&str> = value.split_ascii_whitespace().collect();
    words.sort_unstable();
    words
}
