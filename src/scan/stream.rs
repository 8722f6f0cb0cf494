//! Scans a text that comes in chunks, of any length, in flat memory.
//!
//! Decides about each place by what stands a little before it and at most [`REACH`] bytes behind it, and waits until all of that
//! has come: how a text is cut into chunks changes nothing. Does **not** take a chunk for one bare token, and does not decode
//! or classify.

use super::anchors::{TABLES, look};
use super::columns::{Columns, Headers};
pub use super::filter::Places;
use super::filter::{WINDOW, Walk};
use super::judge;
use super::view::View;
use super::{Found, Wrapping};
use std::collections::VecDeque;

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

/// A longer token is cut there.
pub const REACH: usize = 1024 * 1024;

/// How far back a name is looked for.
pub const BACK: usize = 512;

/// Room that a buffer for [`Scanner::swap`] has before what is put into it, for what of the last one is still needed.
pub const HEAD: usize = 4 * 1024;

/// The places of a chunk at which the search will look closely: what takes most of its time, and can be done for several chunks
/// at once.
pub fn places(chunk: &[u8]) -> Places {
    Places::of(&TABLES, chunk)
}

/// Reads chunks and hands over what it finds, in order.
#[derive(Debug)]
pub struct Scanner {
    /// What has come and may still be needed, between free room on both sides.
    buffer: Vec<u8>,
    /// Where in the buffer that begins.
    start: usize,
    /// Where in the buffer that ends.
    filled: usize,
    /// The byte of the whole text that it begins with.
    base: u64,
    search: Search,
}

/// How far a text has been searched.
#[derive(Clone, Debug)]
pub(super) struct Search {
    /// The next place to be looked at.
    at: usize,
    walk: Walk,
    /// Where the last token ended: none begins before that.
    floor: usize,
    /// A place that waits for more is not looked at again before so much has come.
    wanted: usize,
    reach: usize,
    /// Whether the text was decoded.
    is_inside: bool,
    /// What else was found at the last place, from the end.
    more: Vec<Found>,
    /// The table that is being read, and what its rows hold from here on.
    columns: Option<Columns>,
    /// What was seen of headers of tables.
    seen: Headers,
    cells: VecDeque<Found>,
    /// Whether all of it has been searched.
    is_over: bool,
}

impl Search {
    /// From the beginning, looking so far ahead.
    pub(super) fn new(reach: usize) -> Self {
        Search {
            at: 0,
            walk: Walk::default(),
            floor: 0,
            wanted: 0,
            reach,
            is_inside: false,
            more: Vec::new(),
            columns: None,
            seen: Headers::NONE,
            cells: VecDeque::new(),
            is_over: false,
        }
    }

    /// The same of a text that was decoded.
    pub(super) fn inside(reach: usize) -> Self {
        Search {
            is_inside: true,
            ..Self::new(reach)
        }
    }

    /// The next token; none where more must come, or nothing is left.
    pub(super) fn next(&mut self, text: &[u8], is_end: bool) -> Option<Found> {
        if let Some(found) = self.more.pop() {
            return Some(found);
        }
        if text.len() < self.wanted && !is_end {
            return None;
        }
        loop {
            let place = self.walk.next(&TABLES, text, self.at);
            if !self.read_rows(text, is_end, place.unwrap_or(text.len())) {
                return None;
            }
            let is_due = |cell: &&Found| place.is_none_or(|at| cell.span.start <= at);
            if self.cells.front().filter(is_due).is_some() {
                return self.next_cell();
            }
            let Some(at) = place else { break };
            self.at = at;
            let low = at.saturating_sub(BACK);
            let mut view = View::new(text, low, at + self.reach, is_end);
            view.is_inside = self.is_inside;
            view.seen.set(self.seen);
            let found = look(&view, at);
            if view.is_short() {
                self.wait(text, at);
                return None;
            }
            self.seen = view.seen.get();
            if self.columns.is_none() {
                self.columns = view.columns.take();
            }
            let found = found.filter(|found| found.span.start >= self.floor);
            // What stands in a cell before it comes first.
            let is_before = |found: &Found| {
                let cell = self.cells.front();
                cell.is_some_and(|cell| cell.span.start <= found.span.start)
            };
            if found.as_ref().is_some_and(is_before) {
                return self.next_cell();
            }
            self.at = at + 1;
            if let Some(found) = found {
                self.pass(&found);
                self.more = view.more.take();
                self.more.reverse();
                return Some(found);
            }
        }
        self.at = self.at.max((text.len() + 1).saturating_sub(WINDOW));
        (is_end && !self.is_over).then(|| self.last(text)).flatten()
    }

    /// The value before a name with which the text ends: no byte follows it by which the filter would find the name.
    fn last(&mut self, text: &[u8]) -> Option<Found> {
        self.is_over = true;
        let end = text.len();
        let view = View::new(text, end.saturating_sub(BACK), end, true);
        let found = judge::value_before(&view, end)?;
        let is_new = found.span.start >= self.floor;
        self.pass(&found);
        Some(found).filter(|_| is_new)
    }

