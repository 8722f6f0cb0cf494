//! How fast a text of any length is searched, in what memory, and how that grows; `rg` on the same file beside it.
//!
//! `cargo xtask bench scan [MIB]` runs it. Each measurement is a process of its own that reads the file in pieces; ours and `rg`
//! take turns. What a core does is measured with one thread, and by the time of the processor where the system tells it (Linux),
//! so that what else the machine does is not in it. What somebody waits for is measured by the clock: two threads read pieces and
//! find the places in them that are worth a look, and one of them looks at these in order. `rg` maps the file and copies nothing,
//! with one thread for one file: a file that is mapped and cut short meanwhile ends the program, and ours has to say so. What is found is counted and let go: to decode it is another bench.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../src/bin/xtask/ahead/mod.rs"]
mod ahead;
mod table;
mod texts;

use ahead::{PIECE, read_file_ahead};
use claimscope::scan::stream::{HEAD, Scanner, places};
use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use table::{Goal, Row};
use texts::{MIB, Text};

/// Turns of ours and `rg`.
const TURNS: usize = 5;
/// What `rg` is asked for: less than we find, which it has for free.
const JWT: &str = r"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, file, limit] = arguments.as_slice()
        && let Some(how) = How::ALL.into_iter().find(|how| how.flag() == flag)
    {
        return read(Path::new(file), limit.parse().unwrap(), how);
    }
    // Cargo adds `--bench`.
    let largest = arguments
        .iter()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1024);
    let rg = Command::new("rg").arg("--version").output().ok();
    let rg = rg.map(|output| {
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .next()
            .unwrap_or("")
            .to_owned()
    });
    let said = (rg.as_deref())
        .unwrap_or("rg is not installed: nothing to compare with (Debian package ripgrep)");
    table::machine(&[said]);
    for text in [Text::Log, Text::Base64] {
        measure(text, largest, rg.is_some());
    }
}

/// How a file is read.
#[derive(Clone, Copy, PartialEq)]
enum How {
    /// Piece by piece, by one thread.
    Alone,
    /// Ahead of the search, by threads that find the places to look at.
    Ahead,
}

impl How {
    const ALL: [Self; 2] = [How::Alone, How::Ahead];

    const fn flag(self) -> &'static str {
        match self {
            How::Alone => "--alone",
            How::Ahead => "--ahead",
        }
    }
}

/// What one process took.
struct Run {
    /// Of a processor, where the system tells; else as `wall`. What else the machine does is not in it, nor a second thread.
    seconds: f64,
    /// From start to end.
    wall: f64,
    found: u64,
    peak_mebibytes: Option<f64>,
}

fn measure(text: Text, largest: u64, with_rg: bool) {
    let file = text.of(largest).unwrap();
    let gigabytes = (largest * MIB) as f64 / 1e9;
    let (mut alone, mut ahead, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        ahead.push(scan(&file, largest * MIB, How::Ahead));
        if with_rg {
            theirs.push(search(&file));
        }
        alone.push(scan(&file, largest * MIB, How::Alone));
    }
    let of_a_core = |runs: &[Run]| runs.iter().map(|run| gigabytes / run.seconds).collect();
    let by_clock = |runs: &[Run]| runs.iter().map(|run| gigabytes / run.wall).collect();
    let row = |what: &str, values| Row::new(what.to_owned(), "GB/s", values, Goal::None);
    let times = |what: &str, goal, taken: fn(&Run) -> f64, ours: &[Run]| {
        let ratio = theirs.iter().zip(ours);
        let ratio = ratio.map(|(their, our)| taken(their) / taken(our));
        Row::new(what.to_owned(), "times", ratio.collect(), goal)
    };
    let core = of_a_core(&alone);
    let mut rows = vec![
        Row::new("claimscope, a core", "GB/s", core, Goal::MedianAtLeast(1.0)),
        row("claimscope, by the clock", by_clock(&ahead)),
    ];
    if with_rg {
        rows.push(row("rg -o, by the clock", by_clock(&theirs)));
        let goal = Goal::MedianAtLeast(1.0);
        let what = "claimscope : rg, by the clock";
        rows.push(times(what, goal, |run| run.wall, &ahead));
        let what = "claimscope : rg, a core";
        let goal = Goal::MedianAtLeast(1.0);
        rows.push(times(what, goal, |run| run.seconds, &alone));
    }
    for size in [largest / 16, largest / 4]
        .into_iter()
        .filter(|size| *size > 0)
    {
        let gigabytes = (size * MIB) as f64 / 1e9;
        let runs = (0..TURNS).map(|_| scan(&file, size * MIB, How::Alone));
        let speed = runs.map(|run| gigabytes / run.seconds).collect();
        rows.push(row(&format!("claimscope, a core, first {size} MiB"), speed));
    }
    let peak = ahead.iter().filter_map(|run| run.peak_mebibytes).collect();
    rows.push(Row::new(
        "claimscope, peak memory",
        "MiB",
        peak,
        Goal::MostAtMost(96.0),
    ));
    table::print(&format!("scan: {largest} MiB of {}", text.name()), &rows);
    let found = |runs: &[Run]| runs.first().map_or(0, |run| run.found);
    println!(
        "  tokens found: {} by claimscope, {} by rg",
        found(&ahead),
        found(&theirs)
    );
}

