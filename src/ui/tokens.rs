//! Which of several tokens is shown.

use super::el::{classed, live, nothing};
use super::page::Page;
use super::window::{List, window};
use crate::files::counted;
use leptos::prelude::*;
use std::sync::Arc;

/// The list of the tokens in the text, where there are several.
pub fn tokens(page: Page) -> AnyView {
    let count = Memo::new(move |_| page.report.with(|report| report.tokens.len()));
    live(move || {
        if count.get() < 2 {
            return nothing();
        }
        let list = List {
            id: "token",
            count,
            row: Arc::new(move |at| {
                page.report.with(|report| {
                    let token = report.tokens.get(at);
                    let words = token.map(|token| (token.words().title, token.name.clone()));
                    let (title, name) = words.unwrap_or_default();
                    [title, name.unwrap_or_default()]
                })
            }),
            pressed: Arc::new(move |at| page.chosen.get() == at),
            choose: Arc::new(move |at| page.chosen.set(at)),
        };
        let place = match page.found.with(Option::is_some) {
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
