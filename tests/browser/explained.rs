//! Explanations come when there is something to explain: a first visit does not load them, and nothing waits for them.

use crate::harness::browser::Browser;
use crate::harness::scratch::Scratch;
use crate::harness::server::Server;
use crate::harness::{given, tokens, until};
use serde_json::json;
use std::fs;

/// The finding that is opened.
const NAME: &str = "expired";

/// How often the page itself asked the network for the file.
async fn requests(browser: &Browser) -> usize {
    let file = given::file_with_ending(".txt");
    let count = browser
        .call(
            "(file) => performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith(file)).length",
            &json!(file),
        )
        .await;
    count.as_u64().unwrap_or_default() as usize
}

/// The explanation of the finding as it is seen, and how tall that is; `None` where the finding is not there.
async fn explanation(browser: &Browser) -> Option<(String, u64)> {
    let seen = browser
        .call(
            "(name) => {
                const finding = document.querySelector(`[data-testid=finding][data-name='${name}']`);
                if (!finding) return null;
                finding.querySelector('details').open = true;
                const said = finding.querySelector('.prose');
                return [said.innerText, Math.round(said.getBoundingClientRect().height)];
            }",
            &json!(NAME),
        )
        .await;
    serde_json::from_value(seen).unwrap()
}

async fn explained(browser: &Browser) -> String {
    until("the explanation", async || {
        let (said, _) = explanation(browser).await?;
        (!said.is_empty()).then_some(said)
    })
    .await
}

async fn shows_it(page: &str) {
    Browser::with(async |browser| {
        browser.open(page).await;
        browser.settle().await;
        assert_eq!(requests(browser).await, 0, "a first visit needs none");
        browser.paste(&tokens::expired()).await;
        browser.finding(NAME).await;
        let said = explained(browser).await;
        assert!(said.ends_with('.') && said.len() > 40, "{said}");
        // One file has all of them, and it is there now.
        browser.paste(&tokens::opaque()).await;
        browser.paste(&tokens::expired()).await;
        assert_eq!(explained(browser).await, said);
        assert!(requests(browser).await <= 1);
    })
    .await;
}

#[tokio::test]
async fn a_finding_is_explained_when_it_is_opened() {
    let server = Server::of_release();
    shows_it(server.address()).await;
}

#[tokio::test]
async fn so_it_is_in_a_folder_below() {
    let site = Scratch::with_release("tools/claims");
    let server = Server::of(site.path());
    shows_it(&format!("{}tools/claims/", server.address())).await;
}

#[tokio::test]
async fn offline_too_even_on_the_first_visit() {
    let server = Server::of_release();
    let page = server.address().to_owned();
    Browser::with(async |browser| {
        browser.open(&page).await;
        browser.offline_ready().await;
        server.stop();
        browser.paste(&tokens::expired()).await;
        let said = explained(browser).await;
        assert_eq!(requests(browser).await, 0, "what is kept is not requested");
        browser.reload().await;
        browser.paste(&tokens::expired()).await;
        assert_eq!(explained(browser).await, said);
    })
    .await;
}

#[tokio::test]
async fn the_form_has_them_loaded_as_soon_as_it_is_entered() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser
            .evaluate("addEventListener('prose', () => { globalThis.handedOver = true }); 0")
            .await;
        browser.find("field-client_id").await.click().await.unwrap();
        until("the explanations", async || {
            let over = browser.evaluate("globalThis.handedOver === true").await;
            (over == json!(true)).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn without_them_the_page_works_on_and_asks_again() {
    let site = Scratch::with_release("");
    let file = site.path().join(given::file_with_ending(".txt"));
    let content = fs::read(&file).unwrap();
    fs::remove_file(&file).unwrap();
    let server = Server::of(site.path());
    Browser::with(async |browser| {
        // The browser itself says what it did not find: the worker, which keeps all or nothing, and the page.
        browser.watch.expect_console("404");
        browser.open(server.address()).await;
        browser.paste(&tokens::expired()).await;
        browser.finding(NAME).await;
        until("the request for them", async || {
            (requests(browser).await > 0).then_some(())
        })
        .await;
        let (said, room) = explanation(browser).await.unwrap();
        assert_eq!(said, "");
        assert!(room >= 30, "{room} px are kept for them");
        assert!(!browser.crashed().await);

        fs::write(&file, &content).unwrap();
        // Whatever is typed next.
        until("the explanation after all", async || {
            browser.paste("").await;
            browser.paste(&tokens::expired()).await;
            let (said, _) = explanation(browser).await?;
            (!said.is_empty()).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn without_a_network_nothing_is_tried_and_nothing_is_on_the_console() {
    let site = Scratch::with_release("");
    // No worker, so nothing is kept.
    fs::remove_file(site.path().join("sw.js")).unwrap();
    let server = Server::of(site.path());
    Browser::with(async |browser| {
        browser.watch.expect_console("404");
        browser.open(server.address()).await;
        // What looks at tokens comes as soon as somebody is about to paste one.
        browser.find("input").await.click().await.unwrap();
        // It is several files, with what it shares with other parts.
        let files: Vec<String> = given::files_with_ending(".wasm")
            .filter(|file| file.contains("engine"))
            .collect();
        until("what looks at tokens", async || {
            let loaded = "(files) => files.every((file) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(file) && entry.responseEnd))";
            (browser.call(loaded, &json!(files)).await == json!(true)).then_some(())
        })
        .await;
        browser
            .cdp("Network.enable", json!({}))
            .await;
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        browser.cdp("Network.emulateNetworkConditions", offline).await;
        browser.paste(&tokens::expired()).await;
        browser.finding(NAME).await;
        assert_eq!(explanation(browser).await.map(|(said, _)| said).as_deref(), Some(""));
        assert_eq!(requests(browser).await, 0);
    })
    .await;
}
