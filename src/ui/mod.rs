//! What people see, and nothing else: signals are state, memos call one pure function each, effects only touch the outside.
//!
//! Exists on wasm32 only. A view makes no protocol decision and writes text as text nodes; what it shows was said by the
//! core. `page` holds the state, `app` puts the views together, every other file is one part with its sheet in
//! `style/parts/`.

mod adder;
pub mod app;
mod asking;
pub mod builder;
mod building;
mod callback;
pub mod checker;
pub mod claim;
mod commands;
mod compare;
pub mod copy;
pub mod decoded;
mod disclosed;
pub mod echo;
pub mod el;
pub mod engine;
pub mod excerpt;
mod expecting;
pub mod export;
pub mod exporter;
mod fetching;
pub mod field;
pub mod files;
pub mod findings;
pub mod flow;
mod gate;
mod gets;
mod given;
pub mod har;
pub mod icon;
mod import;
pub mod importer;
pub mod input;
mod json_tools;
pub mod judge;
mod keys;
pub mod live;
pub mod long;
mod maker;
mod mend;
pub mod modules;
pub mod notices;
pub mod opening;
mod outcome;
pub mod page;
pub mod pasting;
mod promised;
pub mod prose;
pub mod reader;
mod recordings;
pub mod request_object;
pub mod request_url;
mod responses;
pub mod results;
pub mod sdk;
pub mod sending;
pub mod share;
pub mod theme;
pub mod tokens;
mod undo;
pub mod verdict;
mod window;

use crate::web::worker;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Puts the page in the place of the frame that index.html shows until then.
pub fn mount() {
    let Some(frame) = document().get_element_by_id("app") else {
        return;
    };
    frame.set_text_content(None);
    let _ = frame.remove_attribute("aria-busy");
    mount_to(frame.unchecked_into(), app::app).forget();
}

/// In a worker there is nothing to see: waits for files to read.
pub fn work() {
    wasm_bindgen_futures::spawn_local(async {
        match modules::load::reader().await {
            Some(reader) => (reader.work)(),
            None => worker::give_up(),
        }
    });
}
