//! What the link that was opened says of the outcome, beside what this page expects: an author's word and the table's.

use super::el::{El, classed, el, live, nothing};
use super::icon;
use super::outcome::predicted;
use super::page::Page;
use crate::lint::Severity;
use crate::oauth::host::plain;
use crate::share::Said;
use leptos::prelude::*;

/// The comparison, where the link said something.
pub fn promised(page: Page) -> AnyView {
    live(move || {
        let said = page.expected.with(|expected| match expected.is_empty() {
            true => Vec::new(),
            false => expected.beside(&predicted(page)),
        });
        if said.is_empty() {
            return nothing();
        }
        let differs = said.iter().any(|said| !said.agrees());
        let lead = match differs {
            true => "The link says that you get something else than this page expects:",
            false => "The link says that you get this as well:",
        };
        let each = |said: &Said| {
            let line = el("li").text(said.title).text(": ").with(value(&said.link));
            match said.agrees() {
                true => line,
                false => line
                    .text(" by the link, ")
                    .with(value(&said.page))
                    .text(" by this page ")
                    .with(icon::mark(Severity::Warning)),
            }
        };
        classed("div", "promised")
            .attr("data-testid", "link-outcome")
            .attr("data-differs", if differs { "yes" } else { "no" })
            .with(el("p").text(lead))
            .with(el("ul").each(said.iter().map(each)))
            .view()
    })
}

fn value(value: &str) -> El {
    el("code").text(&match value {
        "" => "none".to_owned(),
        value => plain(value),
    })
}
