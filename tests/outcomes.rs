//! What requests get, as the page reads: every file of `tests/outcomes/` is a request with its outcome below it.
//!
//! `UPDATE_OUTCOMES=1 cargo test --test outcomes` writes the outcomes anew; a person then reads the difference.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use claimscope::oauth::metadata::{self, Document};
use claimscope::oauth::outcome::rows::{Item, Row, rows};
use claimscope::oauth::outcome::{Reason, follow, predict};
use claimscope::oauth::parse::parse;
use claimscope::oauth::providers::{PROVIDERS, provider};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const OUTCOME: &str = "\n--- outcome\n";

fn said(reason: &Reason) -> String {
    let clauses: Vec<String> = reason.spec.iter().map(ToString::to_string).collect();
    format!("{} [{}]", reason.why.text(), clauses.join("; "))
}

fn item(item: &Item) -> String {
    let reason = item.reason.as_ref().map(said).unwrap_or_default();
    match item.answer.is_empty() {
        true => format!("    {} – {reason}\n", item.name),
        false => format!("  {}: {}\n    {reason}\n", item.name, item.answer),
    }
}

fn shown(row: &Row) -> String {
    let beside = match row.beside.is_empty() {
        true => String::new(),
        false => format!(" ({})", row.beside),
    };
    let mut text = format!("{}: {}{beside}", row.title, row.answer);
    text.truncate(text.trim_end().len());
    text.push('\n');
    if let Some(reason) = &row.reason {
        text += &format!("    {}\n", said(reason));
    }
    text.extend(row.items.iter().map(item));
    text.replace("    \n", "")
}

/// The outcome of a request, given as `PROVIDER URL`, over several lines. What its server says of itself can stand on a line
/// below it.
fn outcome(request: &str) -> String {
    let (request, said) = request.split_once('\n').unwrap_or((request, "{}"));
    let (id, url) = request.split_once(' ').expect("a provider and a URL");
    let provider = provider(id).unwrap_or_else(|| panic!("no provider is called {id}"));
    let parsed = parse(url, Some(provider)).unwrap_or_else(|error| panic!("{url}: {error}"));
    let mut outcome = predict(&parsed.request);
    if let Some(Document::Server(metadata)) = metadata::parse(said) {
        follow(&mut outcome, &parsed.request, &metadata, &[]);
    }
    rows(&outcome).iter().map(shown).collect()
}

#[test]
fn every_request_gets_what_stands_below_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outcomes");
    let update = std::env::var_os("UPDATE_OUTCOMES").is_some();
    let mut different = Vec::new();
    let mut providers = BTreeSet::new();
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    assert!(paths.len() >= 40, "there are {} outcomes", paths.len());
    for path in paths {
        let content = fs::read_to_string(&path).expect("a file is UTF-8");
        let (request, expected) = content
            .split_once(OUTCOME)
            .unwrap_or((content.trim_end(), ""));
        let found = outcome(request);
        providers.extend(request.split(' ').next().map(str::to_owned));
        if found == expected {
            continue;
        }
        match update {
            true => fs::write(&path, [request, OUTCOME, &found].concat()).expect("it is written"),
            false => different.push(format!("{}:\n{found}", path.display())),
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    for provider in PROVIDERS {
        assert!(providers.contains(provider.id), "none of {}", provider.id);
    }
}
