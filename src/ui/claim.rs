//! One header parameter or claim: as written, then what its value is, and what its name means.
//!
//! Says nothing about whether it is right; findings do.

use super::copy::copy;
use super::el::{El, classed, el, live, when};
use super::findings::clause;
use super::icon;
use super::long::long_text;
use super::page::Page;
use super::prose::said;
use crate::oauth::Provider;
use crate::oauth::claims::{self, ClaimRow, Meaning, Place, shown};
use crate::spec::Clause;
use crate::text::json::{Json, Member, Object};
use crate::text::shortened;
use crate::text::time::Timestamp;
use crate::web::{clock, field};
use leptos::prelude::*;
use leptos::web_sys::Event;

/// What the members of an object are read with.
pub struct Reader {
    /// Where they stand.
    pub place: Place,
    /// Whose token it is.
    pub provider: Option<&'static Provider>,
    /// The token's header: what a hash is made with stands there.
    pub header: Option<Object>,
    /// The page.
    pub page: Page,
}

impl Reader {
    /// The row of a member, with the mark of a finding that is about it.
    pub fn row(&self, nth: usize, member: &Member, mark: Option<El>) -> El {
        let name = member.name.as_str();
        let meaning = claims::known(self.place, name, self.provider);
        el("div")
            .attr("data-testid", "claim")
            .attr("data-name", name)
            .attr("data-nth", &nth.to_string())
            .with(el("dt").maybe(mark).child(long_text(name)))
            .with(el("dd").with(written(&meaning, &member.value)))
            .each(self.glosses(name, meaning, &member.value))
            .with(tools(name))
    }

    fn glosses(&self, name: &str, meaning: Meaning<'_>, value: &Json) -> Vec<El> {
        let page = self.page;
        let mut glosses = Vec::new();
        if let Some(written) = meaning.row().and_then(|row| shown::time(row, value)) {
            let now = move || time(written, page.now.get()).into_any();
            glosses.push(gloss("gloss time").child(live(now)));
        }
        if let Some(words) = claims::say(&meaning, value, self.header.as_ref()) {
            glosses.push(gloss("gloss said").child(long_text(&words)));
        }
        if self.place == Place::Claims && name == "aud" {
            let value = value.clone();
            let named = Memo::new(move |_| page.audience.with(|audience| names(&value, audience)));
            glosses.push(el("dd").child(when(named, || {
                classed("span", "gloss good")
                    .child(icon::tick())
                    .text(" Names the API of the request beside.")
                    .view()
            })));
        }
        let sentence = |text: &str, spec: &Clause| gloss("gloss").text(text).with(clause(spec));
        let explained = |row: &ClaimRow, at: &str| {
            let text = gloss("gloss prose").text(at).child(said(page, row.meaning));
            text.text(" ").with(clause(&row.spec))
        };
        glosses.push(match meaning {
            Meaning::Registered(row) | Meaning::Ours(row) => explained(row, ""),
            Meaning::Elsewhere(row, title) => explained(row, &format!("At {title}: ")),
            Meaning::Parameter(row) => sentence("A parameter of a request. ", &row.spec),
            Meaning::Namespaced(owner) => sentence(
                &format!("A name of {owner}’s own: ask its owner what it means. "),
                &claims::NAMESPACED,
            ),
            Meaning::Unknown => sentence(
                "No specification or provider that we know defines this name. ",
                &claims::PRIVATE,
            ),
        });
        glosses
    }
}

/// What can be copied of a row; who listens is [`copy_of_row`].
fn tools(name: &str) -> El {
    let one = |testid: &str, what: &str| {
        classed("button", "plain")
            .attr("type", "button")
            .attr("data-testid", testid)
            .attr(
                "aria-label",
                &["Copy the ", what, " of ", &shortened(name, 60)].concat(),
            )
            .text(what)
    };
    classed("dd", "tools")
        .text("Copy")
        .with(one("copy-value", "value"))
        .with(one("copy-path", "path"))
}

/// Copies what a button in a row is for: the value, a string without its quotes, or the path to it.
pub fn copy_of_row(page: Page, place: Place, members: &[Member], event: &Event) {
    let Some((what, nth)) = field::pressed(event) else {
        return;
    };
    let Some(member) = members.get(nth) else {
        return;
    };
    let name = member.name.as_str();
    let (what, text) = match what.as_str() {
        "copy-path" => ("path", path(place, member)),
        "copy-value" => (
            "value",
            match member.value.as_str() {
                Some(text) => text.to_owned(),
                None => member.value.to_compact(),
            },
        ),
        _ => return,
    };
    let said = [" the ", what, " of ", &shortened(name, 60)].concat();
    copy(page, &said, text, Box::new(|| ()));
}

/// `claims.sub`, `claims["https://example.com/roles"]`
fn path(place: Place, member: &Member) -> String {
    let root = match place {
        Place::Header => "header",
        Place::Claims => "claims",
    };
    let name = member.name.as_str();
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let is_plain = name.bytes().all(is_word) && !name.starts_with(|c: char| c.is_ascii_digit());
    match is_plain && !name.is_empty() {
        true => [root, ".", name].concat(),
        false => [root, "[\"", member.name.written(), "\"]"].concat(),
    }
}

/// The value as written, or its scopes one by one.
fn written(meaning: &Meaning<'_>, value: &Json) -> El {
    let scopes = meaning.row().map(|row| shown::scopes(row, value));
    match scopes.filter(|scopes| !scopes.is_empty()) {
        Some(scopes) => {
            let item = |scope: &str| el("li").child(long_text(scope));
            classed("ul", "value scopes").each(scopes.into_iter().map(item))
        }
        None => classed("span", "value").child(long_text(&value.to_compact())),
    }
}

fn gloss(class: &str) -> El {
    classed("dd", class)
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
