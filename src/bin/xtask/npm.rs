//! The npm packages of tests/package.json, installed into the user's cache under the hash of their lockfile.
//!
//! Never into the work tree, and without running any package's install script.

use crate::step::{Stop, at, say};
use crate::{cache, process};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What to type where npm is missing.
const INSTALL_NODE: &str = if cfg!(windows) {
    "winget install OpenJS.NodeJS.LTS"
} else if cfg!(target_os = "macos") {
    "brew install node"
} else {
    "sudo apt-get install --yes nodejs npm"
};

/// Whether npm and node can be used at all.
pub fn is_there() -> bool {
    process::find("npm").is_some() && process::find("node").is_some()
}

/// The `node_modules` folder with the pinned packages.
///
/// # Errors
///
/// Where npm is missing, or the packages cannot be had.
pub fn modules() -> Result<PathBuf, Stop> {
    let (Some(npm), true) = (process::find("npm"), is_there()) else {
        return Err(Stop::new("npm or node is missing").type_this(INSTALL_NODE));
    };
    let tests = process::root()?.join("tests");
    let lockfile =
        fs::read(tests.join("package-lock.json")).map_err(at("tests/package-lock.json"))?;
    let folder = cache::folder()?.join("npm").join(key(&lockfile));
    let modules = folder.join("node_modules");
    if modules.is_dir() {
        return Ok(modules);
    }
    say(format_args!(
        "npm packages are missing: installing them once into {}",
        folder.display()
    ));
    // Beside its place first: a folder that is there is whole.
    let draft = folder.with_extension(std::process::id().to_string());
    fs::create_dir_all(&draft).map_err(at(draft.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(tests.join(file), draft.join(file)).map_err(at(file))?;
    }
    let mut ci = Command::new(npm);
    ci.args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ])
    .current_dir(&draft);
    process::run(&mut ci).map_err(|_| {
        let by_hand = format!("cd {} && npm ci --ignore-scripts", draft.display());
        Stop::new("the npm packages could not be installed").type_this(by_hand)
    })?;
    match fs::rename(&draft, &folder) {
        Ok(()) => Ok(modules),
        // Another run was faster.
        Err(_) if modules.is_dir() => {
            fs::remove_dir_all(&draft).map_err(at(draft.display()))?;
            Ok(modules)
        }
        Err(error) => Err(at(folder.display())(error)),
    }
}

fn key(lockfile: &[u8]) -> String {
    Sha256::digest(lockfile)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
