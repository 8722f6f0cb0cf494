//! ID tokens of a real OpenID provider, signed by every algorithm that it has in common with browsers, and encrypted: every check
//! is right with the keys that a frame fetched from it, and the signature wrong once a character is changed.

use crate::harness::browser::{Browser, FRAMES_ARE_SEEN};
use crate::harness::provider::{CLIENT_ID, Provider};
use crate::harness::server::{Listener, Server};
use crate::real_flow::follow;

/// Another character of the signature.
fn changed(token: &str) -> String {
    let at = token.rfind('.').unwrap() + 20;
    let other = if token.as_bytes()[at] == b'A' {
        "B"
    } else {
        "A"
    };
    [&token[..at], other, &token[at + 1..]].concat()
}

/// The issuer's keys, through the frame.
async fn fetch(browser: &Browser) {
    browser.click("fetch-keys").await;
    browser.click("fetch-confirm").await;
    browser.fetch_is("done").await;
}

/// The ID token for that client.
async fn id_token(
    browser: &Browser,
    provider: &Provider,
    application: &Listener,
    client: &str,
) -> String {
    let redirect_uri = format!("{}callback", application.address());
    browser.fill("client_id", client).await;
    let before = browser.text("code-verifier").await;
    browser.press("New code_challenge").await;
    browser
        .request_url_where("the client", |url| {
            url.contains(&format!("client_id={client}&"))
        })
        .await;
    let verifier = browser
        .text_where("code-verifier", |now| now != before)
        .await;
    let code = follow(browser, application).await;
    let response = provider.exchange_as(client, "", &code, &redirect_uri, &verifier);
    response["id_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_id_token_by_any_algorithm_is_right_with_its_issuers_key() {
    let server = Server::of_release();
    let application = Listener::at("127.0.0.1:0");
    let redirect_uri = format!("{}callback", application.address());
    let provider = Provider::answering_to(&redirect_uri);
    Browser::with_flags(&[FRAMES_ARE_SEEN], async |browser| {
        browser.watch_the_frame(&server).await;
        browser.watch.allow(provider.issuer());
        browser.watch.allow(application.address());
        browser.open(server.address()).await;
        browser.choose("field-provider", "rfc8707").await;
        for (name, value) in [
            (
                "authorization_endpoint",
                &*provider.authorization_endpoint(),
            ),
            ("client_id", CLIENT_ID),
            ("redirect_uri", &redirect_uri),
            ("scope", "openid"),
        ] {
            browser.fill(name, value).await;
        }
        browser.press("New code_challenge").await;
        for alg in ["RS256", "PS256", "ES256", "Ed25519", "HS256"] {
            let client = format!("{CLIENT_ID}-{alg}");
            let token = id_token(browser, &provider, &application, &client).await;
            browser.paste(&token).await;
            browser.verdict("id-token").await;
            browser.open_checks().await;
            match alg {
                "HS256" => browser.type_into("check-key", &provider.secret).await,
                // The set has keys for all of them.
                "RS256" => fetch(browser).await,
                _ => {}
            }
            browser.type_into("check-issuer", provider.issuer()).await;
            browser.type_into("check-client", &client).await;
            browser.type_into("check-algorithms", alg).await;
            for name in [
                "issuer",
                "audience",
                "algorithm",
                "signature",
                "expiry",
                "issued-at",
            ] {
                browser.check_is(name, "passed").await;
            }
            if alg != "HS256" {
                browser.check_is("key-of-issuer", "passed").await;
            }
            browser.paste(&changed(&token)).await;
            browser.check_is("signature", "failed").await;
            browser.check_is("issuer", "passed").await;
        }

        // Encrypted for the client: opened with its key, then checked like any other.
        let client = format!("{CLIENT_ID}-encrypted");
        let token = id_token(browser, &provider, &application, &client).await;
        assert_eq!(token.split('.').count(), 5);
        browser.paste(&token).await;
        browser
            .verdict_where("a JWE", |verdict| verdict.form == "jwe")
            .await;
        browser.type_into("check-key", &provider.key).await;
        browser
            .text_where("inside-title", |title| title.contains("ID token"))
            .await;
        browser.click("inspect-inside").await;
        browser.verdict("id-token").await;
        fetch(browser).await;
        browser.type_into("check-client", &client).await;
        browser.type_into("check-algorithms", "RS256").await;
        for name in ["issuer", "audience", "algorithm", "signature", "expiry"] {
            browser.check_is(name, "passed").await;
        }
        browser.paste(&changed(&token)).await;
        browser.type_into("check-key", &provider.key).await;
        let said = browser
            .text_where("check-failure", |said| !said.is_empty())
            .await;
        assert!(said.contains("was changed"), "{said}");
    })
    .await;
}
