//! The part of the page that looks at tokens: a wasm module of its own, loaded when there is a token to look at.
//!
//! A release build is split where [`load`] is marked (`--cfg split`): what only [`ENGINE`] can reach goes into the second
//! module. Any other build has everything in one, and loading is at once.

use super::page::Page;
use crate::classify::words;
use crate::inspect::{Report, inspect, inspect_found, marks};
use crate::oauth::Context;
use crate::scan::Found;
use crate::web::worker;
use js_sys::Array;
use leptos::prelude::AnyView;

/// What the page asks of it. Function pointers, because a call by name would keep what is called in the first module.
pub struct Engine {
    /// Finds, decodes, classifies and lints the tokens of a text.
    pub inspect: fn(&str, &Context) -> Report,
    /// The same of a token that was found elsewhere.
    pub inspect_found: fn(Found, &Context) -> Report,
    /// Searches files.
    pub open: fn(Page, Array),
    /// In a worker: waits for files to read.
    pub work: fn(),
    /// Everything that is shown about them.
    pub results: fn(Page) -> AnyView,
    /// The marks behind the pasted text.
    pub echo: fn(Page) -> AnyView,
    /// What they mean.
    pub legend: fn(Page) -> AnyView,
    /// The token that stands at that byte of the text.
    pub token_at: fn(&Report, usize) -> Option<usize>,
    /// The title of the verdict on a token.
    pub title: fn(&Report, usize) -> Option<String>,
}

static ENGINE: Engine = Engine {
    inspect,
    inspect_found: report_of,
    open: super::files::open,
    work: worker::work,
    results: super::results::results,
    echo: super::echo::echo,
    legend: super::echo::legend,
    token_at: marks::token_at,
    title,
};

fn report_of(found: Found, context: &Context) -> Report {
    let tokens = inspect_found(found, context);
    Report {
        tokens,
        ..Report::default()
    }
}

fn title(report: &Report, chosen: usize) -> Option<String> {
    let Some(token) = report.tokens.get(chosen) else {
        let error = report.responses.iter().find_map(|r| r.error.as_ref())?;
        return Some(["Error response: ", &error.code].concat());
    };
    Some(words::words(&token.token, &token.verdict, token.opaque).title)
}

#[cfg(split)]
#[wasm_split_helpers::wasm_split(engine, fallible)]
fn load_split() -> Result<&'static Engine, wasm_split_helpers::SplitLoaderError> {
    Ok(&ENGINE)
}

/// Loads it. None where it did not come; asking again tries again.
pub async fn load() -> Option<&'static Engine> {
    #[cfg(split)]
    return load_split().await.ok();
    #[cfg(not(split))]
    Some(&ENGINE)
}
