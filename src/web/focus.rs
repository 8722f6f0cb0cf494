//! Brings a part of the page before the person's eyes and keyboard.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Gives the element of that id the focus, and scrolls no further than it takes to see it.
pub fn only(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls to the element of that id and gives it the focus. Smooth only where the style sheet allows motion.
pub fn on(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Scrolls as little as it takes to see the element of that id.
pub fn into_view(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = element {
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}
