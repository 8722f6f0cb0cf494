//! From the input event to the verdict painted.
//!
//! Painted is the first task after the frame in which the page showed the verdict on what was put in: style, layout and paint
//! of that frame are done by then, and the picture is on its way to the screen.
//!
//! A frame comes sixty times a second, so an event waits for one whatever the page does. How long, the rows of a bare page
//! say, measured in the same way and in the same run: a text area without any style, and one text that is set in the event
//! itself. No page that has a text area can be faster.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::scan;
use crate::table::{self, Goal, Row};
use crate::texts::{self, Noise, Text};
use serde_json::{Value as Json, json};
use std::time::Duration;

const TIMES: usize = 100;
/// Of a megabyte.
const LONG_TIMES: usize = 20;
/// Nobody is faster between two keys that are pressed on purpose.
const PAUSE: Duration = Duration::from_millis(150);

/// Waits for the event that announces an input, which comes before the text is in its area; then frame by frame until the page
/// counts so many characters and has a verdict. Everything in milliseconds since that event.
const WAIT: &str = r#"(length) => {
    const area = document.querySelector('[data-testid=input]');
    const is_there = () => {
        const count = document.querySelector('.legend')?.textContent ?? '';
        return count.includes(`${length} characters`) && !!document.querySelector('[data-testid=verdict]');
    };
    window.measured = new Promise((done) => {
        let heard = false, input;
        const hear = (event) => {
            if (event.type === 'input') input = event.timeStamp;
            if (heard) return;
            heard = true;
            const from = event.timeStamp, began = performance.now();
            let frames = 0;
            const frame = () => {
                frames += 1;
                if (!is_there()) return requestAnimationFrame(frame);
                const shown = performance.now();
                let painted;
                // The one before what else waits, which is no painting; the other behind it.
                scheduler.postTask(() => { painted = performance.now() - from; }, { priority: 'user-blocking' });
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done({ painted: performance.now() - from, at_once: painted, waited: began - from,
                    shown: shown - from, frames, since: performance.now() - (input ?? from) });
                port2.postMessage(null);
            };
            requestAnimationFrame(frame);
        };
        for (const name of ['beforeinput', 'input']) addEventListener(name, hear, { capture: true, once: true });
    });
    area.focus();
}"#;

/// Makes a bare page of this one: what [`WAIT`] looks for, filled in by the event itself.
const BARE: &str = r"(() => {
    document.body.replaceChildren();
    for (const sheet of document.querySelectorAll('link')) sheet.remove();
    const add = (name) => document.body.appendChild(document.createElement(name));
    const [area, count] = [add('textarea'), add('p')];
    area.dataset.testid = 'input';
    area.spellcheck = false;
    count.className = 'legend';
    count.dataset.testid = 'verdict';
    area.addEventListener('input', () => { count.textContent = `${area.value.length} characters`; });
})()";

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
    let mut rows = Vec::new();
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.evaluate(BARE).await;
        rows.extend(putting_in(browser, "a bare page: ", false).await);
    })
    .await;
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        // What looks at tokens is loaded with the first.
        browser.paste(&texts::token(&mut Noise(1), 1_000)).await;
        browser.verdict("access-token").await;
        rows.extend(putting_in(browser, "", true).await);
        browser.paste("").await;
        rows.extend(reading(browser, mebibytes).await);
    })
    .await;
    table::print(
        "latency: from the input event to the verdict painted",
        &rows,
    );
}

/// Short and long, pasted and typed. Goals are for the page.
async fn putting_in(browser: &Browser, whose: &str, has_goal: bool) -> Vec<Row> {
    let goal = |milliseconds| match has_goal {
        true => Goal::P95AtMost(milliseconds),
        false => Goal::None,
    };
    let short = pressing(browser, 4_000, true, TIMES).await;
    let typed = typing(browser, 4_000).await;
    let pressed = pressing(browser, 1 << 20, false, LONG_TIMES).await;
    let over = pressing(browser, 1 << 20, true, LONG_TIMES).await;
    [
        ("Ctrl+A, Ctrl+V of 4000 bytes over others", short, 16.0),
        ("typing into 4000 bytes", typed, 16.0),
        ("Ctrl+V of 1 MiB into the empty area", pressed, 150.0),
        ("Ctrl+A, Ctrl+V of 1 MiB over another", over, 150.0),
    ]
    .into_iter()
    .flat_map(|(what, measured, most)| in_rows(format!("{whose}{what}"), &measured, goal(most)))
    .collect()
}

/// From the clipboard, by the keys that a person presses: into the empty area, or over what is in there.
async fn pressing(browser: &Browser, bytes: usize, is_over: bool, times: usize) -> Vec<Json> {
    let mut noise = Noise(9);
    let mut measured = Vec::new();
    if is_over {
        browser.paste(&texts::token(&mut noise, bytes)).await;
    }
    for _ in 0..times {
        let token = texts::token(&mut noise, bytes);
        browser.copy(&token).await;
        if !is_over {
            browser.paste("").await;
        }
        tokio::time::sleep(2 * PAUSE).await;
        browser.call(WAIT, &json!(token.len())).await;
        if is_over {
            browser.press_control("a", "selectAll").await;
            tokio::time::sleep(PAUSE).await;
        }
        browser.press_control("v", "paste").await;
        measured.push(taken(browser).await);
    }
    measured
}

/// What was measured. Not asked for at once: the question is a task of the page as well, and would be measured with it.
async fn taken(browser: &Browser) -> Json {
    tokio::time::sleep(Duration::from_millis(60)).await;
    browser.evaluate("window.measured").await
}

/// Letters at the end of a token, one by one.
async fn typing(browser: &Browser, bytes: usize) -> Vec<Json> {
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
        measured.push(taken(browser).await);
    }
    measured
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

fn in_rows(what: String, measured: &[Json], goal: Goal) -> Vec<Row> {
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
        Row::new(
            "  since the text was in its area",
            "ms",
            part("since"),
            Goal::None,
        ),
        Row::new("  frames", "", part("frames"), Goal::None),
    ]
}
