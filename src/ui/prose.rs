//! Explanations, whose texts are loaded when there is something to explain. Until then, and where they cannot be loaded,
//! they are empty and everything else works.
//!
//! Does not choose an element: a `p` of the class `prose` keeps room for what is on its way.

use super::building::is_untouched;
use super::el::effect;
use super::page::Page;
use crate::prose::Prose;
use crate::web::prose;
use leptos::prelude::*;

/// Has the file loaded once there is something to explain. Each further input asks again, which does something only where
/// the file did not come.
pub fn load_when_needed(page: Page) {
    prose::on_loaded(move |file| page.prose.set(file));
    effect(move || {
        let pasted = page.text.with(|text| !text.is_empty());
        let found = page.findings.with(|findings| !findings.is_empty());
        // What a request gets has its reasons.
        let asked = page.request.with(|request| !is_untouched(request));
        if (pasted || found || asked) && page.prose.with_untracked(String::is_empty) {
            prose::ask();
        }
    });
}

/// The text: empty until it is there.
pub fn said(page: Page, prose: Prose) -> AnyView {
    let text = Signal::derive(move || {
        let find = |file: &String| prose.find(file).unwrap_or_default().to_owned();
        page.prose.with(find)
    });
    text.into_any()
}
