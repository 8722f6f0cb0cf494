//! `cargo xtask inspect FILE…`: a report a line for each file, in order, by the search that the page uses as well.
//!
//! A large file is read in chunks and not kept; of one, those responses are listed that a token stands in. Nothing is stored and
//! nothing is sent.

use crate::ahead::read_file_ahead;
use crate::step::Stop;
use claimscope::files::{Around, Fault, MARK, Search, around, remark, search};
use claimscope::har::HarReport;
use claimscope::inspect::responses::Response;
use claimscope::inspect::{Report, TokenReport, inspect, inspect_text};
use claimscope::lint::Finding;
use claimscope::oauth::Context;
use claimscope::scan::collection::{Collected, FilePlace};
use claimscope::text::Span;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;

/// Prints a line for each file.
///
/// # Errors
/// Where nothing could be read, or standard output fails. A file that cannot be read says so on its line.
pub fn report(names: &[String], context: &Context) -> Result<(), Stop> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut any = false;
    for name in names {
        let whole = whole(name).map(|(text, mark)| (inspect(&text, context), mark));
        // Of one in which tokens stand at more places the rest would be missing.
        let is_whole = |report: &Report| {
            let mut findings = report.findings.iter();
            findings.all(|finding| finding.name() != "too-many-tokens")
        };
        let fault = match whole.filter(|(report, _)| is_whole(report)) {
            Some((report, mark)) => write_whole(&mut out, name, &report, mark).map(|()| None),
            None => write_searched(&mut out, name, context),
        };
        let fault = fault.map_err(Stop::of_stream)?;
        any |= fault.is_none_or(|fault| fault == Fault::Lost);
    }
    out.flush().map_err(Stop::of_stream)?;
    match any {
        true => Ok(()),
        false => Err(Stop::new("nothing could be read")),
    }
}

/// Files up to so many bytes are read whole. The page keeps less of one: it has to stay live.
const WHOLE: u64 = 64 << 20;

/// The text of a file that is not large, which is reported as it would be on standard input, and how many bytes of a mark stand
/// before it.
fn whole(name: &str) -> Option<(String, usize)> {
    let known = fs::metadata(name).ok()?;
    let is_small = known.is_file() && known.len() <= WHOLE;
    let content = is_small.then(|| fs::read(name).ok())??;
    let mark = if content.starts_with(MARK) {
        MARK.len()
    } else {
        0
    };
    Some((search::small(&content)?, mark))
}

fn write_whole(out: &mut dyn Write, name: &str, report: &Report, mark: usize) -> io::Result<()> {
    let place = |span: Span| Place {
        at: (mark + span.start) as u64,
        length: (span.end - span.start) as u64,
    };
    let placed = report.tokens.iter().map(|report| Placed {
        report,
        count: report.places.len() as u64,
        places: report.spans().map(place).collect(),
    });
    let line = Line {
        file: name,
        error: None,
        note: remark(name, 1, report.har.is_some()),
        tokens: placed.collect::<Vec<_>>(),
        findings: &report.findings,
        responses: &report.responses,
        har: report.har.as_deref(),
        left_out: 0,
    };
    write(out, &line)
}

fn write_searched(out: &mut dyn Write, name: &str, context: &Context) -> io::Result<Option<Fault>> {
    let mut search = Search::default();
    let fault = read(name, &mut search).err();
    let recording = search.recordings().first();
    let har = recording.map(|(_, closed)| closed.clone().report(context));
    let gathered = RefCell::default();
    let line = Line {
        file: name,
        error: fault.map(Fault::sentence),
        note: search.remark(name).filter(|_| fault.is_none()),
        tokens: Tokens {
            name,
            found: search.tokens(),
            context,
            gathered: &gathered,
        },
        findings: &[],
        responses: Responses(&gathered),
        har: har.as_ref(),
        left_out: search.unkept(),
    };
    write(out, &line)?;
    Ok(fault)
}

fn write(out: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    writeln!(out)
}

