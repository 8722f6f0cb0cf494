//! Calls to APIs: whose token each carried, and which of them are one line, because the same is said of them.
//!
//! What is said of a call that was refused, `called` says.

use super::{MOST_STEPS, Weaver, step};
use crate::har::called;
use crate::har::event::Event;
use crate::har::report::{Step, StepKind};

/// More refused calls are not held against each other: one like another before it is counted with that.
const MOST_JUDGED: usize = 1000;

impl Weaver<'_> {
    pub(super) fn call(&mut self, event: &Event) {
        let sent = event.tokens.iter().find(|held| held.sent);
        let owner = sent.and_then(|sent| self.latest(|thread| thread.tokens.contains(&sent.token)));
        let thread = owner.and_then(|at| self.threads.get(at));
        // A token is looked at as a whole where a call was refused.
        let judge = || called::called(event, thread, self.tokens, self.context);
        let is_judged = self.judged < MOST_JUDGED;
        let says = if is_judged { judge() } else { Vec::new() };
        self.judged += usize::from(!says.is_empty());
        let mut step = step(event, StepKind::ApiCall, says);
        let steps = match owner.and_then(|at| self.threads.get_mut(at)) {
            Some(thread) => &mut thread.flow.steps,
            None => &mut self.calls,
        };
        let is_same = |other: &&mut Step| {
            (other.kind, other.status, &other.tokens) == (step.kind, step.status, &step.tokens)
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
}
