//! Where downloaded and built tools are kept: one folder of the user, found again by the next clone.

use crate::step::Stop;
use std::env;
use std::path::PathBuf;

/// The cache folder: `CLAIMSCOPE_CACHE`, else `claimscope` in the system's cache folder of this user.
pub fn folder() -> Result<PathBuf, Stop> {
    if let Some(folder) = set("CLAIMSCOPE_CACHE") {
        return Ok(folder);
    }
    let parent = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))
    };
    match parent {
        Some(parent) => Ok(parent.join("claimscope")),
        None => Err(Stop::new("this user has no cache folder: HOME is not set")
            .type_this("CLAIMSCOPE_CACHE=/some/folder cargo xtask run")),
    }
}

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
