//! Copies a text, says so once, and where the browser does not let it, shows the text selected.

use super::el::{El, button, classed, effect, el};
use super::page::Page;
use crate::web::{clipboard, clock, field};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The id of the dialog, and of the text in it.
const DIALOG: &str = "uncopied";
const TEXT: &str = "uncopied-text";

/// The button. `text` is asked for when it is pressed; `class` is `plain` for one that reads like a link.
pub fn copy_button(page: Page, label: &'static str, class: &str, text: Signal<String>) -> El {
    let said = RwSignal::new(label.to_owned());
    let copied = move || {
        // The view may be gone by now; a signal that is gone takes no value.
        said.try_set("Copied".to_owned());
        clock::after(2000, move || {
            said.try_set(label.to_owned());
        });
    };
    // “Copy the header” becomes “Copied the header.”
    let what = label.strip_prefix("Copy").unwrap_or_default();
    let press = move || copy(page, what, text.get_untracked(), Box::new(copied));
    let said: Signal<String> = said.into();
    button(class, press).child(said.into_any())
}

/// Copies a text. `what` goes on after “Copied”, with its blank; `then` is called where it worked.
pub fn copy(page: Page, what: &str, text: String, then: Box<dyn FnOnce()>) {
    let what = what.to_owned();
    spawn_local(async move {
        if clipboard::copy(&text).await {
            then();
            page.tell(["Copied", &what, "."].concat());
        } else {
            page.uncopied.set(text);
        }
    });
}

/// What could not be copied, selected, for the person to copy. A dialog, which gives the focus back when it closes.
pub fn uncopied(page: Page) -> El {
    effect(move || {
        if page.uncopied.with(|text| !text.is_empty()) {
            // Not before the text is there.
            clock::after(0, || {
                field::show(DIALOG);
                field::select(TEXT);
            });
        }
    });
    let area = el("textarea")
        .attr("id", TEXT)
        .attr("readonly", "")
        .attr("aria-label", "The text to copy")
        .value(page.uncopied.into());
    el("dialog")
        .attr("id", DIALOG)
        .attr("data-testid", DIALOG)
        .attr("aria-label", "Copy by hand")
        .on("close", move |_| page.uncopied.set(String::new()))
        .with(el("p").text(
            "The browser does not let this page copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.",
        ))
        .with(area)
        .with(classed("div", "actions").with(button("", || field::close(DIALOG)).text("Close")))
}
