//! Every state of the page, light and dark, wide and narrow: axe finds nothing, and nothing is pushed sideways.

use crate::harness::axe::Axe;
use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::{tokens, until};
use serde_json::json;

/// Width and height, what the system is set to, and what the switch: each way to light and to dark is taken, and the
/// switch against the system.
const LOOKS: [(u32, u32, &str, &str); 4] = [
    (1280, 900, "light", "system"),
    (1280, 900, "dark", "system"),
    (320, 640, "dark", "light"),
    (320, 640, "light", "dark"),
];

async fn looks_right(browser: &Browser, axe: &Axe, state: &str) {
    for (width, height, system, switch) in LOOKS {
        browser.resize(width, height).await;
        browser.prefer(system).await;
        // The switch itself is another test's; behind the card of a crash it would not answer.
        let theme = if switch == "system" {
            "delete document.documentElement.dataset.theme"
        } else {
            &format!("document.documentElement.dataset.theme = '{switch}'")
        };
        browser.evaluate(&format!("{theme}; 0")).await;
        let look = format!("{state}, {width} px, system {system}, switch {switch}");
        axe.finds_nothing(browser, &look).await;
        let sideways = browser
            .evaluate(
                "(() => {
                    if (document.scrollingElement.scrollWidth <= innerWidth) return null;
                    return [...document.querySelectorAll('body *')].filter((element) =>
                        element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.outerHTML.slice(0, 90)).slice(0, 5);
                })()",
            )
            .await;
        assert!(
            sideways.is_null(),
            "wider than the window, {look}: {sideways}"
        );
    }
}

async fn in_state(name: &str, reach: impl AsyncFnOnce(&Browser)) {
    let server = Server::of_release();
    let axe = Axe::new();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        reach(browser).await;
        looks_right(browser, &axe, name).await;
    })
    .await;
}

#[tokio::test]
async fn empty() {
    in_state("empty", async |_| ()).await;
}

#[tokio::test]
async fn an_opaque_token() {
    in_state("an opaque token", async |browser| {
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
    })
    .await;
}

#[tokio::test]
async fn an_id_token() {
    in_state("an ID token", async |browser| {
        browser.paste(&tokens::id_token()).await;
        browser.verdict("id-token").await;
        open_all(browser).await;
    })
    .await;
}

#[tokio::test]
async fn keys_that_can_be_fetched() {
    in_state("keys that can be fetched", async |browser| {
        let header = json!({ "alg": "RS256", "typ": "at+jwt", "jku": "https://keys.example/a/long/path/to/keys/jwks.json" });
        let claims = json!({ "iss": "https://op.example/realms/with-a-long-name", "exp": tokens::now() + 60 });
        browser.paste(&tokens::signed(&header, &claims)).await;
        browser.verdict("access-token").await;
        browser.open_checks().await;
        let open = "document.querySelector('[data-testid=fetch-itself]').open = true; 0";
        browser.evaluate(open).await;
        browser.click("fetch-keys").await;
        browser.find("fetch-confirm").await;
    })
    .await;
}

#[tokio::test]
async fn an_access_token_beside_its_request() {
    in_state("a JWT access token", async |browser| {
        browser.paste(&tokens::opaque()).await;
        browser.click("ask-for-jwt").await;
        browser.fill("audience", "https://api.example.com").await;
        browser
            .paste(&tokens::access_token("https://api.example.com"))
            .await;
        browser
            .verdict_where("a JWT", |verdict| verdict.form == "jws")
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_request_as_code() {
    in_state("a request as code", async |browser| {
        browser.fill("domain", "acme.eu.auth0.com").await;
        browser.fill("audience", "https://api.example.com").await;
        browser
            .evaluate("document.querySelector('[data-testid=sdk] > summary').click(); 0")
            .await;
        browser.find("sdk-code").await;
        browser.find("sdk-api-code").await;
    })
    .await;
}

#[tokio::test]
async fn a_broken_token() {
    in_state("a broken token", async |browser| {
        browser.paste(&tokens::broken()).await;
        browser.finding("not-json").await;
        open_all(browser).await;
    })
    .await;
}

#[tokio::test]
async fn several_tokens_in_a_response() {
    in_state("a response", async |browser| {
        let response = json!({ "access_token": tokens::access_token("https://api.example.com"), "id_token": tokens::id_token(),
            "refresh_token": "v1.MjQ5NzA2NDk3MDY0OTcwNjQ5NzA", "token_type": "Bearer", "expires_in": 86400 });
        browser.paste(&response.to_string()).await;
        browser.verdict_where("a verdict", |_| true).await;
    })
    .await;
}

#[tokio::test]
async fn a_request_with_findings() {
    in_state("a request with findings", async |browser| {
        browser
            .paste(
                "https://acme.eu.auth0.com/authorize?response_type=token&client_id=YOUR_CLIENT_ID&scope=openid,profile\
                 &redirect_uri=http%3A%2F%2Fapp.example.com%2Fcb%23x&audience=https%3A%2F%2Facme.eu.auth0.com%2Fuserinfo&color=red",
            )
            .await;
        browser.finding_at("audience", "audience-is-userinfo").await;
        browser.press("New code_challenge").await;
        open_all(browser).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_that_was_opened_in_part() {
    let server = Server::of_release();
    let axe = Axe::new();
    Browser::with(async |browser| {
        let link = "#/authorize?domain=acme.eu.auth0.com&audience=https://api.example.com&scope=openid&color=red";
        browser.open(&format!("{}{link}", server.address())).await;
        browser.text("link-notes").await;
        looks_right(browser, &axe, "a link that was opened in part").await;
    })
    .await;
}

#[tokio::test]
async fn the_card_of_a_crash() {
    in_state("the card of a crash", async |browser| {
        let trap = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })); 0";
        browser.evaluate(trap).await;
        until("the card", async || browser.crashed().await.then_some(())).await;
    })
    .await;
}

/// Opens what can be opened, so that it is looked at too.
async fn open_all(browser: &Browser) {
    browser
        .evaluate(
            "document.querySelectorAll('details').forEach((details) => { details.open = true }); 0",
        )
        .await;
}
