//! The report to pass on: copied or saved, as JSON or Markdown, masked unless the person decides otherwise.
//!
//! What writes it is loaded when somebody goes for the buttons.

use super::copy::copy;
use super::el::{El, button, classed, el, live, nothing};
use super::exporter::How;
use super::page::Page;
use super::responses;
use crate::inspect::Report;
use crate::web::save;
use leptos::prelude::*;
use std::sync::Arc;

/// The row, where there is a token, an error or a recording to pass on.
pub fn export(page: Page) -> AnyView {
    // The text that may go out as it is: another text is masked again.
    let open = RwSignal::new(None::<String>);
    let is_masked = Memo::new(move |_| {
        page.text
            .with(|text| open.with(|open| open.as_ref() != Some(text)))
    });
    let is_there = |report: &Arc<Report>| {
        !report.tokens.is_empty() || responses::has_error(report) || report.har.is_some()
    };
    let is_recorded = move || {
        let files = page.files.get();
        files.is_some_and(|files| files.recorded.with(|all| !all.is_empty()))
    };
    let is_there = Memo::new(move |_| page.report.with(is_there) || is_recorded());
    let row = move || {
        let writes = |testid: &str, label: &str, is_markdown: bool, then: fn(Page, String)| {
            let press = move || {
                let is_masked = is_masked.get_untracked();
                let how = How {
                    is_masked,
                    is_markdown,
                };
                (page.modules.exporter)
                    .with(move |exporter| then(page, (exporter.write)(page, how)));
            };
            button("", press).attr("data-testid", testid).text(label)
        };
        let buttons = classed("div", "actions")
            .with(writes(
                "export-json",
                "Copy as JSON",
                false,
                |page, text| {
                    copy(page, " as JSON", text, Box::new(|| ()));
                },
            ))
            .with(writes(
                "export-markdown",
                "Copy as Markdown",
                true,
                |page, text| {
                    copy(page, " as Markdown", text, Box::new(|| ()));
                },
            ))
            .with(writes("save-json", "Save JSON", false, |page, text| {
                keep(page, "claimscope.json", "application/json", &text);
            }))
            .with(writes(
                "save-markdown",
                "Save Markdown",
                true,
                |page, text| {
                    keep(page, "claimscope.md", "text/markdown", &text);
                },
            ))
            // Whoever comes here is about to press one.
            .on("pointerenter", move |_| page.modules.exporter.wake())
            .on("focusin", move |_| page.modules.exporter.wake());
        classed("div", "section export")
            .attr("data-testid", "export")
            .with(classed("h3", "title").text("Pass it on"))
            .with(buttons)
            .child(page.modules.exporter.view(|_| nothing()))
            .with(checkbox(page, is_masked, open))
            .child(live(move || match is_masked.get() {
                true => nothing(),
                false => classed("p", "help")
                    .text("As it is now, the JSON holds the tokens themselves: whoever gets it can use them while they are good.")
                    .view(),
            }))
            .view()
    };
    super::el::when(is_there, row)
}

fn checkbox(page: Page, is_masked: Memo<bool>, open: RwSignal<Option<String>>) -> El {
    let toggle = move |_| {
        let text = is_masked.get_untracked().then(|| page.text.get_untracked());
        open.set(text);
    };
    let input = el("input")
        .attr("type", "checkbox")
        .attr("data-testid", "export-masked")
        .checked(is_masked.into())
        .on("change", toggle);
    classed("label", "check")
        .with(input)
        .with(el("span").text("Mask tokens, signatures, secrets and what is about a person"))
}

fn keep(page: Page, name: &str, kind: &str, text: &str) {
    save::text(name, kind, text);
    page.tell(["Saved as ", name, "."].concat());
}
