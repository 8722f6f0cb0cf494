//! The corpus: every sample under `tests/corpus/` gives exactly the report that stands below it.
//!
//! `UPDATE_CORPUS=1 cargo test --test corpus` writes the reports anew; a person then reads the difference. The format is in
//! the README.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use claimscope::inspect::{inspect, to_text};
use claimscope::oauth::Context;
use claimscope::text::time::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

struct Sample<'a> {
    head: &'a str,
    text: &'a str,
    report: &'a str,
}

const TEXT: &str = "--- text\n";
const REPORT: &str = "\n--- report\n";

fn split(content: &str) -> Option<Sample<'_>> {
    let (head, rest) = content.split_once(TEXT)?;
    let (text, report) = rest.rsplit_once(REPORT)?;
    Some(Sample { head, text, report })
}

fn context(head: &str) -> Context {
    let value = |key: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
            .map(str::to_owned)
    };
    let now = value("now").expect("a sample says its time");
    Context {
        now: Timestamp(now.parse().expect("a time is a number of seconds")),
        audience: value("audience"),
        issuer: value("issuer"),
        client_id: value("client-id"),
        scope: value("scope"),
        sent: None,
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_sample_gives_its_report() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let update = std::env::var_os("UPDATE_CORPUS").is_some();
    let mut different = Vec::new();
    let all = files(&folder);
    assert!(all.len() >= 300, "the corpus has {} samples", all.len());
    for path in all {
        let name = path
            .strip_prefix(&folder)
            .unwrap_or(&path)
            .display()
            .to_string();
        let content = fs::read_to_string(&path).expect("a sample is UTF-8");
        let sample = split(&content).unwrap_or_else(|| panic!("{name} has no text and report"));
        let context = context(sample.head);
        let report = to_text(&inspect(sample.text, &context), &context);
        if report == sample.report {
            continue;
        }
        if update {
            fs::write(
                &path,
                format!("{}{TEXT}{}{REPORT}{report}", sample.head, sample.text),
            )
            .expect("a writable sample");
        } else {
            different.push(format!(
                "{name}\n--- expected\n{}--- is\n{report}",
                sample.report
            ));
        }
    }
    assert!(
        different.is_empty(),
        "{} samples differ:\n{}",
        different.len(),
        different.join("\n")
    );
}
