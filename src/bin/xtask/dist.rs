//! Builds the release: brings the tools together and starts Trunk, whose hook (finish.rs) does the rest.

use crate::step::{Stop, say};
use crate::{npm, process, sizes, tools};
use std::path::PathBuf;
use std::process::Command;

/// `cargo xtask dist`: builds, says what each file weighs, and holds the limit.
pub fn command(_: &[String]) -> Result<(), Stop> {
    let modules = npm::modules()?;
    let dist = build(Some(modules))?;
    sizes::report(&dist)
}

/// Builds `dist/` and gives its path. Without npm packages the wasm stays as the compiler made it.
pub fn build(modules: Option<PathBuf>) -> Result<PathBuf, Stop> {
    tools::wasm_target()?;
    let mut folders = vec![tools::trunk()?, tools::wasm_bindgen()?];
    folders.extend(modules.map(|modules| modules.join(".bin")));

    // Trunk is told to stay off the network; cargo may have to fetch what only the page needs.
    say("fetching crates");
    process::run(process::cargo()?.args([
        "fetch",
        "--quiet",
        "--target",
        "wasm32-unknown-unknown",
    ]))?;

    say("building dist/ (release)");
    let path = process::path_with(&folders)?;
    let trunk = process::find_in("trunk", &path)
        .ok_or_else(|| Stop::new("trunk has vanished from the cache"))?;
    let root = process::root()?;
    let mut trunk = Command::new(trunk);
    trunk.args([
        "build",
        "--release",
        "--offline",
        "--quiet",
        "--skip-version-check",
    ]);
    // Trunk wants `true` or `false` here, where the convention is any value.
    trunk
        .current_dir(&root)
        .env("PATH", path)
        .env_remove("NO_COLOR");
    process::run(&mut trunk).map_err(|stop| stop.type_this("cargo xtask dist"))?;
    Ok(root.join("dist"))
}
