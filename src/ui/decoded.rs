//! A token's inside: header and claims as written, what each means, and how long the signature is.

use super::claim::{Reader, copy_of_row};
use super::copy::copy_button;
use super::echo::{hue, swatch};
use super::el::{El, button, classed, el, live, nothing};
use super::icon;
use super::keys::keys;
use super::long::long_text;
use super::page::Page;
use super::results::any_differs;
use crate::export;
use crate::inspect::{Report, TokenReport};
use crate::jose::{Form, Part, Token};
use crate::lint::Place;
use crate::oauth::claims;
use crate::text::json::{Member, Object};
use leptos::prelude::*;
use std::sync::Arc;

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
                Some(token) if !token.keys.is_empty() => keys(&token.keys).view(),
                _ => nothing(),
            })
    })
}

/// Whether what is inside is another: a signature is shown by its length alone.
pub fn has_changed(before: Option<&Arc<Report>>, now: Option<&Arc<Report>>) -> bool {
    any_differs(before, now, |before, now| {
        let (old, new) = (&before.token, &now.token);
        let is_alike = match (old.form, new.form) {
            (Form::Jws, Form::Jws) => {
                let length = |token: &Token| {
                    let segment = token.segment(Part::Signature)?;
                    Some(segment.bytes.as_ref()?.len())
                };
                length(old) == length(new)
                    && export::without_signature(old) == export::without_signature(new)
            }
            _ => old.raw == new.raw,
        };
        is_alike && before.provider() == now.provider() && before.findings == now.findings
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
    let bare = export::without_signature(token).map(|bare| {
        let label = "Copy without the signature";
        copy_button(page, label, "plain", Signal::stored(bare))
            .attr("data-testid", "copy-without-signature")
    });
    let heading = classed("div", "row spread").with(classed("h3", "title").text("Inside"));
    classed("div", "section")
        .with(heading.maybe(bare))
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
    let (title, label, testid) = match part {
        Part::Header => ("Header", "Copy the header", "copy-header"),
        _ => ("Claims", "Copy the claims", "copy-claims"),
    };
    let pressed = Signal::derive(move || Some(open.written.get().to_string()));
    let toggle = button("plain", move || {
        open.written.update(|written| *written = !*written)
    });
    let copied = Signal::stored(written.clone());
    let tools = classed("span", "row")
        .with(toggle.bind("aria-pressed", pressed).text("JSON as written"))
        .with(copy_button(page, label, "plain", copied).attr("data-testid", testid));
    let heading = classed("div", "row spread")
        .with(el("h4").with(swatch(part)).text(title))
        .with(tools);
    let members = Arc::new(object.members.clone());
    let place = match part {
        Part::Header => claims::Place::Header,
        _ => claims::Place::Claims,
    };
    let reader = Reader {
        place,
        provider: report.provider(),
        header: report.token.header.clone(),
        page,
    };
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
        let row =
            |(nth, member): (usize, &Member)| reader.row(nth, member, marked(member.name.as_str()));
        // One for all rows: each would cost a closure.
        let held = Arc::clone(&members);
        let rows = classed("dl", "claims")
            .on("click", move |event| {
                copy_of_row(page, place, &held, &event)
            })
            .each(members.iter().take(most).enumerate().map(row));
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

/// Signature, ciphertext and the like: how long they are.
fn rest(report: &TokenReport) -> El {
    let token = &report.token;
    let about = |part: Part, length: usize| {
        let what = match (part, token.form) {
            // A cut is why it is missing, and a finding says so: nothing is known of what protected it.
            (Part::Signature, Form::Malformed) if length == 0 => "Not here.".to_owned(),
            (Part::Signature, _) if length == 0 => "Empty: nothing protects this token.".to_owned(),
            (Part::Signature, _) => {
                format!("{length} bytes. Not verified: that takes a key.")
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
