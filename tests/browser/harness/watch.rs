//! What holds in every test, whatever it is about: nothing on the console, no policy violated, no request but the page's
//! own files: while it loads, and later its modules, what a worker runs, and the explanations.
//!
//! Reads what the browser wrote down; drives nothing.

use super::given;
use super::requests::{self, Request};
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Runs in every document before its own scripts: what a page could swallow is written to the console, which outlives it.
pub const EARLY: &str = r#"
    addEventListener('securitypolicyviolation', (event) => console.error(
        `policy violated: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
    addEventListener('unhandledrejection', (event) => console.error(`nobody caught: ${event.reason}`));
"#;

/// What a test announced, and what was seen.
#[derive(Default)]
pub struct Watch {
    expected: RefCell<Vec<Expected>>,
    reachable: RefCell<Vec<String>>,
    later: RefCell<BTreeSet<String>>,
    console: RefCell<Vec<String>>,
    requested: RefCell<Vec<String>>,
}

struct Expected {
    text: String,
    met: bool,
}

impl Watch {
    /// This text will be on the console: it must be, and is no failure.
    pub fn expect_console(&self, text: &str) {
        let text = text.to_owned();
        self.expected
            .borrow_mut()
            .push(Expected { text, met: false });
    }

    /// Requests to addresses that begin so are the test's own doing.
    pub fn allow(&self, address: &str) {
        self.reachable.borrow_mut().push(address.to_owned());
    }

    /// Everything that the console said so far, for tests that look for what must not be in it.
    pub fn console(&self) -> String {
        self.console.borrow().join("\n")
    }

    /// The address of every request so far, for tests that look for what must not be in one.
    pub fn requested(&self) -> Vec<String> {
        self.requested.borrow().clone()
    }

    /// Takes a part of the browser's log.
    ///
    /// # Panics
    ///
    /// At a warning or an error that was not announced.
    pub fn read_console(&self, entries: &Json) {
        for entry in entries.as_array().unwrap() {
            let message = entry["message"].as_str().unwrap_or_default();
            self.console.borrow_mut().push(message.to_owned());
            if !matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")) {
                continue;
            }
            let mut expected = self.expected.borrow_mut();
            let announced = expected
                .iter_mut()
                .find(|expected| message.contains(&expected.text));
            match announced {
                Some(expected) => expected.met = true,
                None => panic!("on the console: {message}"),
            }
        }
    }

    /// Takes the requests of a load of this page: nothing but files of the release that lie beside it.
    pub fn of_load(&self, log: &Json, page: &str) {
        let folder = page.split(['?', '#']).next().unwrap_or_default();
        let folder = folder.rsplit_once('/').map_or(folder, |(folder, _)| folder);
        let files = given::files();
        for later in [
            given::file_with_ending(".txt"),
            // A worker that reads files runs what the page runs.
            given::file_with_beginning("worker-"),
            given::file_with_beginning("app-"),
            // The browser asks for the icon by itself, whenever it has the time.
            "icon.svg".to_owned(),
        ]
        .into_iter()
        // The modules that are loaded when they are needed, and the first one for a worker.
        .chain(given::files_with_ending(".wasm"))
        {
            self.later.borrow_mut().insert(format!("{folder}/{later}"));
        }
        for request in self.not_allowed(log) {
            let file = request.url.strip_prefix(folder);
            let file = file.and_then(|file| file.strip_prefix('/'));
            let file = file.and_then(|file| file.split(['?', '#']).next());
            assert!(
                file.is_some_and(|file| files.contains(file)),
                "requested while loading: {request:?}"
            );
        }
    }

    /// Takes the requests of a page that has loaded: there is none but for its modules and the explanations.
    pub fn of_stillness(&self, log: &Json) {
        let later = self.later.borrow();
        let requests = self.not_allowed(log);
        let requests: BTreeSet<_> = requests
            .filter(|request| !later.contains(&request.url))
            .collect();
        assert!(requests.is_empty(), "requested after load: {requests:?}");
    }

    fn not_allowed(&self, log: &Json) -> impl Iterator<Item = Request> {
        let reachable = self.reachable.borrow().clone();
        let addresses = requests::started(log).map(|request| request.url);
        self.requested.borrow_mut().extend(addresses);
        requests::started(log).filter(move |request| {
            !reachable
                .iter()
                .any(|address| request.url.starts_with(address))
        })
    }

    /// At the end.
    ///
    /// # Panics
    ///
    /// When something that was announced never came.
    pub fn finish(&self) {
        let expected = self.expected.borrow();
        let missing: Vec<_> = (expected.iter())
            .filter(|expected| !expected.met)
            .map(|expected| &expected.text)
            .collect();
        assert!(missing.is_empty(), "never on the console: {missing:?}");
    }
}
