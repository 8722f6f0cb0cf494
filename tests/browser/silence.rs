//! After load the page asks the network for nothing, whatever is done on it: seen in the browser, and where its server was.

use crate::harness::browser::Browser;
use crate::harness::server::{Listener, Server};
use crate::harness::tokens;
use serde_json::json;

#[tokio::test]
async fn nothing_is_requested_after_load() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.offline_ready().await;
        browser.settle().await;
        // What a worker asked for would not be in the page's log: so nobody but a witness is there from now on.
        let witness = Listener::at(&server.stop());

        for text in [tokens::opaque(), tokens::access_token("https://api.example.com"), tokens::id_token(), tokens::broken()] {
            browser.paste(&text).await;
            browser.verdict_where("a verdict", |_| true).await;
        }
        browser.paste(&tokens::opaque()).await;
        browser.click("ask-for-jwt").await;
        browser.fill("audience", "https://api.example.com").await;
        browser.fill("redirect_uri", "https://app.example.com/callback").await;
        browser.choose("theme", "dark").await;
        // Every button there is, and what each brings up; links lead away by a click, which is theirs to do, and the button that
        // has an issuer's keys fetched names the host that it asks.
        let pressed = browser
            .evaluate(
                "(async () => {
                    const pressed = new Set();
                    for (let round = 0; round < 4; round += 1) {
                        for (const button of document.querySelectorAll('#app button:not([data-testid=fetch-confirm]), #app summary')) {
                            const name = button.textContent.trim();
                            if (pressed.has(name) || !button.isConnected) continue;
                            pressed.add(name);
                            button.click();
                            await new Promise((next) => requestAnimationFrame(next));
                        }
                    }
                    return [...pressed];
                })()",
            )
            .await;
        assert!(pressed.as_array().unwrap().len() >= 8, "{pressed}");
        assert!(!browser.crashed().await);
        browser.settle().await;
        assert_eq!(witness.asked(), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn the_page_cannot_reach_the_network_if_it_wanted_to() {
    let server = Server::of_release();
    let witness = Listener::at("127.0.0.1:0");
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.watch.expect_console("policy violated: connect-src");
        browser.watch.expect_console("policy violated: img-src");
        browser.watch.expect_console("policy violated: form-action");
        browser.watch.expect_console("Content Security Policy");
        let tried = browser
            .call(
                "async (address) => {
                    const refused = await fetch(address).then(() => 'fetched', () => 'refused');
                    const image = new Image();
                    const loaded = new Promise((done) => { image.onload = () => done('loaded'); image.onerror = () => done('refused'); });
                    image.src = address;
                    const form = document.createElement('form');
                    Object.assign(form, { action: address, method: 'post' });
                    document.body.append(form);
                    form.submit();
                    return [refused, await loaded];
                }",
                &json!(witness.address()),
            )
            .await;
        assert_eq!(tried, json!(["refused", "refused"]));
        browser.watch.allow(witness.address());
        assert_eq!(witness.asked(), Vec::<String>::new());
    })
    .await;
}
