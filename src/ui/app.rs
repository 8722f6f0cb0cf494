//! The page: what the person got on the left, what they ask for on the right.

use super::decoded::decoded;
use super::disclosed::disclosed;
use super::el::{classed, el, live, nothing, several};
use super::findings::findings;
use super::live::announcer;
use super::page::Page;
use super::theme::theme_switch;
use super::{builder, input, notices, outcome, prose, request_url, share, tokens, verdict};
use crate::web::clock;
use leptos::prelude::*;

/// All of it.
pub fn app() -> AnyView {
    let page = Page::new();
    clock::every(30_000, move || page.tick());
    prose::load_when_needed(page);
    let top = classed("header", "top")
        .with(el("h1").text("Claimscope"))
        .with(notices::promises())
        .with(theme_switch());
    let got = classed("section", "pane")
        .each(input::input(page))
        .child(tokens::tokens(page))
        .child(verdict::verdict(page))
        .child(found(page))
        .child(verdict::why(page))
        .child(decoded(page))
        .child(disclosed(page));
    let asked = classed("section", "pane")
        .on("focusin", |_| crate::web::prose::ask())
        .with(builder::builder(page))
        .with(request_url::request_url(page))
        .with(outcome::outcome(page))
        .with(share::share(page));
    several(vec![
        classed("a", "skip")
            .attr("href", "#input")
            .text("To the input")
            .view(),
        top.view(),
        notices::notices(page).view(),
        classed("main", "panes").with(got).with(asked).view(),
        announcer(page).view(),
    ])
}

/// What is wrong with the token that is shown, and with the text around it.
fn found(page: Page) -> AnyView {
    live(move || {
        page.report.with(|report| {
            let token = report.tokens.get(page.chosen.get());
            let mut all = token
                .map(|token| token.findings.clone())
                .unwrap_or_default();
            if !page.is_request.get() {
                all.extend(report.findings.iter().cloned());
            }
            if all.is_empty() {
                return nothing();
            }
            classed("div", "section")
                .with(classed("h3", "title").text("Findings"))
                .with(classed("div", "findings").each(findings(page, &all, true)))
                .view()
        })
    })
}
