//! The part of the page that helps with a request: a wasm module of its own ([`super::modules`]), loaded with a link, and when
//! somebody looks for a parameter, has one that is JSON, or wants a QR code.

use super::adder::{self, State};
use super::page::Page;
use super::{gate, json_tools, promised, share};
use crate::oauth::params::ParamRow;
use leptos::prelude::*;

/// What the page asks of it.
pub struct Asking {
    /// What has to be looked at before a request that came with a link is opened.
    pub gate: fn(Page) -> AnyView,
    /// What the link says of the outcome.
    pub promised: fn(Page) -> AnyView,
    /// A link as a QR code.
    pub picture: fn(&str) -> AnyView,
    /// The parameters that somebody may mean who typed this.
    pub suggested: fn(&str, Page) -> Vec<&'static ParamRow>,
    /// They, as a list.
    pub list: fn(State) -> AnyView,
    /// What is known of the name that is typed.
    pub about: fn(State) -> AnyView,
    /// What helps with a parameter that is JSON.
    pub json_tools: fn(Page, &str, usize, Signal<String>) -> AnyView,
}

/// The only way to it.
pub static ASKING: Asking = Asking {
    gate: gate::gate,
    promised: promised::promised,
    picture: share::picture,
    suggested: adder::suggested,
    list: adder::list,
    about: adder::about,
    json_tools: json_tools::json_tools,
};
