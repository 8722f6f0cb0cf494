//! Answers that reached the application: of which login each is, and whether it is one at all.
//!
//! What is said of one, `judge` and `answer` say.

use super::{Weaver, add};
use crate::har::entry::param;
use crate::har::event::{AUTHORIZATION, Event, What};
use crate::har::judge;
use crate::har::report::{Said, StepKind};
use crate::har::thread::{Thread, base, gain};

/// The codes that were exchanged for tokens.
pub(super) fn exchanged(events: &[Event]) -> Vec<usize> {
    let asked = events.iter().filter(|event| event.what == What::Token);
    let sent = asked
        .flat_map(|event| &event.tokens)
        .filter(|held| held.sent && held.name == "code");
    let mut codes = Vec::new();
    for held in sent {
        // No more than tokens are kept.
        if !codes.contains(&held.token) {
            codes.push(held.token);
        }
    }
    codes
}

/// Whether it carries what is sent to an API, or was told to.
fn is_call(event: &Event) -> bool {
    let is_sent = |name: &str| {
        event
            .tokens
            .iter()
            .any(|held| held.sent && held.name == name)
    };
    let is_refused = matches!(event.status, 401 | 403) && !event.challenges.is_empty();
    is_sent(AUTHORIZATION) || is_sent("access_token") || is_refused
}

/// The same, with what is no authorization code left out.
fn without_code(event: &Event) -> Event {
    let mut event = event.clone();
    event.tokens.retain(|held| held.name != "code");
    event
}

impl Weaver<'_> {
    pub(super) fn callback(&mut self, nth: usize, event: &Event, sure: bool) {
        let carries = |thread: &Thread| {
            let mut sent = event.tokens.iter().filter(|held| held.sent);
            sent.any(|held| {
                thread.codes.contains(&held.token) || thread.tokens.contains(&held.token)
            })
        };
        let state = param(&event.params, "state");
        let same_state = |thread: &Thread| state.is_some() && thread.asked("state") == state;
        let same_address = |thread: &Thread| {
            let there = thread.asked("redirect_uri").map(base);
            thread.is_open() && there == Some(base(&event.url))
        };
        let open = |thread: &Thread| same_state(thread) && !thread.is_answered;
        // A code that no login with this `state` has got yet is of another one.
        let has_code = event
            .tokens
            .iter()
            .any(|held| held.sent && held.name == "code");
        let again = |thread: &Thread| same_state(thread) && !has_code;
        let found = (self.latest(|thread| {
            !thread.is_answered && (thread.is_next(&event.url) || carries(thread))
        }))
        .or_else(|| self.latest(carries))
        .or_else(|| self.latest(open))
        .or_else(|| self.latest(again))
        .or_else(|| self.latest(same_address));
        let at = match found {
            Some(at) => at,
            None if sure || self.is_exchanged(event) => match self.begin(event) {
                Some(at) => at,
                None => return,
            },
            None if is_call(event) => return self.call(&without_code(event)),
            None if event.location.is_some() => return self.redirect(nth, event),
            None => return,
        };
        let Some(thread) = self.threads.get_mut(at) else {
            return;
        };
        let mut says = judge::came_back(event);
        let mut more = self
            .answers
            .judged(event, thread, self.tokens, self.context);
        // An answer that is handed on is judged once.
        let told = |said: &Said| {
            thread
                .flow
                .steps
                .iter()
                .any(|step| step.says.contains(said))
        };
        more.retain(|said| !thread.is_answered || !told(said));
        says.extend(more);
        thread.on_its_way = None;
        gain(thread, event);
        // An application may pass its answer on from address to address; that is one callback and redirects.
        let kind = if thread.is_answered {
            StepKind::Redirect
        } else {
            StepKind::Callback
        };
        thread.is_answered = true;
        add(thread, event, kind, says, &mut self.left_out);
    }

    /// Whether its code was exchanged later, so that it is one however short.
    fn is_exchanged(&self, event: &Event) -> bool {
        let mut sent = event
            .tokens
            .iter()
            .filter(|held| held.sent && held.name == "code");
        sent.any(|held| self.exchanged.contains(&held.token))
    }
}
