//! What comes into the text area, typed, pasted or put there by the page: when it is looked at, and what follows at once.
//!
//! Does not say what is in it: `Page::report` does, for whoever shows it.

use super::echo;
use super::engine::Engine;
use super::page::Page;
use crate::har::is_har;
use crate::inspect::Report;
use crate::scan::Found;
use crate::web::field::Coming;
use crate::web::{clock, field, frame};
use leptos::prelude::*;
use leptos::web_sys::Event;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// The id of the text area.
pub const ID: &str = "input";

/// Longer texts are looked at when the typing pauses, so that no key waits for them.
const LONG: usize = 64 * 1024;

impl Page {
    /// Takes what was typed. A long text is looked at when the typing pauses.
    pub fn typed(self, text: String) {
        let nth = self.typings.get_untracked() + 1;
        self.typings.set(nth);
        // At once: laying out megabytes takes the browser long, and later it would do it again.
        change(self.short, text.len() <= echo::LONGEST);
        if text.len() <= LONG {
            self.look_at(text);
            return;
        }
        // What was pasted was looked at before it came into its area.
        if self.text.with_untracked(|before| *before == text) {
            return;
        }
        let later = move || {
            if self.typings.get_untracked() == nth {
                self.look_at(text);
            }
        };
        clock::after(100, later);
    }

    /// Takes a text that will stand in the text area in a moment.
    pub fn pasted(self, text: String) {
        self.typings.update(|nth| *nth += 1);
        self.look_at(text);
    }

    /// Puts a text into the text area, as if it had been pasted.
    pub fn paste(self, text: String) {
        self.put.set(text.clone());
        self.look_at(text);
    }

    /// Puts a token out of a file into the text area; with it the response that it came in, where that says more.
    pub fn take(self, found: Found, response: Option<String>) {
        let shown = response.and_then(|response| {
            self.paste(response);
            self.report
                .with_untracked(|report| nth_of_response(report, &found.value))
        });
        match shown {
            Some(nth) => change(self.chosen, nth),
            None => self.paste(found.value.clone()),
        }
        self.found.set(Some(Arc::new(found)));
    }

    /// Whether a token out of a file stands in the text area, and nothing else.
    pub fn is_alone(self) -> bool {
        let is_it = |found: &Arc<Found>| self.text.with(|text| *text == found.value);
        self.found.with(|found| found.as_ref().is_some_and(is_it))
    }

    /// Lets the clock go on. A long text is not looked at again for that.
    pub fn tick(self) {
        if self.text.with_untracked(|text| text.len() <= LONG) {
            self.now.set(clock::now());
        }
    }

    fn look_at(self, text: String) {
        if is_har(text.as_bytes()) {
            self.modules.reader.wake();
        }
        if self.found.with_untracked(Option::is_some) {
            self.found.set(None);
        }
        change(self.short, text.len() <= echo::LONGEST);
        change(self.now, clock::now());
        change(self.chosen, 0);
        // Before the text: the verdict on it asks whether it was taken for a request.
        match self.modules.engine.get_untracked() {
            Some(engine) => {
                self.take_over(engine, &text);
                self.text.set(text);
            }
            None => {
                self.text.set(text);
                // Once it is there, whatever is in the area by then.
                (self.modules.engine)
                    .with(move |engine| self.take_over(engine, &self.text.get_untracked()));
            }
        }
    }

    /// Fills the builder where the text is a whole authorization request.
    fn take_over(self, engine: &Engine, text: &str) {
        let request = (engine.request)(text);
        let is_request = request.is_some();
        if let Some(parsed) = request {
            self.open(parsed);
        }
        change(self.is_request, is_request);
    }
}

/// Takes a long text before the browser does. To lay out a megabyte takes the browser longer than to look at it takes us, so
/// the verdict is shown first, and the text comes into its area with the frame after.
pub fn before_long() -> impl Fn(Page, &Event) {
    let waiting: Rc<Cell<Option<Coming>>> = Rc::default();
    move |page, event| {
        // What is typed before that comes after it, by the same way: the caret is where the browser last drew it.
        let longest = match insert(&waiting) {
            true => 0,
            false => LONG,
        };
        let Some((coming, text)) = field::coming(event, ID, longest) else {
            return;
        };
        event.prevent_default();
        waiting.set(Some(coming));
        page.pasted(text);
        let waiting = Rc::clone(&waiting);
        frame::after_next(move || {
            insert(&waiting);
        });
    }
}

/// Puts in the text that waits; whether there was one.
fn insert(waiting: &Cell<Option<Coming>>) -> bool {
    let coming = waiting.take();
    if let Some(coming) = &coming {
        field::insert(ID, coming);
    }
    coming.is_some()
}

/// The token of that text, where it stands in a response that says more than that it was there.
fn nth_of_response(report: &Report, raw: &str) -> Option<usize> {
    let nth = report.tokens.iter().position(|t| t.token.raw == raw)?;
    let mut responses = report.responses.iter();
    let is_told = responses.any(|r| r.says_more() && r.tokens.contains(&nth));
    is_told.then_some(nth)
}

/// Sets what may be so already. A signal that is set is heard by all who read it, and each draws its part of the page anew.
fn change<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}
