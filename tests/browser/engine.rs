//! What looks at tokens is a module of its own: a first visit does not load it, and without it the page says so.

use crate::harness::browser::Browser;
use crate::harness::scratch::Scratch;
use crate::harness::server::Server;
use crate::harness::{given, tokens, until};
use serde_json::json;
use std::fs;

/// How often the page asked the network for it.
async fn requests(browser: &Browser) -> usize {
    let count = browser
        .call(
            "(file) => performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith(file)).length",
            &json!(given::file_with_beginning("engine-")),
        )
        .await;
    count.as_u64().unwrap_or_default() as usize
}

#[tokio::test]
async fn a_first_visit_does_without_and_the_first_token_brings_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.find("field-audience").await;
        assert_eq!(requests(browser).await, 0);
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
        assert!(requests(browser).await <= 1);
        browser.paste(&tokens::expired()).await;
        browser.finding("expired").await;
        assert!(requests(browser).await <= 1, "once is enough");
    })
    .await;
}

#[tokio::test]
async fn offline_on_the_first_visit_it_is_kept() {
    let server = Server::of_release();
    let page = server.address().to_owned();
    Browser::with(async |browser| {
        browser.open(&page).await;
        browser.offline_ready().await;
        server.stop();
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
    })
    .await;
}

#[tokio::test]
async fn without_it_the_page_says_so_and_asks_again() {
    let site = Scratch::with_release("");
    let file = site.path().join(given::file_with_beginning("engine-"));
    let content = fs::read(&file).unwrap();
    fs::remove_file(&file).unwrap();
    let server = Server::of(site.path());
    Browser::with(async |browser| {
        browser.watch.expect_console("404");
        browser.open(server.address()).await;
        browser.paste(&tokens::opaque()).await;
        let said = browser.text("engine-missing").await;
        assert!(said.contains("did not load"), "{said}");
        assert!(!browser.crashed().await);
        // The other half of the page does not need it.
        browser.fill("audience", "https://api.example.com").await;
        browser.outcome("jwt").await;

        fs::write(&file, &content).unwrap();
        until("a verdict after all", async || {
            browser.paste("").await;
            browser.paste(&tokens::opaque()).await;
            let verdict = browser.verdict_now().await?;
            (verdict.kind == "access-token").then_some(())
        })
        .await;
        assert!(!browser.has("engine-missing").await);
    })
    .await;
}
