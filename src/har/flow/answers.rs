//! Answers to a login, each judged once: where it reached the application, or else where it was seen last.
//!
//! What is said of an answer, `answer` says; here is which, and how many.

use super::{MOST_STEPS, Weaver};
use crate::har::answer;
use crate::har::event::Event;
use crate::har::report::Said;
use crate::har::returned::is_answer;
use crate::har::thread::Thread;
use crate::har::tokens::Tokens;
use crate::lint::{Finding, Severity};
use crate::oauth::Context;

/// More answers are not held against their requests; their errors are said all the same.
const MOST_JUDGED: usize = 1000;

/// What the judged answers told.
#[derive(Debug, Default)]
pub(super) struct Answers {
    judged: usize,
    /// What is about a token, by its number.
    pub(super) about: Vec<(usize, Finding)>,
    /// How many were not judged.
    unjudged: u64,
}

impl Answers {
    /// That there were too many.
    pub(super) fn note(&self) -> Option<Said> {
        let text = format!(
            "{} more answers were not held against their requests: this recording has too many.",
            self.unjudged
        );
        (self.unjudged > 0).then(|| Said::new(Severity::Note, text, &[]))
    }

    /// What is to be said of that answer.
    pub(super) fn judged(
        &mut self,
        event: &Event,
        thread: &mut Thread,
        tokens: &Tokens,
        context: &Context,
    ) -> Vec<Said> {
        // Of a step that is not listed nothing is said.
        if thread.flow.steps.len() == MOST_STEPS {
            return Vec::new();
        }
        if self.judged == MOST_JUDGED {
            self.unjudged += 1;
            return Vec::new();
        }
        self.judged += 1;
        let judged = answer::judged(event, thread, tokens, context);
        // Where somebody was sent to log in, the address of that tells.
        if thread.sent.is_none() {
            thread.flow.provider = thread.flow.provider.or(judged.provider);
        }
        for found in judged.about {
            if !self.about.contains(&found) {
                self.about.push(found);
            }
        }
        judged.says
    }
}

/// Remembers an answer that goes back to the application. The application’s own address may not be in the recording, and what is
/// behind a `#` never reaches it.
pub(super) fn comes(thread: &mut Thread, nth: usize, event: &Event) {
    let is_back = match &event.location {
        Some(location) => thread.leads_back(location),
        None => true,
    };
    let step = thread.flow.steps.len().checked_sub(1);
    let is_step = (thread.flow.steps.last()).is_some_and(|step| step.entry == event.entry);
    if is_back && is_step && is_answer(&event.answer).is_some() {
        thread.on_its_way = step.map(|step| (step, nth));
    }
}

impl Weaver<'_> {
    /// Nothing more follows: answers of which no more was seen are judged where they were.
    pub(super) fn end(&mut self) {
        for thread in &mut self.threads {
            let Some((step, nth)) = thread.on_its_way.take() else {
                continue;
            };
            let Some(event) = self.events.get(nth) else {
                continue;
            };
            let (tokens, context) = (self.tokens, self.context);
            let more = self.answers.judged(event, thread, tokens, context);
            if let Some(step) = thread.flow.steps.get_mut(step) {
                step.says.extend(more);
            }
        }
    }
}
