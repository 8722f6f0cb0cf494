//! Writes to the clipboard. Never reads it.

use wasm_bindgen_futures::JsFuture;

/// Copies a text; false where the browser does not allow it (a page that is not secure, a permission that was refused).
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let clipboard = window.navigator().clipboard();
    // Outside secure contexts there is no clipboard, whatever the type says.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
