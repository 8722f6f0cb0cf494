//! HARs as browsers and proxies write them: each gives exactly the report beside it, and none makes the reader stumble.
//!
//! `UPDATE_HAR=1 cargo test --test har` writes the reports anew; a person then reads the difference.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod carriers;
mod hostile;
mod make;
mod proofs;
mod reading;
mod sanitizing;
mod written;
