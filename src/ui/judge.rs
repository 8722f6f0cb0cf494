//! The part of the page that judges requests and says what they get: a wasm module of its own ([`super::modules`]), loaded
//! once somebody begins to build one.

use super::el::live;
use super::page::Page;
use super::{gets, outcome, request_object, share};
use crate::lint::{Finding, RequestUnderLint, lint_request};
use crate::oauth::drawn::{Drawn, drawn};
use crate::oauth::request::AuthorizationRequest;
use leptos::prelude::*;

/// What the page asks of it.
pub struct Judge {
    /// What is wrong with a request.
    pub lint: fn(&RequestUnderLint<'_>) -> Vec<Finding>,
    /// What an answer is to be held against, beside its parameters.
    pub drawn: fn(&AuthorizationRequest) -> Drawn,
    /// What it gets, in one line.
    pub gets: fn(Page) -> AnyView,
    /// What it gets, and why.
    pub outcome: fn(Page) -> AnyView,
    /// What its request object says beside what stands around it.
    pub object: fn(Page) -> AnyView,
    /// The request as a link, which says what it gets.
    pub share: fn(Page) -> AnyView,
}

impl Page {
    /// What the judge draws, once it is there.
    pub fn judged(self, what: fn(&Judge) -> fn(Page) -> AnyView) -> AnyView {
        live(move || {
            self.modules
                .judge
                .get()
                .map(|judge| what(judge)(self))
                .into_any()
        })
    }
}

/// The only way to it.
pub static JUDGE: Judge = Judge {
    lint: lint_request,
    drawn,
    gets: gets::gets,
    outcome: outcome::outcome,
    object: request_object::object,
    share: share::share,
};
