//! Parts of the page are modules of their own: a first visit loads none, each comes once with what needs it, and without it
//! the page says so and tries again.

use crate::harness::browser::Browser;
use crate::harness::scratch::Scratch;
use crate::harness::server::Server;
use crate::harness::{given, tokens, until};
use serde_json::json;
use std::fs;
use std::time::Duration;

/// A HAR without a login in it.
const HAR: &str =
    r#"{"log":{"version":"1.2","creator":{"name":"E2E","version":"1"},"entries":[]}}"#;

/// How often the page asked the network for a file that begins so.
async fn requests(browser: &Browser, beginning: &str) -> usize {
    let count = browser
        .call(
            "(file) => performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith(file)).length",
            &json!(given::file_with_beginning(beginning)),
        )
        .await;
    count.as_u64().unwrap_or_default() as usize
}

#[tokio::test]
async fn a_first_visit_does_without_and_each_comes_once_with_what_needs_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.find("field-audience").await;
        for module in ["engine-", "reader-", "exporter-"] {
            assert_eq!(requests(browser, module).await, 0, "{module}");
        }
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
        browser.paste(&tokens::expired()).await;
        browser.finding("expired").await;
        assert!(requests(browser, "engine-").await <= 1, "once is enough");
        for module in ["reader-", "exporter-"] {
            assert_eq!(requests(browser, module).await, 0, "{module}");
        }
        browser.paste(HAR).await;
        browser.find("har").await;
        assert!(requests(browser, "reader-").await <= 1);
        assert_eq!(requests(browser, "exporter-").await, 0);
    })
    .await;
}

#[tokio::test]
async fn offline_on_the_first_visit_all_are_kept() {
    let server = Server::of_release();
    let page = server.address().to_owned();
    Browser::with(async |browser| {
        browser.open(&page).await;
        browser.offline_ready().await;
        for permission in ["clipboard-read", "clipboard-write"] {
            browser.permit(permission).await;
        }
        server.stop();
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
        browser.click("export-json").await;
        until("the report", async || {
            let text = browser.evaluate("navigator.clipboard.readText()").await;
            text.as_str()
                .filter(|text| text.starts_with('{'))
                .map(|_| ())
        })
        .await;
        browser.paste(HAR).await;
        browser.find("har").await;
    })
    .await;
}

#[tokio::test]
async fn without_one_the_page_says_so_and_asks_again() {
    let site = Scratch::with_release("");
    let taken = |beginning: &str| {
        let file = site.path().join(given::file_with_beginning(beginning));
        let content = fs::read(&file).unwrap();
        fs::remove_file(&file).unwrap();
        (file, content)
    };
    let (engine, reader, exporter) = (taken("engine-"), taken("reader-"), taken("exporter-"));
    let server = Server::of(site.path());
    Browser::with(async |browser| {
        browser.watch.expect_console("404");
        browser.open(server.address()).await;
        for permission in ["clipboard-read", "clipboard-write"] {
            browser.permit(permission).await;
        }
        // Each paste asks for it again. A first answer was seen to be lost now and then while the worker installs itself.
        until("`engine-missing`", async || {
            browser.paste(&tokens::opaque()).await;
            tokio::time::sleep(Duration::from_secs(2)).await;
            browser.has("engine-missing").await.then_some(())
        })
        .await;
        let said = browser.text("engine-missing").await;
        assert!(said.contains("did not load"), "{said}");
        assert!(!browser.crashed().await);
        // The other half of the page does not need it.
        browser.fill("audience", "https://api.example.com").await;
        browser.outcome("jwt").await;

        fs::write(&engine.0, &engine.1).unwrap();
        browser.press("Try again").await;
        browser.verdict("access-token").await;
        assert!(!browser.has("engine-missing").await);

        // What was wanted last is done once it can be.
        browser.click("export-json").await;
        browser.find("exporter-missing").await;
        fs::write(&exporter.0, &exporter.1).unwrap();
        // While the worker installs itself the page may have asked twice, and the second answer has it: then nothing is left to
        // press.
        let press = "() => {
            const again = (button) => button.textContent.trim() === 'Try again';
            [...document.querySelectorAll('button')].find(again)?.click();
        }";
        browser.call(press, &json!(null)).await;
        until("the report", async || {
            let text = browser.evaluate("navigator.clipboard.readText()").await;
            text.as_str()
                .filter(|text| text.starts_with('{'))
                .map(|_| ())
        })
        .await;
        assert!(!browser.has("exporter-missing").await);

        browser.paste(HAR).await;
        browser.find("reader-missing").await;
        fs::write(&reader.0, &reader.1).unwrap();
        browser.press("Try again").await;
        browser.find("har").await;
        assert!(!browser.has("reader-missing").await);
    })
    .await;
}
