//! A place for a request that is written somewhere already: it fills the form.
//!
//! Hands on what was pasted and says what came of it; does **not** read it.

use super::el::{El, classed, el, live};
use super::page::Page;
use leptos::prelude::*;

/// The box.
pub fn import(page: Page) -> El {
    let said = RwSignal::new(String::new());
    let read = move |event| {
        let text = event_target_value(&event);
        said.set(match text.trim().is_empty() {
            true => String::new(),
            false => match page.paste_request(&text) {
                Ok(()) => "It fills the form below.".to_owned(),
                Err(error) => format!("Not read: {error}."),
            },
        });
    };
    let area = el("textarea")
        .attr("id", "paste-request")
        .attr("data-testid", "paste-request")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-label", "An /authorize URL")
        .on("input", read);
    let answer = live(move || said.get().into_any());
    el("details")
        .with(el("summary").text("Paste an /authorize URL"))
        .with(area)
        .with(classed("p", "help").attr("role", "status").child(answer))
}
