//! What Trunk's one hook does when everything is built but not yet moved to `dist/`.
//!
//! It works on the staging folder that Trunk names by environment, so `trunk build --release` by hand gives the
//! same. A debug build gets its style sheet and its explanations and nothing else: it is never cached.

use crate::step::{Stop, at};
use crate::{imports, markup, names, precache, process, split, styles, wasm_opt};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The files of a build by their name inside it, with `/` on every system.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The page itself.
pub const INDEX: &str = "index.html";
/// The service worker, which is the one file that it does not list.
pub const WORKER: &str = "sw.js";

/// The script of the worker that reads files. `boot.js` names this file.
pub const READER: &str = "worker.js";

/// The frame that fetches keys. `boot.js` names this file.
pub const FRAME: &str = "keys.html";
/// Its script, which the build puts into it.
pub const FRAMED: &str = "keys.js";

/// The explanations, which the page loads when there is something to explain. `boot.js` names this file.
pub const PROSE: &str = "prose.txt";

/// `cargo xtask finish`, called by Trunk.
pub fn command(_: &[String]) -> Result<(), Stop> {
    let folder = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| {
            Stop::new("`finish` is what Trunk calls: it names the folder")
                .type_this("cargo xtask dist")
        })?;
    let root = process::root()?;
    let mut files = read(&folder)?;
    files.insert(
        styles::SHEET.to_owned(),
        styles::bundle(&root.join("style"))?.into_bytes(),
    );
    files.insert(PROSE.to_owned(), claimscope::prose::file().into_bytes());
    if env::var("TRUNK_PROFILE").as_deref() == Ok("release") {
        split::add(&mut files)?;
        shorten_imports(&mut files)?;
        for (name, content) in &mut files {
            if name.ends_with(".wasm") {
                wasm_opt::shrink(content)?;
            } else if name.ends_with(".js") {
                *content = styles::without_comments(&String::from_utf8_lossy(content)).into_bytes();
            }
        }
        markup::inline_frame(&mut files)?;
        let mut files = names::by_content(files)?;
        let worker = fs::read_to_string(root.join("src/shell").join(WORKER)).map_err(at(WORKER))?;
        markup::announce_worker(&mut files)?;
        let worker = precache::worker(&styles::without_comments(&worker), &files)?;
        files.insert(WORKER.to_owned(), worker.into_bytes());
        markup::check(&files)?;
        precache::check(&files)?;
        return write(&folder, &files);
    }
    markup::inline_frame(&mut files)?;
    markup::check(&files)?;
    write(&folder, &files)
}

/// For each `NAME_bg.wasm` and its glue `NAME.js`.
fn shorten_imports(files: &mut Files) -> Result<(), Stop> {
    let modules: Vec<String> = files
        .keys()
        .filter(|name| name.ends_with("_bg.wasm"))
        .cloned()
        .collect();
    for name in modules {
        let glue_name = name.replace("_bg.wasm", ".js");
        let (Some(mut module), Some(glue)) = (files.remove(&name), files.remove(&glue_name)) else {
            return Err(Stop::new(format!("{name} has no {glue_name} beside it")));
        };
        let mut glue = String::from_utf8(glue).map_err(at(&glue_name))?;
        imports::shorten(&mut module, &mut glue)?;
        files.insert(name, module);
        files.insert(glue_name, glue.into_bytes());
    }
    Ok(())
}

/// Every file below a folder.
pub fn read(folder: &Path) -> Result<Files, Stop> {
    let mut files = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).map_err(at(next.display()))? {
            let path = entry.map_err(at(next.display()))?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let inside = path.strip_prefix(folder).map_err(at(path.display()))?;
            let name = inside
                .iter()
                .map(|part| part.to_string_lossy())
                .collect::<Vec<_>>()
                .join("/");
            files.insert(name, fs::read(&path).map_err(at(path.display()))?);
        }
    }
    Ok(files)
}

/// Makes the folder hold these files and no other.
fn write(folder: &Path, files: &Files) -> Result<(), Stop> {
    for name in read(folder)?
        .keys()
        .filter(|name| !files.contains_key(*name))
    {
        fs::remove_file(folder.join(name)).map_err(at(name))?;
    }
    for (name, content) in files {
        fs::write(folder.join(name), content).map_err(at(name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_names_the_explanations_and_the_reader_of_files() {
        let loader = include_str!("../../shell/boot.js");
        for name in [PROSE, READER, FRAME] {
            assert_eq!(loader.matches(&format!("'{name}'")).count(), 1, "{name}");
        }
        assert!(!claimscope::prose::file().is_empty());
    }

    fn policy(page: &str) -> Vec<&str> {
        let (_, rest) = page
            .split_once("Content-Security-Policy\" content=\"")
            .unwrap();
        let policy = rest.split('"').next().unwrap();
        policy.split("; ").collect()
    }

    #[test]
    fn the_page_reaches_its_own_host_alone_and_the_frame_shows_and_runs_nothing_else() {
        let page = policy(include_str!("../../../index.html"));
        for directive in [
            "default-src 'none'",
            "connect-src 'self'",
            "frame-src 'self'",
        ] {
            assert!(page.contains(&directive), "{directive}");
        }
        assert_eq!(
            policy(include_str!("../../shell/keys.html")),
            [
                "default-src 'none'",
                "script-src 'self'",
                "connect-src https: http://127.0.0.1:* http://localhost:*",
                "form-action 'none'",
                "base-uri 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'",
            ]
        );
    }
}
