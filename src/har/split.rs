//! Cuts a HAR that comes in chunks into its entries, in flat memory.
//!
//! Follows strings, escapes and brackets and nothing more: whether an entry is JSON is found out by who parses it. A string
//! that is too long is left out of its entry, so that the rest of it can still be read.

pub use super::stopped::{Problem, Stopped};
use crate::text::json::plain;

/// Which part of the log an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One of `log.entries`.
    Entry,
    /// One of `log.pages`.
    Page,
    /// `log.creator`
    Creator,
    /// `log.browser`
    Browser,
}

/// What is handed over, in order. All pieces together are the file, but for what was too long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
    /// Brackets, commas, blanks, numbers outside of items.
    Outside(&'a [u8]),
    /// A string outside of items, with its quotes.
    String(&'a [u8]),
    /// An item as written, but for over-long strings.
    Item {
        /// Which part of the log.
        part: Part,
        /// Its text.
        text: &'a [u8],
        /// The byte of the file that it begins at.
        at: u64,
    },
    /// An item was too large even without its long strings.
    LeftOut(Part),
}

/// A string of an item that is longer is left out of it.
pub const LONGEST_STRING: usize = 4 << 20;

/// An item is kept up to this many bytes.
pub const LARGEST_ITEM: usize = 8 << 20;

/// A member of the root or of the log that matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Name {
    #[default]
    Other,
    Log,
    Entries,
    Pages,
    Creator,
    Browser,
}

/// An item that is being copied.
#[derive(Clone, Copy, Debug)]
struct Open {
    part: Part,
    at: u64,
    level: u32,
    is_too_large: bool,
}

/// Cuts chunks.
#[derive(Debug, Default)]
pub struct Splitter {
    at: u64,
    /// Brackets that are open outside of items; the first ones by kind.
    open: Vec<u8>,
    deeper: u64,
    names: [Name; 2],
    expects_key: bool,
    saw_entries: bool,
    item: Option<Open>,
    /// The item, or the string outside of one, so far.
    buffer: Vec<u8>,
    in_string: bool,
    escaped: bool,
    /// Where in the buffer the string begins.
    string_at: usize,
    /// Bytes of the string that were left out; it is left out once there is one.
    dropped: u64,
    has_begun: bool,
    stopped: Option<Stopped>,
}

impl Splitter {
    /// One that has read nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where it stopped before the end, if it did.
    pub const fn stopped(&self) -> Option<Stopped> {
        self.stopped
    }

    /// How many bytes were read.
    pub const fn at(&self) -> u64 {
        self.at
    }

    /// The brackets that would close what is open outside of items.
    pub fn closing(&self) -> Vec<u8> {
        let close = |open: &u8| if *open == b'{' { b'}' } else { b']' };
        self.open.iter().rev().map(close).collect()
    }

    /// Reads on.
    pub fn feed(&mut self, chunk: &[u8], each: &mut dyn FnMut(Piece<'_>)) {
        let mut rest = chunk;
        while !rest.is_empty() && self.stopped.is_none() {
            let read = match (self.in_string, self.item.is_some()) {
                (true, _) => self.string(rest, each),
                (false, true) => self.item(rest, each),
                (false, false) => self.outside(rest, each),
            };
            self.at += read as u64;
            rest = rest.get(read..).unwrap_or_default();
        }
    }

    /// The file has ended.
    pub fn finish(&mut self) {
        if self.stopped.is_some() {
            return;
        }
        let is_entry = self.item.is_some_and(|item| item.part == Part::Entry);
        let problem = match (self.has_begun, self.open.is_empty()) {
            (false, _) => Problem::NoObject,
            (true, _) if is_entry => Problem::CutInEntry,
            (true, false) => Problem::Cut,
            (true, true) if !self.saw_entries => Problem::NoEntries,
            (true, true) => return,
        };
        self.stop(problem, self.at);
    }

    fn stop(&mut self, problem: Problem, at: u64) {
        self.stopped = Some(Stopped { problem, at });
        self.buffer = Vec::new();
    }

    /// Inside a string, up to its end or the end of the bytes.
    fn string(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) -> usize {
        let mut at = 0;
        while at < bytes.len() {
            if self.escaped {
                self.escaped = false;
                at += 1;
                continue;
            }
            at += plain(&bytes[at..]);
            match bytes.get(at) {
                Some(b'\\') => self.escaped = true,
                Some(b'"') => {
                    self.copy(&bytes[..=at]);
                    self.in_string = false;
                    self.end_string(each);
                    return at + 1;
                }
                // A control character cannot stand there, which whoever parses the entry will say.
                Some(_) => {}
                None => break,
            }
            at += 1;
        }
        self.copy(bytes);
        bytes.len()
    }

    /// Takes over bytes of a string, or leaves the string out where it gets too long.
    fn copy(&mut self, bytes: &[u8]) {
        if self.item.is_some_and(|item| item.is_too_large) {
            return;
        }
        let length = self.buffer.len() - self.string_at + bytes.len();
        let is_too_long = length > LONGEST_STRING || self.buffer.len() + bytes.len() > LARGEST_ITEM;
        if is_too_long || self.dropped > 0 {
            let held = self.buffer.len() - self.string_at;
            self.dropped += (held + bytes.len()) as u64;
            self.buffer.truncate(self.string_at);
            return;
        }
        self.buffer.extend_from_slice(bytes);
    }

    fn end_string(&mut self, each: &mut dyn FnMut(Piece<'_>)) {
        if self.dropped > 0 {
            let words = format!("\"[{} bytes left out]\"", self.dropped.saturating_sub(2));
            self.dropped = 0;
            self.buffer.extend_from_slice(words.as_bytes());
        }
        if self.item.is_some() {
            return;
        }
        if self.expects_key {
            let name = match self.buffer.as_slice() {
                b"\"log\"" => Name::Log,
                b"\"entries\"" => Name::Entries,
                b"\"pages\"" => Name::Pages,
                b"\"creator\"" => Name::Creator,
                b"\"browser\"" => Name::Browser,
                _ => Name::Other,
            };
            let depth = self.open.len();
            if let Some(place) = depth.checked_sub(1).and_then(|nth| self.names.get_mut(nth)) {
                *place = name;
            }
        }
        each(Piece::String(&self.buffer));
        self.buffer.clear();
    }

    fn begin_string(&mut self) {
        self.in_string = true;
        self.string_at = self.buffer.len();
    }

    /// Inside an item and outside of its strings.
    fn item(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) -> usize {
        let Some(mut item) = self.item else {
            return bytes.len();
        };
        let mut read = bytes.len();
        let mut begins_string = false;
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'"' => {
                    begins_string = true;
                    read = at;
                    break;
                }
                b'{' | b'[' => item.level += 1,
                b'}' | b']' => {
                    item.level -= 1;
                    if item.level == 0 {
                        read = at + 1;
                        break;
                    }
                }
                _ => {}
            }
        }
        if !item.is_too_large {
            item.is_too_large = self.buffer.len() + read > LARGEST_ITEM;
            self.buffer.extend_from_slice(&bytes[..read]);
        }
        if item.is_too_large {
            self.buffer = Vec::new();
        }
        self.item = Some(item);
        if begins_string {
            self.begin_string();
            // The quote belongs to the string.
            self.copy(b"\"");
            return read + 1;
        }
        if item.level == 0 {
            self.item = None;
            let (part, text, at) = (item.part, self.buffer.as_slice(), item.at);
            each(match item.is_too_large {
                true => Piece::LeftOut(part),
                false => Piece::Item { part, text, at },
            });
            self.buffer.clear();
            // A large item is rare, and the next one need not keep its room.
            if self.buffer.capacity() > LARGEST_ITEM / 4 {
                self.buffer = Vec::new();
            }
        }
        read
    }

