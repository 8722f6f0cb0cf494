//! The address of the page: its fragment, and the answer of an authorization server that stood in it.
//!
//! Reads and clears the fragment; never writes one. An answer is taken out of the address by `boot.js`, before anything else,
//! and handed over here.

use super::updates;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;

/// The fragment with its `#`, or empty.
pub fn fragment() -> String {
    let location = web_sys::window().map(|window| window.location());
    (location.and_then(|location| location.hash().ok())).unwrap_or_default()
}

/// The page's address without query and fragment, as the beginning of a link. The query may hold an authorization code:
/// the page can be a redirect URI.
pub fn base() -> String {
    let location = web_sys::window().map(|window| window.location());
    let href = (location.and_then(|location| location.href().ok())).unwrap_or_default();
    let end = href.find(['?', '#']).unwrap_or(href.len());
    href[..end].to_owned()
}

/// The host that the browser would go to for an address, in ASCII and without port; none where it is no address.
pub fn host_of(address: &str) -> Option<String> {
    web_sys::Url::new(address).ok().map(|url| url.hostname())
}

/// Host and port of an address, as the browser has them; none where it is no address.
pub fn authority_of(address: &str) -> Option<String> {
    web_sys::Url::new(address).ok().map(|url| url.host())
}

/// Takes the fragment out of the address bar and of the history's last entry.
pub fn clear_fragment() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let address = base();
        let nothing = wasm_bindgen::JsValue::NULL;
        let _ = history.replace_state_with_url(&nothing, "", Some(&address));
    }
}

/// Calls back with each address that held an answer, the one that the page was called with first, for as long as the page is
/// open.
pub fn on_answer(mut then: impl FnMut(String) + 'static) {
    if let Some(window) = web_sys::window() {
        let hear = move |event: &web_sys::Event| {
            let address = event.unchecked_ref::<CustomEvent>().detail();
            then(address.as_string().unwrap_or_default());
        };
        EventListener::new(&window, "answer", hear).forget();
        updates::tell_loader("take-answer");
    }
}

/// Calls back with each new fragment for as long as the page is open.
pub fn on_fragment_change(mut then: impl FnMut(String) + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "hashchange", move |_| then(fragment())).forget();
    }
}
