//! The picture of the README. It is taken in every run, and kept where `CLAIMSCOPE_SCREENSHOT` says: a run that nobody
//! asked for a picture leaves the work tree as it was.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::{given, tokens};
use std::fs;

#[tokio::test]
async fn the_page_as_the_readme_shows_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.prefer("light").await;
        browser.resize(1280, 900).await;
        browser.open(server.address()).await;
        browser.offline_ready().await;
        browser.paste(&tokens::opaque()).await;
        browser.click("ask-for-jwt").await;
        browser
            .fill("client_id", "SampleClientId0000000000000000AB")
            .await;
        browser
            .fill("redirect_uri", "https://app.example.com/callback")
            .await;
        browser.finding_at("audience", "missing-audience").await;
        browser
            .evaluate("document.activeElement.blur(); scrollTo(0, 0)")
            .await;
        let picture = browser.client.screenshot().await.unwrap();
        assert!(picture.starts_with(b"\x89PNG"));
        if let Some(file) = given::screenshot() {
            fs::write(file, picture).unwrap();
        }
    })
    .await;
}