    /// Reads the rows of the table that begin up to there; says whether all of them have come.
    fn read_rows(&mut self, text: &[u8], is_end: bool, place: usize) -> bool {
        while let Some(columns) = &mut self.columns
            && columns.row <= place
        {
            let row = columns.row;
            let view = View::new(text, row, row + self.reach, is_end);
            let cells = columns.read(&view);
            if view.is_short() {
                columns.row = row;
                self.wait(text, row);
                return false;
            }
            let is_over = cells.is_none() || columns.is_over();
            self.cells.extend(cells.into_iter().flatten());
            if is_over {
                self.columns = None;
            }
        }
        let floor = self.floor;
        self.cells.retain(|cell| cell.span.start >= floor);
        true
    }

    fn next_cell(&mut self) -> Option<Found> {
        let cell = self.cells.pop_front()?;
        self.pass(&cell);
        Some(cell)
    }

    /// Goes on behind what was found.
    fn pass(&mut self, found: &Found) {
        self.at = self.at.max(found.span.end);
        self.floor = found.span.end;
    }

    /// Waits for twice as much each time: a long token that comes in small chunks is not read again for each.
    fn wait(&mut self, text: &[u8], at: usize) {
        self.wanted = text.len() + text.len().saturating_sub(at).max(64);
    }

    /// The bytes that are no longer needed.
    fn done(&self) -> usize {
        let row = self
            .columns
            .as_ref()
            .map_or(usize::MAX, |columns| columns.row);
        self.at.saturating_sub(BACK).min(row)
    }

    fn forget(&mut self, count: usize) {
        if let Some(columns) = &mut self.columns {
            columns.forget(count);
        }
        self.seen.forget(count);
        for cell in &mut self.cells {
            cell.span.start = cell.span.start.saturating_sub(count);
            cell.span.end = cell.span.end.saturating_sub(count);
        }
        self.at -= count;
        self.walk.forget(count);
        self.floor = self.floor.saturating_sub(count);
        self.wanted = self.wanted.saturating_sub(count);
    }
}

impl Default for Scanner {
    fn default() -> Self {
        Self::new()
    }
}

impl Scanner {
    /// One that has read nothing yet.
    pub fn new() -> Self {
        Self::with_reach(REACH)
    }

    /// One that looks so far ahead at most.
    pub fn with_reach(reach: usize) -> Self {
        Scanner {
            buffer: Vec::new(),
            start: 0,
            filled: 0,
            base: 0,
            search: Search::new(reach),
        }
    }

    /// Reads on. What is found may be handed over with a later chunk.
    pub fn feed(&mut self, chunk: &[u8], each: &mut dyn FnMut(Streamed)) {
        self.room(chunk.len()).copy_from_slice(chunk);
        self.came(chunk.len(), each);
    }

    /// Room for so many bytes, for whoever would have to copy them: what is put there is read by [`Self::came`].
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        self.buffer.copy_within(self.start..self.filled, 0);
        self.filled -= std::mem::take(&mut self.start);
        let end = self.filled + length;
        if self.buffer.len() < end {
            self.buffer.resize(end, 0);
        }
        &mut self.buffer[self.filled..end]
    }

    /// Reads on: so many bytes, at most all of the room, have been put there.
    pub fn came(&mut self, length: usize, each: &mut dyn FnMut(Streamed)) {
        self.filled = self.buffer.len().min(self.filled + length);
        self.search(false, each);
        let done = self.search.done().min(self.filled - self.start);
        self.search.forget(done);
        self.start += done;
        self.base += done as u64;
    }

    /// Reads on without a copy, for whoever fills one buffer while another is read: so many bytes have been put into this one,
    /// from [`HEAD`] on, whose [`places`] are known. A buffer that is free now is left in its place.
    pub fn swap(
        &mut self,
        chunk: &mut Vec<u8>,
        length: usize,
        places: Places,
        each: &mut dyn FnMut(Streamed),
    ) {
        let kept = self.filled - self.start;
        let (Some(start), true) = (HEAD.checked_sub(kept), HEAD + length <= chunk.len()) else {
            let rest = chunk.get(HEAD..).unwrap_or_default();
            return self.feed(&rest[..length.min(rest.len())], each);
        };
        chunk[start..HEAD].copy_from_slice(&self.buffer[self.start..self.filled]);
        std::mem::swap(&mut self.buffer, chunk);
        (self.start, self.filled) = (start, HEAD);
        self.search.walk.give(kept, places);
        self.came(length, each);
    }

    /// The text has ended: hands over what is left.
    pub fn finish(&mut self, each: &mut dyn FnMut(Streamed)) {
        self.search(true, each);
        *self = Self::with_reach(self.search.reach);
    }

    fn search(&mut self, is_end: bool, each: &mut dyn FnMut(Streamed)) {
        let text = self.buffer.get(self.start..self.filled);
        let text = text.unwrap_or_default();
        while let Some(found) = self.search.next(text, is_end) {
            each(Streamed {
                name: found.name,
                at: self.base + found.span.start as u64,
                length: (found.span.end - found.span.start) as u64,
                value: found.value,
                unwrapped: found.unwrapped,
            });
        }
    }
}
