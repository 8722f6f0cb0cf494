//! Puts the entries that matter together: each login from its request to the calls that carried its tokens.
//!
//! What belongs together is known by what only one login has: the code, the tokens, `state`, the PKCE pair, the address that a
//! redirect named; by the redirect URI and the order only where nothing else is there. So logins in two tabs are not mixed.

use super::entry::param;
use super::event::{Event, What};
use super::judge;
use super::report::{Flow, HarReport, Said, Step, StepKind};
use super::returned::{claims, is_answer};
use super::thread::{Thread, gain, led, request, used};
use super::tokens::Tokens;
use crate::lint::Finding;
use crate::oauth::request::Param;
use crate::oauth::{Context, pkce};
use crate::text::sort::sort_by;

mod answers;
mod callbacks;
mod calls;

/// More flows, steps of one and calls of none are counted.
const MOST_FLOWS: usize = 200;
const MOST_STEPS: usize = 300;

/// What a request to the login page repeats of the authorization request, where it is of the same login.
const SAME: [&str; 5] = [
    "state",
    "client_id",
    "redirect_uri",
    "nonce",
    "code_challenge",
];

/// Puts together what was found. What is wrong with a token beside the others of its answer comes back with the token’s number.
pub fn put_together(
    mut events: Vec<Event>,
    tokens: &Tokens,
    context: &Context,
    report: &mut HarReport,
) -> Vec<(usize, Finding)> {
    sort_by(&mut events, |a, b| {
        // One without a time stays behind the one before it in the file, as far as that is known.
        (a.at.unwrap_or_default(), a.entry).cmp(&(b.at.unwrap_or_default(), b.entry))
    });
    let mut weaver = Weaver {
        threads: Vec::new(),
        calls: Vec::new(),
        left_out: 0,
        judged: 0,
        answers: answers::Answers::default(),
        exchanged: callbacks::exchanged(&events),
        events: &events,
        tokens,
        context,
    };
    for (nth, event) in events.iter().enumerate() {
        weaver.take(nth, event);
    }
    weaver.end();
    report.left_out += weaver.left_out;
    report.notes.extend(weaver.answers.note());
    let about = weaver.answers.about;
    report.calls = weaver.calls;
    report.flows = weaver
        .threads
        .into_iter()
        .map(|thread| thread.flow)
        .collect();
    about
}

struct Weaver<'a> {
    threads: Vec<Thread>,
    calls: Vec<Step>,
    left_out: u64,
    /// How many refused calls were judged.
    judged: usize,
    answers: answers::Answers,
    /// Codes that a token request carries.
    exchanged: Vec<usize>,
    events: &'a [Event],
    tokens: &'a Tokens,
    context: &'a Context,
}

