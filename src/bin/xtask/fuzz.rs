//! `cargo xtask fuzz`: throws altered tokens at the library, under libFuzzer, until the time is up or something gives way.
//!
//! No part of `cargo xtask test`: it ends when it is told to, not when all is tried. The targets stand in `tests/fuzz`. They
//! build with the pinned stable toolchain, because no sanitizer is asked for: safe Rust has little for one to find.

use crate::step::{Stop, at, say};
use crate::{process, tools};
use claimscope::inspect::inspect;
use claimscope::oauth::Context;
use claimscope::text::json::Object;
use claimscope::text::time::Timestamp;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

const TARGETS: [&str; 3] = ["decode", "classify", "inspect"];

/// Runs one target, or each in turn, for a minute or the seconds that were asked for.
pub fn command(arguments: &[String]) -> Result<(), Stop> {
    let usage =
        || Stop::new("fuzz takes a target and seconds").type_this("cargo xtask fuzz decode 600");
    let (target, seconds) = match arguments {
        [] => (None, "60"),
        [one] if one.parse::<u32>().is_ok() => (None, one.as_str()),
        [target] => (Some(target), "60"),
        [target, seconds] => (Some(target), seconds.as_str()),
        _ => return Err(usage()),
    };
    let targets = TARGETS
        .iter()
        .filter(|name| target.is_none_or(|wanted| wanted == *name));
    if seconds.parse::<u32>().is_err() || targets.clone().next().is_none() {
        return Err(usage());
    }
    let path = process::path_with(&[tools::cargo_fuzz()?])?;
    let folder = process::root()?.join("tests/fuzz");
    let seeds = folder.join("seeds");
    write_seeds(&folder.with_file_name("corpus"), &seeds)?;
    for target in targets {
        say(format_args!("fuzzing {target} for {seconds} s"));
        let kept = folder.join("corpus").join(target);
        fs::create_dir_all(&kept).map_err(at(kept.display()))?;
        let mut fuzz = process::cargo()?;
        fuzz.env("PATH", &path)
            .args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"]);
        fuzz.arg(&folder).arg(target).args([&kept, &seeds]).args([
            "--",
            "-max_len=4096",
            "-timeout=10",
        ]);
        fuzz.arg(format!("-dict={}", folder.join("dictionary").display()));
        fuzz.arg(format!("-max_total_time={seconds}"));
        process::run(&mut fuzz)?;
    }
    Ok(())
}

/// Seeds are the corpus: each text as it is, and header and claims of each of its tokens on two lines.
fn write_seeds(samples: &Path, seeds: &Path) -> Result<(), Stop> {
    fs::create_dir_all(seeds).map_err(at(seeds.display()))?;
    for entry in fs::read_dir(samples).map_err(at(samples.display()))? {
        let path = entry.map_err(at(samples.display()))?.path();
        if path.is_dir() {
            write_seeds(&path, seeds)?;
            continue;
        }
        let sample = fs::read_to_string(&path).map_err(at(path.display()))?;
        let text = sample
            .split_once("--- text\n")
            .and_then(|(_, rest)| rest.split_once("\n--- report"));
        let Some((text, _)) = text else { continue };
        // Several folders have a sample of the same name.
        let names = [samples.file_name(), path.file_stem()].map(Option::unwrap_or_default);
        let name = names.join(OsStr::new("-"));
        let save = |ending: &str, seed: &str| {
            let file = seeds.join(format!("{}{ending}", name.display()));
            fs::write(&file, seed).map_err(at(file.display()))
        };
        save("", text)?;
        for (nth, token) in inspect(text, &Context::at(Timestamp(0)))
            .tokens
            .iter()
            .enumerate()
        {
            let [header, claims] = [&token.token.header, &token.token.claims]
                .map(|object| object.as_ref().map_or(String::new(), Object::to_compact));
            save(&format!("-{nth}"), &format!("{header}\n{claims}"))?;
        }
    }
    Ok(())
}
