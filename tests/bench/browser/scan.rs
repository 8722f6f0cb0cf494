//! A file read by the page, beside a JavaScript regular expression over the same text, in turns.
//!
//! The page is measured as a person meets it: from the file being chosen to the result on the page, its worker started anew
//! each time. The regular expression gets the text for nothing in one row, and has it read and decoded first in the other.

use crate::harness::browser::Browser;
use crate::harness::memory;
use crate::harness::server::{Listener, Server};
use crate::table::{self, Goal, Row};
use crate::texts::{MIB, Text};
use fantoccini::Locator;
use serde_json::Value as Json;
use std::path::Path;
use std::time::Duration;

const TURNS: usize = 3;

/// Reads the chosen file and searches it; milliseconds of both, and how much was found.
const SEARCH: &str = r"(async () => {
    const [file] = document.querySelector('input').files;
    const start = performance.now();
    const text = await file.text();
    const read = performance.now();
    let found = 0;
    for (const _ of text.matchAll(/eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g)) found += 1;
    return [read - start, performance.now() - read, found];
})()";

/// From the choice of a file to the end of the search.
pub const WATCH: &str = r"(() => {
    window.measured = new Promise((done) => addEventListener('change', () => {
        const start = performance.now();
        const look = () => {
            const files = document.querySelector('[data-testid=files][data-phase=done]');
            if (!files) return setTimeout(look, 10);
            done([performance.now() - start, files.innerText.split('\n')[0]]);
        };
        look();
    }, { capture: true, once: true }));
})()";

/// All of it.
pub async fn bench(mebibytes: u64) {
    crate::machine();
    for text in [Text::Log, Text::Base64, Text::Har] {
        of_text(text, mebibytes).await;
    }
}

async fn of_text(text: Text, mebibytes: u64) {
    let file = text.of(mebibytes).unwrap();
    let megabytes = (mebibytes * MIB) as f64 / 1e6;
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    let mut held = Vec::new();
    let mut said = String::new();
    for _ in 0..TURNS {
        let (milliseconds, words, memory) = page(&file).await;
        ours.push(milliseconds);
        held.extend(memory);
        said = words;
        theirs.push(regular_expression(&file).await);
    }
    let speed = |milliseconds: &[f64]| {
        milliseconds
            .iter()
            .map(|one| megabytes / one)
            .collect::<Vec<_>>()
    };
    let [alone, whole]: [Vec<f64>; 2] = [
        theirs.iter().map(|[_, search, _]| *search).collect(),
        theirs
            .iter()
            .map(|[read, search, _]| read + search)
            .collect(),
    ];
    let ratio = ours
        .iter()
        .zip(&whole)
        .map(|(our, their)| their / our)
        .collect();
    let rows = [
        Row::new(
            "the page, from choice to result",
            "GB/s",
            speed(&ours),
            Goal::None,
        ),
        Row::new(
            "regular expression, read and decoded before",
            "GB/s",
            speed(&whole),
            Goal::None,
        ),
        Row::new(
            "regular expression alone",
            "GB/s",
            speed(&alone),
            Goal::None,
        ),
        Row::new(
            "the page : regular expression, by turn",
            "times",
            ratio,
            Goal::MedianAtLeast(1.0),
        ),
        Row::new(
            "memory that the page took beside",
            "MiB",
            held,
            Goal::MostAtMost(96.0),
        ),
    ];
    table::print(
        &format!("scan-browser: {mebibytes} MiB of {}", text.name()),
        &rows,
    );
    println!(
        "  found: {} by the regular expression; the page says: {said}",
        theirs[0][2]
    );
}

async fn page(file: &Path) -> (f64, String, Option<f64>) {
    let server = Server::of_release();
    let mut result = None;
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.find("open-file").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let before = memory::of_pages();
        browser.evaluate(WATCH).await;
        choose(browser, "[data-testid=open-file]", file).await;
        let measured = browser.evaluate("window.measured").await;
        let grown = before
            .zip(memory::of_pages())
            .map(|(before, after)| after.peak - before.held);
        result = Some((
            measured[0].as_f64().unwrap(),
            measured[1].as_str().unwrap_or_default().to_owned(),
            grown,
        ));
    })
    .await;
    result.unwrap()
}

async fn regular_expression(file: &Path) -> [f64; 3] {
    let nowhere = Listener::at("127.0.0.1:0");
    let mut result = [0.0; 3];
    Browser::with(async |browser| {
        browser.watch.allow(nowhere.address());
        browser.client.goto(nowhere.address()).await.unwrap();
        browser
            .evaluate("document.body.innerHTML = '<input type=file>'; 0")
            .await;
        choose(browser, "input", file).await;
        let measured: Json = browser.evaluate(SEARCH).await;
        result = [0, 1, 2].map(|nth| measured[nth].as_f64().unwrap());
    })
    .await;
    result
}

/// Chooses a file as the dialog would.
pub async fn choose(browser: &Browser, selector: &str, file: &Path) {
    let input = browser.client.find(Locator::Css(selector)).await.unwrap();
    input.send_keys(&file.display().to_string()).await.unwrap();
}
