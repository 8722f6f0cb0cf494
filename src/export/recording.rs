//! What a HAR tells, as it may be passed on: its logins, step by step.
//!
//! Hides what `mask` hides in tokens, and of addresses what `address` leaves out. Does **not** pass on entries: a copy of the file
//! itself is made by `har::sanitize`.

use super::address::{address, path};
use super::escape::{code, sentence};
use super::markdown::{clause, gap, line};
use super::mask::Mask;
use super::{Say, Texts, Told, of_error};
use crate::har::{HarReport, Said, Step, Title, json};
use serde::{Serialize, Serializer};

/// More tokens of a recording are left out, and said to be.
const MOST_TOKENS: usize = 500;

/// Nobody reads more steps in a ticket.
const MOST_STEPS: usize = 200;

/// A recording as it goes out, and what was said of its tokens as they were.
pub struct Recorded {
    /// Its logins and calls; no token, those are in `tokens`.
    report: HarReport,
    tokens: Vec<Told>,
    titles: Vec<Title>,
    /// The texts of what is explained at its steps, in order.
    texts: Vec<Texts>,
}

impl Recorded {
    /// Prepares one; with a mask, hides what it hides.
    pub fn of(har: &HarReport, mask: &mut Mask, masked: bool, say: Say<'_>) -> Self {
        let mut report = HarReport {
            tokens: Vec::new(),
            ..har.clone()
        };
        let more = har.tokens.len().saturating_sub(MOST_TOKENS);
        report.left_out += more as u64;
        let tokens = har.tokens.iter().take(MOST_TOKENS);
        let tokens: Vec<Told> = tokens
            .map(|token| Told::of(token, mask, masked, say))
            .collect();
        if masked {
            hide(mask, &mut report);
        }
        let title = |told: &Told| (told.words.title.clone(), told.report.verdict.kind);
        Recorded {
            texts: texts(&report, say),
            titles: tokens.iter().map(title).collect(),
            report,
            tokens,
        }
    }
}

impl Serialize for Recorded {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::write(&self.report, &self.titles, &self.tokens, serializer)
    }
}

/// Takes out of logins and calls what is to be hidden.
fn hide(mask: &mut Mask, report: &mut HarReport) {
    // From here on every token is looked for.
    mask.of_all(&[]);
    for said in &mut report.notes {
        said.text = mask.sentence(&said.text);
    }
    for flow in &mut report.flows {
        flow.client_id = flow.client_id.as_deref().map(|id| mask.sentence(id));
    }
    let of_flows = report.flows.iter_mut().flat_map(|flow| &mut flow.steps);
    for step in of_flows.chain(&mut report.calls) {
        step.path = path(mask, &step.host, &step.path);
        step.request = step.request.as_deref().map(|url| address(mask, url));
        for said in &mut step.says {
            said.text = mask.sentence(&said.text);
        }
    }
}

fn texts(report: &HarReport, say: Say<'_>) -> Vec<Texts> {
    let steps = report.flows.iter().flat_map(|flow| &flow.steps);
    let says = (steps.chain(&report.calls)).flat_map(|step| &step.says);
    let rows = says.flat_map(|said| said.explained.iter().flat_map(|it| it.rows()));
    rows.map(|row| of_error(row, say)).collect()
}

/// Writes it as Markdown.
pub fn write(out: &mut String, recorded: &Recorded) {
    let report = &recorded.report;
    let mut texts = recorded.texts.iter();
    let titles = &recorded.titles;
    gap(out);
    let by = match report.creator.as_str() {
        "" => "an unnamed program",
        creator => creator,
    };
    line(out, &["## Recording by ", &sentence(by)]);
    gap(out);
    let read = report.read().to_string();
    line(out, &["- Entries read: ", &read]);
    if let Some(stopped) = &report.stopped {
        line(out, &["- ", &sentence(&stopped.to_string())]);
    }
    for said in &report.notes {
        note(out, "", said);
    }
    let mut left = MOST_STEPS;
    for (nth, flow) in report.flows.iter().enumerate() {
        if left == 0 {
            break;
        }
        let mut title = ["### Login ", &(nth + 1).to_string()].concat();
        if let Some(provider) = flow.provider {
            title.push_str(&[" at ", provider.title].concat());
        }
        if let Some(client) = &flow.client_id {
            title.push_str(&[", client ", &code(client)].concat());
        }
        title.push_str(", ");
        title.push_str(&match flow.grant.as_str() {
            "" => "no exchange seen".to_owned(),
            grant => code(grant),
        });
        steps(out, &title, titles, &flow.steps, &mut left, &mut texts);
    }
    if !report.calls.is_empty() && left > 0 {
        let title = "### Calls of no login";
        steps(out, title, titles, &report.calls, &mut left, &mut texts);
    }
    let all = report
        .flows
        .iter()
        .map(|flow| flow.steps.len())
        .sum::<usize>()
        + report.calls.len();
    let more = all.saturating_sub(MOST_STEPS) as u64 + report.left_out;
    if more > 0 {
        gap(out);
        line(
            out,
            &[
                "And ",
                &more.to_string(),
                " more, which are not listed here.",
            ],
        );
    }
}

fn steps<'a>(
    out: &mut String,
    title: &str,
    titles: &[Title],
    steps: &[Step],
    left: &mut usize,
    texts: &mut impl Iterator<Item = &'a Texts>,
) {
    gap(out);
    line(out, &[title]);
    gap(out);
    for step in steps {
        if *left == 0 {
            return;
        }
        *left -= 1;
        of_step(out, titles, step, texts);
    }
}

fn of_step<'a>(
    out: &mut String,
    titles: &[Title],
    step: &Step,
    texts: &mut impl Iterator<Item = &'a Texts>,
) {
    let at = step.at.map(|at| [&at.clock(), " "].concat());
    let status = match step.status {
        0 => "no answer".to_owned(),
        status => status.to_string(),
    };
    let times = match step.times {
        0 | 1 => String::new(),
        times => [", ", &times.to_string(), " times"].concat(),
    };
    // Markdown holds no token, masked or not.
    let mut mask = Mask::default();
    let path = path(&mask, &step.host, &step.path);
    let target = [&step.method, " ", &step.host, &path].concat();
    line(
        out,
        &[
            "- ",
            at.as_deref().unwrap_or_default(),
            step.kind.title(),
            ": ",
            &code(&target),
            ", ",
            &status,
            &times,
            " (entry ",
            &step.entry.to_string(),
            ")",
        ],
    );
    if let Some(request) = &step.request {
        line(out, &["  - ", &code(&address(&mut mask, request))]);
    }
    for held in &step.tokens {
        let way = if held.sent { "sent " } else { "got " };
        let title = titles.get(held.token).map_or("a token", |title| &title.0);
        line(
            out,
            &["  - ", way, &code(held.name), ": ", &sentence(title)],
        );
    }
    for said in &step.says {
        note(out, "  ", said);
        for _ in said.explained.iter().flat_map(|it| it.rows()) {
            let Some(row) = texts.next() else { continue };
            let texts = row.says.iter().chain(&row.way).map(|text| sentence(text));
            line(out, &["    - ", &texts.collect::<Vec<_>>().join(" ")]);
        }
    }
}

fn note(out: &mut String, indent: &str, said: &Said) {
    let spec: Vec<String> = said.spec.iter().map(clause).collect();
    let text = sentence(&said.text);
    let severity = said.severity.name();
    line(
        out,
        &[
            indent,
            "- **",
            severity,
            "** ",
            &text,
            " ",
            &spec.join(", "),
        ],
    );
}
