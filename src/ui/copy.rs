//! A button that copies a text, and says whether it did.

use super::el::{El, button};
use crate::web::{clipboard, clock};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The button. `text` is asked for when it is pressed; `class` is `plain` for one that reads like a link.
pub fn copy_button(label: &'static str, class: &str, text: Signal<String>) -> El {
    let said = RwSignal::new(label.to_owned());
    let copy = move || {
        let text = text.get_untracked();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            let answer = if copied { "Copied" } else { "Not allowed here" };
            // The view may be gone by now; a signal that is gone takes no value.
            said.try_set(answer.to_owned());
            clock::after(2000, move || {
                said.try_set(label.to_owned());
            });
        });
    };
    let said: Signal<String> = said.into();
    button(class, copy)
        .attr("aria-live", "polite")
        .child(said.into_any())
}
