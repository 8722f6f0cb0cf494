//! Has wasm-opt shrink the wasm, where it is there.

use crate::process;
use crate::step::{Stop, at, say};
use std::process::Command;
use std::{env, fs};

/// The package that holds wasm-opt is pinned with the npm packages; Debian's, say, is too old for current wasm.
const PACKAGES: &str = include_str!("../../../tests/package.json");

/// Replaces a module by its smaller equal; says so where it cannot.
pub fn shrink(wasm: &mut Vec<u8>) -> Result<(), Stop> {
    let Some(program) = process::find("wasm-opt") else {
        say("wasm-opt is not there: the wasm stays larger (npm brings it: cargo xtask dist)");
        return Ok(());
    };
    let wanted =
        pinned(PACKAGES).ok_or_else(|| Stop::new("tests/package.json pins no binaryen"))?;
    let found = process::version(&program).unwrap_or_default();
    if !found.split_whitespace().any(|word| word == wanted) {
        say(format_args!(
            "wasm-opt on PATH is `{found}`, not version {wanted}: left alone, the wasm stays larger"
        ));
        return Ok(());
    }
    let folder = env::temp_dir().join(format!("claimscope-wasm-opt-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(at(folder.display()))?;
    let (before, after) = (folder.join("in.wasm"), folder.join("out.wasm"));
    fs::write(&before, &*wasm).map_err(at(before.display()))?;
    // The features in use are read from the module. Chosen by the Brotli size: -Oz is smaller raw and larger compressed,
    // flat code rolled up again is smaller both ways, and a second round finds what the first one opened. Rust puts no data
    // into the first kilobyte of memory, so an address in it is never meant.
    let options = [
        "--low-memory-unused",
        "--flatten",
        "--rereloop",
        "-Os",
        "-Os",
        "--strip-producers",
        "--strip-target-features",
    ];
    process::run(
        Command::new(program)
            .args(options)
            .arg(&before)
            .arg("-o")
            .arg(&after),
    )?;
    *wasm = fs::read(&after).map_err(at(after.display()))?;
    fs::remove_dir_all(&folder).map_err(at(folder.display()))
}

/// The major version of binaryen, which is how wasm-opt counts.
fn pinned(packages: &str) -> Option<&str> {
    let version = packages.split_once("\"binaryen\": \"")?.1;
    version.split('.').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binaryen_is_pinned() {
        assert!(pinned(PACKAGES).is_some_and(|version| version.parse::<u32>().is_ok()));
    }
}
