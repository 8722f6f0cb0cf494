//! Files that a person hands to the page: chosen in a dialog, or dropped anywhere on it.
//!
//! Does **not** read them, but for one that is dropped on a field.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document_element;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
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

/// Calls back with the beginning of a file that is dropped on a field, up to so many bytes; such a file is not searched for
/// tokens. Dropped text is left to the browser.
pub fn dropped_on_field(event: &Event, most: usize, then: impl FnOnce(Vec<u8>) + 'static) {
    let event = event.unchecked_ref::<DragEvent>();
    let files = event.data_transfer().and_then(|data| data.files());
    let Some(file) = files.and_then(|files| files.get(0)) else {
        return;
    };
    event.prevent_default();
    event.stop_propagation();
    let _ = document_element().remove_attribute(DRAGGED);
    let Ok(beginning) = file.slice_with_f64_and_f64(0.0, most as f64) else {
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        // One that cannot be read leaves the field as it was.
        if let Ok(octets) = JsFuture::from(beginning.array_buffer()).await {
            then(Uint8Array::new(&octets).to_vec());
        }
    });
}

/// As an array: the list is emptied with the input that it belongs to.
fn listed(files: Option<FileList>) -> Array {
    files.map_or_else(Array::new, |files| Array::from(&files))
}
