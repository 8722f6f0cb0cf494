//! Builds the release: brings the tools together and starts Trunk, whose hook (finish.rs) does the rest.

use crate::step::{Stop, say};
use crate::{npm, process, sizes, split, tools};
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// `cargo xtask dist`: builds, says what each file weighs, and holds the limit.
pub fn command(_: &[String]) -> Result<(), Stop> {
    let modules = npm::modules()?;
    let dist = build(Some(modules))?;
    sizes::report(&dist)
}

/// Builds `dist/` and gives its path. Without npm packages the wasm stays as the compiler made it.
pub fn build(modules: Option<PathBuf>) -> Result<PathBuf, Stop> {
    tools::wasm_target()?;
    let wasm_bindgen = tools::wasm_bindgen()?;
    let root = process::root()?;

    // Trunk is told to stay off the network; cargo may have to fetch what only the page needs.
    say("fetching crates");
    process::run(process::cargo()?.args([
        "fetch",
        "--quiet",
        "--target",
        "wasm32-unknown-unknown",
    ]))?;

    say("building dist/ (release)");
    let mut folders = vec![tools::trunk()?];
    let trunk = process::find_in("trunk", &process::path_with(&folders)?)
        .ok_or_else(|| Stop::new("trunk has vanished from the cache"))?;
    let mut trunk = Command::new(trunk);
    folders.insert(0, split::prepare(&root, &wasm_bindgen, &mut trunk)?);
    folders.extend(modules.map(|modules| modules.join(".bin")));
    let path = process::path_with(&folders)?;
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
    let flags = [split::RUSTFLAGS, &short_paths().unwrap_or_default()].join(" ");
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    process::run(&mut trunk).map_err(|stop| stop.type_this("cargo xtask dist"))?;
    Ok(root.join("dist"))
}

/// Has the compiler write crates' paths without the folders of this machine: panics carry them into the wasm, which
/// would tell who built it, and differ between two builds of the same source.
fn short_paths() -> Option<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    let sources = fs::read_dir(home.join("registry/src")).ok()?;
    let flags = sources
        .flatten()
        .map(|folder| format!("--remap-path-prefix={}=crates", folder.path().display()));
    // Flags are parted by spaces there: a path that has one would break them.
    let flags: Vec<_> = flags.filter(|flag| !flag.contains(' ')).collect();
    Some(flags.join(" "))
}
