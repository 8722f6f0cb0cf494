//! The form: any parameter by search, repeated ones, JSON, words, and one step back.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::until;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

async fn key(browser: &Browser, key: Key) {
    let press =
        (key.to_string().chars()).fold(KeyActions::new("keyboard".into()), |keys, value| {
            keys.then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
        });
    browser.client.perform_actions(press).await.unwrap();
}

async fn type_in(browser: &Browser, text: &str) {
    let element = browser.client.active_element().await.unwrap();
    element.send_keys(text).await.unwrap();
}

/// Gives it the focus as the page does: WebDriver scrolls what it clicks behind the line that stays at the lower edge.
async fn go_to(browser: &Browser, testid: &str) {
    let there = format!("document.querySelector('[data-testid={testid}]').focus(); 0");
    browser.find(testid).await;
    browser.evaluate(&there).await;
}

/// Presses it, wherever it is scrolled to.
async fn press(browser: &Browser, testid: &str) {
    let there = format!("document.querySelector('[data-testid={testid}]').click(); 0");
    browser.find(testid).await;
    browser.evaluate(&there).await;
}

/// Waits until that element has the focus.
async fn focused(browser: &Browser, testid: &str) {
    until(&format!("the focus on `{testid}`"), async || {
        let at = browser
            .evaluate("document.activeElement?.dataset?.testid ?? null")
            .await;
        (at == json!(testid)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_parameter_is_found_by_what_it_is_for_and_added_by_keyboard() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        go_to(browser, "extra-name").await;
        type_in(browser, "how many seconds").await;
        key(browser, Key::Down).await;
        let name = browser.call("() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.dataset.name", &json!(null)).await;
        assert_eq!(name, json!("max_age"));
        key(browser, Key::Enter).await;
        focused(browser, "extra-value").await;
        let about = browser.text("extra-about").await;
        assert!(about.contains("seconds") && about.contains("OIDC Core"), "{about}");
        type_in(browser, "3600").await;
        key(browser, Key::Enter).await;
        focused(browser, "field-max_age").await;
        browser.request_url_where("max_age", |url| url.contains("max_age=3600")).await;

        // A name that nobody knows is taken as it is typed.
        go_to(browser, "extra-name").await;
        type_in(browser, "Color_Of-x").await;
        key(browser, Key::Enter).await;
        focused(browser, "extra-value").await;
        type_in(browser, "red").await;
        key(browser, Key::Enter).await;
        browser.request_url_where("the unknown one", |url| url.contains("Color_Of-x=red")).await;
        // Escape closes the list and adds nothing.
        go_to(browser, "extra-name").await;
        type_in(browser, "claims").await;
        assert!(browser.has("extra-option").await);
        key(browser, Key::Escape).await;
        until("the list to close", async || {
            (!browser.has("extra-option").await).then_some(())
        })
        .await;
        assert!(!browser.has("field-claims").await);
    })
    .await;
}

#[tokio::test]
async fn repeated_parameters_have_a_field_each() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser
            .paste(
                "https://op.example/authorize?response_type=code&client_id=abc\
                 &resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example&resource=urn%3Ac",
            )
            .await;
        browser.find("field-resource-3").await;
        assert_eq!(browser.value("field-resource").await, "https://a.example");
        assert_eq!(browser.value("field-resource-2").await, "https://b.example");
        browser.fill("resource-2", "https://d.example").await;
        browser
            .request_url_where("one changed and the others kept", |url| {
                url.contains("a.example&resource=https%3A%2F%2Fd.example&resource=urn%3Ac")
            })
            .await;
        browser.click("remove-resource-2").await;
        browser
            .request_url_where("one removed", |url| {
                url.contains("a.example&resource=urn%3Ac") && !url.contains("d.example")
            })
            .await;
        focused(browser, "extra-name").await;
    })
    .await;
}

#[tokio::test]
async fn json_is_checked_laid_out_and_begun() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        go_to(browser, "extra-name").await;
        type_in(browser, "claims").await;
        key(browser, Key::Enter).await;
        focused(browser, "extra-value").await;
        key(browser, Key::Enter).await;
        focused(browser, "field-claims").await;
        press(browser, "json-template").await;
        let begun = browser.value("field-claims").await;
        assert!(
            begun.contains("\n") && begun.contains("id_token"),
            "{begun}"
        );
        browser
            .fill("claims", "{\"id_token\":\n {\"email\" null}}")
            .await;
        until("the error with its place", async || {
            let said = browser.text("json-said").await;
            said.contains("line 2, column 11").then_some(())
        })
        .await;
        browser.fill("claims", "{\"id_token\":{\"n\":1.0}}").await;
        press(browser, "json-format").await;
        assert_eq!(
            browser.value("field-claims").await,
            "{\n  \"id_token\": {\n    \"n\": 1.0\n  }\n}"
        );
        press(browser, "json-compact").await;
        assert_eq!(
            browser.value("field-claims").await,
            "{\"id_token\":{\"n\":1.0}}"
        );
    })
    .await;
}

