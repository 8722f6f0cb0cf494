//! A token's inside: header and claims as written, what each means, and how long the signature is.

use super::copy::copy_button;
use super::echo::{hue, swatch};
use super::el::{El, button, classed, el, live, nothing};
use super::findings::clause;
use super::icon;
use super::long::long_text;
use super::page::Page;
use crate::inspect::TokenReport;
use crate::jose::{Form, Part, alg};
use crate::lint::Place;
use crate::oauth::claims::{self, Shown};
use crate::text::json::{Json, Member, Object};
use crate::text::time::Timestamp;
use crate::web::clock;
use leptos::prelude::*;

/// More members are counted, and shown on request: nobody reads them, and each costs a row.
const MOST: usize = 200;

/// What is inside the token that is shown.
pub fn decoded(page: Page) -> AnyView {
    let open = Open {
        written: RwSignal::new(false),
        all: RwSignal::new(false),
    };
    live(move || {
        page.report
            .with(|report| match report.tokens.get(page.chosen.get()) {
                Some(token) if !token.token.segments.is_empty() => inside(token, page, open),
                _ => nothing(),
            })
    })
}

/// What the person opened; it stays open when the report changes.
#[derive(Clone, Copy)]
struct Open {
    written: RwSignal<bool>,
    all: RwSignal<bool>,
}

fn inside(report: &TokenReport, page: Page, open: Open) -> AnyView {
    let token = &report.token;
    let header = token
        .header
        .as_ref()
        .map(|object| part(report, Part::Header, object, page, open));
    let claims = token
        .claims
        .as_ref()
        .map(|object| part(report, Part::Payload, object, page, open));
    classed("div", "section")
        .with(classed("h3", "title").text("Inside"))
        .maybe(header)
        .maybe(claims)
        .with(rest(report))
        .view()
}

fn part(report: &TokenReport, part: Part, object: &Object, page: Page, open: Open) -> El {
    let bytes = report
        .token
        .segment(part)
        .and_then(|segment| segment.bytes.clone());
    let written = String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned();
    let title = if part == Part::Header {
        "Header"
    } else {
        "Claims"
    };
    let pressed = Signal::derive(move || Some(open.written.get().to_string()));
    let toggle = button("plain", move || {
        open.written.update(|written| *written = !*written)
    });
    let copied = Signal::stored(written.clone());
    let tools = classed("span", "row")
        .with(toggle.bind("aria-pressed", pressed).text("JSON as written"))
        .with(copy_button("Copy", "plain", copied));
    let heading = classed("div", "row spread")
        .with(el("h4").with(swatch(part)).text(title))
        .with(tools);
    let members = object.members.clone();
    let findings = report.findings.clone();
    let marked = move |name: &str| {
        let at = |place: &Place| match place {
            Place::Header(at) => part == Part::Header && at == name,
            Place::Claim(at) => part == Part::Payload && at == name,
            _ => false,
        };
        let here = findings
            .iter()
            .filter(|finding| finding.at.as_ref().is_some_and(at));
        here.map(|finding| finding.severity()).min().map(icon::mark)
    };
    let shown = live(move || {
        if open.written.get() {
            return el("pre")
                .attr("tabindex", "0")
                .child(long_text(&written))
                .view();
        }
        let most = if open.all.get() { usize::MAX } else { MOST };
        let row = |member: &Member| row(part, member, marked(member.name.as_str()), page);
        let rows = classed("dl", "claims").each(members.iter().take(most).map(row));
        let more = members.len().saturating_sub(most);
        let more = (more > 0).then(|| {
            button("plain", move || open.all.set(true)).text(&format!("Show all: {more} more"))
        });
        el("div").with(rows).maybe(more).view()
    });
    classed("div", "part")
        .attr("data-part", hue(part))
        .with(heading)
        .child(shown)
}

fn row(part: Part, member: &Member, mark: Option<El>, page: Page) -> El {
    let name = member.name.as_str();
    let glosses = match part {
        Part::Header => header_gloss(name, &member.value).into_iter().collect(),
        _ => claim_glosses(name, &member.value, page),
    };
    el("div")
        .attr("data-testid", "claim")
        .attr("data-name", name)
        .with(el("dt").maybe(mark).child(long_text(name)))
        .with(el("dd").with(classed("span", "value").child(long_text(&member.value.to_compact()))))
        .each(glosses)
}

fn gloss(class: &str) -> El {
    classed("dd", class)
}

fn header_gloss(name: &str, value: &Json) -> Option<El> {
    let algorithm = alg::algorithm(value.as_str().filter(|_| name == "alg")?)?;
    Some(
        gloss("gloss")
            .text(algorithm.title)
            .text(". ")
            .with(clause(&algorithm.spec)),
    )
}

fn claim_glosses(name: &str, value: &Json, page: Page) -> Vec<El> {
    let Some(row) = claims::known(name) else {
        return Vec::new();
    };
    let mut glosses = Vec::new();
    if let Some(written) = value
        .as_number()
        .filter(|_| row.shown == Shown::Time)
        .and_then(Timestamp::from_number)
    {
        glosses.push(
            gloss("gloss time").child(live(move || time(written, page.now.get()).into_any())),
        );
    }
    if name == "aud" {
        let value = value.clone();
        let named = Memo::new(move |_| page.audience.with(|audience| names(&value, audience)));
        glosses.push(el("dd").child(super::el::when(named, || {
            classed("span", "gloss good")
                .child(icon::tick())
                .text(" Names the API of the request beside.")
                .view()
        })));
    }
    glosses.push(
        gloss("gloss")
            .text(row.meaning)
            .text(" ")
            .with(clause(&row.spec)),
    );
    glosses
}

/// Relative, UTC and local together.
fn time(written: Timestamp, now: Timestamp) -> String {
    let (instant, unit) = match written.looks_like_milliseconds() {
        true => (written.from_milliseconds(), "read as milliseconds: "),
        false => (written, ""),
    };
    let local = match clock::offset_at(instant) {
        0 => "your time zone is UTC".to_owned(),
        offset => instant.at_offset(offset),
    };
    format!(
        "{unit}{} · {} · {local}",
        instant.relative_to(now),
        instant.utc()
    )
}

/// Whether an `aud`, a string or a list, holds that identifier.
fn names(aud: &Json, audience: &str) -> bool {
    let is = |json: &Json| json.as_str() == Some(audience);
    is(aud) || aud.as_array().is_some_and(|items| items.iter().any(is))
}

/// Signature, ciphertext and the like: how long they are.
fn rest(report: &TokenReport) -> El {
    let token = &report.token;
    let about = |part: Part, length: usize| {
        let what = match (part, token.form) {
            (Part::Signature, _) if length == 0 => "Empty: nothing protects this token.".to_owned(),
            (Part::Signature, _) => {
                format!("{length} bytes. Not verified: this page checks no signature.")
            }
            (Part::EncryptedKey, Form::Jwe) if length == 0 => {
                "Empty: the key was agreed on directly.".to_owned()
            }
            _ => format!("{length} bytes."),
        };
        classed("p", "bytes")
            .with(swatch(part))
            .with(el("b").text(&part.to_string()))
            .text(" ")
            .text(&what)
    };
    let parts = token
        .segments
        .iter()
        .filter(|segment| !matches!(segment.part, Part::Header | Part::Payload));
    let parts =
        parts.filter_map(|segment| Some(about(segment.part, segment.bytes.as_ref()?.len())));
    classed("div", "part").attr("data-part", "rest").each(parts)
}
