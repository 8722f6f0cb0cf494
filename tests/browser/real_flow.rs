//! The main job once more, with an OpenID provider that nobody made up: the request is built on the page and followed from
//! it, and what comes back is pasted into it.

use crate::harness::browser::Browser;
use crate::harness::provider::{CLIENT_ID, Provider};
use crate::harness::server::{Listener, Server};
use crate::harness::until;
use url::Url;

const API: &str = "https://api.example.com/orders";

/// Opens the page's request in a new window, as its link does, and brings back the code.
pub async fn follow(browser: &Browser, application: &Listener) -> String {
    let page = browser.client.window().await.unwrap();
    let before = application.asked().len();
    browser.click("open-request").await;
    let answer = until("an answer at the redirect URI", async || {
        application
            .asked()
            .into_iter()
            .skip(before)
            .find(|asked| asked.starts_with("/callback?"))
    })
    .await;
    for window in browser.client.windows().await.unwrap() {
        if window != page {
            browser.client.switch_to_window(window).await.unwrap();
            browser.client.close_window().await.unwrap();
        }
    }
    browser.client.switch_to_window(page).await.unwrap();
    let answer = Url::parse(application.address())
        .unwrap()
        .join(&answer)
        .unwrap();
    let code = answer.query_pairs().find(|(name, _)| name == "code");
    code.unwrap_or_else(|| panic!("no code in {answer}"))
        .1
        .into_owned()
}

#[tokio::test]
async fn without_resource_opaque_with_resource_a_jwt() {
    let server = Server::of_release();
    let application = Listener::at("127.0.0.1:0");
    let redirect_uri = format!("{}callback", application.address());
    let provider = Provider::answering_to(&redirect_uri);
    Browser::with(async |browser| {
        browser.watch.allow(provider.issuer());
        browser.watch.allow(application.address());
        browser.open(server.address()).await;

        browser.choose("field-provider", "rfc8707").await;
        browser
            .fill("authorization_endpoint", &provider.authorization_endpoint())
            .await;
        browser.fill("client_id", CLIENT_ID).await;
        browser.fill("redirect_uri", &redirect_uri).await;
        browser.fill("scope", "openid read:orders").await;
        browser.press("New code_challenge").await;
        let params = browser.request_params().await;
        assert!(!params.contains_key("resource"), "{params:?}");
        assert_eq!(params["code_challenge_method"], "S256");

        // No API is named: a string that only the provider can read.
        let verifier = browser.text("code-verifier").await;
        let code = follow(browser, &application).await;
        let response = provider.exchange(&code, &redirect_uri, &verifier);
        browser
            .paste(response["access_token"].as_str().unwrap())
            .await;
        let verdict = browser
            .verdict_where("an opaque token", |verdict| verdict.form == "opaque")
            .await;
        assert!(
            !verdict.text.to_lowercase().contains("invalid"),
            "{}",
            verdict.text
        );
        assert_ne!(
            verdict.certainty, "conclusive",
            "nobody can know: {}",
            verdict.text
        );
        // The whole response says more: the name that the string stands under.
        browser.paste(&response.to_string()).await;
        browser
            .verdict_where("an access token by its name", |verdict| {
                verdict.kind == "access-token" && verdict.form == "opaque"
            })
            .await;

        // The same request with the API named.
        browser.fill("resource", API).await;
        browser.press("New code_challenge").await;
        browser
            .request_url_where("the API in the URL", |url| {
                url.contains("resource=https%3A%2F%2Fapi.example.com%2Forders")
            })
            .await;
        let again = browser.text("code-verifier").await;
        assert_ne!(again, verifier);
        let code = follow(browser, &application).await;
        let response = provider.exchange_for(API, &code, &redirect_uri, &again);
        browser
            .paste(response["access_token"].as_str().unwrap())
            .await;
        let verdict = browser
            .verdict_where("a JWT", |verdict| verdict.form == "jws")
            .await;
        assert_eq!(
            (verdict.kind.as_str(), verdict.certainty.as_str()),
            ("access-token", "conclusive")
        );
        browser.no_finding("audience-mismatch").await;
        browser
            .fill("resource", "https://api.example.com/invoices")
            .await;
        browser.finding("audience-mismatch").await;

        // Checked with the provider's own keys; and once more with one character changed.
        let token = response["access_token"].as_str().unwrap();
        browser.fill("resource", API).await;
        browser.open_checks().await;
        browser.type_into("check-key", &provider.jwks()).await;
        browser.type_into("check-issuer", provider.issuer()).await;
        browser.type_into("check-algorithms", "RS256").await;
        for name in [
            "type",
            "issuer",
            "audience",
            "algorithm",
            "signature",
            "expiry",
        ] {
            browser.check_is(name, "passed").await;
        }
        let at = token.rfind('.').unwrap() + 20;
        let other = if token.as_bytes()[at] == b'A' {
            "B"
        } else {
            "A"
        };
        let changed = [&token[..at], other, &token[at + 1..]].concat();
        browser.paste(&changed).await;
        browser.check_is("signature", "failed").await;
        browser.check_is("issuer", "passed").await;

        // The ID token beside it is for the client, not for the API.
        browser.paste(response["id_token"].as_str().unwrap()).await;
        browser.verdict("id-token").await;
        for name in ["issuer", "audience", "signature", "expiry"] {
            browser.check_is(name, "passed").await;
        }
    })
    .await;
}
