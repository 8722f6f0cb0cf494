//! What `cargo xtask test` hands to the tests: the release, the programs, the npm packages.
//!
//! Looks for nothing by itself beyond what a plain `cargo test --test browser` can know.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// The release under test.
pub fn dist() -> PathBuf {
    let dist = named("CLAIMSCOPE_DIST")
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(
        dist.join("sw.js").is_file(),
        "there is no release in {}: cargo xtask dist",
        dist.display()
    );
    dist
}

/// Every file of the release, and the empty name, which is its folder.
pub fn files() -> BTreeSet<String> {
    let entries = std::fs::read_dir(dist()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.chain([String::new()]).collect()
}

/// The one file of the release with this ending, so that a test needs no hashed name.
pub fn file_with_ending(ending: &str) -> String {
    let name = files().into_iter().find(|name| name.ends_with(ending));
    name.unwrap_or_else(|| panic!("the release has no {ending}"))
}

/// Every file of the release with this ending.
pub fn files_with_ending(ending: &str) -> impl Iterator<Item = String> {
    files()
        .into_iter()
        .filter(move |name| name.ends_with(ending))
}

/// The one file of the release whose name begins so.
pub fn file_with_beginning(beginning: &str) -> String {
    let name = (files().into_iter()).find(|name| name.starts_with(beginning));
    name.unwrap_or_else(|| panic!("the release has no {beginning}"))
}

/// xtask, which serves a folder.
pub fn xtask() -> PathBuf {
    named("CLAIMSCOPE_XTASK").unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_xtask")))
}

/// Where axe and the OpenID provider are.
pub fn node_modules() -> PathBuf {
    named("CLAIMSCOPE_NODE_MODULES")
        .unwrap_or_else(|| panic!("CLAIMSCOPE_NODE_MODULES is not set: cargo xtask test"))
}

/// The browser.
pub fn chromium() -> PathBuf {
    named("CHROMIUM").unwrap_or_else(|| PathBuf::from("/usr/bin/chromium"))
}

/// Its driver.
pub fn chromedriver() -> PathBuf {
    named("CHROMEDRIVER").unwrap_or_else(|| PathBuf::from("chromedriver"))
}

/// Where the picture of the README goes, when it is asked for.
pub fn screenshot() -> Option<PathBuf> {
    named("CLAIMSCOPE_SCREENSHOT")
}
