//! What is left of a HAR when its last byte was read: what its entries have to do with logins, before anything is put together.
//!
//! Small, whatever the size of the file; and as bytes, so that one program can read the file and another show what it tells.

use super::event::{CLIENTS, Event, NAMES, What};
use super::flow;
use super::moment::Moment;
use super::report::{HarReport, Held, Said};
use super::split::{Problem, Stopped};
use super::tokens::{Seen, Tokens};
use super::way::{WAYS, Way};
use crate::inspect::TokenReport;
use crate::lint::{self, Finding, Severity};
use crate::oauth::Context;
use crate::oauth::request::Param;
use crate::spec::{Clause, page};
use crate::text::packed::{Packer, Unpacker};

/// A HAR that was read.
#[derive(Clone, Debug, Default)]
pub struct Closed {
    pub(super) creator: String,
    pub(super) entries: u64,
    pub(super) unread: u64,
    pub(super) left_out: u64,
    pub(super) events: Vec<Event>,
    pub(super) tokens: Tokens,
    /// Where the first entry stands that is no JSON, and why.
    pub(super) broken: Option<String>,
    pub(super) stopped: Option<Stopped>,
    pub(super) has_credentials: bool,
}

const SANITIZED: Clause = page(
    "Chromium DevTools: sanitized HARs by default",
    "https://chromium.googlesource.com/devtools/devtools-frontend/+/acd96a60464188fbf7c4476ec883ec65bba3dfdf",
);

impl Closed {
    /// Whether it was a HAR after all: the beginning alone may be any JSON with such words.
    pub fn is_one(&self) -> bool {
        let problem = self.stopped.map(|stopped| stopped.problem);
        !matches!(problem, Some(Problem::NoEntries | Problem::NoObject))
    }

    /// What it tells, tokens judged by the time of their entry and what the person expects.
    pub fn report(self, context: &Context) -> HarReport {
        let mut report = HarReport {
            creator: self.creator,
            entries: self.entries,
            unread: self.unread,
            left_out: self.left_out,
            stopped: self.stopped,
            ..HarReport::default()
        };
        let mut about = flow::put_together(self.events, &self.tokens, context, &mut report);
        report.tokens = self.tokens.reports(context);
        leave_out_other_codes(&mut report, &mut about);
        for (token, finding) in about {
            if let Some(token) = report.tokens.get_mut(token) {
                token.findings.push(finding);
                lint::sort(&mut token.findings);
            }
        }
        if let Some(broken) = self.broken {
            let text = format!("An entry is no JSON and was not read: {broken}.");
            report.notes.push(Said::new(Severity::Warning, text, &[]));
        }
        if self.tokens.left_out > 0 {
            let text = "This recording has more tokens than are kept here: steps of later entries stand without theirs.";
            report.notes.push(Said::new(Severity::Note, text, &[]));
        }
        // Only where there is something to miss.
        let is_chrome = report.creator.starts_with("WebInspector");
        if is_chrome
            && !self.has_credentials
            && !(report.flows.is_empty() && report.calls.is_empty())
        {
            let text = "No entry holds a cookie or an Authorization header: Chrome leaves them out, unless its developer tools are set to allow HARs with sensitive data. So API calls cannot be told from others here.";
            report
                .notes
                .push(Said::new(Severity::Note, text, const { &[SANITIZED] }));
        }
        report.in_plain_sight()
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Packer::default();
        out.text(&self.creator);
        out.numbers(&[
            self.entries,
            self.unread,
            self.left_out,
            u64::from(self.has_credentials),
        ]);
        out.maybe(self.broken.as_deref());
        let stopped = self
            .stopped
            .map(|stopped| (number(stopped.problem), stopped.at));
        let ((problem, sign), at) = stopped.unwrap_or_default();
        out.numbers(&[problem, sign, at]);
        self.tokens.pack(&mut out);
        out.number(self.events.len() as u64);
        for event in &self.events {
            pack_event(&mut out, event);
        }
        out.bytes()
    }

    /// Out of bytes; none where they hold no such thing.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let from = &mut Unpacker::new(bytes);
        let mut closed = Self {
            creator: from.text()?,
            entries: from.number()?,
            unread: from.number()?,
            left_out: from.number()?,
            has_credentials: from.number()? != 0,
            broken: from.maybe()?,
            ..Self::default()
        };
        let (problem, sign, at) = (from.number()?, from.number()?, from.number()?);
        closed.stopped = problem_of(problem, sign).map(|problem| Stopped { problem, at });
        closed.tokens = Tokens::unpack(from)?;
        for _ in 0..from.number()? {
            closed.events.push(unpack_event(from)?);
        }
        Some(closed)
    }
}

