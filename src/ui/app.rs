//! The page: what the person got on the left, what they ask for on the right.

use super::copy::uncopied;
use super::el::{El, classed, el, nothing, several};
use super::live::announcer;
use super::page::Page;
use super::theme::theme_switch;
use super::{builder, input, maker, notices, prose, request_url, sdk, sending};
use crate::web::{clock, given};
use leptos::prelude::*;

/// All of it.
pub fn app() -> AnyView {
    let page = Page::new();
    clock::every(30_000, move || page.tick());
    prose::load_when_needed(page);
    given::on_drop(move |files| page.open_files(files));
    let top = classed("header", "top")
        .with(el("h1").text("Claimscope"))
        .with(notices::promises())
        .with(theme_switch());
    let got = classed("section", "pane")
        .child(page.flow(|flow| flow.came))
        .each(input::input(page))
        .child(results(page));
    let asked = classed("section", "pane")
        .on("focusin", move |_| {
            crate::web::prose::ask();
            page.modules.judge.wake();
        })
        .with(
            classed("div", "section asked")
                .with(builder::builder(page))
                .child(page.judged(|judge| judge.gets)),
        )
        .with(request_url::request_url(page))
        .with(sending::there_and_back(page))
        .child(page.judged(|judge| judge.outcome))
        // Where what judges did not come, it is said here: below what it would have judged.
        .child(page.modules.judge.view(|_| nothing()))
        .with(sdk::section(page))
        .with(maker::section(page))
        .child(page.judged(|judge| judge.share));
    several(vec![
        classed("a", "skip")
            .attr("href", "#input")
            .text("To the input")
            .view(),
        top.view(),
        notices::notices(page).view(),
        classed("main", "panes").with(got).with(asked).view(),
        // Seen while files are dragged over the page.
        classed("div", "drop-zone")
            .attr("data-testid", "drop-zone")
            .with(el("p").text("Drop files to search them for tokens"))
            .view(),
        several(announcer(page).into_iter().map(El::view).collect()),
        uncopied(page).view(),
    ])
}

/// What is shown about files and about the text, once the code for each is there.
fn results(page: Page) -> AnyView {
    several(vec![
        (page.modules.reader).view(move |reader| (reader.results)(page)),
        (page.modules.engine).view(move |engine| (engine.results)(page)),
    ])
}
