//! The Rust tools at their pinned versions, built once into the user's cache and never over the person's own.
//!
//! The versions stand in Cargo.toml under `[package.metadata.tools]`, and nowhere else.

use crate::step::{Stop, at, say};
use crate::{cache, process};
use std::path::PathBuf;
use std::process::{Command, Stdio};

const MANIFEST: &str = include_str!("../../../Cargo.toml");

/// A tool that cargo can install, and the features that we need of it.
struct Tool {
    package: &'static str,
    program: &'static str,
    /// Trunk's default features are for downloads and update checks, which we do without.
    install: &'static [&'static str],
}

const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    install: &["--no-default-features"],
};
const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    install: &[],
};
const CARGO_FUZZ: Tool = Tool {
    package: "cargo-fuzz",
    program: "cargo-fuzz",
    install: &[],
};

/// The folder that holds `trunk`; installs it where it is missing.
pub fn trunk() -> Result<PathBuf, Stop> {
    installed(&TRUNK)
}

/// The folder that holds `wasm-bindgen` and `wasm-bindgen-test-runner`; installs them where they are missing.
pub fn wasm_bindgen() -> Result<PathBuf, Stop> {
    installed(&WASM_BINDGEN)
}

/// The folder that holds `cargo-fuzz`; installs it where it is missing.
pub fn cargo_fuzz() -> Result<PathBuf, Stop> {
    installed(&CARGO_FUZZ)
}

/// Has rustup add the wasm32 target where it is missing.
pub fn wasm_target() -> Result<(), Stop> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let folder = process::output(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if PathBuf::from(folder.trim()).is_dir() {
        return Ok(());
    }
    let command = format!("rustup target add {TARGET}");
    say(format_args!("the wasm32 target is missing: {command}"));
    process::run(Command::new("rustup").args(["target", "add", TARGET]))
        .map_err(|_| Stop::new("the wasm32 target could not be added").type_this(command))
}

fn installed(tool: &Tool) -> Result<PathBuf, Stop> {
    let Tool {
        package,
        program,
        install,
    } = *tool;
    let version = pinned(MANIFEST, package)
        .ok_or_else(|| Stop::new(format!("Cargo.toml pins no version of {package}")))?;
    let root = cache::folder()?
        .join("tools")
        .join(format!("{package}-{version}"));
    let bin = root.join("bin");
    if process::find_in(program, &bin.clone().into_os_string()).is_some() {
        return Ok(bin);
    }
    say(format_args!(
        "{package} {version} is missing: building it once into {} (minutes)",
        root.display()
    ));
    let install = |locked: &[&str]| -> Result<Command, Stop> {
        let mut cargo = process::cargo()?;
        cargo
            .args(["install", "--quiet", "--root"])
            .arg(&root)
            .args(locked)
            .args(install);
        cargo.arg(format!("{package}@{version}"));
        // These run for seconds a day: what they cost is their own compilation.
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo.env_remove("RUSTFLAGS");
        Ok(cargo)
    };
    std::fs::create_dir_all(&root).map_err(at(root.display()))?;
    // A lockfile can name a version that was withdrawn from the registry since: then it is tried without, and only
    // that attempt's errors matter.
    if process::run(install(&["--locked"])?.stderr(Stdio::null())).is_err() {
        say(format_args!(
            "{package}: its own lockfile does not build, trying without"
        ));
        process::run(&mut install(&[])?).map_err(|_| {
            let by_hand = format!(
                "cargo install --root {} {package}@{version}",
                root.display()
            );
            Stop::new(format!("{package} could not be installed")).type_this(by_hand)
        })?;
    }
    Ok(bin)
}

/// The version that the manifest's `[package.metadata.tools]` gives a tool.
fn pinned<'a>(manifest: &'a str, package: &str) -> Option<&'a str> {
    let section = manifest.split_once("[package.metadata.tools]")?.1;
    section
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('='))
        .find(|(name, _)| name.trim() == package)
        .map(|(_, version)| version.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_is_pinned() {
        for tool in [TRUNK, WASM_BINDGEN, CARGO_FUZZ] {
            assert!(pinned(MANIFEST, tool.package).is_some(), "{}", tool.package);
        }
        assert_eq!(pinned(MANIFEST, "no-such-tool"), None);
    }

    /// Glue of one version cannot read wasm of another.
    #[test]
    fn the_wasm_bindgen_tool_equals_the_library() {
        let lockfile = include_str!("../../../Cargo.lock");
        let library = lockfile
            .split("name = \"wasm-bindgen\"\nversion = \"")
            .nth(1);
        let library = library.and_then(|rest| rest.split('"').next());
        assert_eq!(pinned(MANIFEST, WASM_BINDGEN.package), library);
    }
}
