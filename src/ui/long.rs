//! Values of any length: the beginning of a huge one, with a control for the rest.

use super::el::{button, live, several};
use leptos::prelude::*;

/// So much of a value is shown at once: more than any token in use has, and little enough to lay out at once.
const FIRST: usize = 8 * 1024;

/// The text, or its beginning and a button that shows all of it.
pub fn long_text(text: &str) -> AnyView {
    if text.len() <= FIRST {
        return text.to_owned().into_any();
    }
    let (beginning, rest) = text.split_at(text.floor_char_boundary(FIRST));
    let length = rest.len();
    let rest = StoredValue::new(rest.to_owned());
    let all = RwSignal::new(false);
    let tail = live(move || match all.get() {
        true => rest.get_value().into_any(),
        false => button("plain", move || all.set(true))
            .text(&format!("Show all: {length} bytes more"))
            .view(),
    });
    several(vec![beginning.to_owned().into_any(), tail])
}
