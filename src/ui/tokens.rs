//! Which of several tokens is shown.

use super::el::{classed, live, nothing};
use super::page::Page;
use super::window::{List, window};
use crate::files::counted;
use crate::inspect::{Report, TokenReport};
use crate::lint::Severity;
use leptos::prelude::*;
use std::sync::Arc;

/// The list of the tokens in the text, where there are several.
pub fn tokens(page: Page) -> AnyView {
    let count = Memo::new(move |_| page.report.with(|report| report.tokens.len()));
    // One alone is listed where it stands more than once.
    let again = Memo::new(move |_| {
        let stands_again = |report: &Report| report.tokens.iter().any(|t| t.places.len() > 1);
        page.report.with(|report| stands_again(report))
    });
    live(move || {
        if count.get() < 2 && !again.get() {
            return nothing();
        }
        let list = List {
            id: "token",
            count,
            row: Arc::new(move |at| {
                page.report.with(|report| {
                    let token = report.tokens.get(at);
                    token.map(in_words).unwrap_or_default()
                })
            }),
            pressed: Arc::new(move |at| page.chosen.get() == at),
            choose: Arc::new(move |at| page.chosen.set(at)),
        };
        let place = match page.is_alone() {
            true => ", each inside the one before",
            false => " in the text",
        };
        let title = counted(count.get() as u64, "token") + place;
        classed("div", "section tokens")
            .with(classed("h3", "title").text(&title))
            .with(window(list))
            .view()
    })
}

/// Its title; its name, how often it stands in the text, and how many errors it has: what is wrong with one that is not shown
/// is not to be missed.
fn in_words(token: &TokenReport) -> [String; 2] {
    let errors = token.findings.iter();
    let errors = errors.filter(|finding| finding.severity() == Severity::Error);
    let told = |count: usize, least, what| (count > least).then(|| counted(count as u64, what));
    let more = [
        token.name.clone(),
        told(token.places.len(), 1, "place"),
        told(errors.count(), 0, "error"),
    ];
    let more: Vec<String> = more.into_iter().flatten().collect();
    [token.words().title, more.join(" · ")]
}
