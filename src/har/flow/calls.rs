//! Calls to APIs: whose token each carried, and which of them are one line, because the same is said of them.
//!
//! What is said of a call that was refused, `called` says.

use super::{MOST_STEPS, Weaver, step};
use crate::har::called;
use crate::har::event::{Event, PROOF};
use crate::har::report::{Held, Said, Step, StepKind};
use crate::har::thread::Thread;
use crate::lint::Severity::Warning;
use crate::spec::rfc;

/// More refused calls are not held against each other: one like another before it is counted with that.
const MOST_JUDGED: usize = 1000;

impl Weaver<'_> {
    pub(super) fn call(&mut self, event: &Event) {
        let sent = event.carried();
        let owner = sent.and_then(|sent| self.latest(|thread| thread.tokens.contains(&sent.token)));
        let thread = owner.and_then(|at| self.threads.get(at));
        // A token is looked at as a whole where a call was refused.
        let judge = || called::called(event, thread, self.tokens, self.context);
        let is_judged = self.judged < MOST_JUDGED;
        let mut says = if is_judged { judge() } else { Vec::new() };
        let of_flow = thread.zip(sent);
        says.extend(
            of_flow.and_then(|(thread, sent)| self.is_of_before(thread, event, sent.token)),
        );
        self.judged += usize::from(!says.is_empty());
        let mut step = step(event, StepKind::ApiCall, says);
        let steps = match owner.and_then(|at| self.threads.get_mut(at)) {
            Some(thread) => &mut thread.flow.steps,
            None => &mut self.calls,
        };
        let is_same = |other: &&mut Step| {
            (other.kind, other.status) == (step.kind, step.status)
                && is_with_the_same(&other.tokens, &step.tokens)
                && (&other.method, &other.host, &other.path)
                    == (&step.method, &step.host, &step.path)
                && (!is_judged || called::is_same(&other.says, &step.says))
        };
        if let Some(same) = steps.iter_mut().rev().find(is_same) {
            same.times += 1;
            return;
        }
        if steps.len() == MOST_STEPS {
            // A call that failed is what a reader looks for: it takes the place of one that did not.
            let is_fine = |step: &Step| step.kind == StepKind::ApiCall && step.status < 400;
            let fine = steps
                .iter()
                .rposition(is_fine)
                .filter(|_| event.status >= 400);
            let Some(fine) = fine else {
                self.left_out += 1;
                return;
            };
            self.left_out += steps.remove(fine).times;
        }
        if !is_judged {
            let thread = owner.and_then(|at| self.threads.get(at));
            step.says = called::called(event, thread, self.tokens, self.context);
        }
        match owner.and_then(|at| self.threads.get_mut(at)) {
            Some(thread) => thread.flow.steps.push(step),
            None => self.calls.push(step),
        }
    }

    /// That a refused call carried a token of which the login had a newer one by then.
    fn is_of_before(&self, thread: &Thread, event: &Event, token: usize) -> Option<Said> {
        if !matches!(event.status, 401 | 403) || self.judged >= MOST_JUDGED {
            return None;
        }
        let brought = |step: &Step| {
            let mut got = step.tokens.iter().filter(|held| !held.sent);
            let access = got.find(|held| held.name == "access_token");
            access.map(|held| held.token)
        };
        let steps = thread.flow.steps.iter();
        let since = steps.skip_while(|step| brought(step) != Some(token));
        let audience = self.tokens.audience(token);
        // Of what nobody can read, a refresh alone shows that it is for the same.
        let is_newer = |step: &&Step| {
            let newer = brought(step).filter(|newer| *newer != token);
            let is_known = audience.is_some() || step.kind == StepKind::Refresh;
            is_known && newer.is_some_and(|newer| self.tokens.audience(newer) == audience)
        };
        let newer = since.skip(1).filter(is_newer).last()?;
        let text = format!(
            "Entry {} had brought a newer access token before, and this call carried the old one.",
            newer.entry
        );
        Some(Said::new(Warning, text, const { &[rfc(6749, "1.5")] }))
    }
}

/// Whether two calls carried the same tokens. A proof is made anew for each.
fn is_with_the_same(one: &[Held], other: &[Held]) -> bool {
    let tokens = |list: &'_ [Held]| -> Vec<Held> {
        let tokens = list.iter().filter(|held| held.name != PROOF);
        tokens.copied().collect()
    };
    tokens(one) == tokens(other)
}
