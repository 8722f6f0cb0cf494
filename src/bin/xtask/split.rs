//! Splits the release's wasm: what every visit needs, and modules that are loaded when they are needed.
//!
//! The split is made where `src/ui/modules.rs` declares them, after the compiler and before wasm-bindgen. Trunk has no place
//! for a step there, so it is handed this very program under the name of wasm-bindgen, which splits and then calls the real
//! one. The small script that loads the modules goes into the glue: a file of its own would import the glue, which imports it.
//!
//! What one module alone reaches is in `NAME.wasm`, what several reach in `shared-ONE-OTHER.wasm`, which comes with any of
//! them, and what is too small for a file of its own in `shared.wasm`, which comes with all.

use crate::finish::Files;
use crate::step::{Stop, at};
use crate::{join, process};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use wasm_split_cli_support::{Options, transform};

/// Flags of the compiler: the linker keeps what tells one function from another, and the page knows that it is split.
pub const RUSTFLAGS: &str = "-Clink-args=--emit-relocs --cfg split";

/// The name under which Trunk calls this program.
const NAME: &str = "wasm-bindgen";
/// Where the real one is.
const REAL: &str = "CLAIMSCOPE_WASM_BINDGEN";
/// Where the modules and their loader are put.
const FOLDER: &str = "CLAIMSCOPE_SPLIT";
/// What wasm-split calls the loader.
const LOADER: &str = "__wasm_split.js";
/// Which files each module consists of, for the hook.
const PARTS: &str = "parts.json";

