//! When it cannot go on, the page says so, and says nothing of what was pasted.

use crate::harness::browser::Browser;
use crate::harness::scratch::Scratch;
use crate::harness::server::Server;
use crate::harness::{given, tokens, until};
use fantoccini::Locator;
use serde_json::json;
use std::fs;

const CARD: &str = "document.getElementById('crash').innerText";

#[tokio::test]
async fn a_panic_shows_the_card_and_no_token() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        // A browser that breaks under the page: Leptos cannot go on without an element, and panics.
        browser.watch.expect_console("stopped");
        browser.watch.expect_console("unreachable");
        browser
            .evaluate(
                "Document.prototype.createElement = () => { throw new Error('no element') }; 0",
            )
            .await;
        let token = tokens::access_token("https://secret-api.example.com");
        browser.paste(&token).await;
        until("the card", async || browser.crashed().await.then_some(())).await;
        let card = browser.evaluate(CARD).await;
        let card = card.as_str().unwrap_or_default();
        assert!(card.contains("stopped"), "{card}");
        assert_eq!(
            browser
                .evaluate("document.getElementById('app').inert")
                .await,
            json!(true)
        );
        browser.read_console().await;
        let console = browser.watch.console();
        for part in token.split('.').chain(["secret-api"]) {
            assert!(
                !card.contains(part) && !console.contains(part),
                "{card}\n{console}"
            );
        }

        browser.settle().await;
        browser
            .client
            .find(Locator::Css("#crash button"))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        until("a page that works again", async || {
            (!browser.crashed().await).then_some(())
        })
        .await;
        browser.loaded().await;
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
    })
    .await;
}

#[tokio::test]
async fn a_trap_or_a_full_stack_shows_the_card() {
    let server = Server::of_release();
    for error in [
        "new WebAssembly.RuntimeError('unreachable')",
        "new RangeError('stack')",
    ] {
        Browser::with(async |browser| {
            browser.open(server.address()).await;
            browser
                .evaluate(&format!(
                    "dispatchEvent(new ErrorEvent('error', {{ error: {error} }})); 0"
                ))
                .await;
            until(error, async || browser.crashed().await.then_some(())).await;
            assert_eq!(
                browser.evaluate("document.activeElement.textContent").await,
                json!("Reload")
            );
        })
        .await;
    }
}

#[tokio::test]
async fn an_error_of_somebody_else_is_no_crash() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.evaluate("dispatchEvent(new ErrorEvent('error', { error: new TypeError('an extension') })); 0").await;
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
        assert!(!browser.crashed().await);
    })
    .await;
}

#[tokio::test]
async fn a_missing_part_is_said() {
    let site = Scratch::with_release("");
    fs::remove_file(site.path().join(given::file_with_ending(".wasm"))).unwrap();
    let server = Server::of(site.path());
    Browser::with(async |browser| {
        browser.watch.expect_console("404");
        browser.client.goto(server.address()).await.unwrap();
        until("the card", async || browser.crashed().await.then_some(())).await;
        let card = browser.evaluate(CARD).await;
        assert!(
            card.as_str()
                .unwrap_or_default()
                .contains("could not start"),
            "{card}"
        );
        browser.watch.allow(server.address());
    })
    .await;
}

#[tokio::test]
async fn without_webassembly_it_is_said() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser
            .cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": "delete globalThis.WebAssembly" }),
            )
            .await;
        browser.watch.allow(server.address());
        browser.client.goto(server.address()).await.unwrap();
        until("the card", async || browser.crashed().await.then_some(())).await;
        let card = browser.evaluate(CARD).await;
        assert!(
            card.as_str().unwrap_or_default().contains("WebAssembly"),
            "{card}"
        );
    })
    .await;
}

#[tokio::test]
async fn without_javascript_the_frame_says_so() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser
            .cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            )
            .await;
        browser.watch.allow(server.address());
        browser.client.goto(server.address()).await.unwrap();
        let seen = browser.evaluate("document.body.innerText").await;
        let seen = seen.as_str().unwrap_or_default();
        for said in ["Claimscope", "JavaScript", "What I got", "What I ask for"] {
            assert!(seen.contains(said), "{said}: {seen}");
        }
        browser
            .cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": false }),
            )
            .await;
    })
    .await;
}