/// This program once more, as the process that is measured.
fn scan(file: &Path, limit: u64, how: How) -> Run {
    let mut command = Command::new(env::current_exe().unwrap());
    command.arg(how.flag()).arg(file).arg(limit.to_string());
    let start = Instant::now();
    let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let mut output = process.stdout.take().unwrap();
    output.read_to_string(&mut said).unwrap();
    let (seconds, wall) = ended(process, start);
    let (found, peak) = said.trim().split_once(' ').unwrap();
    Run {
        seconds,
        wall,
        found: found.parse().unwrap(),
        peak_mebibytes: peak.parse().ok(),
    }
}

fn search(file: &Path) -> Run {
    let start = Instant::now();
    let mut command = Command::new("rg");
    command.args(["--only-matching", JWT]).arg(file);
    let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
    let found = BufReader::new(process.stdout.take().unwrap())
        .split(b'\n')
        .count();
    let (seconds, wall) = ended(process, start);
    Run {
        seconds,
        wall,
        found: found as u64,
        peak_mebibytes: None,
    }
}

/// Seconds of a processor, and by the clock, of a process whose output has ended. Linux keeps the first until it is asked
/// for the exit status.
fn ended(mut process: Child, start: Instant) -> (f64, f64) {
    let wall = start.elapsed().as_secs_f64();
    let spent = fs::read_to_string(format!("/proc/{}/schedstat", process.id())).ok();
    let spent = spent.and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    process.wait().unwrap();
    (spent.map_or(wall, |nanoseconds| nanoseconds / 1e9), wall)
}

/// Searches the beginning of a file; prints how much was found, and the most memory that it took, in mebibytes.
fn read(file: &Path, limit: u64, how: How) {
    let file = File::open(file).unwrap();
    let mut scanner = Scanner::new();
    let mut found = 0_u64;
    match how {
        How::Alone => {
            let mut file = file.take(limit);
            loop {
                let length = file.read(scanner.room(PIECE)).unwrap();
                if length == 0 {
                    break;
                }
                scanner.came(length, &mut |_| found += 1);
            }
        }
        How::Ahead => {
            let each = &mut |chunk: &mut Vec<u8>, length, places| {
                scanner.swap(chunk, length, places, &mut |_| found += 1);
                ControlFlow::Continue(())
            };
            read_file_ahead(file, limit, HEAD, places, each).unwrap();
        }
    }
    scanner.finish(&mut |_| found += 1);
    // Only Linux tells.
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        (status.lines()).find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    let peak = peak.and_then(|kibibytes| kibibytes.parse::<f64>().ok());
    println!(
        "{found} {}",
        peak.map_or("?".to_owned(), |peak| format!("{:.1}", peak / 1024.0))
    );
}
