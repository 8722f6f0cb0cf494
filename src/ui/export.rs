//! The report to pass on: copied or saved, as JSON or Markdown, masked unless the person decides otherwise.

use super::copy::copy_button;
use super::el::{El, button, classed, el, live, nothing};
use super::page::Page;
use crate::export::Export;
use crate::oauth::Context;
use crate::web::save;
use leptos::prelude::*;

/// The row, where there is a token.
pub fn export(page: Page) -> AnyView {
    // The text that may go out as it is: another text is masked again.
    let open = RwSignal::new(None::<String>);
    let is_masked = Memo::new(move |_| {
        page.text
            .with(|text| open.with(|open| open.as_ref() != Some(text)))
    });
    let is_there = Memo::new(move |_| page.report.with(|report| !report.tokens.is_empty()));
    let row = move || {
        let written = move |markdown: bool| write(page, is_masked.get_untracked(), markdown);
        let json = Signal::derive(move || written(false));
        let markdown = Signal::derive(move || written(true));
        let save_as = |testid: &str,
                       label: &str,
                       name: &'static str,
                       kind: &'static str,
                       text: Signal<String>| {
            let press = move || {
                save::text(name, kind, &text.get_untracked());
                page.tell(["Saved as ", name, "."].concat());
            };
            button("", press).attr("data-testid", testid).text(label)
        };
        let buttons = classed("div", "actions")
            .with(copy_button(page, "Copy as JSON", "", json).attr("data-testid", "export-json"))
            .with(
                copy_button(page, "Copy as Markdown", "", markdown)
                    .attr("data-testid", "export-markdown"),
            )
            .with(save_as(
                "save-json",
                "Save JSON",
                "claimscope.json",
                "application/json",
                json,
            ))
            .with(save_as(
                "save-markdown",
                "Save Markdown",
                "claimscope.md",
                "text/markdown",
                markdown,
            ));
        classed("div", "section export")
            .attr("data-testid", "export")
            .with(classed("h3", "title").text("Pass it on"))
            .with(buttons)
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

fn write(page: Page, masked: bool, markdown: bool) -> String {
    let given = |value: String| Some(value).filter(|value| !value.is_empty());
    let client = page
        .request
        .with_untracked(|request| request.get("client_id").map(str::to_owned));
    let context = Context {
        audience: given(page.audience.get_untracked()),
        client_id: client.and_then(given),
        ..Context::at(page.now.get_untracked())
    };
    let export = page.report.with_untracked(|report| {
        page.prose.with_untracked(|file| {
            Export::of(report, &context, masked, &|prose| {
                prose.find(file).map(str::to_owned)
            })
        })
    });
    match markdown {
        true => export.markdown(),
        false => export.json(),
    }
}
