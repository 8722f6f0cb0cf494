//! The search through files, one after the other, in flat memory: chunks in, different tokens with their places out.
//!
//! A small file is looked at as a whole, as if its text had been pasted: it may be one bare token, or a document. A HAR of
//! any size is read as one as well.
//! Does **not** open a file and does not know its name: it is told how one began, went on and ended.

use super::{Fault, MOST_ROWS, Row, SMALL, Tally};
use crate::har::{Closed, HarReader, is_har};
use crate::inspect::{Report, TokenReport, inspect_found, is_unknown_document};
use crate::oauth::Context;
use crate::scan::collection::{Collected, Collection};
use crate::scan::stream::{Scanner, Streamed};
use crate::scan::{Found, is_for_anything, scan};
use crate::text::Span;
use crate::text::encoding::Transcoder;

/// A search that goes on.
#[derive(Debug, Default)]
pub struct Search {
    collection: Collection,
    transcoder: Transcoder,
    text: Text,
    recordings: Vec<(usize, Closed)>,
    /// Files that were begun.
    begun: usize,
    /// How many of the first bytes of the present file were read, and how many of them are the mark's.
    read: usize,
    marked: usize,
    /// Bytes of the present file that were read.
    length: u64,
    /// Places with a token: in all files, and in the present one.
    found: u64,
    found_here: u64,
    /// How many different ones.
    tokens_here: u64,
}

/// The mark of UTF-8, as some editors write it.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

impl Search {
    /// The next file begins.
    pub fn begin(&mut self) {
        self.transcoder = Transcoder::new();
        self.text = Text::default();
        self.begun += 1;
        self.read = 0;
        self.marked = 0;
        self.length = 0;
        self.found_here = 0;
        self.tokens_here = 0;
    }

    /// Reads on in the file.
    ///
    /// # Errors
    /// Where the file turns out to be no text; nothing more of it is wanted then.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), Fault> {
        self.length += chunk.len() as u64;
        for (byte, mark) in chunk.iter().zip(MARK.iter().skip(self.read)) {
            self.read += 1;
            self.marked += usize::from(byte == mark);
        }
        let text = &mut self.text;
        self.transcoder.feed(chunk, &mut |piece| text.feed(piece));
        // What is said not to be searched lists nothing.
        if self.transcoder.is_binary() {
            self.text.found.clear();
            return Err(Fault::Binary);
        }
        self.take();
        Ok(())
    }

    /// The file has ended: how many places with a token it has.
    ///
    /// # Errors
    /// Where it turns out now to be no text: it may be a few bytes long.
    pub fn end(&mut self) -> Result<u64, Fault> {
        let text = &mut self.text;
        self.transcoder.finish(&mut |piece| text.feed(piece));
        if self.transcoder.is_binary() {
            return Err(Fault::Binary);
        }
        let recording = self.text.finish();
        let file = self.begun.saturating_sub(1);
        self.recordings
            .extend(recording.map(|closed| (file, closed)));
        self.take();
        Ok(self.found_here)
    }

    /// What there is to say of the file that has ended, under that name ([`super::remark`]).
    pub fn remark(&self, name: &str) -> Option<&'static str> {
        let file = self.begun.saturating_sub(1);
        let is_har = self.recordings.last().is_some_and(|(of, _)| *of == file);
        super::remark(name, self.length, is_har)
    }

    fn take(&mut self) {
        let file = self.begun.saturating_sub(1);
        let mark = match self.marked == MARK.len() {
            true => MARK.len() as u64,
            false => 0,
        };
        for mut one in self.text.found.drain(..) {
            one.at += mark;
            self.found += 1;
            self.found_here += 1;
            self.tokens_here += u64::from(self.collection.add(file, one));
        }
    }

    /// The file cannot be read, or not any further. What was found in it before is kept.
    pub fn break_off(&mut self) -> Fault {
        let began = self.read > 0;
        let _ = self.end();
        match began {
            true => Fault::Lost,
            false => Fault::Unreadable,
        }
    }

    /// Places with a token so far.
    pub const fn found(&self) -> u64 {
        self.found
    }

    /// What was found in the file that is read, or was read last.
    pub const fn here(&self) -> Tally {
        Tally {
            tokens: self.tokens_here,
            places: self.found_here,
        }
    }

    /// What was found so far. What is not kept counts as one token each time.
    pub fn in_all(&self) -> Tally {
        Tally {
            tokens: self.tokens().len() as u64 + self.unkept(),
            places: self.found,
        }
    }

    /// Every different token so far.
    pub fn tokens(&self) -> &[Collected] {
        self.collection.tokens()
    }

    /// Each file that is a HAR: which, counted from 0, and what is left of it.
    pub fn recordings(&self) -> &[(usize, Closed)] {
        &self.recordings
    }

    /// How many finds are not kept.
    pub const fn unkept(&self) -> u64 {
        self.collection.left_out()
    }

    /// How many finds will not be listed.
    pub fn left_out(&self) -> u64 {
        let unlisted = self.tokens().iter().skip(MOST_ROWS);
        self.unkept() + unlisted.map(|token| token.count).sum::<u64>()
    }
}

