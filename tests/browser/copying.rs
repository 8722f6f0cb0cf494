//! What can be copied arrives in the clipboard as it is shown.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::until;
use serde_json::json;

#[tokio::test]
async fn the_url_and_the_link_arrive_in_the_clipboard() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        for permission in ["clipboard-read", "clipboard-write"] {
            browser.permit(permission).await;
        }
        browser.fill("domain", "acme.eu.auth0.com").await;
        browser.fill("audience", "https://api.example.com").await;
        let url = browser
            .request_url_where("the API", |url| url.contains("audience="))
            .await;
        let link = browser.share_link().await;
        for (button, wanted) in [("Copy the URL", url), ("Copy the link", link)] {
            browser.press(button).await;
            until(button, async || {
                let copied = browser.evaluate("navigator.clipboard.readText()").await;
                (copied == json!(wanted)).then_some(())
            })
            .await;
        }
    })
    .await;
}