impl Weaver<'_> {
    fn take(&mut self, nth: usize, event: &Event) {
        match event.what {
            What::Pushed => self.pushed(event),
            What::Authorize => self.authorize(nth, event),
            What::Callback { sure } => self.callback(nth, event, sure),
            What::Redirect => self.redirect(nth, event),
            What::Device => self.device(event),
            What::Token => self.token(event),
            What::Call => self.call(event),
        }
    }

    fn pushed(&mut self, event: &Event) {
        let Some(at) = self.begin(event) else { return };
        if let Some(thread) = self.threads.get_mut(at) {
            thread.request_uri = param(&event.answer, "request_uri").map(str::to_owned);
            thread.asked.clone_from(&event.params);
            thread.ask(&event.url);
            thread.is_asked_at(&event.url);
            let says = judge::asked(event);
            add(
                thread,
                event,
                StepKind::PushedRequest,
                says,
                &mut self.left_out,
            );
        }
    }

    /// Nobody is sent to log in by the device itself, so nothing was asked for that an answer could be held against.
    fn device(&mut self, event: &Event) {
        let Some(at) = self.begin(event) else { return };
        if let Some(thread) = self.threads.get_mut(at) {
            thread.device = param(&event.answer, "device_code").map(str::to_owned);
            thread.is_asked_at(&event.url);
            let says = judge::asked(event);
            let left_out = &mut self.left_out;
            add(thread, event, StepKind::DeviceRequest, says, left_out);
        }
    }

    fn authorize(&mut self, nth: usize, event: &Event) {
        let reference = param(&event.params, "request_uri");
        let pushed = |thread: &Thread| {
            thread.request_uri.is_some() && thread.request_uri.as_deref() == reference
        };
        let same = |thread: &Thread, name: &str| thread.asked(name) == param(&event.params, name);
        // Some applications send the same `state` each time; `nonce` and the challenge are made anew for each login.
        let goes_on = |thread: &Thread| {
            let has_state = thread.asked("state").is_some();
            let is_same = has_state
                && SAME.iter().all(|name| same(thread, name))
                && (thread.is_unique() || !event.is_long_after(thread.last));
            thread.is_open() && (thread.is_next(&event.url) || is_same)
        };
        if let Some(at) = self.latest(goes_on) {
            // The login page of the same server is called with the same parameters.
            return self.led_on(at, nth, event);
        }
        let of_pushed = self.latest(pushed);
        let Some(at) = of_pushed.or_else(|| self.begin(event)) else {
            return;
        };
        let Some(thread) = self.threads.get_mut(at) else {
            return;
        };
        if of_pushed.is_some() {
            used(thread, event);
        }
        if thread.asked.is_empty() {
            thread.asked.clone_from(&event.params);
            // What stands in a request object counts (RFC 9101 §6.3); one that was pushed elsewhere is not seen.
            let inside = param(&event.params, "request")
                .map(claims)
                .unwrap_or_default();
            let is_object = param(&event.params, "request").is_some();
            thread.is_elsewhere = match is_object {
                true => inside.is_empty(),
                false => reference.is_some(),
            };
            if !inside.is_empty() {
                let is_kept = |asked: &Param| inside.iter().all(|param| param.name != asked.name);
                thread.asked.retain(is_kept);
                thread.asked.extend(inside);
            }
        }
        thread.ask(&event.url);
        let (provider, url) = request(event);
        thread.flow.provider = provider;
        let says = judge::authorized(event);
        if let Some(step) = add(
            thread,
            event,
            StepKind::AuthorizationRequest,
            says,
            &mut self.left_out,
        ) {
            step.request = Some(url);
        }
        led(thread, event);
        answers::comes(thread, nth, event);
    }

    fn redirect(&mut self, nth: usize, event: &Event) {
        let state = param(&event.answer, "state");
        let answers = |thread: &Thread| {
            is_answer(&event.answer).is_some()
                && state.is_some()
                && thread.asked("state") == state
                && thread.is_open()
        };
        // Two tabs may be sent on to the same address; what comes out of it tells them apart. Where both have the same
        // `state` as well, the way there does.
        let goes_on = |thread: &Thread| thread.is_open() && thread.is_next(&event.url);
        let both = self.latest(|thread| answers(thread) && goes_on(thread));
        let found = both.or_else(|| self.latest(answers));
        if let Some(at) = found.or_else(|| self.latest(goes_on)) {
            self.led_on(at, nth, event);
        }
    }

    fn led_on(&mut self, at: usize, nth: usize, event: &Event) {
        let Some(thread) = self.threads.get_mut(at) else {
            return;
        };
        let says = judge::authorized(event);
        add(thread, event, StepKind::Redirect, says, &mut self.left_out);
        led(thread, event);
        answers::comes(thread, nth, event);
    }

    fn token(&mut self, event: &Event) {
        let grant = param(&event.params, "grant_type").unwrap_or_default();
        let sends = |name: &str| {
            let mut held = event.tokens.iter();
            held.find(|held| held.sent && held.name == name)
                .map(|held| held.token)
        };
        let used = sends("code").or_else(|| sends("refresh_token"));
        let verifier = param(&event.params, "code_verifier");
        let is_pair = |thread: &Thread| {
            let challenge = thread.asked("code_challenge");
            verifier.is_some_and(|verifier| {
                challenge == Some(&pkce::challenge(verifier)) || challenge == Some(verifier)
            })
        };
        let owns = |thread: &Thread| {
            used.is_some_and(|used| thread.codes.contains(&used) || thread.tokens.contains(&used))
        };
        let subject = |thread: &Thread| {
            let subject = ["subject_token", "assertion", "Authorization"]
                .into_iter()
                .find_map(sends);
            subject.is_some_and(|subject| thread.tokens.contains(&subject))
        };
        let device = param(&event.params, "device_code");
        let is_device = |thread: &Thread| device.is_some() && thread.device.as_deref() == device;
        let found = self
            .latest(owns)
            .or_else(|| self.latest(is_device))
            .or_else(|| self.latest(is_pair))
            .or_else(|| self.latest(subject));
        let Some(at) = found.or_else(|| self.begin(event)) else {
            return;
        };
        let Some(thread) = self.threads.get_mut(at) else {
            return;
        };
        let is_refresh = grant == "refresh_token";
        if !grant.is_empty() {
            thread.is_asked_at(&event.url);
        }
        if thread.flow.grant.is_empty() && !(is_refresh && found.is_some()) {
            thread.flow.grant = grant.to_owned();
        }
        let mut says = judge::exchanged(event, thread, used, self.tokens, self.context);
        says.extend(
            self.answers
                .judged(event, thread, self.tokens, self.context),
        );
        if let Some(used) = used {
            thread.used.push((used, event.entry));
            let list = if is_refresh {
                &mut thread.tokens
            } else {
                &mut thread.codes
            };
            if !list.contains(&used) {
                list.push(used);
            }
        }
        thread.device = device.map(str::to_owned).or(thread.device.take());
        thread.is_answered |= grant == "authorization_code";
        gain(thread, event);
        let kind = if is_refresh {
            StepKind::Refresh
        } else {
            StepKind::TokenRequest
        };
        add(thread, event, kind, says, &mut self.left_out);
    }

    /// The last thread for which this holds.
    fn latest(&self, holds: impl Fn(&Thread) -> bool) -> Option<usize> {
        let dynamic: &dyn Fn(&Thread) -> bool = &holds;
        self.threads.iter().rposition(dynamic)
    }

    /// A new thread; none where there are too many.
    fn begin(&mut self, event: &Event) -> Option<usize> {
        if self.threads.len() == MOST_FLOWS {
            self.left_out += 1;
            return None;
        }
        let client_id = param(&event.params, "client_id").map(str::to_owned);
        self.threads.push(Thread {
            flow: Flow {
                client_id,
                ..Flow::default()
            },
            ..Thread::default()
        });
        Some(self.threads.len() - 1)
    }
}

fn step(event: &Event, kind: StepKind, says: Vec<Said>) -> Step {
    let (host, path) = event.place();
    Step {
        kind,
        entry: event.entry,
        at: event.at,
        took: event.took,
        method: event.method.clone(),
        host,
        path,
        status: event.status,
        tokens: event.tokens.clone(),
        request: None,
        says,
        times: 1,
    }
}

fn add<'t>(
    thread: &'t mut Thread,
    event: &Event,
    kind: StepKind,
    says: Vec<Said>,
    left_out: &mut u64,
) -> Option<&'t mut Step> {
    if thread.flow.steps.len() == MOST_STEPS {
        *left_out += 1;
        return None;
    }
    thread.last = event.at.or(thread.last);
    thread.flow.steps.push(step(event, kind, says));
    thread.flow.steps.last_mut()
}