/// The text of one file.
#[derive(Debug, Default)]
struct Text {
    /// All of it, for as long as it is small.
    small: Vec<u8>,
    is_large: bool,
    scanner: Scanner,
    har: Option<HarReader>,
    /// What was found, until it is taken.
    found: Vec<Streamed>,
}

impl Text {
    /// Keeps a text that is small so far; searches one that is not.
    fn feed(&mut self, text: &[u8]) {
        if self.is_large {
            return self.search(text);
        }
        self.small.extend_from_slice(text);
        if self.small.len() > SMALL {
            self.is_large = true;
            let start = std::mem::take(&mut self.small);
            self.begin_har(&start);
            self.search(&start);
        }
    }

    fn begin_har(&mut self, start: &[u8]) {
        self.har = is_har(start).then(HarReader::new);
    }

    fn search(&mut self, text: &[u8]) {
        if let Some(har) = &mut self.har {
            har.feed(text);
        }
        let found = &mut self.found;
        self.scanner.feed(text, &mut |one| found.push(one));
    }

    /// The text has ended: what it recorded, where it is a HAR.
    fn finish(&mut self) -> Option<Closed> {
        if self.is_large {
            let found = &mut self.found;
            self.scanner.finish(&mut |one| found.push(one));
        } else {
            let text = std::mem::take(&mut self.small);
            self.begin_har(&text);
            if let Some(har) = &mut self.har {
                har.feed(&text);
            }
            let text = String::from_utf8_lossy(&text);
            let found = scan(&text);
            // Of a file nobody has said that its one word is a token; who pastes one asks what it is.
            let is_none = |found: &Found| {
                is_unknown_document(found) || found.name.is_none() && is_for_anything(&found.value)
            };
            if !matches!(found.as_slice(), [alone] if is_none(alone)) {
                self.found.extend(found.into_iter().map(streamed));
            }
        }
        let closed = self.har.take().map(HarReader::close);
        closed.filter(Closed::is_one)
    }
}

fn streamed(found: Found) -> Streamed {
    Streamed {
        name: found.name,
        at: found.span.start as u64,
        length: (found.span.end - found.span.start) as u64,
        value: found.value,
        unwrapped: found.unwrapped,
    }
}

/// A token out of files as one that was found in a text, at its first place.
pub fn as_found(token: &Collected) -> Found {
    let first = token.places.first();
    let (at, length) = first.map_or((0, 0), |place| (place.at as usize, place.length as usize));
    Found {
        name: token.name.clone(),
        span: Span::new(at, at + length),
        value: token.value.clone(),
        unwrapped: token.unwrapped.clone(),
        ignored: Vec::new(),
    }
}

/// What is to be said of a token out of files, and of those inside it. `response` is the report on the response that it stands
/// in, where it does: it is held against the other tokens there.
pub fn report(token: &Collected, response: Option<&Report>, context: &Context) -> Vec<TokenReport> {
    let mut reports = inspect_found(as_found(token), context);
    let is_it = |other: &&TokenReport| other.token.raw == token.value;
    let judged = response.and_then(|response| response.tokens.iter().find(is_it));
    if let (Some(judged), Some(report)) = (judged, reports.first_mut()) {
        report.verdict = judged.verdict.clone();
        report.findings.clone_from(&judged.findings);
    }
    reports
}

/// The text of a small file; none where it is no text or empty.
pub fn small(content: &[u8]) -> Option<String> {
    let mut text = Vec::new();
    let mut transcoder = Transcoder::new();
    transcoder.feed(content, &mut |piece| text.extend_from_slice(piece));
    transcoder.finish(&mut |piece| text.extend_from_slice(piece));
    let is_text = !transcoder.is_binary() && !text.is_empty();
    is_text.then(|| String::from_utf8_lossy(&text).into_owned())
}

