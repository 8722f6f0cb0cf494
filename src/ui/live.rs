//! What changed, said once to those who hear the page: the verdict and how many findings there are, when typing pauses; and
//! what a button has done.

use super::el::{El, classed, effect};
use super::page::Page;
use crate::web::clock;
use leptos::prelude::*;

/// The live regions: what is there, and what was done.
pub fn announcer(page: Page) -> Vec<El> {
    let words = Memo::new(move |_| {
        page.report
            .with(|report| match report.tokens.get(page.chosen.get()) {
                Some(token) => {
                    let count = token.findings.len();
                    let s = if count == 1 { "" } else { "s" };
                    let title = page
                        .modules
                        .engine
                        .get()
                        .and_then(|engine| (engine.title)(report, page.chosen.get()));
                    format!("{}. {count} finding{s}.", title.unwrap_or_default())
                }
                None if page.text.with(String::is_empty) => String::new(),
                None if page.modules.engine.get().is_none() => String::new(),
                None => page
                    .modules
                    .engine
                    .get()
                    .and_then(|engine| (engine.title)(report, 0))
                    .unwrap_or_else(|| "No token in here.".to_owned()),
            })
    });
    let said = RwSignal::new(String::new());
    // The effect itself writes no signal: the timer does, later, if nothing newer came.
    effect(move || {
        let newest = words.get();
        clock::after(700, move || {
            if words.get_untracked() == newest {
                said.set(newest);
            }
        });
    });
    let said: Signal<String> = said.into();
    let region = |class: &str, said: Signal<String>| {
        classed("p", class)
            .attr("role", "status")
            .child(said.into_any())
    };
    // What a button has done is seen as well.
    vec![region("heard", said), region("done", page.done.into())]
}
