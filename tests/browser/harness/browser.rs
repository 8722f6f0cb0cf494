//! A headless Chromium with a fresh profile, driven through chromedriver, and watched from its first page to its last.
//!
//! Knows nothing of what is on the page: `page` does.

use super::devtools;
use super::driver::Driver;
use super::scratch::Scratch;
use super::watch::{EARLY, Watch};
use super::{given, until};
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value as Json, json};
use std::any::Any;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use url::Url;

/// What no test takes; one that hangs ends here.
const LONGEST: Duration = Duration::from_secs(150);

/// Mebibytes that a worker may take.
const MOST_OF_WORKER: f64 = 96.0;

/// Nothing that would call home or need a screen, and no name that leads away from this machine. Root cannot have the
/// sandbox.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1280,900",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// Frames without an origin run in the page's own process, as in other browsers: chromedriver does not see what happens in
/// one that has a process of its own.
pub const FRAMES_ARE_SEEN: &str = "--disable-features=IsolateSandboxedIframes";

/// One browser with one profile.
pub struct Browser {
    /// For what this type has no word for.
    pub client: Client,
    /// What it is held to.
    pub watch: Watch,
    profile: Scratch,
    _driver: Arc<Driver>,
}

impl Browser {
    /// Runs a test in a browser of its own, and holds it to the watch when the test is done. Ends the browser in any
    /// case; may be nested, for a second person.
    pub async fn with(test: impl AsyncFnOnce(&Browser)) {
        Self::with_flags(&[], test).await;
    }

    /// The same, in a browser that is started with these flags as well.
    pub async fn with_flags(flags: &[&str], test: impl AsyncFnOnce(&Browser)) {
        let browser = Self::start(flags).await;
        let run = async {
            test(&browser).await;
            browser.settle().await;
            browser.watch.finish();
        };
        let outcome = caught(async { tokio::time::timeout(LONGEST, run).await }).await;
        let in_time = outcome.as_ref().is_ok_and(Result::is_ok);
        if !in_time {
            browser.keep_picture().await;
        }
        let _ = browser.client.clone().close().await;
        match outcome {
            Ok(Ok(())) => (),
            Ok(Err(_)) => panic!("took longer than {} s", LONGEST.as_secs()),
            Err(panic) => resume_unwind(panic),
        }
    }

    async fn start(more: &[&str]) -> Self {
        let driver = Driver::shared();
        let profile = Scratch::new();
        let flags = FLAGS.iter().chain(more).map(|flag| (*flag).to_owned());
        let mut flags: Vec<String> = flags.collect();
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": given::chromium(), "args": flags },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let capabilities: Capabilities = serde_json::from_value(capabilities).unwrap();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(driver.address())
            .await
            .unwrap();
        let browser = Self {
            client,
            watch: Watch::default(),
            profile,
            _driver: driver,
        };
        browser
            .cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": EARLY }),
            )
            .await;
        // The browser's own first tab is none of ours.
        browser.client.goto("about:blank").await.unwrap();
        browser.log("performance").await;
        browser
    }

    /// Opens an address and waits for the page to be there. While it loads, only its own files are requested.
    pub async fn open(&self, address: &str) {
        self.settle().await;
        self.client.goto(address).await.unwrap();
        self.loaded().await;
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.settle().await;
        self.client.refresh().await.unwrap();
        self.loaded().await;
    }

    /// Waits for the page after it was made to load, and takes its requests.
    pub async fn loaded(&self) {
        until("the page to be there", async || {
            self.try_evaluate("document.querySelector('[data-testid=input]') && document.readyState === 'complete'")
                .await
                .filter(|there| *there == json!(true))
        })
        .await;
        let page = self.client.current_url().await.unwrap();
        self.read_console().await;
        self.watch
            .of_load(&self.log("performance").await, page.as_str());
    }

    /// Takes what has been written down since the last load: no request, and a console that is still.
    pub async fn settle(&self) {
        self.read_console().await;
        self.watch.of_stillness(&self.log("performance").await);
    }

    /// Takes what the console said.
    pub async fn read_console(&self) {
        self.watch.read_console(&self.log("browser").await);
    }

    /// Waits until the next visit needs no server: the worker has everything, and controls what is opened next.
    pub async fn offline_ready(&self) {
        until("the service worker to be ready", async || {
            let ready = self.try_evaluate("document.documentElement.dataset.offline === 'ready'");
            ready.await.filter(|ready| *ready == json!(true))
        })
        .await;
    }

    /// The value of an expression in the page, promises awaited. Not subject to the page's policy.
    pub async fn evaluate(&self, expression: &str) -> Json {
        let options =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.cdp("Runtime.evaluate", options).await;
        if let Some(exception) = answer.get("exceptionDetails") {
            panic!("{exception}");
        }
        answer["result"]["value"].clone()
    }

    /// The same, where the page may just be going away.
    pub async fn try_evaluate(&self, expression: &str) -> Option<Json> {
        let options = json!({ "expression": expression, "returnByValue": true });
        let answer = self.try_cdp("Runtime.evaluate", options).await.ok()?;
        answer["result"].get("value").cloned()
    }

    /// Calls a function, given as its source, with one argument.
    pub async fn call(&self, function: &str, argument: &Json) -> Json {
        self.evaluate(&format!("({function})({argument})")).await
    }

    /// One command of the DevTools protocol.
    pub async fn cdp(&self, command: &str, params: Json) -> Json {
        let answer = self.try_cdp(command, params).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// The same, where the browser may refuse.
    pub async fn try_cdp(&self, command: &str, params: Json) -> Result<Json, CmdError> {
        let body = json!({ "cmd": command, "params": params });
        let path = "goog/cdp/execute";
        self.client.issue_cmd(Extension { path, body }).await
    }

    /// Holds the worker of the page, which there must be, to what it may take however much it has read.
    pub fn worker_stayed_small(&self) {
        let memory = devtools::worker_memory(self.profile.path());
        eprintln!("the worker: {memory:.1?} MiB");
        let whole = memory.wasm + memory.scripts;
        assert!(whole < MOST_OF_WORKER, "{memory:?} MiB");
    }

    /// What was written down since the last call.
    pub async fn log(&self, kind: &str) -> Json {
        let body = json!({ "type": kind });
        let path = "se/log";
        self.client
            .issue_cmd(Extension { path, body })
            .await
            .unwrap()
    }

    /// Lets the page do something that a person would be asked about.
    pub async fn permit(&self, name: &str) {
        let body = json!({ "descriptor": { "name": name }, "state": "granted" });
        let path = "permissions";
        self.client
            .issue_cmd(Extension { path, body })
            .await
            .unwrap();
    }

    /// The width and height of what is seen. A headless window cannot be narrower than 500 px, its content can.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// What the system is set to: `light` or `dark`, and no motion, so that no colour is seen on its way.
    pub async fn prefer(&self, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }

    /// What a failed test looked like.
    async fn keep_picture(&self) {
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let file = format!("{}/{test}.png", env!("CARGO_TARGET_TMPDIR"));
        if let Ok(picture) = self.client.screenshot().await
            && std::fs::write(&file, picture).is_ok()
        {
            eprintln!("what it looked like: {file}");
        }
    }
}

/// An endpoint that chromedriver has beyond the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Json,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Runs to the end or to the panic, so that a browser is ended in both cases.
async fn caught<T>(future: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
            Err(panic) => Poll::Ready(Err(panic)),
        },
    )
    .await
}
