//! `cargo xtask bench`: what is fast must stay fast, and anybody can measure it again. One row a bench.
//!
//! Judges nothing by itself and is no part of `cargo xtask test`: figures depend on the machine, and on what else it does.

use crate::step::{Stop, say};
use crate::{chromium, dist, npm, process};
use std::env;
use std::path::PathBuf;

/// Something that is measured.
struct Bench {
    name: &'static str,
    /// What, and the goal.
    measures: &'static str,
    run: fn(&Bench, &[String]) -> Result<(), Stop>,
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "scan",
        measures: "search 1 GiB of a log and of base64, natively, beside rg",
        run: native,
    },
    Bench {
        name: "inspect",
        measures: "decode, classify and lint a token, natively (criterion)",
        run: native,
    },
    Bench {
        name: "latency",
        measures: "from a paste or a key to its verdict painted; tasks while a file is read",
        run: in_chromium,
    },
    Bench {
        name: "scan-browser",
        measures: "search a file in the page, beside a JavaScript regular expression",
        run: in_chromium,
    },
];

/// Runs the bench of that name, or each in turn; what follows the name is handed on (`scan 64` takes 64 MiB).
pub fn command(arguments: &[String]) -> Result<(), Stop> {
    let (name, rest) = arguments.split_first().unzip();
    let chosen: Vec<_> = BENCHES
        .iter()
        .filter(|bench| name.is_none_or(|name| name == bench.name))
        .collect();
    if chosen.is_empty() {
        let names: Vec<_> = BENCHES.iter().map(|bench| bench.name).collect();
        return Err(
            Stop::new(format!("there are these benches: {}", names.join(", ")))
                .type_this("cargo xtask bench scan"),
        );
    }
    for bench in chosen {
        say(format_args!("bench {}: {}", bench.name, bench.measures));
        (bench.run)(bench, rest.unwrap_or_default())?;
    }
    Ok(())
}

fn native(bench: &Bench, arguments: &[String]) -> Result<(), Stop> {
    let mut cargo = process::cargo()?;
    cargo.args(["bench", "--quiet", "--bench", bench.name, "--"]);
    process::run(cargo.args(arguments))
}

/// Against the release in `CLAIMSCOPE_DIST`, or one that is built now.
fn in_chromium(bench: &Bench, arguments: &[String]) -> Result<(), Stop> {
    let xtask = env::current_exe().map_err(crate::step::at("xtask's own path"))?;
    let chromium = chromium::ready()?;
    let dist = match env::var_os("CLAIMSCOPE_DIST") {
        Some(dist) => PathBuf::from(dist),
        None => dist::build(Some(npm::modules()?))?,
    };
    let mut cargo = process::cargo()?;
    cargo.args(["test", "--quiet", "--test", "browser-bench", "--"]);
    cargo
        .arg(bench.name)
        .args(arguments)
        .env("CLAIMSCOPE_DIST", dist)
        .env("CLAIMSCOPE_XTASK", xtask)
        .env("CHROMIUM", &chromium.browser)
        .env("CHROMEDRIVER", &chromium.driver);
    process::run(&mut cargo)
}
