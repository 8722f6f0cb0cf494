//! Finds Chromium and its driver; on Debian as root installs them, elsewhere says what to type.

use crate::process;
use crate::step::{Stop, say};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// A browser and the driver that fits it.
pub struct Chromium {
    /// The browser's program.
    pub browser: PathBuf,
    /// chromedriver's program.
    pub driver: PathBuf,
}

/// How browsers are started in tests: nothing that would call home or need a screen. Root cannot have the sandbox.
pub const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
];
/// Where browsers are that are not on `PATH`.
const PLACES: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/// The browser and driver to test with: `CHROMIUM` and `CHROMEDRIVER`, else what is installed.
///
/// # Errors
///
/// Where one is missing and cannot be installed, or the two are of different versions.
pub fn ready() -> Result<Chromium, Stop> {
    let root_on_debian = is_root_on_debian();
    if root_on_debian && (find().is_none() || !has_fonts()) {
        install()?;
    }
    let found = find().ok_or_else(|| {
        Stop::new("Chromium or its driver is missing (CHROMIUM and CHROMEDRIVER may name them)")
            .type_this(by_hand(&os_release()))
    })?;
    // Chrome on Windows opens a window instead of answering.
    if !cfg!(windows) {
        let (browser, driver) = (major(&found.browser), major(&found.driver));
        if browser.is_none() || browser != driver {
            let said = |version: Option<u32>| {
                version.map_or("none".to_owned(), |version| version.to_string())
            };
            return Err(Stop::new(format!(
                "the browser is version {} and its driver {}, which do not fit: {}, {}",
                said(browser),
                said(driver),
                found.browser.display(),
                found.driver.display()
            ))
            .type_this(by_hand(&os_release())));
        }
    }
    Ok(found)
}

fn find() -> Option<Chromium> {
    let named = |variable: &str| {
        env::var_os(variable)
            .map(PathBuf::from)
            .filter(|path| path.is_file())
    };
    let browser = named("CHROMIUM")
        .or_else(|| BROWSERS.iter().find_map(|name| process::find(name)))
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))?;
    let driver = named("CHROMEDRIVER").or_else(|| process::find("chromedriver"))?;
    Some(Chromium { browser, driver })
}

/// Debian's own packages: browser and driver of one version, and a font where there is none at all.
fn install() -> Result<(), Stop> {
    let mut packages = vec!["chromium", "chromium-driver"];
    if !has_fonts() {
        packages.push("fonts-dejavu-core");
    }
    let packages_line = packages.join(" ");
    say(format_args!(
        "installing what the browser tests need: {packages_line}"
    ));
    let apt = |words: &[&str]| {
        process::run(
            Command::new("apt-get")
                .args(words)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    let update = ["update", "--quiet", "--quiet"];
    let mut install = vec![
        "install",
        "--yes",
        "--quiet",
        "--quiet",
        "--no-install-recommends",
    ];
    install.extend(&packages);
    apt(&update).and_then(|()| apt(&install)).map_err(|_| {
        Stop::new("Chromium could not be installed").type_this(format!(
            "apt-get update && apt-get install --yes {packages_line}"
        ))
    })
}

fn is_root_on_debian() -> bool {
    let id = Command::new("id").arg("--user").output();
    let root = id.is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    root && family(&os_release()) == "debian"
}

/// Whether there is any font file. `fc-list` would know, but comes in a package that Chromium does not need.
fn has_fonts() -> bool {
    let mut open = vec![
        PathBuf::from("/usr/share/fonts"),
        PathBuf::from("/usr/local/share/fonts"),
    ];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| {
                ["ttf", "ttc", "otf", "pfb"]
                    .iter()
                    .any(|font| ending == *font)
            }) {
                return true;
            }
        }
    }
    false
}

fn os_release() -> String {
    fs::read_to_string("/etc/os-release").unwrap_or_default()
}

fn family(os_release: &str) -> &str {
    os_release
        .lines()
        .find_map(|line| line.strip_prefix("ID="))
        .unwrap_or_default()
        .trim_matches('"')
}

/// The command that installs both. Where a system has no packages of them, Chrome for Testing has.
fn by_hand(os_release: &str) -> &'static str {
    if cfg!(target_os = "macos") {
        return "brew install --cask google-chrome chromedriver";
    }
    match family(os_release) {
        "debian" => "sudo apt-get update && sudo apt-get install --yes chromium chromium-driver",
        "fedora" => "sudo dnf install chromium chromedriver",
        "arch" => "sudo pacman -S chromium",
        "alpine" => "apk add chromium chromium-chromedriver",
        _ => {
            "npx @puppeteer/browsers install chrome@stable && npx @puppeteer/browsers install chromedriver@stable"
        }
    }
}

fn major(program: &Path) -> Option<u32> {
    major_in(&process::version(program)?)
}

/// `Chromium 130.0.6723.91 built on Debian` and `ChromeDriver 130.0.6723.91 (…)` to 130.
fn major_in(said: &str) -> Option<u32> {
    said.split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(
            major_in("Chromium 130.0.6723.91 built on Debian GNU/Linux 12 (bookworm)"),
            Some(130)
        );
        assert_eq!(major_in("ChromeDriver 131.0.1.2 (abcdef0123)"), Some(131));
        assert_eq!(major_in("no version"), None);
    }

    #[test]
    fn every_system_has_its_command() {
        assert_eq!(family("NAME=\"Debian\"\nID=debian\n"), "debian");
        if !cfg!(target_os = "macos") {
            assert!(by_hand("ID=fedora").contains("dnf"));
            assert!(by_hand("").contains("chromedriver"));
        }
    }
}