#[tokio::test]
async fn words_are_switched_on_and_off_and_the_outcome_is_seen_at_once() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.resize(1280, 900).await;
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        browser.press("email").await;
        assert_eq!(browser.value("field-scope").await, "openid profile email");
        browser.press("profile").await;
        assert_eq!(browser.value("field-scope").await, "openid email");
        browser.press("id_token").await;
        assert_eq!(browser.value("field-response_type").await, "code id_token");

        let seen = "(() => {
            const box = (id) => document.querySelector(`[data-testid=${id}]`).getBoundingClientRect();
            const [field, gets] = [box('field-audience'), box('gets')];
            return { inside: field.top >= 0 && field.bottom <= gets.top && gets.bottom <= innerHeight + 1,
                height: gets.height, top: field.top, value: document.querySelector('[data-testid=gets-access-token]').dataset.value };
        })()";
        browser.evaluate("scrollTo(0, 0); 0").await;
        let before = browser.evaluate(seen).await;
        assert_eq!((&before["value"], &before["inside"]), (&json!("opaque"), &json!(true)), "{before}");
        browser.fill("audience", "https://api.example.com/with/a/name/that/is/rather/long/for/one/line").await;
        browser.outcome("jwt").await;
        let after = browser.evaluate(seen).await;
        assert_eq!((&after["value"], &after["inside"]), (&json!("jwt"), &json!(true)), "{after}");
        assert_eq!((&before["height"], &before["top"]), (&after["height"], &after["top"]), "nothing jumps");
    })
    .await;
}

#[tokio::test]
async fn what_filled_the_form_anew_is_taken_back() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        assert!(!browser.has("form-reset").await && !browser.has("form-undo").await);
        browser.fill("domain", "mine.eu.auth0.com").await;
        browser.fill("client_id", "mine").await;
        browser.press("New code_challenge").await;
        let verifier = browser.text("code-verifier").await;
        browser.try_sample("request").await;
        browser
            .request_url_where("the sample", |url| url.contains("sample.eu.auth0.com"))
            .await;
        assert!(!browser.has("code-verifier").await);
        browser.click("form-undo").await;
        browser
            .request_url_where("what was typed", |url| {
                url.contains("mine.eu.auth0.com") && url.contains("client_id=mine")
            })
            .await;
        assert_eq!(browser.text("code-verifier").await, verifier);
        browser.click("form-reset").await;
        assert_eq!(browser.value("field-domain").await, "");
        assert_eq!(browser.value("field-client_id").await, "");
        browser.click("form-undo").await;
        assert_eq!(browser.value("field-client_id").await, "mine");
        // Pressing twice is as if nothing was pressed.
        browser.click("form-undo").await;
        assert_eq!(browser.value("field-client_id").await, "");
    })
    .await;
}

#[tokio::test]
async fn one_more_api_is_one_press_away_where_several_may_be_named() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.choose("field-provider", "rfc8707").await;
        browser.fill("resource", "https://api.one.example/").await;
        press(browser, "another-resource").await;
        focused(browser, "field-resource-2").await;
        type_in(browser, "https://api.two.example/").await;
        browser
            .request_url_where("both", |url| {
                url.contains("resource=https%3A%2F%2Fapi.one.example%2F")
                    && url.contains("resource=https%3A%2F%2Fapi.two.example%2F")
            })
            .await;
        browser.choose("field-provider", "auth0").await;
        until("no second audience at Auth0", async || {
            (!browser.has("another-audience").await).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_issuer_becomes_the_endpoint_and_modes_are_the_providers() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.choose("field-provider", "okta").await;
        let field = "field-authorization_endpoint";
        browser.fill("authorization_endpoint", "https://acme.okta.com/oauth2/default").await;
        browser.finding("authorization-endpoint-is-issuer").await;
        browser.fix("authorization-endpoint-is-issuer").await;
        let whole = "https://acme.okta.com/oauth2/default/v1/authorize";
        until("the whole address", async || (browser.value(field).await == whole).then_some(())).await;
        browser.no_finding("authorization-endpoint-is-issuer").await;
        let modes = "[...document.querySelectorAll('[aria-label=\"Words of response_mode\"] button')].map((button) => button.textContent).join(' ')";
        let offered = browser.evaluate(modes).await;
        assert_eq!(offered, json!("query fragment form_post okta_post_message"));
    })
    .await;
}

#[tokio::test]
async fn each_way_out_of_an_error_is_a_button_below_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        let both = "https://api.one.example/ https://api.two.example/";
        browser.fill("audience", both).await;
        browser.finding_at("audience", "several-audiences").await;
        let shown = "[...document.querySelectorAll('[data-testid=finding][data-name=several-audiences] [data-testid]')]
            .map((button) => [button.dataset.testid, button.textContent])";
        let ways = [
            ["choice", "Ask for https://api.one.example/ alone"],
            ["choice", "Ask for https://api.two.example/ alone"],
        ];
        assert_eq!(browser.evaluate(shown).await, json!(ways));
        browser.press(ways[1][1]).await;
        browser.no_finding("several-audiences").await;
        focused(browser, "field-audience").await;
        let asked = browser.request_params().await;
        assert_eq!(asked["audience"], "https://api.two.example/");
    })
    .await;
}

/// Letters may come faster than frames, and a button may be pressed before the next one.
#[tokio::test]
async fn what_is_typed_is_taken_once_a_frame_and_when_the_field_is_left() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        let typed = "(async () => {
            const field = document.querySelector('[data-testid=field-audience]');
            field.focus();
            for (let nth = 0; nth < 200; nth += 1) {
                field.value += 'a';
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }
            document.querySelector('[data-testid=field-scope]').focus();
            // No frame comes in between.
            await new Promise((done) => queueMicrotask(done));
            await new Promise((done) => queueMicrotask(done));
            return field.value.length;
        })()";
        assert_eq!(browser.evaluate(typed).await, json!(200));
        let asked = browser.request_params().await;
        assert_eq!(asked["audience"], "a".repeat(200));

        // Two fields in one frame: neither is lost.
        let both = "(() => {
            for (const [name, value] of [['client_id', 'one'], ['audience', 'two']]) {
                const field = document.querySelector(`[data-testid=field-${name}]`);
                field.value = value;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }
        })()";
        browser.evaluate(both).await;
        browser
            .request_url_where("both", |url| {
                url.contains("client_id=one") && url.contains("audience=two")
            })
            .await;
    })
    .await;
}
