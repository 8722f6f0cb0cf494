//! Writes into a text area that otherwise belongs to the person.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Gives the text area of that id a text.
pub fn write(id: &str, text: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(area) = element.and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) {
        area.set_value(text);
    }
}
