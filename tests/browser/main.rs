//! End to end: the release in `dist`, in a real headless Chromium, as a person uses it. `cargo xtask test` starts it.
//!
//! Each file is one promise of the page. Whatever a test is about, [`harness::watch`] holds it to the promises that are
//! always kept: nothing on the console, no policy violated, no request once the page has loaded but for its explanations.
//! Rust's own unit tests cover what needs no browser; nothing of that is repeated here.

// A test that fails by a panic is a test that fails; clippy only knows that inside `#[test]` functions.
#![allow(clippy::unwrap_used, clippy::panic)]

mod harness;

mod accessible;
mod algorithms;
mod article;
mod checking;
mod copying;
mod crash;
mod decrypting;
mod explained;
mod exporting;
mod fetching;
mod files;
mod form;
mod from_link;
mod hostile;
mod importing;
mod insecure;
mod keyboard;
mod kinds;
mod making;
mod modules;
mod offline;
mod picture;
mod proving;
mod real_flow;
mod recorded;
mod request_seen;
mod responses;
mod sdk;
mod share_link;
mod silence;
mod theme;
mod there_and_back;
mod typing;
