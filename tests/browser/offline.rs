//! The second visit needs no server, from any path; a newer build is offered and never forced.

use crate::harness::browser::Browser;
use crate::harness::scratch::Scratch;
use crate::harness::server::Server;
use crate::harness::{tokens, until};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

async fn works_without_its_server(server: Server, page: &str) {
    Browser::with(async |browser| {
        browser.open(page).await;
        browser.offline_ready().await;
        server.stop();
        browser.reload().await;
        browser
            .paste(&tokens::access_token("https://api.example.com"))
            .await;
        browser.verdict("access-token").await;
        // A query, as a redirect URI gets one, is the same page.
        browser.open(&format!("{page}?code=abc&state=def")).await;
        browser.find("came-back").await;
        browser.paste(&tokens::id_token()).await;
        browser.verdict("id-token").await;
    })
    .await;
}

#[tokio::test]
async fn the_second_visit_needs_no_server() {
    let server = Server::of_release();
    let page = server.address().to_owned();
    works_without_its_server(server, &page).await;
}

#[tokio::test]
async fn nor_from_a_folder_below() {
    let site = Scratch::with_release("tools/claims");
    let server = Server::of(site.path());
    let page = format!("{}tools/claims/", server.address());
    works_without_its_server(server, &page).await;
}

/// Makes the copy of the release another build: its page has a mark, and the worker knows the page's new digest.
fn build_anew(folder: &Path, mark: &str) {
    let index = folder.join("index.html");
    let page = fs::read(&index).unwrap();
    let digest = |content: &[u8]| format!("sha256-{}", STANDARD.encode(Sha256::digest(content)));
    let (old, text) = (digest(&page), String::from_utf8(page).unwrap());
    let text = text.replacen("<title>", &format!("<title>{mark}"), 1);
    let worker = folder.join("sw.js");
    let script = fs::read_to_string(&worker).unwrap();
    assert!(script.contains(&old), "the worker holds the page's digest");
    let script = script.replace(&old, &digest(text.as_bytes()));
    let revision = script.replacen(
        "const REVISION = '",
        &format!("const REVISION = '{mark}"),
        1,
    );
    assert_ne!(revision, script);
    fs::write(index, text).unwrap();
    fs::write(worker, revision).unwrap();
}

#[tokio::test]
async fn a_new_build_is_offered_and_not_forced() {
    let site = Scratch::with_release("");
    let server = Server::of(site.path());
    Browser::with(async |browser| {
        let title = async || browser.client.title().await.unwrap();
        browser.open(server.address()).await;
        browser.offline_ready().await;
        assert!(!browser.has("update-ready").await);

        build_anew(site.path(), "newer");
        browser.reload().await;
        until("the offer of the new build", async || {
            browser.has("update-ready").await.then_some(())
        })
        .await;
        assert!(
            !title().await.starts_with("newer"),
            "what runs is still the old one"
        );
        // Not even a reload changes that: another tab may hold work.
        browser.reload().await;
        assert!(!title().await.starts_with("newer"));
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;

        // Taken: the page reloads into it.
        until("the offer again", async || {
            browser.has("update-ready").await.then_some(())
        })
        .await;
        browser.settle().await;
        browser
            .evaluate("document.querySelector('[data-testid=update-ready] button').click()")
            .await;
        until("the new build", async || {
            title().await.starts_with("newer").then_some(())
        })
        .await;
        browser.loaded().await;
        browser.offline_ready().await;
        assert!(!browser.has("update-ready").await);
        let caches = browser
            .evaluate("caches.keys().then((names) => names.length)")
            .await;
        assert_eq!(caches, json!(1), "the old build's files are gone");
    })
    .await;
}
