//! A request as a link that a colleague opens: the request and nothing else.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use std::collections::BTreeMap;

const FRESH: [&str; 3] = ["state", "nonce", "code_challenge"];

#[tokio::test]
async fn a_colleague_sees_the_same_request_without_its_secrets() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        browser
            .fill("client_id", "EndToEndClient00000000000000000A")
            .await;
        browser
            .fill("redirect_uri", "https://app.example.com/callback?a=1&b=2")
            .await;
        browser.fill("scope", "openid profile read:orders").await;
        browser
            .fill("audience", "https://api.example.com/größe")
            .await;
        for name in FRESH {
            browser.press(&format!("New {name}")).await;
        }
        let mine = browser.request_params().await;
        let verifier = browser.text("code-verifier").await;
        let link = browser.share_link().await;
        for secret in FRESH
            .map(|name| mine[name].clone())
            .iter()
            .chain([&verifier])
        {
            assert!(
                !secret.is_empty() && !link.contains(secret.as_str()),
                "{link}"
            );
        }
        let (page, fragment) = link.split_once('#').unwrap();
        assert_eq!(page, server.address());
        assert!(fragment.starts_with("/authorize?"), "{fragment}");
        assert!(
            fragment.contains("domain=acme.eu.auth0.com"),
            "for people to read: {fragment}"
        );

        Browser::with(async |colleague| {
            colleague.open(&link).await;
            let wanted: BTreeMap<_, _> = mine
                .iter()
                .filter(|(name, _)| {
                    !name.starts_with("code_challenge") && !FRESH.contains(&name.as_str())
                })
                .collect();
            let theirs = colleague.request_params().await;
            let theirs: BTreeMap<_, _> = theirs
                .iter()
                .filter(|(name, _)| !name.starts_with("code_challenge"))
                .collect();
            assert_eq!(theirs, wanted);
            assert_eq!(colleague.value("field-domain").await, "acme.eu.auth0.com");
            assert!(!colleague.has("link-notes").await, "nothing was left out");
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_link_with_parts_that_cannot_be_opens_and_says_so() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ0b2tlbi1pbi1saW5rIn0.";
        let link = format!(
            "{}#/authorize?domain=acme.eu.auth0.com&audience=%ff%zz&scope=openid&color=red&state=STATE-IN-LINK&client_id={token}",
            server.address()
        );
        browser.open(&link).await;
        let said = browser.text("link-notes").await;
        for name in ["audience", "color", "state", "client_id"] {
            assert!(said.contains(name), "{name}: {said}");
        }
        assert_eq!(browser.value("field-domain").await, "acme.eu.auth0.com");
        let url = browser.request_url().await;
        for gone in ["STATE-IN-LINK", token, "red"] {
            assert!(!url.contains(gone) && !said.contains(gone), "{gone}: {url} {said}");
        }
        // What may have been a secret stands in the address bar no longer.
        let address = browser.client.current_url().await.unwrap();
        assert!(!address.as_str().contains("token-in-link") && !address.as_str().contains("eyJ"), "{address}");
    })
    .await;
}

#[tokio::test]
async fn links_that_are_none_do_no_harm() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        let long = format!("#/authorize?audience={}", "a".repeat(100_000));
        let nested = format!("#/authorize?scope={}", "%5B".repeat(3_000));
        let rows = [
            "#",
            "#/",
            "#/authorize",
            "#/authorize?",
            "#/authorize?&&&=&=",
            "#/elsewhere?domain=a",
            "#%",
            "#/authorize?redirect_uri=javascript:window.ran=1&domain=javascript:window.ran=1",
            "#/authorize?domain=%3Cimg%20src%3Dx%20onerror%3D%22window.ran%3D1%22%3E",
            &long,
            &nested,
        ];
        for fragment in rows {
            browser.client.goto("about:blank").await.unwrap();
            browser
                .open(&format!("{}{fragment}", server.address()))
                .await;
            assert!(!browser.crashed().await, "{fragment}");
            assert!(browser.has("field-domain").await, "{fragment}");
            let opens = browser.read("open-request").await;
            let href = opens["href"].as_str().unwrap_or_default();
            assert!(
                href.is_empty() || href.starts_with("https://"),
                "{fragment}: {href}"
            );
            assert!(
                browser.evaluate("window.ran ?? null").await.is_null(),
                "{fragment}"
            );
        }
    })
    .await;
}
