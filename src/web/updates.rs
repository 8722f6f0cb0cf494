//! What `boot.js` tells of the service worker, by attributes on the root element and by events.
//!
//! Does not register the worker and does not reload: `boot.js` does.

use gloo::events::EventListener;
use gloo::utils::document_element;

/// Something that the loader can have to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The next visit works without a server.
    OfflineReady,
    /// A newer build waits.
    UpdateReady,
}

impl News {
    const fn attribute(self) -> &'static str {
        match self {
            News::OfflineReady => "data-offline",
            News::UpdateReady => "data-update",
        }
    }

    const fn event(self) -> &'static str {
        match self {
            News::OfflineReady => "offline-ready",
            News::UpdateReady => "update-ready",
        }
    }
}

/// Whether it was told already.
pub fn told(news: News) -> bool {
    document_element().has_attribute(news.attribute())
}

/// Calls back when it is told, for as long as the page is open.
pub fn on_told(news: News, mut then: impl FnMut() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, news.event(), move |_| then()).forget();
    }
}

/// Asks the loader to go over to the newer build; the page reloads.
pub fn apply_update() {
    tell_loader("apply-update");
}

/// Sends the loader an event.
pub(super) fn tell_loader(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}
