//! From the input event to the verdict painted.
//!
//! Painted is the first task after the frame in which the page showed the verdict on what was put in: style, layout and paint
//! of that frame are done by then, and the picture is on its way to the screen.

use crate::harness::browser::Browser;
use crate::harness::given;
use crate::harness::server::Server;
use crate::table::{self, Goal, Row};
use crate::texts::{self, Noise};
use serde_json::{Value as Json, json};

const TIMES: usize = 100;

/// Waits for the next input event; then frame by frame until the page counts so many characters and has a verdict.
/// Everything in milliseconds since the event.
const WAIT: &str = r#"(length) => {
    const area = document.querySelector('[data-testid=input]');
    const is_there = () => {
        const count = document.querySelector('.legend')?.textContent ?? '';
        return count.includes(`${length} characters`) && !!document.querySelector('[data-testid=verdict]');
    };
    window.measured = new Promise((done) => {
        addEventListener('input', (event) => {
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
        }, { capture: true, once: true });
    });
    area.focus();
}"#;

/// All of it.
pub async fn bench() {
    let version = given::chromium();
    let version = std::process::Command::new(version)
        .arg("--version")
        .output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    table::machine(&[version.unwrap_or_default().as_str()]);
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        // What looks at tokens is loaded with the first.
        browser.paste(&texts::token(&mut Noise(1), 1_000)).await;
        browser.verdict("access-token").await;
        let mut rows = Vec::new();
        rows.extend(pasting(browser, 4_000, TIMES, Goal::P95AtMost(16.0)).await);
        rows.extend(typing(browser, 4_000).await);
        rows.extend(pasting(browser, 1 << 20, 20, Goal::MostAtMost(150.0)).await);
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
