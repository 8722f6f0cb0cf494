//! Light, dark or as the system has it: chosen once, kept, and followed.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use serde_json::json;

/// Whether the page is dark: by what is painted, not by what is set.
async fn dark(browser: &Browser) -> bool {
    let painted = "(() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
        return r + g + b < 3 * 128; })()";
    browser.evaluate(painted).await == json!(true)
}

#[tokio::test]
async fn a_choice_outlives_a_reload_and_the_system_is_followed() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.prefer("light").await;
        browser.open(server.address()).await;
        assert_eq!(browser.value("theme").await, "system");
        assert!(!dark(browser).await);
        browser.prefer("dark").await;
        assert!(dark(browser).await, "the system is followed");

        browser.choose("theme", "light").await;
        assert!(!dark(browser).await);
        browser.reload().await;
        assert!(!dark(browser).await, "kept");
        assert_eq!(browser.value("theme").await, "light");

        browser.prefer("light").await;
        browser.choose("theme", "dark").await;
        browser.reload().await;
        assert!(dark(browser).await);
        assert_eq!(browser.value("theme").await, "dark");

        browser.choose("theme", "system").await;
        browser.reload().await;
        assert!(!dark(browser).await, "the system again");
        // The theme is all that is kept.
        let kept = browser
            .evaluate(
                "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])",
            )
            .await;
        assert_eq!(kept, json!("[{},{},\"\"]"));
    })
    .await;
}
