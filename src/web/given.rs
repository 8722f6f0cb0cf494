//! Files that a person hands to the page: chosen in a dialog, or dropped anywhere on it.
//!
//! Does **not** read them.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document_element;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};

/// Set on the root element while files are dragged over the page.
const DRAGGED: &str = "data-dragged";

/// The files of the input that changed. It is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Array {
    let input = event.target().map(JsCast::unchecked_into);
    let Some(input) = input.filter(|input: &HtmlInputElement| input.files().is_some()) else {
        return Array::new();
    };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// Calls back with files that are dropped, for as long as the page is open. Dropped text is left to the browser.
pub fn on_drop(then: impl Fn(Array) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let hear = move |event: &Event| {
        let event = event.unchecked_ref::<DragEvent>();
        let Some(data) = event.data_transfer() else {
            return;
        };
        if !data.types().includes(&"Files".into(), 0) {
            return;
        }
        event.prevent_default();
        let kind = event.type_();
        // Between two elements of the page it leaves one for the other.
        let stays = kind == "dragover" || kind == "dragleave" && event.related_target().is_some();
        let root = document_element();
        let _ = match stays {
            true => root.set_attribute(DRAGGED, ""),
            false => root.remove_attribute(DRAGGED),
        };
        if kind == "drop" {
            then(listed(data.files()));
        }
    };
    let hear = std::rc::Rc::new(hear);
    for name in ["dragover", "dragleave", "drop"] {
        let hear = std::rc::Rc::clone(&hear);
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| hear(event)).forget();
    }
}

/// As an array: the list is emptied with the input that it belongs to.
fn listed(files: Option<FileList>) -> Array {
    files.map_or_else(Array::new, |files| Array::from(&files))
}
