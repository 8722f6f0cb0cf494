//! Scans a text that comes in chunks, of any length, in flat memory.
//!
//! Finds what [`super::search`] finds in the whole text. Does **not** take a chunk for one bare token, and does not decode
//! or classify.

use super::Wrapping;

/// A token, and where it stood in a text that is not kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Streamed {
    /// The member, parameter or header that it stood under.
    pub name: Option<String>,
    /// The byte of the text that it begins at.
    pub at: u64,
    /// How many bytes of the text it takes up.
    pub length: u64,
    /// The token.
    pub value: String,
    /// What was taken off, outermost first.
    pub unwrapped: Vec<Wrapping>,
}

/// Reads chunks and hands over what it finds, in order.
#[derive(Debug, Default)]
pub struct Scanner {
    text: Vec<u8>,
}

impl Scanner {
    /// One that has read nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads on. What is found may be handed over with a later chunk.
    pub fn feed(&mut self, chunk: &[u8], _each: &mut dyn FnMut(Streamed)) {
        self.text.extend_from_slice(chunk);
    }

    /// The text has ended: hands over what is left.
    pub fn finish(&mut self, each: &mut dyn FnMut(Streamed)) {
        let text = String::from_utf8_lossy(&self.text);
        for found in super::search(&text) {
            each(Streamed {
                name: found.name,
                at: found.span.start as u64,
                length: (found.span.end - found.span.start) as u64,
                value: found.value,
                unwrapped: found.unwrapped,
            });
        }
    }
}
