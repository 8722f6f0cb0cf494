//! A token with the text around it: for texts that are too long to be marked as a whole, and for files.
//!
//! Takes what stands before, the token, and what stands after; where they come from is the caller's.

use super::echo::struck;
use super::el::{El, classed, el, live, nothing};
use super::page::Page;
use crate::inspect::marks::{self, Excerpt};
use crate::text::Span;
use leptos::prelude::*;

/// So many bytes of the text on each side.
const AROUND: usize = 200;

/// Bytes of the token's beginning and end: more tells nobody apart from others.
const ENDS: (usize, usize) = (64, 32);

/// The surroundings of the token that is shown, where the text is too long to be marked.
pub fn excerpt(page: Page) -> AnyView {
    live(move || {
        if page.short.get() {
            return nothing();
        }
        page.report.with(|report| {
            let Some(token) = report.tokens.get(page.chosen.get()) else {
                return nothing();
            };
            page.text.with(|text| {
                let cut = marks::excerpt(text, token.span, AROUND, ENDS);
                let ignored = token.places.first().map_or(&[][..], |place| &place.ignored);
                let line = text
                    .get(..token.span.start)
                    .map(|before| before.matches('\n').count() + 1);
                let title = format!("In the text, line {}", line.unwrap_or(1));
                classed("div", "section")
                    .with(classed("h3", "title").text(&title))
                    .with(shown(text, &cut, ignored, |part| {
                        marks::tokens_in(report, text, part, token.span)
                    }))
                    .view()
            })
        })
    })
}

/// The excerpt: the token is marked, others around it are underlined, what was ignored is struck out, and `…` stands for what is
/// left out.
fn shown(
    text: &str,
    cut: &Excerpt<'_>,
    ignored: &[Span],
    others: impl Fn(&str) -> Vec<Span>,
) -> El {
    let gap = || classed("span", "gap").text("…");
    let written = |to: El, part: &str| {
        let runs = marks::struck(text, part, ignored).into_iter();
        runs.fold(to, |to, (run, is_struck)| match is_struck {
            true => to.with(classed("span", struck(run)).text(run)),
            false => to.text(run),
        })
    };
    let around = |to: El, part: &str| {
        let runs = marks::struck(text, part, &others(part)).into_iter();
        runs.fold(to, |to, (run, is_token)| match is_token {
            true => to.with(written(el("u"), run)),
            false => written(to, run),
        })
    };
    let (before, is_cut_before) = cut.before;
    let (after, is_cut_after) = cut.after;
    let token = written(el("mark"), cut.head);
    let token = match cut.tail.is_empty() {
        true => token,
        false => written(token.with(gap()), cut.tail),
    };
    let excerpt = classed("pre", "excerpt")
        .attr("data-testid", "excerpt")
        .attr("tabindex", "0")
        .maybe(is_cut_before.then(gap));
    around(around(excerpt, before).with(token), after).maybe(is_cut_after.then(gap))
}