    /// Outside of items and strings, up to where one begins.
    fn outside(&mut self, bytes: &[u8], each: &mut dyn FnMut(Piece<'_>)) -> usize {
        for (at, byte) in bytes.iter().enumerate() {
            let here = self.at + at as u64;
            let is_blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            let problem = match byte {
                _ if is_blank => None,
                // Some programs mark even UTF-8.
                0xef | 0xbb | 0xbf if !self.has_begun && here < 3 => None,
                b'{' if !self.has_begun => None,
                _ if !self.has_begun => Some(Problem::NoObject),
                _ if self.open.is_empty() => Some(Problem::Trailing),
                b'{' | b'}' | b'[' | b']' | b',' | b':' | b'"' => None,
                b'0'..=b'9' | b'+' | b'-' | b'.' | b'a'..=b'z' | b'E' => None,
                _ => {
                    let text = String::from_utf8_lossy(&bytes[at..bytes.len().min(at + 4)]);
                    Some(Problem::Unexpected(text.chars().next().unwrap_or_default()))
                }
            };
            if let Some(problem) = problem {
                each(Piece::Outside(&bytes[..at]));
                self.stop(problem, here);
                return at;
            }
            match byte {
                b'"' => {
                    each(Piece::Outside(&bytes[..at]));
                    self.begin_string();
                    self.copy(b"\"");
                    return at + 1;
                }
                b'{' => {
                    if let Some(part) = self.part() {
                        each(Piece::Outside(&bytes[..at]));
                        self.buffer.push(b'{');
                        self.item = Some(Open {
                            part,
                            at: here,
                            level: 1,
                            is_too_large: false,
                        });
                        return at + 1;
                    }
                    self.begin(b'{');
                }
                b'[' => self.begin(b'['),
                b'}' | b']' if self.deeper > 0 => self.deeper -= 1,
                b'}' | b']' => {
                    self.open.pop();
                    self.expects_key = false;
                }
                b',' => self.expects_key = self.deeper == 0 && self.open.last() == Some(&b'{'),
                b':' => self.expects_key = false,
                _ => {}
            }
        }
        each(Piece::Outside(bytes));
        bytes.len()
    }

    fn begin(&mut self, bracket: u8) {
        self.has_begun = true;
        if self.open.len() == 16 {
            // Nothing that is looked for lies so deep.
            self.deeper += 1;
            return;
        }
        if let Some(name) = self.names.get_mut(self.open.len()) {
            *name = Name::Other;
        }
        self.open.push(bracket);
        self.expects_key = bracket == b'{';
        let is_entries = self.names == [Name::Log, Name::Entries];
        self.saw_entries |= is_entries && self.open.as_slice() == b"{{[";
    }

    /// Which part of the log an object is that begins here.
    fn part(&self) -> Option<Part> {
        match (self.open.as_slice(), self.names) {
            (b"{{[", [Name::Log, Name::Entries]) => Some(Part::Entry),
            (b"{{[", [Name::Log, Name::Pages]) => Some(Part::Page),
            (b"{{", [Name::Log, Name::Creator]) => Some(Part::Creator),
            (b"{{", [Name::Log, Name::Browser]) => Some(Part::Browser),
            _ => None,
        }
    }
}

#[cfg(test)]
#[path = "split_tests.rs"]
mod tests;