fn read(name: &str, search: &mut Search) -> Result<(), Fault> {
    search.begin();
    let file = File::open(name).map_err(|_| search.break_off())?;
    let mut fed = Ok(());
    let each = &mut |chunk: &mut Vec<u8>, length, ()| {
        fed = search.feed(&chunk[..length]);
        match fed {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    };
    let read = read_file_ahead(file, u64::MAX, 0, |_| (), each);
    fed?;
    read.map_err(|_| search.break_off())?;
    search.end().map(|_| ())
}

/// What is printed of a file.
#[derive(Serialize)]
struct Line<'a, T, R> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
    /// What there is to say of a file that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    tokens: T,
    findings: &'a [Finding],
    responses: R,
    #[serde(skip_serializing_if = "Option::is_none")]
    har: Option<&'a HarReport>,
    /// How many finds are not among the tokens, because there are too many.
    left_out: u64,
}

/// Each is decoded when its turn comes: there may be many.
struct Tokens<'a> {
    name: &'a str,
    found: &'a [Collected],
    context: &'a Context,
    gathered: &'a RefCell<Gathered>,
}

/// More responses of a file are not listed, as of a text.
const MOST_RESPONSES: usize = 100;

/// What the tokens of a file came with, gathered while they are written.
#[derive(Default)]
struct Gathered {
    /// Each token by its number.
    tokens: Vec<String>,
    /// Where each response stands, and what is to be said of it.
    reports: Vec<(u64, Report)>,
}

impl Gathered {
    fn add(&mut self, at: u64, report: Report) {
        let is_known = self.reports.iter().any(|(known, _)| *known == at);
        if !is_known && self.reports.len() < MOST_RESPONSES {
            self.reports.push((at, report));
        }
    }
}

/// Written behind the tokens, which they name by number.
struct Responses<'a>(&'a RefCell<Gathered>);

impl Serialize for Responses<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let gathered = self.0.borrow();
        let number = |report: &Report, nth: usize| {
            let raw = &report.tokens.get(nth)?.token.raw;
            gathered.tokens.iter().position(|known| known == raw)
        };
        let each = gathered.reports.iter().flat_map(|(at, report)| {
            let at = usize::try_from(*at).unwrap_or(usize::MAX);
            report.responses.iter().map(move |response| Response {
                span: Span::new(
                    at.saturating_add(response.span.start),
                    at.saturating_add(response.span.end),
                ),
                tokens: (response.tokens.iter())
                    .filter_map(|nth| number(report, *nth))
                    .collect(),
                ..response.clone()
            })
        });
        serializer.collect_seq(each)
    }
}

impl Tokens<'_> {
    /// The response that the token stands in; none where the file cannot be read any more, or is not in UTF-8.
    fn beside(&self, token: &Collected) -> Option<(u64, String)> {
        let place = token.places.first()?;
        let mut around = Around::new(*place, around::RESPONSE);
        let mut file = File::open(self.name).ok()?;
        file.seek(SeekFrom::Start(around.start())).ok()?;
        let mut content = vec![0; usize::try_from(around.wanted()).ok()?];
        let mut read = 0;
        while let Some(rest) = content.get_mut(read..).filter(|rest| !rest.is_empty()) {
            match file.read(rest).ok()? {
                0 => break,
                more => read += more,
            }
        }
        around.feed(content.get(..read)?);
        around.response()
    }
}

impl Serialize for Tokens<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_seq(None)?;
        for token in self.found {
            let place = |place: &FilePlace| Place {
                at: place.at,
                length: place.length,
            };
            let beside = self.beside(token);
            let beside = beside.map(|(at, text)| (at, inspect_text(&text, self.context)));
            let response = beside.as_ref().map(|(_, report)| report);
            let mut gathered = self.gathered.borrow_mut();
            for report in search::report(token, response, self.context) {
                gathered.tokens.push(report.token.raw.clone());
                out.serialize_element(&Placed {
                    report: &report,
                    count: token.count,
                    places: token.places.iter().map(place).collect(),
                })?;
            }
            if let Some((at, report)) = beside {
                gathered.add(at, report);
            }
        }
        out.end()
    }
}

/// A token, how often it stands in the file, and where, in bytes.
#[derive(Serialize)]
struct Placed<'a> {
    #[serde(flatten)]
    report: &'a TokenReport,
    count: u64,
    places: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    at: u64,
    length: u64,
}
