//! A place for a request that is written somewhere already, in any form: it fills the form below. So does what a server says of
//! itself.
//!
//! Hands on what was pasted and shows what came of it; `ui::importer` reads it.

use super::el::{El, classed, el, live};
use super::page::Page;
use leptos::prelude::*;

/// The box.
pub fn import(page: Page) -> El {
    let read = move |event| {
        let text = event_target_value(&event);
        page.modules
            .importer
            .with(move |importer| (importer.paste)(page, &text));
    };
    let area = el("textarea")
        .attr("id", "paste-request")
        .attr("data-testid", "paste-request")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-label", "A request, in any form")
        .on("focus", move |_| page.modules.importer.wake())
        .on("input", read);
    let hint = "An /authorize URL, curl, HTML, the configuration of a client library, a .env file, or what a server says of itself (openid-configuration).";
    let said = page
        .modules
        .importer
        .view(move |importer| live(move || (importer.said)(page)));
    el("details")
        .with(el("summary").text("Paste a request, or what configures one"))
        .with(classed("p", "help").text(hint))
        .with(area)
        .child(said)
}
