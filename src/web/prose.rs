//! The file of explanations, which `boot.js` loads: asked for by one event, handed over by another.
//!
//! Decides neither when it is loaded nor what is read in it.

use super::updates;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;

/// Asks for the file. The loader loads it once: asking again does something only where it did not come.
pub fn ask() {
    updates::tell_loader("load-prose");
}

/// Calls back with the file, for as long as the page is open.
pub fn on_loaded(mut then: impl FnMut(String) + 'static) {
    if let Some(window) = web_sys::window() {
        let hear = move |event: &web_sys::Event| {
            let file = event.unchecked_ref::<CustomEvent>().detail();
            then(file.as_string().unwrap_or_default());
        };
        EventListener::new(&window, "prose", hear).forget();
    }
}
