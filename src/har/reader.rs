//! Reads a HAR that comes in chunks.
//!
//! Of the entries only those are kept that have to do with a login, so memory does not grow with the file.

use super::entry::Entry;
use super::event::{Event, What};
use super::flow;
use super::report::{HarReport, Said};
use super::split::{Part, Piece, Problem, Splitter};
use super::tokens::Tokens;
use crate::lint::Severity;
use crate::oauth::Context;
use crate::spec::page;
use crate::text::{json, shortened};

/// More entries with something to do with a login are counted. Of redirects that may lead from one, fewer are kept.
const MOST_EVENTS: usize = 20_000;
const MOST_REDIRECTS: usize = 4_000;

/// They are kept up to this many bytes.
const MOST_BYTES: usize = 12 << 20;

/// Reads on and on.
#[derive(Debug, Default)]
pub struct HarReader {
    splitter: Splitter,
    seen: Seen,
}

#[derive(Debug, Default)]
struct Seen {
    events: Vec<Event>,
    redirects: usize,
    bytes: usize,
    tokens: Tokens,
    report: HarReport,
    /// Where the first entry stands that is no JSON, and why.
    broken: Option<(u64, json::Error)>,
    has_credentials: bool,
}

impl HarReader {
    /// One that has read nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads on. The text is UTF-8: [`crate::text::encoding::Transcoder`] makes it so.
    pub fn feed(&mut self, chunk: &[u8]) {
        let seen = &mut self.seen;
        self.splitter.feed(chunk, &mut |piece| seen.take(piece));
    }

    /// How many entries were read so far.
    pub const fn entries(&self) -> u64 {
        self.seen.report.entries
    }

    /// The file has ended: what it tells, tokens judged by the time of their entry and what the person expects.
    pub fn finish(mut self, context: &Context) -> HarReport {
        self.splitter.finish();
        let mut seen = self.seen;
        let mut report = seen.report;
        report.stopped = self.splitter.stopped();
        report.left_out += seen.tokens.left_out;
        flow::put_together(
            std::mem::take(&mut seen.events),
            &seen.tokens,
            context,
            &mut report,
        );
        report.tokens = seen.tokens.reports(context);
        if let Some((at, error)) = seen.broken {
            let text = format!(
                "An entry is no JSON and was not read: at byte {at}, {}.",
                error.problem
            );
            report.notes.push(Said::new(Severity::Warning, text, &[]));
        }
        // Only where there is something to miss.
        let is_chrome = report.creator.starts_with("WebInspector");
        if is_chrome
            && !seen.has_credentials
            && !(report.flows.is_empty() && report.calls.is_empty())
        {
            let text = "No entry holds a cookie or an Authorization header: Chrome leaves them out, unless its developer tools are set to allow HARs with sensitive data. So API calls cannot be told from others here.";
            report
                .notes
                .push(Said::new(Severity::Note, text, const { &[SANITIZED] }));
        }
        report
    }
}

const SANITIZED: crate::spec::Clause = page(
    "Chromium DevTools: sanitized HARs by default",
    "https://chromium.googlesource.com/devtools/devtools-frontend/+/acd96a60464188fbf7c4476ec883ec65bba3dfdf",
);

impl Seen {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Item {
                part: Part::Entry,
                text,
                at,
            } => self.entry(&String::from_utf8_lossy(text), at),
            Piece::Item {
                part: Part::Creator,
                text,
                ..
            } => self.creator(&String::from_utf8_lossy(text)),
            Piece::LeftOut(Part::Entry) => {
                self.report.entries += 1;
                self.report.unread += 1;
            }
            _ => {}
        }
    }

    fn entry(&mut self, text: &str, at: u64) {
        self.report.entries += 1;
        let entry = match Entry::parse(text) {
            Ok(entry) => entry,
            Err(error) => {
                self.report.unread += 1;
                self.broken.get_or_insert((at + error.at as u64, error));
                return;
            }
        };
        let credentials = ["authorization", "cookie"];
        self.has_credentials |= credentials.iter().any(|name| entry.sent(name).is_some());
        let Some(event) = Event::of(&entry, self.report.entries, &mut self.tokens) else {
            return;
        };
        let is_redirect = event.what == What::Redirect;
        self.redirects += usize::from(is_redirect);
        self.bytes += event.size();
        let is_full = self.events.len() == MOST_EVENTS || self.bytes > MOST_BYTES;
        if is_full || is_redirect && self.redirects > MOST_REDIRECTS {
            self.bytes -= event.size();
            self.report.left_out += 1;
            return;
        }
        self.events.push(event);
    }

    fn creator(&mut self, text: &str) {
        let Ok(json) = json::parse(text) else { return };
        let Some(creator) = json.as_object() else {
            return;
        };
        let name = creator.str("name").unwrap_or_default();
        let version = creator.str("version").unwrap_or_default();
        self.report.creator = shortened([name, version].join(" ").trim(), 80);
    }
}

/// Whether the beginning of a file, a few kilobytes, looks like a HAR.
pub fn is_har(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let Some((_, log)) = head.split_once("\"log\"") else {
        return false;
    };
    let object = log.trim_start().strip_prefix(':').map(str::trim_start);
    let object = object.and_then(|object| object.strip_prefix('{'));
    let names = [
        "\"entries\"",
        "\"creator\"",
        "\"pages\"",
        "\"version\"",
        "\"browser\"",
    ];
    head.starts_with('{')
        && object.is_some_and(|object| names.iter().any(|name| object.contains(name)))
}

/// What a whole text tells, where it is a HAR.
pub fn read(text: &str, context: &Context) -> Option<HarReport> {
    // The stopped problem says whether it was one after all: the beginning alone may be any JSON with these words.
    let head = text.as_bytes();
    if !is_har(head.get(..head.len().min(4096))?) {
        return None;
    }
    let mut reader = HarReader::new();
    reader.feed(text.as_bytes());
    let report = reader.finish(context);
    let is_none = |problem| matches!(problem, Problem::NoEntries | Problem::NoObject);
    (!report
        .stopped
        .is_some_and(|stopped| is_none(stopped.problem)))
    .then_some(report)
}
