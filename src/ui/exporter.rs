//! The part of the page that writes reports to pass on: a wasm module of its own ([`super::modules`]), loaded when somebody
//! goes for one of its buttons.

use super::page::Page;
use crate::export::Export;
use crate::oauth::Context;
use crate::prose::Prose;
use leptos::prelude::*;

/// What the page asks of it.
pub struct Exporter {
    /// Writes the report of the text that is shown.
    pub write: fn(Page, How) -> String,
}

/// How a report is written.
#[derive(Clone, Copy)]
pub struct How {
    /// Without what is nobody else’s business.
    pub is_masked: bool,
    /// Markdown, for a ticket; JSON else.
    pub is_markdown: bool,
}

/// The only way to it.
pub static EXPORTER: Exporter = Exporter { write };

fn write(page: Page, how: How) -> String {
    let given = |value: String| Some(value).filter(|value| !value.is_empty());
    let client = page
        .request
        .with_untracked(|request| request.get("client_id").map(str::to_owned));
    let context = Context {
        audience: given(page.audience.get_untracked()),
        client_id: client.and_then(given),
        ..Context::at(page.now.get_untracked())
    };
    let recorded = page.files.with_untracked(|files| {
        let recorded = files.map(|files| files.recorded.get_untracked());
        let recorded = recorded.unwrap_or_default().into_iter();
        recorded.map(|(_, har, _)| har).collect::<Vec<_>>()
    });
    let export = page.report.with_untracked(|report| {
        page.prose.with_untracked(|file| {
            let say = |prose: Prose| prose.find(file).map(str::to_owned);
            Export::of(report, &recorded, &context, how.is_masked, &say)
        })
    });
    match how.is_markdown {
        true => export.markdown(),
        false => export.json(),
    }
}
