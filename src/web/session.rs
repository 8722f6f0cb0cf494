//! The tab's own storage: one text, the request that was sent, until its answer is there. No other tab sees it, and it ends
//! with the tab.
//!
//! Reads and writes; what the text may be is `oauth::sent`'s. Where storage is blocked nothing is kept.

use super::location;

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Another copy of the page may live at another path of this host.
fn key() -> String {
    ["sent ", &location::base()].concat()
}

/// Keeps a text in the place of the one before. Whether it is kept.
pub fn keep(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&key(), text).is_ok())
}

/// What is kept; empty where nothing is.
pub fn kept() -> String {
    let kept = storage().and_then(|storage| storage.get_item(&key()).ok()?);
    kept.unwrap_or_default()
}

/// Keeps it no longer.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key());
    }
}
