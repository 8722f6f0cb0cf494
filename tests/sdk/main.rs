//! Snippets are code: each language's own grammar reads them without an error, every value comes back out of the tree as it
//! was put in, and nothing that the request asks for is dropped in silence.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod literals;
mod matrix;
mod requests;
mod round_trip;
mod run;
mod table;
mod tree;
mod written;
