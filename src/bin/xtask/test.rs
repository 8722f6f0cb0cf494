//! `cargo xtask test`: everything that has to hold before a change lands, in the order of what fails fastest.
//!
//! Nothing is skipped: what is missing is installed, or ends the run with the command to type.

use crate::chromium::{self, Chromium};
use crate::step::{Stop, at, say};
use crate::{dist, npm, process, sizes, tools};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY: [&str; 3] = ["--", "--deny", "warnings"];

/// Runs all of it.
pub fn all(_: &[String]) -> Result<(), Stop> {
    let start = Instant::now();
    // Asked now: what follows builds xtask anew in its place, and then this process runs from a file that is gone.
    let xtask = env::current_exe().map_err(at("xtask's own path"))?;
    format()?;
    tools::wasm_target()?;
    clippy()?;
    say("native tests");
    cargo(&["test", "--quiet"])?;

    // What takes long to install comes after what fails fast.
    let modules = npm::modules()?;
    let chromium = chromium::ready()?;
    wasm_tests(&chromium)?;
    let dist = dist::build(Some(modules.clone()))?;
    sizes::report(&dist)?;
    end_to_end(&xtask, &dist, &modules, &chromium)?;

    let seconds = start.elapsed().as_secs();
    say(format_args!(
        "all of it holds ({} min {} s)",
        seconds / 60,
        seconds % 60
    ));
    Ok(())
}

fn format() -> Result<(), Stop> {
    say("formatting");
    cargo(&["fmt", "--check"])
        .map_err(|_| Stop::new("some files are not formatted").type_this("cargo fmt"))
}

fn clippy() -> Result<(), Stop> {
    say("clippy, native");
    cargo(&[&["clippy", "--quiet", "--all-targets"], &DENY[..]].concat())?;
    // "All" leaves out what `cargo test` does not run by itself.
    cargo(&[&["clippy", "--quiet", "--test", "browser"], &DENY[..]].concat())?;
    say("clippy, wasm32");
    cargo(
        &[
            &[
                "clippy", "--quiet", "--lib", "--bin", "app", "--test", "web",
            ],
            &WASM[..],
            &DENY[..],
        ]
        .concat(),
    )
}

/// tests/web.rs in headless Chromium. The runner is started by hand, because it reads the browser's flags from
/// a file in its working folder, which should not be ours.
fn wasm_tests(chromium: &Chromium) -> Result<(), Stop> {
    let runner = tools::wasm_bindgen()?;
    let runner = process::find_in("wasm-bindgen-test-runner", &runner.into_os_string())
        .ok_or_else(|| Stop::new("wasm-bindgen-test-runner has vanished from the cache"))?;
    say("tests in headless Chromium");
    let build = ["test", "--quiet", "--test", "web", "--no-default-features"];
    let build = [&build[..], &["--no-run", "--message-format=json"], &WASM].concat();
    let messages = process::output(process::cargo()?.args(build))?;
    let module = executable(&messages).ok_or_else(|| Stop::new("cargo built no tests/web.rs"))?;

    let folder = env::temp_dir().join(format!("claimscope-web-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(at(folder.display()))?;
    let options = serde_json::json!({
        "goog:chromeOptions": { "args": chromium::FLAGS, "binary": chromium.browser },
    });
    fs::write(folder.join("webdriver.json"), options.to_string()).map_err(at("webdriver.json"))?;
    let mut runner = Command::new(runner);
    runner
        .arg(module)
        .current_dir(&folder)
        .env("CHROMEDRIVER", &chromium.driver);
    runner.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    process::run(&mut runner)?;
    fs::remove_dir_all(&folder).map_err(at(folder.display()))
}

/// The file that `cargo test --no-run --message-format=json` built.
fn executable(messages: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| {
            message
                .pointer("/target/name")
                .is_some_and(|name| name == "web")
        })
        .find_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
}

fn end_to_end(xtask: &Path, dist: &Path, modules: &Path, chromium: &Chromium) -> Result<(), Stop> {
    say("end to end, against dist/ in headless Chromium");
    let mut cargo = process::cargo()?;
    // One at a time: some measure how quickly the page answers, and two browsers on two cores answer slowly.
    cargo.args(["test", "--test", "browser", "--", "--test-threads=1"]);
    cargo
        .env("CLAIMSCOPE_DIST", dist)
        .env("CLAIMSCOPE_XTASK", xtask);
    cargo.env("CLAIMSCOPE_NODE_MODULES", modules);
    cargo
        .env("CHROMIUM", &chromium.browser)
        .env("CHROMEDRIVER", &chromium.driver);
    process::run(&mut cargo)
}

fn cargo(arguments: &[&str]) -> Result<(), Stop> {
    process::run(process::cargo()?.args(arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_module_is_found_among_the_messages() {
        let messages = concat!(
            "{\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"claimscope\"},\"executable\":null}\n",
            "not json\n",
            "{\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"web\"},\"executable\":\"/t/web-1.wasm\"}\n",
        );
        assert_eq!(executable(messages), Some(PathBuf::from("/t/web-1.wasm")));
        assert_eq!(executable(""), None);
    }
}