/// Puts this program under the other name into a folder, which is to be the first on Trunk's path, and tells Trunk's
/// environment the rest.
pub fn prepare(root: &Path, tools: &Path, trunk: &mut Command) -> Result<PathBuf, Stop> {
    let folder = root.join("target").join("split");
    // Nothing of an earlier split may be taken for a part of this one.
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(at(folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(at(folder.display()))?;
    let this = still_there(env::current_exe().map_err(at("this program"))?);
    let shim = folder.join(format!("{NAME}{}", env::consts::EXE_SUFFIX));
    fs::copy(&this, &shim).map_err(at(shim.display()))?;
    let real = tools.join(format!("{NAME}{}", env::consts::EXE_SUFFIX));
    trunk.env(REAL, real).env(FOLDER, &folder);
    Ok(folder)
}

/// Where this program is. Tests may have built it anew since it was started; Linux then marks the path, at which the new one is.
fn still_there(this: PathBuf) -> PathBuf {
    match this
        .to_str()
        .and_then(|path| path.strip_suffix(" (deleted)"))
    {
        Some(path) if !this.exists() => PathBuf::from(path),
        _ => this,
    }
}

/// Whether this program was called as wasm-bindgen.
pub fn is_called_as_wasm_bindgen() -> bool {
    let name = env::args_os().next().map(PathBuf::from);
    name.and_then(|name| Some(name.file_stem()?.to_owned()))
        .is_some_and(|stem| stem == NAME)
}

/// Splits the module among the arguments, then calls the real wasm-bindgen with the first part.
pub fn wasm_bindgen(arguments: &[String]) -> Result<(), Stop> {
    let told = |name| env::var_os(name).map(PathBuf::from);
    let (Some(real), Some(folder)) = (told(REAL), told(FOLDER)) else {
        return Err(Stop::new("only `cargo xtask dist` calls this program so"));
    };
    let mut real = Command::new(real);
    for argument in arguments {
        if !argument.ends_with(".wasm") || argument.starts_with('-') {
            real.arg(argument);
            continue;
        }
        let module = Path::new(argument);
        let wasm = fs::read(module).map_err(at(argument))?;
        let main = folder.join(module.file_name().unwrap_or_default());
        let mut options = Options::new(&wasm);
        options.output_dir = &folder;
        options.main_out_path = &main;
        let split = transform(options)
            .map_err(|error| Stop::new(format!("the wasm cannot be split: {error}")))?;
        let parts = serde_json::to_vec(&split.prefetch_map).map_err(at(PARTS))?;
        fs::write(folder.join(PARTS), parts).map_err(at(PARTS))?;
        real.arg("--keep-lld-exports").arg(main);
    }
    process::run(&mut real)
}

/// Adds the modules to a build, and what loads them to the glue. Does nothing where the build was not split.
pub fn add(files: &mut Files) -> Result<(), Stop> {
    let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) else {
        return Ok(());
    };
    let read = |name: &str| fs::read(folder.join(name)).map_err(at(name));
    let mut parts: Parts = serde_json::from_slice(&read(PARTS)?).map_err(at(PARTS))?;
    join::small(&mut parts, &folder)?;
    let names = names(&parts);
    for (theirs, ours) in &names {
        if files
            .insert(ours.clone(), read(&format!("{theirs}.wasm"))?)
            .is_some()
        {
            return Err(Stop::new(format!("two files would be {ours}")));
        }
    }
    let glue = (files.iter_mut()).find(|(_, content)| mentions(content, LOADER));
    let (name, content) = glue.ok_or_else(|| Stop::new("no glue loads the modules"))?;
    let text = String::from_utf8_lossy(content);
    *content = with_loader(&text, &loads(&parts, &names))
        .ok_or_else(|| Stop::new(format!("{name} does not import {LOADER} as expected")))?
        .into_bytes();
    Ok(())
}

/// The files of each module, without ending.
pub type Parts = BTreeMap<String, Vec<String>>;

/// What each file of wasm-split is called here: by the modules that need it, because a number says nothing and changes.
fn names(parts: &Parts) -> BTreeMap<&str, String> {
    let mut needed = BTreeMap::<&str, Vec<&str>>::new();
    for (module, files) in parts {
        for file in files {
            needed.entry(file).or_default().push(module);
        }
    }
    let ours = |modules: Vec<&str>| match modules[..] {
        [module] => format!("{module}.wasm"),
        _ if modules.len() == parts.len() => format!("{SHARED}.wasm"),
        _ => format!("{SHARED}-{}.wasm", modules.join("-")),
    };
    let named = needed.into_iter();
    named.map(|(file, modules)| (file, ours(modules))).collect()
}

/// How the name of a file begins that several modules need; theirs follow, where it is not all of them.
pub const SHARED: &str = "shared";

/// What loads a module, for each: the name of wasm-split, and a call with its files.
fn loads(parts: &Parts, names: &BTreeMap<&str, String>) -> Vec<String> {
    let load = |(module, files): (&String, &Vec<String>)| {
        let named = files.iter().filter_map(|file| names.get(file.as_str()));
        let files: Vec<_> = named.map(|name| format!("'{name}'")).collect();
        format!("__wasm_split_load_{module}: loads({})", files.join(", "))
    };
    parts.iter().map(load).collect()
}

/// What loads the modules.
const MODULES: &str = include_str!("../../shell/modules.js");

fn mentions(content: &[u8], name: &str) -> bool {
    std::str::from_utf8(content).is_ok_and(|text| text.contains(name))
}

/// The glue with our loader in the place of wasm-split's, which it imports once for each module, by another name each time.
fn with_loader(glue: &str, loads: &[String]) -> Option<String> {
    let imports = glue
        .lines()
        .filter(|line| line.contains(LOADER) && line.starts_with("import "));
    let alias = |import: &str| {
        let rest = import.strip_prefix("import * as ")?;
        rest.split(' ').next().map(str::to_owned)
    };
    let mut imports = imports.map(|import| Some((import, alias(import)?)));
    let (import, alias) = imports.next()??;
    let all = loads.join(",\n  ");
    let loader = format!("{MODULES}const {alias} = {{\n  {all},\n}};");
    let glue = glue.replacen(import, &loader, 1);
    imports.try_fold(glue, |glue, other| {
        let (import, again) = other?;
        Some(glue.replacen(import, &format!("const {again} = {alias};"), 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_was_built_anew_is_found() {
        let this = env::current_exe().unwrap();
        assert_eq!(still_there(this.clone()), this);
        let marked = PathBuf::from(format!("{} (deleted)", this.display()));
        assert_eq!(still_there(marked), this);
    }

    fn parts() -> Parts {
        let owned = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
        Parts::from([
            (
                "engine".to_owned(),
                owned(&["chunk_1", "chunk_2", "split_engine"]),
            ),
            ("flow".to_owned(), owned(&["chunk_2", "split_flow"])),
            (
                "reader".to_owned(),
                owned(&["chunk_1", "chunk_2", "split_reader"]),
            ),
        ])
    }

    #[test]
    fn a_file_is_named_by_the_modules_that_need_it() {
        let parts = parts();
        let names = names(&parts);
        let names: Vec<_> = names.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert_eq!(
            names,
            [
                ("chunk_1", "shared-engine-reader.wasm"),
                ("chunk_2", "shared.wasm"),
                ("split_engine", "engine.wasm"),
                ("split_flow", "flow.wasm"),
                ("split_reader", "reader.wasm"),
            ]
        );
    }

    #[test]
    fn the_loader_stands_in_the_glue_in_place_of_its_import() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\nlet wasm;\n    \"./__wasm_split.js\": import1,\n";
        let parts = parts();
        let loads = loads(&parts, &names(&parts));
        let merged = with_loader(glue, &loads).unwrap();
        let merged = merged.strip_prefix(MODULES).unwrap();
        assert_eq!(
            merged,
            "const import1 = {
  __wasm_split_load_engine: loads('shared-engine-reader.wasm', 'shared.wasm', 'engine.wasm'),
  __wasm_split_load_flow: loads('shared.wasm', 'flow.wasm'),
  __wasm_split_load_reader: loads('shared-engine-reader.wasm', 'shared.wasm', 'reader.wasm'),
};
const import2 = import1;

let wasm;
    \"./__wasm_split.js\": import1,
"
        );
        assert_eq!(with_loader("let wasm;\n", &loads), None);
    }
}