/// The row of a token.
pub fn row(token: &Collected, context: &Context) -> Row {
    let reports = report(token, None, context);
    let first = token.places.first();
    Row {
        title: (reports.first()).map_or_else(String::new, |report| report.words().title),
        name: token.name.clone().unwrap_or_default(),
        count: token.count,
        file: first.map_or(0, |place| place.file),
        at: first.map_or(0, |place| place.at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::inspect_text;
    use crate::text::time::Timestamp;

    const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EuZXhhbXBsZSJ9.c2lnbmF0dXJl";

    /// Searches files that come in chunks of that length.
    fn search(files: &[&[u8]], chunk: usize) -> (Search, Vec<Result<u64, Fault>>) {
        let mut search = Search::default();
        let mut ends = Vec::new();
        for file in files {
            search.begin();
            let read = file.chunks(chunk).try_for_each(|chunk| search.feed(chunk));
            ends.push(read.and_then(|()| search.end()));
        }
        (search, ends)
    }

    #[test]
    fn a_token_is_listed_once_with_its_places() {
        let log = format!("a=1\nAuthorization: Bearer {JWT}\nid_token={JWT}\n");
        let other = format!("\u{feff}{{\"access_token\":\"{JWT}\"}}");
        for chunk in [1, 7, 4096] {
            let (search, ends) = search(&[log.as_bytes(), other.as_bytes()], chunk);
            assert_eq!(ends, [Ok(2), Ok(1)]);
            assert_eq!(search.found(), 3);
            let tally = |tokens, places| Tally { tokens, places };
            assert_eq!((search.in_all(), search.here()), (tally(1, 3), tally(1, 1)));
            let [token] = search.tokens() else {
                unreachable!("{:?}", search.tokens())
            };
            let texts = [log.as_str(), log.as_str(), other.as_str()];
            for (place, text) in token.places.iter().zip(texts) {
                let at = place.at as usize;
                assert_eq!(&text[at..at + place.length as usize], JWT, "{chunk}");
            }
            assert_eq!(token.count, 3);
            let row = row(token, &Context::at(Timestamp(0)));
            assert_eq!((row.count, row.file), (3, 0));
            assert!(!row.title.is_empty());
        }
    }

    #[test]
    fn a_token_is_held_against_the_others_of_its_response() {
        let claims = r#"{"iss":"https://a.example","sub":"1","aud":"c","nonce":"n","at_hash":"AAAAAAAAAAAAAAAAAAAAAA","iat":1,"exp":9000000000}"#;
        let id_token = crate::oauth::providers::testing::jwt(r#"{"alg":"RS256"}"#, claims);
        let opaque = "8xLOxBtZp8aKfLIY2YMTEQ7d";
        let response = format!(
            r#"{{"access_token":"{opaque}","id_token":"{id_token}","token_type":"Bearer"}}"#
        );
        let filler = "nothing to see here\n".repeat(10_000);
        let text = [&filler, &response, "\n", &filler].concat();
        let (search, _) = search(&[text.as_bytes()], 50_000);
        let [_, token] = search.tokens() else {
            unreachable!("{:?}", search.tokens())
        };
        let context = Context::at(Timestamp(0));
        let names = |response: Option<&str>| {
            let response = response.map(|text| inspect_text(text, &context));
            let reports = report(token, response.as_ref(), &context);
            let findings = reports[0].findings.iter();
            findings.map(|finding| finding.name()).collect::<Vec<_>>()
        };
        assert!(!names(None).contains(&"hash-mismatch"));
        assert!(names(Some(&response)).contains(&"hash-mismatch"));
    }

    #[test]
    fn a_small_file_is_looked_at_as_if_it_had_been_pasted() {
        let opaque = "8xLOxBtZp8";
        let (search, _) = search(&[format!("\u{feff}{opaque}\n").as_bytes()], 4096);
        let [token] = search.tokens() else {
            unreachable!("{:?}", search.tokens())
        };
        assert_eq!((token.value.as_str(), token.places[0].at), (opaque, 3));
    }

    /// A file that held a commit's hash, or the ID of a request, was said to hold a token.
    #[test]
    fn a_file_of_one_uuid_or_hash_holds_no_token() {
        for word in [
            "5e2b7c1a-3d44-4f0e-9b1a-0c8f7e6d5a43",
            "8f14e45fceea167a5a36dedd4bea2543",
        ] {
            let (search, _) = search(&[format!("{word}\n").as_bytes()], 4096);
            assert_eq!(search.tokens().len(), 0, "{word}");
        }
        let named = b"access_token=5e2b7c1a-3d44-4f0e-9b1a-0c8f7e6d5a43\n";
        assert_eq!(search(&[named], 4096).0.tokens().len(), 1);
    }

    /// A program with a token in its first bytes was said not to be searched, and the token was listed all the same.
    #[test]
    fn what_is_no_text_lists_nothing() {
        let binary = [
            &b"\x7fELF\x02\x01\0\0id_token="[..],
            JWT.as_bytes(),
            &b" ".repeat(70_000),
        ]
        .concat();
        for chunk in [1000, 100_000] {
            let (search, ends) = search(&[&binary], chunk);
            assert_eq!((ends, search.tokens().len()), (vec![Err(Fault::Binary)], 0));
        }
    }

    #[test]
    fn a_large_one_is_searched_as_it_comes() {
        let filler = "nothing to see here\n".repeat(10_000);
        let text = format!("{filler}id_token={JWT}\n{filler}");
        for chunk in [1000, 50_000, 1 << 20] {
            let (search, ends) = search(&[text.as_bytes()], chunk);
            assert_eq!(ends, [Ok(1)]);
            assert_eq!(search.tokens()[0].places[0].at, filler.len() as u64 + 9);
        }
    }

    #[test]
    fn a_har_is_read_as_one_whatever_its_size() {
        let filler = "x".repeat(100_000);
        for (large, body) in [(false, ""), (true, filler.as_str())] {
            let har = format!(
                r#"{{"log":{{"version":"1.2","entries":[{{"request":{{"method":"POST","url":"https://as.example/token","postData":{{"text":"grant_type=client_credentials"}}}},"response":{{"status":200,"content":{{"text":"{{\"access_token\":\"{JWT}\"}}"}}}}}}],"comment":"{body}"}}}}"#
            );
            let (search, ends) = search(&[b"no token in here", har.as_bytes()], 1000);
            assert_eq!(ends, [Ok(0), Ok(1)], "{large}");
            let [(1, closed)] = search.recordings() else {
                unreachable!("{:?}", search.recordings())
            };
            let report = closed.clone().report(&Context::at(Timestamp(0)));
            assert_eq!((report.entries, report.flows.len()), (1, 1), "{large}");
        }
    }

    #[test]
    fn what_is_no_har_is_searched_and_said_not_to_be_one() {
        let none = format!("id_token={JWT}");
        let without = r#"{"log":{"version":"1.2"}}"#;
        let late = "chrome wrote this:\n{\"log\":{\"version\":\"1.2\",\"entries\":[]}}";
        let empty = r#"{"log":{"version":"1.2","entries":[]}}"#;
        for (text, is_har) in [
            (none.as_str(), false),
            (without, false),
            (late, false),
            (empty, true),
        ] {
            let (search, _) = search(&[text.as_bytes()], 1000);
            assert_eq!(search.recordings().len(), usize::from(is_har), "{text}");
            assert_eq!(search.remark("a.har").is_none(), is_har, "{text}");
        }
        let (search, _) = search(&[empty.as_bytes(), b""], 1000);
        assert_eq!(search.remark("a.har"), Some("The file is empty."));
    }

    #[test]
    fn utf_16_is_searched_and_a_binary_file_is_refused() {
        let text = format!("id_token={JWT}\n");
        let utf16: Vec<u8> = (std::iter::once(0xfeff).chain(text.encode_utf16()))
            .flat_map(u16::to_le_bytes)
            .collect();
        let (search, ends) = search(&[b"\x89PNG\r\n\x1a\n\0\0", &utf16, b"", b"a\0b"], 1000);
        let binary = Err(Fault::Binary);
        assert_eq!(ends, [binary, Ok(1), Ok(0), binary]);
        assert_eq!(search.tokens()[0].value, JWT);
        assert_eq!(search.tokens()[0].places[0].file, 1);
    }

    #[test]
    fn a_har_with_a_nul_is_read_up_to_it() {
        let entry = r#"{"request":{"url":"https://a.example"}}"#;
        let har = format!("{{\"log\":{{\"entries\":[{entry},\0{entry}]}},\"id_token\":\"{JWT}\"}}");
        let (search, ends) = search(&[har.as_bytes()], 1000);
        assert_eq!(ends, [Ok(1)]);
        let [(0, closed)] = search.recordings() else {
            unreachable!("it is a recording")
        };
        let report = closed.clone().report(&Context::at(Timestamp(0)));
        let stopped = report.stopped.map(|stopped| stopped.to_string());
        assert!(stopped.unwrap_or_default().contains("no JSON from byte"));
    }

    #[test]
    fn what_was_found_before_a_file_was_lost_is_kept() {
        let mut search = Search::default();
        search.begin();
        assert_eq!(search.break_off(), Fault::Unreadable);
        search.begin();
        assert_eq!(search.feed(format!("id_token={JWT}\n").as_bytes()), Ok(()));
        assert_eq!(search.break_off(), Fault::Lost);
        assert_eq!((search.found(), search.left_out()), (1, 0));
    }
}
