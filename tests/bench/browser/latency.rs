//! From the input event to the verdict painted.
//!
//! Painted is the first task after the frame in which the page showed the verdict on what was put in: style, layout and paint
//! of that frame are done by then, and the picture is on its way to the screen.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::scan;
use crate::table::{self, Goal, Row};
use crate::texts::{self, Noise, Text};
use serde_json::{Value as Json, json};
use std::time::Duration;

const TIMES: usize = 100;

/// Waits for the next input event, or the one that announces it; then frame by frame until the page counts so many
/// characters and has a verdict. Everything in milliseconds since the event.
const WAIT: &str = r#"(length) => {
    const area = document.querySelector('[data-testid=input]');
    const is_there = () => {
        const count = document.querySelector('.legend')?.textContent ?? '';
        return count.includes(`${length} characters`) && !!document.querySelector('[data-testid=verdict]');
    };
    window.measured = new Promise((done) => {
        let heard = false;
        const hear = (event) => {
            if (heard) return;
            heard = true;
            const from = event.timeStamp, began = performance.now();
            let frames = 0;
            const frame = () => {
                frames += 1;
                if (!is_there()) return requestAnimationFrame(frame);
                const shown = performance.now();
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done({ painted: performance.now() - from, waited: began - from,
                    shown: shown - from, frames });
                port2.postMessage(null);
            };
            requestAnimationFrame(frame);
        };
        for (const name of ['beforeinput', 'input']) addEventListener(name, hear, { capture: true, once: true });
    });
    area.focus();
}"#;

/// Writes down tasks of more than 50 ms, and how late a timer of 10 ms is.
const LISTEN: &str = r"(() => {
    window.tasks = [];
    window.late = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => entry.duration)))
        .observe({ type: 'longtask' });
    let last = performance.now();
    window.beat = setInterval(() => {
        const now = performance.now();
        window.late.push(Math.max(0, now - last - 10));
        last = now;
    }, 10);
})()";

/// All of it.
pub async fn bench(mebibytes: u64) {
    crate::machine();
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        // What looks at tokens is loaded with the first.
        browser.paste(&texts::token(&mut Noise(1), 1_000)).await;
        browser.verdict("access-token").await;
        let mut rows = Vec::new();
        rows.extend(pasting(browser, 4_000, TIMES, Goal::P95AtMost(16.0)).await);
        rows.extend(typing(browser, 4_000).await);
        rows.extend(pasting(browser, 1 << 20, 20, Goal::P95AtMost(150.0)).await);
        browser.paste("").await;
        rows.extend(reading(browser, mebibytes).await);
        table::print(
            "latency: from the input event to the verdict painted",
            &rows,
        );
    })
    .await;
}

async fn pasting(browser: &Browser, bytes: usize, times: usize, goal: Goal) -> Vec<Row> {
    let mut noise = Noise(7);
    let mut measured = Vec::new();
    for _ in 0..times {
        let token = texts::token(&mut noise, bytes);
        browser.call(WAIT, &json!(token.len())).await;
        browser.paste(&token).await;
        measured.push(browser.evaluate("window.measured").await);
    }
    rows(&format!("pasting {bytes} bytes"), &measured, goal)
}

/// Letters at the end of a token, one by one.
async fn typing(browser: &Browser, bytes: usize) -> Vec<Row> {
    let mut token = texts::token(&mut Noise(8), bytes);
    browser.paste(&token).await;
    let mut measured = Vec::new();
    for _ in 0..TIMES {
        token.push('A');
        browser.call(WAIT, &json!(token.len())).await;
        let end = "(() => { const area = document.querySelector('[data-testid=input]'); area.setSelectionRange(area.value.length, area.value.length); })()";
        browser.evaluate(end).await;
        for kind in ["keyDown", "keyUp"] {
            let key = json!({ "type": kind, "key": "A", "code": "KeyA", "text": "A", "windowsVirtualKeyCode": 65 });
            browser.cdp("Input.dispatchKeyEvent", key).await;
        }
        measured.push(browser.evaluate("window.measured").await);
    }
    rows(
        &format!("typing into {bytes} bytes"),
        &measured,
        Goal::P95AtMost(16.0),
    )
}

/// Whether the page stays live while a file is read.
async fn reading(browser: &Browser, mebibytes: u64) -> Vec<Row> {
    let file = Text::Log.of(mebibytes).unwrap();
    browser.find("open-file").await;
    browser.evaluate(scan::WATCH).await;
    browser.evaluate(LISTEN).await;
    scan::choose(browser, "[data-testid=open-file]", &file).await;
    browser.evaluate("window.measured").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let seen = browser
        .evaluate("clearInterval(window.beat), [[0, ...window.tasks], window.late]")
        .await;
    let figures = |json: &Json| {
        json.as_array()
            .unwrap()
            .iter()
            .filter_map(Json::as_f64)
            .collect()
    };
    vec![
        Row::new(
            format!("tasks over 50 ms while {mebibytes} MiB are read"),
            "ms",
            figures(&seen[0]),
            Goal::MostAtMost(50.0),
        ),
        Row::new(
            "  how late a timer is meanwhile",
            "ms",
            figures(&seen[1]),
            Goal::None,
        ),
    ]
}

fn rows(what: &str, measured: &[Json], goal: Goal) -> Vec<Row> {
    let part = |name: &str| {
        let values = measured.iter().filter_map(|one| one[name].as_f64());
        values.collect::<Vec<_>>()
    };
    vec![
        Row::new(what, "ms", part("painted"), goal),
        Row::new(
            "  until the page hears of it",
            "ms",
            part("waited"),
            Goal::None,
        ),
        Row::new("  until its frame begins", "ms", part("shown"), Goal::None),
        Row::new("  frames", "", part("frames"), Goal::None),
    ]
}
