//! Reads a HAR that comes in chunks.
//!
//! Of the entries only those are kept that have to do with a login, so memory does not grow with the file.

use super::closed::Closed;
use super::entry::Entry;
use super::event::{Event, What};
use super::report::HarReport;
use super::split::{Part, Piece, Splitter};
use crate::oauth::Context;
use crate::text::{json, shortened};
use std::borrow::Cow;

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
    redirects: usize,
    bytes: usize,
    closed: Closed,
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
        self.seen.closed.entries
    }

    /// The file has ended: what it tells, tokens judged by the time of their entry and what the person expects.
    pub fn finish(self, context: &Context) -> HarReport {
        self.close().report(context)
    }

    /// The file has ended: what is left of it.
    pub fn close(mut self) -> Closed {
        self.splitter.finish();
        let mut closed = self.seen.closed;
        closed.stopped = self.splitter.stopped();
        closed
    }
}

impl Seen {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Item {
                part: Part::Entry,
                text,
                at,
            } => self.entry(&utf8(text), at),
            Piece::Item {
                part: Part::Creator,
                text,
                ..
            } => self.creator(&String::from_utf8_lossy(text)),
            Piece::LeftOut(Part::Entry) => {
                self.closed.entries += 1;
                self.closed.unread += 1;
            }
            _ => {}
        }
    }

    fn entry(&mut self, text: &str, at: u64) {
        self.closed.entries += 1;
        let entry = match Entry::parse(text) {
            Ok(entry) => entry,
            Err(error) => {
                self.closed.unread += 1;
                let at = at + error.at as u64;
                let broken = || format!("at byte {at}, {}", error.problem);
                self.closed.broken.get_or_insert_with(broken);
                return;
            }
        };
        let credentials = ["authorization", "cookie"];
        self.closed.has_credentials |= credentials.iter().any(|name| entry.sent(name).is_some());
        let kept = self.closed.tokens.left_out;
        let Some(event) = Event::of(&entry, self.closed.entries, &mut self.closed.tokens) else {
            return;
        };
        // A call without its token would read as one that carried none.
        let has_lost = self.closed.tokens.left_out > kept;
        if has_lost && event.what == What::Call && !event.tokens.iter().any(|held| held.sent) {
            self.closed.left_out += 1;
            return;
        }
        let is_redirect = event.what == What::Redirect;
        self.redirects += usize::from(is_redirect);
        self.bytes += event.size();
        let is_full = self.closed.events.len() == MOST_EVENTS || self.bytes > MOST_BYTES;
        if is_full || is_redirect && self.redirects > MOST_REDIRECTS {
            self.bytes -= event.size();
            self.closed.left_out += 1;
            return;
        }
        self.closed.events.push(event);
    }

    fn creator(&mut self, text: &str) {
        let Ok(json) = json::parse(text) else { return };
        let Some(creator) = json.as_object() else {
            return;
        };
        let name = creator.str("name").unwrap_or_default();
        let version = creator.str("version").unwrap_or_default();
        self.closed.creator = shortened([name, version].join(" ").trim(), 80);
    }
}

/// The text, mended where it is no UTF-8. It nearly always is, and to find that out is many times faster than to mend.
fn utf8(text: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(text) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(text),
    }
}

/// By so many bytes a HAR is known.
const HEAD: usize = 4096;

/// Whether the beginning of a text looks like a HAR; no more than four kilobytes of it are looked at.
pub fn is_har(text: &[u8]) -> bool {
    let head = text.get(..HEAD).unwrap_or(text);
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
    if !is_har(text.as_bytes()) {
        return None;
    }
    let mut reader = HarReader::new();
    reader.feed(text.as_bytes());
    let closed = reader.close();
    closed.is_one().then(|| closed.report(context))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::time::Timestamp;

    #[test]
    fn what_is_left_of_a_file_is_the_same_out_of_its_bytes() {
        let entry = |url: &str, more: &str| {
            format!(
                r#"{{"startedDateTime":"2026-01-02T03:04:05.678Z","time":12,"request":{{"method":"GET","url":"{url}","headers":[{{"name":"Authorization","value":"Bearer abc.def"}}]}},"response":{{"status":302,"redirectURL":"https://a.example/cb?code=c0de&state=s"{more}}}}}"#
            )
        };
        let entries = [
            entry(
                "https://as.example/authorize?client_id=c&response_type=code&state=s",
                "",
            ),
            entry("https://a.example/cb?code=c0de&state=s", ""),
            entry(
                "https://api.example/x",
                r#","headers":[{"name":"WWW-Authenticate","value":"Bearer"}]"#,
            ),
            r#"{"request":{"method":"POST","url":"https://as.example/t","postData":{"text":"grant_type=password"}},"response":{"status":0,"_error":"net::ERR_TIMED_OUT"}}"#.to_owned(),
            "{\"a\":tru}".to_owned(),
        ];
        let text = format!(
            r#"{{"log":{{"creator":{{"name":"WebInspector"}},"entries":[{}"#,
            entries.join(",")
        );
        let mut reader = HarReader::new();
        reader.feed(text.as_bytes());
        let closed = reader.close();
        let bytes = closed.to_bytes();
        let context = Context::at(Timestamp(1_767_323_045));
        let again = Closed::from_bytes(&bytes).unwrap().report(&context);
        let report = closed.report(&context);
        assert!(!report.flows.is_empty() && report.stopped.is_some());
        assert!(format!("{report:?}").contains("net::ERR_TIMED_OUT: no answer came."));
        assert_eq!(report, again);
        for cut in 0..bytes.len() {
            assert!(Closed::from_bytes(&bytes[..cut]).is_none(), "{cut}");
        }
    }
}
