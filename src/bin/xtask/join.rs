//! Joins the small files that several modules of the page need: two dozen of some hundred bytes take longer to load than all
//! of them together in one.
//!
//! The one file then comes with every module, and each loads a little that it does not need. Files that are worth a request
//! of their own stay.

use crate::imports::vector;
use crate::process;
use crate::split::Parts;
use crate::step::{Stop, at, say};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{env, fs};
use wasmparser::{Parser, Payload, TypeRef};

/// What a file has to weigh, in bytes, so that it stays by itself.
const SMALL: u64 = 6 * 1024;

/// What the joined file is called before it has our name.
const JOINED: &str = "joined";

/// The module that split ones import everything from, and where the joined one gets it.
const FROM: &str = "__wasm_split";
const PAGE: &str = "page";

/// Joins what is small and not of one module alone, and gives the new file. Leaves everything as it is where wasm-merge is
/// not there or there is nothing to join.
///
/// # Errors
/// A file that is no wasm, that imports what only wasm-bindgen could give it, or that wasm-merge refuses.
pub fn small(parts: &mut Parts, folder: &Path) -> Result<(), Stop> {
    let mut files = BTreeSet::new();
    for (file, times) in of_several(parts) {
        let path = path(folder, file);
        let wasm = fs::read(&path).map_err(at(path.display()))?;
        // What comes with every module anyway is no reason for a second file.
        if times == parts.len() || weight(&wasm)? < SMALL {
            files.insert(file.to_owned());
        }
    }
    if files.len() < 2 {
        return Ok(());
    }
    let Some(program) = process::find("wasm-merge") else {
        say("wasm-merge is not there: the page has more files (npm brings it: cargo xtask dist)");
        return Ok(());
    };
    merge(&program, &files, folder)?;
    for needed in parts.values_mut() {
        needed.retain(|file| !files.contains(file));
        needed.push(JOINED.to_owned());
    }
    Ok(())
}

/// The files that more than one module needs, and how many do.
fn of_several(parts: &Parts) -> Vec<(&str, usize)> {
    let mut times = BTreeMap::<&str, usize>::new();
    for file in parts.values().flatten() {
        *times.entry(file).or_default() += 1;
    }
    times.into_iter().filter(|(_, times)| *times > 1).collect()
}

fn merge(program: &Path, files: &BTreeSet<String>, folder: &Path) -> Result<(), Stop> {
    let (mut imports, mut features) = (Imports::new(), Vec::new());
    let mut command = Command::new(program);
    let page = env::temp_dir().join(format!("claimscope-join-{}.wat", std::process::id()));
    command.arg(&page).arg(FROM);
    for file in files {
        let path = path(folder, file);
        let wasm = fs::read(&path).map_err(at(path.display()))?;
        add_imports(&mut imports, &wasm)?;
        features = features_of(&wasm)?;
        command.arg(path).arg(file);
    }
    fs::write(&page, page_of(&imports)).map_err(at(page.display()))?;
    // The last of them is too new for wasm-opt to read.
    command.args(["--all-features", "--disable-compact-imports", "-o"]);
    let joined = path(folder, JOINED);
    process::run(command.arg(&joined))?;
    let mut wasm = fs::read(&joined).map_err(at(joined.display()))?;
    wasm.extend(features);
    fs::write(&joined, wasm).map_err(at(joined.display()))?;
    fs::remove_file(&page).map_err(at(page.display()))
}

fn path(folder: &Path, file: &str) -> std::path::PathBuf {
    folder.join(format!("{file}.wasm"))
}

/// What a file weighs without names and other remarks, which do not stay.
fn weight(wasm: &[u8]) -> Result<u64, Stop> {
    let mut weight = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(at("a split module"))?;
        if let (false, Some((_, range))) = (
            matches!(payload, Payload::CustomSection(_)),
            payload.as_section(),
        ) {
            weight += range.end - range.start;
        }
    }
    Ok(weight)
}

/// The section that names the features in use, which wasm-opt goes by and wasm-merge leaves out.
fn features_of(wasm: &[u8]) -> Result<Vec<u8>, Stop> {
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload.map_err(at("a split module"))? else {
            continue;
        };
        if section.name() == "target_features" {
            let std::ops::Range { start, end } = section.range();
            let content = wasm.get(start as usize..end as usize);
            // A custom section has the id 0.
            let mut whole = vec![0];
            vector(&mut whole, content.unwrap_or_default());
            return Ok(whole);
        }
    }
    Ok(Vec::new())
}

/// What is imported by its name: the kind of item, and its type, as the text format writes them.
type Imports = BTreeMap<String, (&'static str, String)>;

fn add_imports(imports: &mut Imports, wasm: &[u8]) -> Result<(), Stop> {
    let unreadable = || at("a split module");
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ImportSection(section) = payload.map_err(unreadable())? else {
            continue;
        };
        for import in section.into_imports() {
            let import = import.map_err(unreadable())?;
            let item = match import.ty {
                TypeRef::Memory(memory) => ("memory", memory.initial.to_string()),
                TypeRef::Table(table) => ("table", format!("{} funcref", table.initial)),
                TypeRef::Global(global) if global.mutable => ("global", "(mut i32)".to_owned()),
                TypeRef::Global(_) => ("global", "i32".to_owned()),
                _ => {
                    let name = import.name;
                    return Err(Stop::new(format!("a split module imports {name}")));
                }
            };
            imports.insert(import.name.to_owned(), item);
        }
    }
    Ok(())
}

/// A module that hands on what the page exports: with it wasm-merge sees that all mean the same memory.
fn page_of(imports: &Imports) -> String {
    let mut text = "(module\n".to_owned();
    for (name, (kind, of)) in imports {
        // Writing to a string does not fail.
        _ = writeln!(text, "(import {PAGE:?} {name:?} ({kind} ${name} {of}))");
        _ = writeln!(text, "(export {name:?} ({kind} ${name}))");
    }
    text + ")\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_module_alone_needs_stays() {
        let owned = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
        let parts = Parts::from([
            ("engine".to_owned(), owned(&["chunk_1", "split_engine"])),
            ("reader".to_owned(), owned(&["chunk_1", "split_reader"])),
        ]);
        assert_eq!(of_several(&parts), [("chunk_1", 2)]);
    }

    #[test]
    fn the_page_hands_on_what_it_exports() {
        let imports = Imports::from([
            ("memory".to_owned(), ("memory", "22".to_owned())),
            ("stack".to_owned(), ("global", "(mut i32)".to_owned())),
        ]);
        assert_eq!(
            page_of(&imports),
            "(module\n(import \"page\" \"memory\" (memory $memory 22))\n(export \"memory\" (memory $memory))\n\
             (import \"page\" \"stack\" (global $stack (mut i32)))\n(export \"stack\" (global $stack))\n)\n"
        );
    }

    #[test]
    fn remarks_weigh_nothing() {
        // An empty module, and the same with a custom section that is called `a`.
        let empty = b"\0asm\x01\0\0\0".to_vec();
        let remark = [&empty[..], &[0, 2, 1, b'a']].concat();
        // One with the type of a function.
        let code = [&empty[..], &[1, 4, 1, 0x60, 0, 0]].concat();
        let weights = [empty, remark, code].map(|wasm| weight(&wasm).ok());
        assert_eq!(weights, [Some(0), Some(0), Some(4)]);
    }
}
