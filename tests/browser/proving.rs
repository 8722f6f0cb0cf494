//! What carries its own key, or is proved by one, is computed in the page without a key that anybody gives: a DPoP proof, the key
//! binding of an SD-JWT. What readers of logout tokens and client assertions make sure of, and the settings of an API, as shown.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::tokens;
use crate::harness::until;
use serde_json::json;

/// RFC 9449 §4.1.
const PROOF: &str = include_str!("../corpus/spec/rfc9449-4-1-dpop-proof.txt");
/// RFC 9901 §5.2.
const PRESENTED: &str = include_str!("../corpus/forms/rfc9901-5-2-presented.txt");

/// The token of a sample.
fn text(sample: &'static str) -> &'static str {
    let text = sample.split("--- text\n").nth(1).unwrap_or_default();
    text.split("\n--- report").next().unwrap_or_default().trim()
}

/// With another letter in the middle of the last part.
fn altered(token: &str) -> String {
    let at = token.len() - 40;
    let other = if token.as_bytes()[at] == b'A' {
        "B"
    } else {
        "A"
    };
    [&token[..at], other, &token[at + 1..]].concat()
}

#[tokio::test]
async fn a_proof_and_a_key_binding_are_right_with_the_key_that_they_name() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste(text(PROOF)).await;
        browser.open_checks().await;
        let said = browser.check_is("signature", "passed").await;
        assert!(said.contains("EC P-256"), "{said}");
        browser.paste(&altered(text(PROOF))).await;
        browser.check_is("signature", "failed").await;
        // Nobody gave the key of the issuer, and the holder's stands in the token.
        browser.paste(text(PRESENTED)).await;
        browser.check_is("key-binding-signature", "passed").await;
        browser.check_is("sd-hash", "passed").await;
        browser.check_is("signature", "not-checked").await;
        browser.paste(&altered(text(PRESENTED))).await;
        browser.check_is("key-binding-signature", "failed").await;
    })
    .await;
}

/// A token request failed for want of ath, which a call of an API has to have.
#[tokio::test]
async fn a_proof_names_the_token_that_it_is_sent_with_and_no_other() {
    let server = Server::of_release();
    let (proof, access) = (text(PROOF), tokens::access_token("https://api.example.com"));
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let asked = format!("POST /token HTTP/1.1\nDPoP: {proof}\n\nHTTP/1.1 200 OK\n\n{{\"access_token\":\"{access}\",\"token_type\":\"DPoP\"}}");
        browser.paste(&asked).await;
        browser.open_checks().await;
        let said = browser.check_is("access-token", "not-checked").await;
        assert!(said.contains("came in an answer"), "{said}");
        browser.check_is("signature", "passed").await;
        browser.paste(&format!("DPoP: {proof}\nAuthorization: DPoP {access}\n")).await;
        browser.check_is("access-token", "failed").await;
    })
    .await;
}

#[tokio::test]
async fn a_logout_token_and_a_client_assertion_are_checked_by_who_gets_them() {
    let server = Server::of_release();
    let now = tokens::now();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let logout = |events: &str| {
            let claims = json!({ "iss": "https://op.example", "aud": "app", "sub": "u", "iat": now - 10, "exp": now + 110,
                "jti": "1", "events": { events: {} } });
            tokens::signed(&json!({ "alg": "RS256", "typ": "logout+jwt" }), &claims)
        };
        let event = "http://schemas.openid.net/event/backchannel-logout";
        browser.paste(&logout(event)).await;
        browser.open_checks().await;
        for name in ["subject-or-session", "events", "no-nonce", "issued-at", "expiry"] {
            browser.check_is(name, "passed").await;
        }
        browser.check_is("signature", "not-checked").await;
        browser.check_is("audience", "not-checked").await;
        browser.type_into("check-client", "app").await;
        browser.check_is("audience", "passed").await;
        browser.type_into("check-client", "other").await;
        browser.check_is("audience", "failed").await;
        browser.paste(&logout("https://op.example/other")).await;
        browser.check_is("events", "failed").await;
        let assertion = |sub: &str| {
            let claims = json!({ "iss": "app", "sub": sub, "aud": "https://op.example/token", "iat": now - 10,
                "exp": now + 110, "jti": "1" });
            let token = tokens::signed(&json!({ "alg": "RS256" }), &claims);
            format!("client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion={token}")
        };
        browser.paste(&assertion("app")).await;
        browser.check_is("client", "failed").await;
        browser.type_into("check-client", "app").await;
        browser.check_is("client", "passed").await;
        browser.check_is("expiry", "passed").await;
        browser.paste(&assertion("another")).await;
        browser.check_is("client", "failed").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_expected_is_copied_as_the_settings_of_an_api() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        for permission in ["clipboard-read", "clipboard-write"] {
            browser.permit(permission).await;
        }
        browser
            .paste(&tokens::access_token("https://api.example.com"))
            .await;
        browser.open_checks().await;
        browser
            .type_into("check-audience", "https://orders.example")
            .await;
        browser.find("check-settings").await;
        let open = "document.querySelector('[data-testid=check-settings]').open = true; 0";
        browser.evaluate(open).await;
        let code = browser
            .text_where("check-sdk-code", |code| {
                code.contains("https://orders.example")
            })
            .await;
        assert!(code.contains("https://orders.example"), "{code}");
        browser.click("check-sdk-copy").await;
        until("the code on the clipboard", async || {
            let copied = browser.evaluate("navigator.clipboard.readText()").await;
            let copied = copied.as_str().unwrap_or_default().to_owned();
            copied.contains("https://orders.example").then_some(())
        })
        .await;
        // It follows what is expected.
        browser
            .type_into("check-audience", "https://bills.example")
            .await;
        browser
            .text_where("check-sdk-code", |code| {
                code.contains("https://bills.example")
            })
            .await;
    })
    .await;
}
