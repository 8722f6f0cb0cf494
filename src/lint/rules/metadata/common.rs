//! What several rules ask of metadata.

use crate::lint::RequestUnderLint;
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

/// The words of a response type, in no order (RFC 6749 §3.1.1).
pub fn words(value: &str) -> Vec<&str> {
    let mut words: Vec<&str> = value.split_ascii_whitespace().collect();
    words.sort_unstable();
    words
}
