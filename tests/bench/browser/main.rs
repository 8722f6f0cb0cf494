//! What the release does in a real Chromium, measured from outside: `cargo xtask bench latency` and `… scan-browser`.
//!
//! The page is driven as a person drives it, and holds no code for this. It says what it measured and fails at no figure.

#![allow(clippy::unwrap_used, clippy::panic)]

// Each bench uses some of what the end-to-end tests stand on.
#[path = "../../browser/harness/mod.rs"]
#[allow(dead_code)]
mod harness;
mod latency;
#[path = "../table.rs"]
mod table;
#[path = "../texts.rs"]
mod texts;

use std::env;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    match arguments.first().map(String::as_str) {
        Some("latency") => runtime.block_on(latency::bench()),
        _ => panic!("which bench: latency"),
    }
}
