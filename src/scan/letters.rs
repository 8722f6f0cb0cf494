//! The letters of a value while it is read: what they are, how each was written, and what was passed over between them.
//!
//! Does not decide where a value ends.

use super::Found;
use super::view::{How, Unit, View};
use super::wrapping::Wrapping;
use crate::text::Span;

/// The characters that a value consists of, and how they were written.
#[derive(Default)]
pub struct Letters {
    /// The value.
    pub value: String,
    /// Where it ends in the text.
    pub end: usize,
    /// Whether line breaks, or characters without width, were passed over.
    pub is_broken: bool,
    ignored: Vec<Span>,
    /// How deep each escape of a URL was, in order.
    percent: Vec<usize>,
    /// How many characters were escapes of JSON, and how many of HTML.
    escapes: usize,
    entities: usize,
}

impl Letters {
    /// Takes a character in.
    pub fn push(&mut self, unit: Unit) {
        match unit.how {
            // `%` and two digits, and two digits more each time.
            How::Percent => self.percent.push((unit.end - unit.start - 1) / 2),
            How::Json => {
                self.escapes += 1;
                self.ignored.push(Span::new(unit.start, unit.end - 1));
            }
            How::Html => self.entities += 1,
            _ => {}
        }
        self.value.push(unit.c);
        self.end = unit.end;
    }

    /// Takes in characters that were written as themselves.
    pub fn push_plain(&mut self, start: usize, text: &str) {
        self.value.push_str(text);
        self.end = start + text.len();
    }

    /// Gives the last character back.
    pub fn pop(&mut self, view: &View<'_>) {
        self.value.pop();
        if let Some(unit) = view.unit_before(self.end) {
            self.end = unit.start;
            match unit.how {
                How::Percent => drop(self.percent.pop()),
                How::Json => self.escapes = self.escapes.saturating_sub(1),
                How::Html => self.entities = self.entities.saturating_sub(1),
                _ => {}
            }
        }
    }

    /// Passes over what is no part of the value.
    pub fn ignore(&mut self, start: usize, end: usize) {
        match self.ignored.last_mut().filter(|last| last.end == start) {
            Some(last) => last.end = end,
            None => self.ignored.push(Span::new(start, end)),
        }
    }

    /// What was passed over last.
    pub fn last_ignored(&self) -> Option<&Span> {
        self.ignored.last()
    }

    /// What was found, where it was.
    pub fn found(mut self, start: usize, name: Option<String>, is_broken: bool) -> Found {
        self.ignored.retain(|span| span.end <= self.end);
        let mut unwrapped = Vec::new();
        let layers = [
            (is_broken || self.is_broken, Wrapping::LineBreaks),
            (self.escapes > 0, Wrapping::JsonString),
            (self.entities > 0, Wrapping::Html),
        ];
        unwrapped.extend(
            layers
                .into_iter()
                .filter(|(is, _)| *is)
                .map(|(_, layer)| layer),
        );
        let percent = self.percent.iter().max().copied().unwrap_or_default();
        unwrapped.extend([Wrapping::PercentEncoding].repeat(percent));
        Found {
            name,
            span: Span::new(start, self.end),
            value: self.value,
            unwrapped,
            ignored: self.ignored,
        }
    }
}
