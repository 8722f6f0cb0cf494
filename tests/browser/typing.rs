//! What is typed stays as it is typed, however fast, and the caret where it is.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::{tokens, until};
use fantoccini::key::Key;
use serde_json::json;

#[tokio::test]
async fn no_key_is_lost() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let token = tokens::access_token("https://api.example.com");
        browser.find("input").await.send_keys(&token).await.unwrap();
        assert_eq!(browser.value("input").await, token);
        browser.verdict("access-token").await;

        let address = "https://api.example.com/a/rather/long/identifier?with=query&and=more#not";
        browser
            .find("field-audience")
            .await
            .send_keys(address)
            .await
            .unwrap();
        assert_eq!(browser.value("field-audience").await, address);
    })
    .await;
}

#[tokio::test]
async fn the_caret_stays_in_the_middle() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        for (id, param) in [
            ("input", None),
            ("field-scope", Some("scope")),
            ("field-domain", Some("domain")),
        ] {
            match param {
                None => browser.paste("hello world").await,
                Some(param) => browser.fill(param, "hello world").await,
            }
            let element = browser.find(id).await;
            element.send_keys(&Key::Home.to_string()).await.unwrap();
            for _ in 0..5 {
                element.send_keys(&Key::Right.to_string()).await.unwrap();
            }
            for typed in [",", " ", "m", "y"] {
                element.send_keys(typed).await.unwrap();
            }
            assert_eq!(browser.value(id).await, "hello, my world", "{id}");
            let caret = browser
                .evaluate("document.activeElement.selectionStart")
                .await;
            assert_eq!(caret, json!(9), "{id}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_person_pastes_can_be_undone() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste("first").await;
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
        browser.evaluate("document.execCommand('undo')").await;
        until("the text before", async || {
            (browser.value("input").await == "first").then_some(())
        })
        .await;
        browser.verdict("unknown").await;
    })
    .await;
}

#[tokio::test]
async fn a_long_text_comes_in_place_of_what_was_selected() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste("token=MIDDLE end").await;
        browser.verdict("unknown").await;
        let token = tokens::access_token("https://api.example.com");
        let long = token.replacen('.', &[".", &"e".repeat(100_000)].concat(), 1);
        browser.copy(&long).await;
        let select = "(() => { const area = document.querySelector('[data-testid=input]'); area.focus(); area.setSelectionRange(6, 12); })()";
        browser.evaluate(select).await;
        browser.press_control("v", "paste").await;
        let whole = format!("token={long} end");
        until("the text in its place", async || {
            (browser.value("input").await == whole).then_some(())
        })
        .await;
        let caret = browser.evaluate("document.activeElement.selectionStart").await;
        assert_eq!(caret, json!(6 + long.len()));
        browser.evaluate("document.execCommand('undo')").await;
        until("the text before", async || {
            (browser.value("input").await == "token=MIDDLE end").then_some(())
        })
        .await;
        // In place of everything, which goes first.
        browser.press_control("a", "selectAll").await;
        browser.press_control("v", "paste").await;
        until("the text alone", async || {
            (browser.value("input").await == long).then_some(())
        })
        .await;
        browser.evaluate("document.execCommand('undo'), document.execCommand('undo')").await;
        until("the text before", async || {
            (browser.value("input").await == "token=MIDDLE end").then_some(())
        })
        .await;
    })
    .await;
}