/// Takes out what stood under `code` and is of no step: a postcode, a coupon, a country.
fn leave_out_other_codes(report: &mut HarReport, about: &mut [(usize, Finding)]) {
    let flows = report.flows.iter_mut().flat_map(|flow| &mut flow.steps);
    let steps = || flows.chain(&mut report.calls);
    let mut held: Vec<&mut Held> = steps().flat_map(|step| &mut step.tokens).collect();
    let mut is_of_step = vec![false; report.tokens.len()];
    for held in &held {
        if let Some(is_of_step) = is_of_step.get_mut(held.token) {
            *is_of_step = true;
        }
    }
    let is_kept = |nth: usize| {
        let is_code = |token: &TokenReport| token.name.as_deref() == Some("code");
        is_of_step.get(nth) == Some(&true) || !report.tokens.get(nth).is_some_and(is_code)
    };
    // Their new numbers.
    let kept: Vec<bool> = (0..report.tokens.len()).map(is_kept).collect();
    let mut next = 0;
    let numbers: Vec<usize> = kept
        .iter()
        .map(|is_kept| {
            next += usize::from(*is_kept);
            next.saturating_sub(1)
        })
        .collect();
    let tokens = held.iter_mut().map(|held| &mut held.token);
    for token in tokens.chain(about.iter_mut().map(|(token, _)| token)) {
        *token = numbers.get(*token).copied().unwrap_or(*token);
    }
    let mut kept = kept.into_iter();
    report.tokens.retain(|_| kept.next().unwrap_or(true));
}

fn number(problem: Problem) -> (u64, u64) {
    match problem {
        Problem::NoObject => (1, 0),
        Problem::NoEntries => (2, 0),
        Problem::CutInEntry => (3, 0),
        Problem::Cut => (4, 0),
        Problem::Unexpected(sign) => (5, u64::from(sign)),
        Problem::Trailing => (6, 0),
    }
}

fn problem_of(number: u64, sign: u64) -> Option<Problem> {
    Some(match number {
        1 => Problem::NoObject,
        2 => Problem::NoEntries,
        3 => Problem::CutInEntry,
        4 => Problem::Cut,
        5 => Problem::Unexpected(char::from_u32(u32::try_from(sign).ok()?)?),
        6 => Problem::Trailing,
        _ => return None,
    })
}

/// By their number.
const KINDS: [What; 8] = [
    What::Pushed,
    What::Authorize,
    What::Callback { sure: false },
    What::Callback { sure: true },
    What::Token,
    What::Call,
    What::Redirect,
    What::Device,
];

fn pack_event(out: &mut Packer, event: &Event) {
    out.number(place_of(&KINDS, &event.what));
    out.number(event.entry);
    out.signed(event.at.map(|at| at.0));
    out.signed(event.took);
    out.text(&event.method);
    out.text(&event.url);
    out.number(u64::from(event.status));
    out.maybe(event.failure.as_deref());
    for params in [&event.params, &event.answer] {
        out.number(params.len() as u64);
        for param in params {
            out.text(&param.name);
            out.text(&param.value);
        }
    }
    out.maybe(event.location.as_deref());
    out.number(event.tokens.len() as u64);
    for held in &event.tokens {
        out.numbers(&[
            place_of(&NAMES, &held.name),
            held.token as u64,
            u64::from(held.sent),
        ]);
    }
    out.number(event.challenges.len() as u64);
    for challenge in &event.challenges {
        out.text(challenge);
    }
    out.number(place_of(&CLIENTS, &event.client));
    out.number(place_of(&WAYS, &event.way));
}

fn unpack_event(from: &mut Unpacker<'_>) -> Option<Event> {
    let mut event = Event {
        what: *KINDS.get(from.size()?)?,
        entry: from.number()?,
        at: from.signed()?.map(Moment),
        took: from.signed()?,
        method: from.text()?,
        url: from.text()?,
        status: u16::try_from(from.number()?).ok()?,
        failure: from.maybe()?,
        params: Vec::new(),
        answer: Vec::new(),
        location: None,
        tokens: Vec::new(),
        challenges: Vec::new(),
        client: "",
        way: Way::Usual,
    };
    for params in [&mut event.params, &mut event.answer] {
        for _ in 0..from.number()? {
            params.push(Param {
                name: from.text()?,
                value: from.text()?,
            });
        }
    }
    event.location = from.maybe()?;
    for _ in 0..from.number()? {
        event.tokens.push(Held {
            name: NAMES.get(from.size()?)?,
            token: from.size()?,
            sent: from.number()? != 0,
        });
    }
    for _ in 0..from.number()? {
        event.challenges.push(from.text()?);
    }
    event.client = CLIENTS.get(from.size()?)?;
    event.way = *WAYS.get(from.size()?)?;
    Some(event)
}

impl Tokens {
    fn pack(&self, out: &mut Packer) {
        out.numbers(&[self.left_out, self.list.len() as u64]);
        for seen in &self.list {
            out.number(place_of(&NAMES, &seen.name));
            out.text(&seen.value);
            out.signed(seen.at.map(|at| at.0));
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let mut tokens = Self {
            left_out: from.number()?,
            ..Self::default()
        };
        for _ in 0..from.number()? {
            tokens.list.push(Seen {
                name: NAMES.get(from.size()?)?,
                value: from.text()?,
                at: from.signed()?.map(Moment),
            });
        }
        Some(tokens)
    }
}

/// The number of something in its table; what is in none does not exist.
fn place_of<T: PartialEq>(table: &[T], what: &T) -> u64 {
    table
        .iter()
        .position(|known| known == what)
        .unwrap_or(usize::MAX) as u64
}
