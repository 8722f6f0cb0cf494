//! The part of the page that looks at tokens: a wasm module of its own ([`super::modules`]), loaded when there is a token to
//! look at.

use super::page::Page;
use crate::classify::words;
use crate::har::is_har;
use crate::inspect::{Report, inspect_found, inspect_text, marks};
use crate::oauth::Context;
use crate::oauth::parse::{self, Parsed, parse};
use crate::scan::Found;
use leptos::prelude::AnyView;

/// What the page asks of it. Function pointers, because a call by name would keep what is called in the first module.
pub struct Engine {
    /// Finds, decodes, classifies and lints the tokens of a text. What it tells as a HAR, the reader says.
    pub inspect: fn(&str, &Context) -> Report,
    /// The same of a token that was found elsewhere.
    pub inspect_found: fn(Found, &Context) -> Report,
    /// The authorization request that a text is as a whole, where it is one.
    pub request: fn(&str) -> Option<Parsed>,
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

/// The only way to it.
pub static ENGINE: Engine = Engine {
    inspect: inspect_text,
    inspect_found: report_of,
    request,
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

fn request(text: &str) -> Option<Parsed> {
    // A HAR has requests of its own, each to be taken by a press; it is none. A link into the builder would be read as a
    // request to the host of the page: the importer offers what it is.
    let is_none =
        text.len() > parse::MAX_LENGTH || text.contains("#/authorize?") || is_har(text.as_bytes());
    if is_none {
        return None;
    }
    let parsed = parse(text, None).ok()?;
    parsed.request.shows_itself().then_some(parsed)
}

fn title(report: &Report, chosen: usize) -> Option<String> {
    let Some(token) = report.tokens.get(chosen) else {
        let error = report.responses.iter().find_map(|r| r.error.as_ref())?;
        return Some(match &*error.code {
            "" => error.title(),
            code => ["Error response: ", code].concat(),
        });
    };
    Some(words::words(&token.token, &token.verdict, token.opaque).title)
}
