//! Filling the form anew, and taking that back: one step, and pressing twice is as if nothing was pressed.
//!
//! What is typed into a field is not counted: the browser takes that back itself.

use super::building::{beginning, is_untouched};
use super::page::Page;
use crate::oauth::request::AuthorizationRequest;
use crate::share::Expected;
use crate::share::brought::Brought;
use leptos::prelude::*;

/// Everything that the form held.
#[derive(Clone)]
pub struct Before {
    request: AuthorizationRequest,
    verifier: String,
    brought: Option<Brought>,
    expected: Expected,
}

impl Page {
    fn now(self) -> Before {
        Before {
            request: self.request.get_untracked(),
            verifier: self.verifier.get_untracked(),
            brought: self.brought.get_untracked(),
            expected: self.expected.get_untracked(),
        }
    }

    /// Keeps what the form holds, because it is about to be filled anew. An empty form is not worth it.
    pub fn keep(self) {
        if self
            .request
            .with_untracked(|request| !is_untouched(request))
        {
            self.before.set(Some(self.now()));
        }
    }

    /// Fills the form with another request, which comes from no link.
    pub fn fill(self, request: AuthorizationRequest) {
        // A request that is typed where tokens are pasted fills the form with each letter: the step back is to before the
        // first of them.
        let goes_on = self.is_request.get_untracked()
            && (self.filled).with_value(|filled| {
                let same = |now: &AuthorizationRequest| filled.as_ref() == Some(now);
                self.request.with_untracked(same)
            });
        if !goes_on {
            self.keep();
        }
        self.filled.set_value(Some(request.clone()));
        self.is_suggested.set(false);
        self.verifier.set(String::new());
        self.brought.set(None);
        self.expected.set(Expected::default());
        self.told.set(String::new());
        // That was about the code that the form was filled from before.
        if (self.import).with_untracked(|import| !import.computed.is_empty()) {
            self.import.update(|import| import.computed.clear());
        }
        self.request.set(request);
    }

    /// Empties the form; the provider stays.
    pub fn reset(self) {
        let provider = self.request.with_untracked(|request| request.provider);
        let mut empty = beginning(provider);
        let known = provider.endpoints.authorize;
        if self
            .request
            .with_untracked(|request| request.location == known)
        {
            empty.location = known.to_owned();
        }
        self.fill(empty);
        self.tell("The form is empty.".to_owned());
    }

    /// Brings back what the form held before, and keeps what it holds now.
    pub fn undo(self) {
        let Some(before) = self.before.get_untracked() else {
            return;
        };
        self.before.set(Some(self.now()));
        self.verifier.set(before.verifier);
        self.brought.set(before.brought);
        self.expected.set(before.expected);
        self.request.set(before.request);
        self.tell("The form is as it was before.".to_owned());
    }
}
