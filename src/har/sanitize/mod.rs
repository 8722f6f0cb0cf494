//! A copy of a HAR that can be given away: signatures, tokens, codes, secrets, passwords, cookies and keys taken out.
//!
//! Comes in chunks and goes out in pieces, in flat memory. What is left out is replaced by a label, the same for the same
//! secret, and counted. Header and payload of JWTs stay readable, with the personal data in them. Does **not** take out what
//! stands under a name that nobody uses for secrets and looks like none.

mod apart;
mod binary;
mod clean;
mod document;
mod fields;
mod headings;
mod labels;
mod names;
mod pairs;
mod places;
mod rest;
mod sort;
mod tables;
#[cfg(test)]
mod tests;
mod text;

pub use clean::NO_SIGNATURE;
pub use names::{Sort, is_secret, sort_of};
pub use places::Walk;

use super::split::{Part, Piece, Problem, Splitter, Stopped};
use crate::text::json;
use clean::{Cleaner, splice};
use document::{NO_JSON, TOO_LARGE, Under};

/// Takes the secrets out of a HAR.
#[derive(Debug, Default)]
pub struct Sanitizer {
    splitter: Splitter,
    copy: Copied,
}

/// The copy, as far as it is made.
#[derive(Debug, Default)]
struct Copied {
    cleaner: Cleaner,
    unread: u64,
    /// What stood outside of items since the last one: it is thrown away where nothing follows it.
    held: Vec<u8>,
    /// The last string outside of items, which may be the name of the next, and whether it is.
    name: String,
    is_value_next: bool,
    /// What would make whole JSON of what was handed over; none where that is not known.
    closing: Option<&'static [u8]>,
    /// Whether anything was handed over.
    is_begun: bool,
}

/// What whoever gives the copy away has to know.
const LEFT_IN: &str = " What is said of people is still there: in the payloads of tokens, in addresses and in bodies.";

/// A name outside of items is not longer.
const LONGEST_NAME: usize = 64;

/// More is not held back.
const MOST_HELD: usize = 64 * 1024;

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
        let copy = &mut self.copy;
        self.splitter
            .feed(chunk, &mut |piece| copy.take(piece, out));
    }

    /// The file has ended: closes what a cut left open, and says what was done.
    pub fn finish(mut self, out: &mut dyn FnMut(&[u8])) -> Sanitized {
        self.splitter.finish();
        let stopped = self.splitter.stopped();
        match stopped.map(|stopped| stopped.problem) {
            Some(Problem::Cut | Problem::CutInEntry | Problem::Unexpected(_)) => {
                match self.copy.closing {
                    Some(closing) => out(closing),
                    None if self.copy.is_begun => out(&self.splitter.closing()),
                    None => {}
                }
            }
            _ => out(&self.copy.held),
        }
        Sanitized {
            removed: self.copy.cleaner.labels.counts().collect(),
            unread: self.copy.unread,
            stopped,
        }
    }
}

impl Copied {
    fn take(&mut self, piece: Piece<'_>, out: &mut dyn FnMut(&[u8])) {
        match piece {
            Piece::Outside(text) => {
                if let Some(last) = text.trim_ascii_end().last() {
                    self.is_value_next = *last == b':';
                }
                self.held.extend_from_slice(text);
            }
            Piece::String(text) => {
                let name = std::mem::take(&mut self.name);
                let under = match std::mem::take(&mut self.is_value_next) {
                    true => Under::name(&name),
                    false => Under::default(),
                };
                let other = "\"A text that cannot be read was left out.\"";
                let clean = self.cleaned(text, under, other);
                self.held.extend_from_slice(clean.as_bytes());
                self.name = plain_name(text);
            }
            Piece::Item { part, text, .. } => {
                let clean = self.cleaned(text, Under::default(), &placeholder(NO_JSON));
                self.item(part, clean.as_bytes(), out);
            }
            Piece::LeftOut(part) => {
                self.unread += 1;
                self.item(part, placeholder(TOO_LARGE).as_bytes(), out);
            }
        }
        if self.held.len() > MOST_HELD {
            out(&self.held);
            self.held.clear();
            self.closing = None;
            self.is_begun = true;
        }
    }

    /// A piece of JSON without its secrets; the other text where it is none.
    fn cleaned(&mut self, text: &[u8], under: Under<'_>, other: &str) -> String {
        let text = String::from_utf8_lossy(text);
        let Ok(json) = json::parse(&text) else {
            self.unread += 1;
            return other.to_owned();
        };
        let mut edits = Vec::new();
        self.cleaner.json(&json, under, 0, &mut edits);
        let clean = splice(&text, edits).unwrap_or_else(|| text.into_owned());
        rest::without_in_json(&mut self.cleaner, &clean).unwrap_or(clean)
    }

    fn item(&mut self, part: Part, text: &[u8], out: &mut dyn FnMut(&[u8])) {
        out(&self.held);
        self.held.clear();
        out(text);
        self.is_begun = true;
        self.closing = Some(match part {
            Part::Entry | Part::Page => b"]}}",
            Part::Creator | Part::Browser => b"}}",
        });
    }
}

/// A string outside of items as a name; an empty text where it is too long for one.
fn plain_name(text: &[u8]) -> String {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let name = text.trim_matches('"');
    let is_name = name.len() <= LONGEST_NAME && !name.contains('\\');
    if is_name {
        name.to_owned()
    } else {
        String::new()
    }
}

/// What stands in the copy for an entry that is not in it.
fn placeholder(says: &str) -> String {
    ["{\"comment\":\"", says, "\"}"].concat()
}

impl Sanitized {
    /// What was taken out, and what else is not in the copy, in a few sentences.
    pub fn sentence(&self) -> String {
        let each = self
            .removed
            .iter()
            .map(|(sort, count)| [sort.name(), " ", &count.to_string()].concat());
        let each: Vec<String> = each.collect();
        let mut said = match each.is_empty() {
            // Of what was not read nobody knows.
            true if self.is_partial() => "In what was read nothing had to be taken out.".to_owned(),
            true => "Nothing had to be taken out.".to_owned(),
            false => ["Taken out: ", &each.join(", "), "."].concat(),
        };
        if self.unread > 0 {
            let (count, is) = (self.unread.to_string(), self.unread == 1);
            let entries = if is { " entry that" } else { " entries that" };
            said.push_str(&[" Left out: ", &count, entries, " could not be read."].concat());
        }
        if let Some(stopped) = self.rest() {
            said.push_str(&[" ", &stopped.to_string(), " The rest is not in the copy."].concat());
        }
        said + LEFT_IN
    }

    /// Whether something of the recording is not in the copy.
    fn is_partial(&self) -> bool {
        self.unread > 0 || self.rest().is_some()
    }

    /// Where the copy ends before the file; a file that is no HAR has no rest.
    fn rest(&self) -> Option<Stopped> {
        let is_none = |problem| matches!(problem, Problem::NoObject | Problem::NoEntries);
        self.stopped.filter(|stopped| !is_none(stopped.problem))
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
