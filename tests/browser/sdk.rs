//! The request as code: chosen once, it follows what is typed, and is copied as it is shown.

use crate::harness::browser::Browser;
use crate::harness::given;
use crate::harness::server::Server;
use crate::harness::until;
use serde_json::json;

/// Opens the section, which loads what writes the code.
async fn open(browser: &Browser) {
    browser
        .evaluate("document.querySelector('[data-testid=sdk] > summary').click(); 0")
        .await;
    browser.find("sdk-choice").await;
}

/// What an element holds, its line breaks included.
async fn content(browser: &Browser, testid: &str) -> String {
    let script = format!("document.querySelector('[data-testid=\"{testid}\"]')?.textContent ?? ''");
    let text = browser.evaluate(&script).await;
    text.as_str().unwrap_or_default().to_owned()
}

/// Waits until the code holds this.
async fn shows(browser: &Browser, testid: &str, wanted: &str) {
    until(wanted, async || {
        (content(browser, testid).await)
            .contains(wanted)
            .then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_audience_appears_in_three_sdks_as_it_is_typed_and_each_is_copied() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        for permission in ["clipboard-read", "clipboard-write"] {
            browser.permit(permission).await;
        }
        // A first visit does without.
        let loaded = "(file) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(file))";
        let file = json!(given::file_with_beginning("code-"));
        assert_eq!(browser.call(loaded, &file).await, json!(false));
        open(browser).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        for (id, api, line) in [
            ("auth0-react", "https://react.example", r#"audience: "https://react.example","#),
            ("spring-security", "https://spring.example", "spring:"),
            ("curl", "https://curl.example/it's", r"--data-urlencode 'audience=https://curl.example/it'\''s' \"),
        ] {
            browser.choose("sdk-choice", id).await;
            browser.fill("audience", api).await;
            shows(browser, "sdk-code", line).await;
            browser.click("sdk-copy").await;
            let code = content(browser, "sdk-code").await;
            until(id, async || {
                let copied = browser.evaluate("navigator.clipboard.readText()").await;
                (copied == json!(code)).then_some(())
            })
            .await;
        }
        // The second file of a library that needs two.
        browser.choose("sdk-choice", "spring-security").await;
        browser.fill("audience", "https://java.example").await;
        shows(browser, "sdk-code-1", r#"parameters.put("audience", "https://java.example");"#).await;
        // The API that takes the token follows as well, and the line is marked.
        browser.choose("sdk-api-choice", "go-jwt-middleware").await;
        shows(browser, "sdk-api-code", r#"audience = "https://java.example""#).await;
        let marked = "document.querySelector('[data-testid=sdk-api-code] mark')?.textContent ?? ''";
        let marked = browser.evaluate(marked).await;
        assert!(marked.as_str().unwrap_or_default().contains("java.example"), "{marked}");
    })
    .await;
}

#[tokio::test]
async fn what_fits_another_provider_is_not_offered_and_the_choice_comes_back() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        open(browser).await;
        browser.choose("sdk-choice", "auth0-vue").await;
        shows(browser, "sdk-code", "createAuth0").await;
        browser.choose("field-provider", "entra").await;
        until("another library", async || {
            (browser.value("sdk-choice").await != "auth0-vue").then_some(())
        })
        .await;
        let options = "[...document.querySelectorAll('[data-testid=sdk-choice] option:not([disabled])')].map((option) => option.value)";
        let options = browser.evaluate(options).await.to_string();
        assert!(options.contains("msal-browser") && !options.contains("auth0-"), "{options}");
        // The others say why they are not there.
        let others = "[...document.querySelectorAll('[data-testid=sdk-choice] option[disabled]')].map((option) => option.textContent)";
        let others = browser.evaluate(others).await.to_string();
        assert!(others.contains("It is made for Auth0 alone."), "{others}");
        browser.choose("field-provider", "google").await;
        until("no API", async || {
            (!browser.has("sdk-api-choice").await || content(browser, "sdk-api-code").await.is_empty()).then_some(())
        })
        .await;
        browser.choose("field-provider", "auth0").await;
        shows(browser, "sdk-code", "createAuth0").await;
    })
    .await;
}

#[tokio::test]
async fn hostile_values_stay_text() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        open(browser).await;
        let hostile = r#""</script><img src=x onerror=alert(1)>${alert(1)}\"#;
        browser.fill("audience", hostile).await;
        let options = "[...document.querySelectorAll('[data-testid=sdk-choice] option:not([disabled])')].map((option) => option.value)";
        let options = browser.evaluate(options).await;
        let ids: Vec<String> = serde_json::from_value(options).unwrap();
        assert!(ids.len() > 10, "{ids:?}");
        for id in ids {
            browser.choose("sdk-choice", &id).await;
            until(&id, async || (browser.value("sdk-choice").await == id).then_some(())).await;
            let elements = "document.querySelectorAll('[data-testid=sdk] :is(img, script)').length";
            assert_eq!(browser.evaluate(elements).await, json!(0), "{id}");
        }
    })
    .await;
}
