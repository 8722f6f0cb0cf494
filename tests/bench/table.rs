//! What a bench prints: the machine, and a row for each thing that was measured, with its goal where it has one.

// Each bench uses some of it.
#![allow(dead_code)]

use std::fs;

/// Measurements of one thing.
pub struct Row {
    /// What was measured.
    pub what: String,
    /// In the order in which they were taken; empty where nothing could be measured.
    pub values: Vec<f64>,
    /// After each figure.
    pub unit: &'static str,
    /// In words, or empty.
    pub goal: String,
    /// Whether the goal is reached; none where there is no goal.
    pub reached: Option<bool>,
}

/// A goal for a row.
pub enum Goal {
    /// No figure to reach.
    None,
    /// The median is this or more.
    MedianAtLeast(f64),
    /// The 95th percentile is this or less.
    P95AtMost(f64),
    /// The largest is this or less.
    MostAtMost(f64),
}

impl Row {
    /// A row, with its goal judged.
    pub fn new(what: impl Into<String>, unit: &'static str, values: Vec<f64>, goal: Goal) -> Self {
        let mut row = Self {
            what: what.into(),
            values,
            unit,
            goal: String::new(),
            reached: None,
        };
        let (said, reached) = match goal {
            Goal::None => return row,
            Goal::MedianAtLeast(least) => {
                (format!("median ≥ {least:.2}"), row.quantile(0.5) >= least)
            }
            Goal::P95AtMost(most) => (format!("p95 ≤ {most}"), row.quantile(0.95) <= most),
            Goal::MostAtMost(most) => (format!("max ≤ {most}"), row.quantile(1.0) <= most),
        };
        row.goal = said;
        row.reached = (!row.values.is_empty()).then_some(reached);
        row
    }

    /// The value below which this share of the measurements lies; 1 is the largest.
    pub fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.values.clone();
        sorted.sort_by(f64::total_cmp);
        let nth = (share * sorted.len() as f64).ceil() as usize;
        sorted
            .get(nth.saturating_sub(1))
            .copied()
            .unwrap_or(f64::NAN)
    }
}

/// Prints a table under a title.
pub fn print(title: &str, rows: &[Row]) {
    let width = (rows.iter().map(|row| row.what.chars().count()).max()).unwrap_or(0);
    println!("\n{title}");
    println!(
        "  {:width$}  {:>9}  {:>9}  {:>9}  {:>9}  {:>4}  goal",
        "", "min", "median", "p95", "max", "runs"
    );
    for row in rows {
        let figures: Vec<String> = [0.0, 0.5, 0.95, 1.0]
            .iter()
            .map(|share| match row.values.is_empty() {
                true => format!("{:>9}", "–"),
                false => format!("{:>9.2}", row.quantile(*share)),
            })
            .collect();
        let verdict = match row.reached {
            None => "",
            Some(true) => ": reached",
            Some(false) => ": MISSED",
        };
        println!(
            "  {:width$}  {}  {:>4}  {}{verdict}  ({})",
            row.what,
            figures.join("  "),
            row.values.len(),
            row.goal,
            row.unit
        );
    }
}

/// Says what it was measured on: figures of two machines cannot be compared.
pub fn machine(programs: &[&str]) {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = (cpu.lines())
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("processor not known", |(_, model)| model);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    let load = match load {
        "" => String::new(),
        load => format!(", load {load} at the start"),
    };
    println!("\n{}, {model}, {cores} cores{load}", std::env::consts::OS);
    for program in programs {
        println!("{program}");
    }
}
