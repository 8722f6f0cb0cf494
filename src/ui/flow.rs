//! The part of the page that a request goes out from and comes back to: a wasm module of its own
//! ([`super::modules`]), loaded with an answer, or when somebody opens one of its parts.

use super::page::Page;
use super::{callback, commands, sending};
use leptos::prelude::*;

/// What the page asks of it.
pub struct Flow {
    /// Takes an answer that stood in the page's address.
    pub take: fn(Page, &str),
    /// How it came, and what it is held against.
    pub came: fn(Page) -> AnyView,
    /// The page as a redirect URI.
    pub own_address: fn(Page) -> AnyView,
    /// Requests to the other endpoints, ready to copy.
    pub commands: fn(Page) -> AnyView,
}

/// The only way to it.
pub static FLOW: Flow = Flow {
    take: callback::take,
    came: callback::came,
    own_address: sending::own_address,
    commands: commands::commands,
};

impl Page {
    /// Does something with it, once it is loaded.
    pub fn with_flow(self, then: impl FnOnce(&'static Flow) + 'static) {
        self.modules.flow.with(then);
    }

    /// Loads it, where it is not there yet.
    pub fn wake_flow(self) {
        self.modules.flow.wake();
    }

    /// Draws with it, once it is loaded.
    pub fn flow(self, part: fn(&'static Flow) -> fn(Page) -> AnyView) -> AnyView {
        self.modules.flow.view(move |flow| part(flow)(self))
    }
}
