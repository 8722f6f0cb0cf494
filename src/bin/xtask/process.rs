//! Starts other programs, and finds them on `PATH`. It never installs one.

use crate::step::{Stop, at};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder with Cargo.toml: cargo tells it; a binary that is started by itself looks upwards.
pub fn root() -> Result<PathBuf, Stop> {
    if let Some(root) = env::var_os("CARGO_MANIFEST_DIR") {
        return Ok(PathBuf::from(root));
    }
    let here = env::current_dir().map_err(at("the current folder"))?;
    here.ancestors()
        .find(|folder| folder.join("Trunk.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| {
            Stop::new("this is not inside a clone of claimscope").type_this("cargo xtask help")
        })
}

/// The cargo that runs us, so that nested calls use the same toolchain.
pub fn cargo() -> Result<Command, Stop> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.current_dir(root()?);
    Ok(command)
}

/// Runs a program with its output shown, and stops when it fails.
pub fn run(command: &mut Command) -> Result<(), Stop> {
    let status = command
        .status()
        .map_err(at(command.get_program().display()))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(command))
    }
}

/// Runs a program and gives its standard output; standard error is shown.
pub fn output(command: &mut Command) -> Result<String, Stop> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(at(command.get_program().display()))?;
    if !output.status.success() {
        return Err(failed(command));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a program prints when asked for its version; nothing where it does not run.
pub fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first program of that name on `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    find_in(name, &env::var_os("PATH").unwrap_or_default())
}

/// The first program of that name on a given `PATH`.
pub fn find_in(name: &str, path: &OsString) -> Option<PathBuf> {
    // On Windows npm's programs are `.cmd` files, which have to be named whole.
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    env::split_paths(path)
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |ending| folder.join(format!("{name}{ending}")))
        })
        .find(|file| file.is_file())
}

/// `PATH` with folders put before everything else.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString, Stop> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&path))).map_err(at("PATH"))
}

fn failed(command: &Command) -> Stop {
    let shown = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ");
    Stop::new(format!("this failed: {shown}"))
}
