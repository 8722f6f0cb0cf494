//! `cargo xtask`: everything that a maintainer types, one row a command in the table below.
//!
//! Each step says in one line what it does, on standard error; standard output is for what a command gives.
//! Where a command cannot go on, its last line is what to type. Nothing here ends up in the page.

mod ahead;
#[cfg(test)]
mod ahead_tests;
mod bench;
mod cache;
mod chromium;
mod clock;
mod dist;
mod finish;
mod fuzz;
mod imports;
mod inspect;
mod inspect_files;
mod join;
mod jsonl;
mod lint_request;
mod markup;
mod names;
mod npm;
mod precache;
mod process;
mod request_code;
mod request_commands;
mod request_parts;
mod serve;
mod sizes;
mod split;
mod step;
mod styles;
mod test;
mod tools;
mod understood;
mod wasm_opt;

use std::process::ExitCode;
use step::Stop;

/// One thing that can be typed after `cargo xtask`.
struct Command {
    name: &'static str,
    arguments: &'static str,
    summary: &'static str,
    run: fn(&[String]) -> Result<(), Stop>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "run",
        arguments: "[--port N]",
        summary: "build a release, serve it on this machine, print its address",
        run: serve::build_and_serve,
    },
    Command {
        name: "test",
        arguments: "",
        summary: "everything that has to hold: formatting, clippy, tests, size, browser",
        run: test::all,
    },
    Command {
        name: "dist",
        arguments: "",
        summary: "build dist/, which any static host serves from any path",
        run: dist::command,
    },
    Command {
        name: "serve",
        arguments: "DIR [--port N]",
        summary: "serve a folder on this machine; port 0 takes any free one",
        run: serve::command,
    },
    Command {
        name: "inspect",
        arguments: "[--jsonl | --markdown | FILE…]",
        summary: "what standard input holds, as JSON; with --jsonl, or of files, one report a line",
        run: inspect::command,
    },
    Command {
        name: "lint-request",
        arguments: "[--jsonl [--all] | --sdk ID | --commands FORM] [--provider ID]",
        summary: "what is wrong with the authorization request on standard input, and what it gets, as JSON",
        run: lint_request::command,
    },
    Command {
        name: "fuzz",
        arguments: "[TARGET] [SECONDS]",
        summary: "altered tokens against decode, classify and inspect, a minute each",
        run: fuzz::command,
    },
    Command {
        name: "bench",
        arguments: "[NAME] [MIB]",
        summary: "how fast it is: scan, inspect, latency, scan-browser (README)",
        run: bench::command,
    },
    Command {
        name: "finish",
        arguments: "",
        summary: "what Trunk calls when it has built (Trunk.toml)",
        run: finish::command,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if split::is_called_as_wasm_bindgen() {
        return ended(split::wasm_bindgen(&arguments));
    }
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    if matches!(name, "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let result = match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(rest),
        None => {
            Err(Stop::new(format!("there is no command `{name}`")).type_this("cargo xtask help"))
        }
    };
    ended(result)
}

fn ended(result: Result<(), Stop>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) if stop.is_read_enough => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("{stop}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask COMMAND\n\n");
    let usage = |command: &Command| format!("{} {}", command.name, command.arguments);
    let width = COMMANDS
        .iter()
        .map(|command| usage(command).len())
        .max()
        .unwrap_or(0);
    for command in COMMANDS {
        text += &format!("  {:width$}  {}\n", usage(command), command.summary);
    }
    text += "\nA newcomer needs `run` and `test`. Tools are kept in a cache of your user, which\n";
    text += "CLAIMSCOPE_CACHE may point elsewhere.\n";
    text
}
