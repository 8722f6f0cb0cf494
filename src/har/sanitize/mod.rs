//! A copy of a HAR that can be given away: signatures, tokens, codes, secrets, passwords, cookies and keys taken out.
//!
//! Comes in chunks and goes out in pieces, in flat memory. What is left out is replaced by a label, the same for the same
//! secret, and counted. Header and payload of JWTs stay readable, with the personal data in them. Does **not** take out what
//! stands under a name that nobody uses for secrets and looks like none.

mod clean;
mod labels;
mod names;
#[cfg(test)]
mod tests;
mod text;

pub use clean::NO_SIGNATURE;
pub use names::Sort;

use super::split::{Piece, Splitter, Stopped};
use crate::text::json;
use clean::{Cleaner, quoted, splice};

/// Takes the secrets out of a HAR.
#[derive(Debug, Default)]
pub struct Sanitizer {
    splitter: Splitter,
    cleaner: Cleaner,
    unread: u64,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sanitized {
    /// What was taken out, by sort; those of which there was something.
    pub removed: Vec<(Sort, u64)>,
    /// How many entries were left out, because they are no JSON or too large.
    pub unread: u64,
    /// Where the reading ended early. What follows is not in the copy; the copy is whole JSON all the same.
    pub stopped: Option<Stopped>,
}

impl Sanitizer {
    /// One that has read nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads on, and hands over the copy piece by piece. The text is UTF-8.
    pub fn feed(&mut self, chunk: &[u8], out: &mut dyn FnMut(&[u8])) {
        let (cleaner, unread) = (&mut self.cleaner, &mut self.unread);
        self.splitter.feed(chunk, &mut |piece| match piece {
            Piece::Outside(text) => out(text),
            Piece::String(text) | Piece::Item { text, .. } => {
                let text = String::from_utf8_lossy(text);
                match json::parse(&text) {
                    Ok(json) => {
                        let mut edits = Vec::new();
                        cleaner.json(&json, "", 0, &mut edits);
                        let new = splice(&text, edits);
                        out(new.as_deref().unwrap_or(&text).as_bytes());
                    }
                    Err(_) => left_out(
                        unread,
                        "An entry that is no JSON was left out.",
                        &piece,
                        out,
                    ),
                }
            }
            Piece::LeftOut(_) => left_out(
                unread,
                "An entry that is too large was left out.",
                &piece,
                out,
            ),
        });
    }

    /// The file has ended: closes what a cut left open, and says what was done.
    pub fn finish(mut self, out: &mut dyn FnMut(&[u8])) -> Sanitized {
        self.splitter.finish();
        let stopped = self.splitter.stopped();
        if stopped.is_some() {
            out(&self.splitter.closing());
        }
        Sanitized {
            removed: self.cleaner.labels.counts().collect(),
            unread: self.unread,
            stopped,
        }
    }
}

impl Sanitized {
    /// What was taken out, in a sentence.
    pub fn sentence(&self) -> String {
        let each = self
            .removed
            .iter()
            .map(|(sort, count)| [sort.name(), " ", &count.to_string()].concat());
        let each: Vec<String> = each.collect();
        match each.is_empty() {
            true => "Nothing had to be taken out.".to_owned(),
            false => format!("Taken out: {}.", each.join(", ")),
        }
    }
}

/// A whole text without its secrets, and what was taken out, in a sentence.
pub fn sanitized(text: &str) -> (String, String) {
    let mut copy = Vec::with_capacity(text.len());
    let mut sanitizer = Sanitizer::new();
    sanitizer.feed(text.as_bytes(), &mut |piece| copy.extend_from_slice(piece));
    let done = sanitizer.finish(&mut |piece| copy.extend_from_slice(piece));
    (String::from_utf8_lossy(&copy).into_owned(), done.sentence())
}

/// Something in the place of what cannot be cleaned.
fn left_out(unread: &mut u64, words: &str, piece: &Piece<'_>, out: &mut dyn FnMut(&[u8])) {
    *unread += 1;
    let words = quoted(words);
    match piece {
        Piece::String(_) => out(words.as_bytes()),
        _ => out(["{\"comment\":", &words, "}"].concat().as_bytes()),
    }
}
