//! The part of the page that judges requests: a wasm module of its own ([`super::modules`]), loaded once somebody begins to
//! build one.

use crate::lint::{Finding, RequestUnderLint, lint_request};
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::request_object;

/// What the page asks of it.
pub struct Judge {
    /// What is wrong with a request.
    pub lint: fn(&RequestUnderLint<'_>) -> Vec<Finding>,
    /// The request that counts, where it stands in a request object that can be read.
    pub effective: fn(&AuthorizationRequest) -> Option<request_object::Effective>,
}

/// The only way to it.
pub static JUDGE: Judge = Judge {
    lint: lint_request,
    effective: request_object::effective,
};
