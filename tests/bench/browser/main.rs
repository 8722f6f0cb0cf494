//! What the release does in a real Chromium, measured from outside: `cargo xtask bench latency` and `… scan-browser`.
//!
//! The page is driven as a person drives it, and holds no code for this. It says what it measured and fails at no figure.

#![allow(clippy::unwrap_used, clippy::panic)]

// Each bench uses some of what the end-to-end tests stand on.
#[path = "../../browser/harness/mod.rs"]
#[allow(dead_code)]
mod harness;
mod latency;
mod scan;
#[path = "../table.rs"]
mod table;
#[path = "../texts.rs"]
mod texts;

use harness::given;
use std::env;
use std::process::Command;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let name = arguments.first().map(String::as_str);
    let mebibytes = arguments.get(1).and_then(|argument| argument.parse().ok());
    let mebibytes = mebibytes.unwrap_or(256);
    match name {
        Some("latency") => runtime.block_on(latency::bench(mebibytes)),
        Some("scan-browser") => runtime.block_on(scan::bench(mebibytes)),
        _ => panic!("which bench: latency or scan-browser"),
    }
}

/// Says what it was measured on.
fn machine() {
    let version = Command::new(given::chromium()).arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    table::machine(&[version.unwrap_or_default().as_str()]);
}
