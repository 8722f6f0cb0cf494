//! The whole way with the keyboard alone, in an order that makes sense, and always with a focus that can be seen.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::tokens::{self, TENANT};
use crate::harness::until;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::Value as Json;

/// What has the focus: its test name, else its label or text; and whether the focus can be seen.
const FOCUS: &str = "(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    // A frame around the element shows the focus as well as one of its own.
    const shows = (element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    };
    let framed = at;
    while (framed && !shows(framed)) framed = framed.parentElement;
    return {
        name: at.dataset.testid ?? at.getAttribute('aria-label') ?? at.dataset.sample ?? at.textContent.trim(),
        seen: framed !== null,
        inside: (() => { const box = at.getBoundingClientRect(); return box.width > 0 && box.bottom > 0 && box.top < innerHeight; })(),
    };
})()";

async fn press(browser: &Browser, key: Key) {
    // Not sent to an element: one that takes files would take the key for the path of one.
    let press = key
        .to_string()
        .chars()
        .fold(KeyActions::new("keyboard".into()), |keys, value| {
            keys.then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
        });
    browser.client.perform_actions(press).await.unwrap();
}

/// Tabs until something of this name has the focus, and returns what was passed.
async fn tab_to(browser: &Browser, name: &str) -> Vec<String> {
    let mut passed = Vec::new();
    for _ in 0..120 {
        press(browser, Key::Tab).await;
        let focus = browser.evaluate(FOCUS).await;
        let Some(found) = focus["name"].as_str() else {
            continue;
        };
        assert_eq!(
            focus["seen"],
            Json::Bool(true),
            "no one sees that the focus is on `{found}`"
        );
        assert_eq!(
            focus["inside"],
            Json::Bool(true),
            "the focus is on `{found}`, which is out of sight"
        );
        passed.push(found.to_owned());
        if found == name {
            return passed;
        }
    }
    panic!("no way to `{name}` by Tab: {passed:?}");
}

#[tokio::test]
async fn everything_is_reached_in_order() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let passed = tab_to(browser, "share-link").await;
        let wanted = [
            "To the input",
            "theme",
            "input",
            "opaque",
            "request",
            "field-provider",
            "field-domain",
            "field-audience",
            "field-scope",
            "Copy the URL",
            "share-link",
        ];
        let mut rest = passed.iter();
        for stop in wanted {
            assert!(
                rest.any(|name| name == stop),
                "`{stop}` is not where it is looked for: {passed:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_main_job_with_the_keyboard_alone() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        // The first stop leads to the input.
        press(browser, Key::Tab).await;
        press(browser, Key::Enter).await;
        tokens_typed(browser, &tokens::opaque()).await;
        browser.verdict("access-token").await;

        tab_to(browser, "ask-for-jwt").await;
        press(browser, Key::Enter).await;
        browser
            .request_url_where("the tenant in the URL", |url| url.contains(TENANT))
            .await;
        // What is missing has the focus already: no hunting for it.
        let focus = browser.evaluate(FOCUS).await;
        assert_eq!(focus["name"].as_str(), Some("field-audience"));
        tokens_typed(browser, "https://api.example.com").await;
        browser.outcome("jwt").await;
        tab_to(browser, "Copy the URL").await;
        tab_to(browser, "share-link").await;
    })
    .await;
}

async fn tokens_typed(browser: &Browser, text: &str) {
    let element = browser.client.active_element().await.unwrap();
    element.send_keys(text).await.unwrap();
}

/// The focus must not be lost with the field that a fix takes away.
#[tokio::test]
async fn a_parameter_that_gets_its_right_name_keeps_the_focus() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser
            .paste("https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_url=https%3A%2F%2Fapp.example%2Fcb&scope=openid")
            .await;
        let press = "(() => {
            const fix = [...document.querySelectorAll('[data-testid=fix]')].find((fix) => fix.textContent.includes('redirect_uri'));
            fix?.focus();
            fix?.click();
            return !!fix;
        })()";
        until("the fix", async || {
            (browser.evaluate(press).await == Json::Bool(true)).then_some(())
        })
        .await;
        until("the focus on the field", async || {
            let at = browser.evaluate("document.activeElement.id").await;
            (at == "field-redirect_uri").then_some(())
        })
        .await;
    })
    .await;
}
