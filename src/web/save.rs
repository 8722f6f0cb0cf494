//! Gives the person a file to keep: made here, handed to the browser's downloads, sent nowhere.

use super::clock;
use gloo::file::{Blob, ObjectUrl};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Saves a text under that name.
pub fn text(name: &str, kind: &str, text: &str) {
    blob(name, Blob::new_with_options(text, Some(kind)));
}

/// Saves what a worker made.
pub fn made(name: &str, content: web_sys::Blob) {
    blob(name, content.into());
}

fn blob(name: &str, content: Blob) {
    let url = ObjectUrl::from(content);
    let link = gloo::utils::document().create_element("a").ok();
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let _ = link.set_attribute("href", &url);
    let _ = link.set_attribute("download", name);
    link.click();
    // The browser reads it in its own time.
    clock::after(60_000, move || drop(url));
}
