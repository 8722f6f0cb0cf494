//! axe-core over the page as it stands. Injected by the driver, so the page's policy stays as it is released.

use super::browser::Browser;
use super::given;
use serde_json::{Value as Json, json};
use std::fs;

/// axe itself, read once a test: half a megabyte.
pub struct Axe(String);

impl Axe {
    /// From the npm packages.
    pub fn new() -> Self {
        let file = given::node_modules().join("axe-core").join("axe.min.js");
        Self(fs::read_to_string(file).unwrap())
    }

    /// Looks at the whole page.
    ///
    /// # Panics
    ///
    /// At any violation, best practices included, naming rule and elements.
    pub async fn finds_nothing(&self, browser: &Browser, state: &str) {
        let known = browser.evaluate("typeof axe === 'object'").await;
        if known != json!(true) {
            browser.evaluate(&format!("{};0", self.0)).await;
        }
        // `preload` would fetch style sheets again, which is a request.
        let run = "axe.run(document, { preload: false, resultTypes: ['violations'] }).then(({ violations }) =>
            violations.map(({ id, help, nodes }) => [id, help, ...nodes.map((node) =>
                node.target.join(' ') + ' — ' + (node.failureSummary ?? ''))]))";
        let found = browser.evaluate(run).await;
        let found = found.as_array().cloned().unwrap_or_default();
        let said: Vec<String> = found.iter().map(Self::in_words).collect();
        assert!(said.is_empty(), "axe, {state}:\n{}", said.join("\n"));
    }

    fn in_words(violation: &Json) -> String {
        let lines = violation.as_array().into_iter().flatten();
        lines
            .filter_map(Json::as_str)
            .collect::<Vec<_>>()
            .join("\n    ")
    }
}
