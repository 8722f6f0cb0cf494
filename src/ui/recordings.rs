//! The HARs among the files that were opened: each as `ui::har` shows one, with its copy made by the worker that read it.

use super::el::{el, live, several};
use super::files::Files;
use super::har::{Doing, har};
use super::page::Page;
use crate::files::Ask;
use crate::har::{Closed, HarReport};
use crate::oauth::Context;
use crate::web::{reader, save};
use leptos::prelude::*;
use leptos::web_sys::Blob;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// One of them: which of the files, what it tells, and what came of saving a copy.
pub type Recording = (usize, Arc<HarReport>, RwSignal<String>);

/// Takes in what is left of one.
pub fn read(all: RwSignal<Vec<Recording>>, file: usize, closed: &[u8], context: &Context) {
    if let Some(closed) = Closed::from_bytes(closed) {
        let report = Arc::new(closed.report(context));
        all.update(|all| all.push((file, report, RwSignal::new(String::new()))));
    }
}

/// Saves the copy of one, where it could be made.
pub fn copied(
    all: RwSignal<Vec<Recording>>,
    file: usize,
    name: &str,
    sentence: String,
    copy: JsValue,
) {
    if let Ok(copy) = copy.dyn_into::<Blob>() {
        save::made(&format!("sanitized-{name}"), copy);
    }
    all.with_untracked(|all| {
        for (_, _, said) in all.iter().filter(|recording| recording.0 == file) {
            said.set(sentence.clone());
        }
    });
}

/// What the HARs among the files tell.
pub fn recorded(page: Page, files: Files) -> AnyView {
    live(move || {
        let all = files.recorded.get();
        let several_files = files
            .listing
            .with_untracked(|listing| listing.files.len() > 1);
        let one = |(file, report, saved): Recording| {
            let shown = Arc::clone(&report);
            let show = Callback::new(move |raw: String| show_token(page, files, &shown, &raw));
            let save = Callback::new(move |()| {
                saved.set("The copy is being made.".to_owned());
                reader::ask(files.reader, &Ask::Copy(file));
            });
            let name = files.listing.with_untracked(|listing| listing.name(file));
            let doing = Doing { show, save, saved };
            el("div")
                .maybe(several_files.then(|| el("h3").text(&name)))
                .child(har(page, Signal::stored(Some(report)), doing))
                .view()
        };
        several(all.into_iter().map(one).collect())
    })
}

fn show_token(page: Page, files: Files, report: &HarReport, raw: &str) {
    if let Some(token) = report.tokens.iter().find(|token| token.token.raw == raw) {
        files.show(page, token.name.clone(), raw);
    }
}
