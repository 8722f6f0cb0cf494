//! Doors between the modules of the core open one way: what is read first knows nothing of what is read later (`src/lib.rs`).

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// A module, and the only ones of the crate that it may use beside itself.
const DOORS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("jose", &["text", "spec"]),
    ("scan", &["text", "jose", "oauth"]),
    ("sdk", &["text", "oauth", "spec"]),
    (
        "checks",
        &["text", "jose", "oauth", "lint", "issuer", "spec"],
    ),
];

/// The sources of a module, without its tests.
fn sources(module: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => walk(&path, found),
                false if path.ends_with("tests.rs") => {}
                false if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
                false => {}
            }
        }
    }
    let mut found = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(module);
    walk(&folder, &mut found);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let code = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap()
            .to_owned();
        (path, code)
    };
    found.into_iter().map(read).collect()
}

#[test]
fn a_module_uses_only_what_is_read_before_it() {
    for (module, may_use) in DOORS {
        let sources = sources(module);
        assert!(!sources.is_empty(), "{module}");
        for (path, code) in sources {
            let lines = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for line in lines {
                for piece in line.split("crate::").skip(1) {
                    let used = piece.split(|c: char| !c.is_ascii_lowercase() && c != '_');
                    let used = used.into_iter().next().unwrap();
                    let is_open = used == *module || may_use.contains(&used);
                    assert!(is_open, "{}: {line}", path.display());
                }
            }
        }
    }
}
