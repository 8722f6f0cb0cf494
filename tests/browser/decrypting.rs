//! Encrypted tokens are opened with the person's own key, by the browser's own cryptography, and what is inside is inspected.

use crate::harness::browser::Browser;
use crate::harness::given;
use crate::harness::server::Server;
use claimscope::text::base64url;
use serde_json::{Value as Json, json};
use std::process::Command;

/// By another implementation, with keys of its own: every algorithm that is decrypted here.
fn encrypted() -> Vec<Json> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/provider/encrypted.mjs");
    let mut node = Command::new("node");
    let made = node
        .arg(script)
        .arg(given::node_modules())
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let lines = String::from_utf8(made.stdout).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[tokio::test]
async fn every_algorithm_is_opened_with_its_key() {
    let server = Server::of_release();
    let rows = encrypted();
    assert!(rows.len() >= 26, "{}", rows.len());
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let text = |row: &Json, name: &str| row[name].as_str().unwrap_or_default().to_owned();
        browser.paste(&text(&rows[0], "token")).await;
        browser.open_checks().await;
        for row in &rows {
            let what = format!("{} {} {}", row["alg"], row["enc"], row["crv"]);
            browser.paste(&text(row, "token")).await;
            browser.type_into("check-key", &text(row, "key")).await;
            let inside = text(row, "inside");
            let came = browser.text_where("inside", |came| came == inside).await;
            assert_eq!(came, inside, "{what}");
        }
        // What is inside is a token again, and is looked at as one.
        assert!(browser.text("inside-title").await.contains("ID token"));
        browser.click("inspect-inside").await;
        browser.verdict("id-token").await;
        // Its own signature is not checked by that.
        browser.check_is("signature", "not-checked").await;
    })
    .await;
}

#[tokio::test]
async fn what_does_not_open_says_which_part_is_wrong() {
    let server = Server::of_release();
    let rows = encrypted();
    let of = |alg: &str| {
        let row = rows.iter().find(|row| row["alg"] == alg).unwrap();
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        (text("token"), text("key"))
    };
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let (token, key) = of("A256KW");
        let (_, other) = of("A256GCMKW");
        browser.paste(&token).await;
        browser.open_checks().await;
        browser.type_into("check-key", &other).await;
        let said = browser
            .text_where("check-failure", |said| said.contains("another one"))
            .await;
        assert!(said.contains("does not open the token"), "{said}");
        let at = token.rfind('.').unwrap() - 10;
        let letter = if token.as_bytes()[at] == b'A' {
            "B"
        } else {
            "A"
        };
        let changed = [&token[..at], letter, &token[at + 1..]].concat();
        browser.paste(&changed).await;
        browser.type_into("check-key", &key).await;
        let said = browser
            .text_where("check-failure", |said| said.contains("fits"))
            .await;
        assert!(said.contains("was changed"), "{said}");
        // What no key opens here is said before anybody looks for one.
        let header = |json: Json| base64url::encode(json.to_string().as_bytes());
        let rest = ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";
        let old = header(json!({ "alg": "RSA1_5", "enc": "A128GCM" })) + rest;
        browser.type_into("check-key", "").await;
        browser.paste(&old).await;
        browser
            .text_where("check-says", |said| said.contains("RSA1_5"))
            .await;
        // Without the private half, by name.
        let (token, key) = of("RSA-OAEP");
        let mut public: Json = serde_json::from_str(&key).unwrap();
        for member in ["d", "p", "q", "dp", "dq", "qi"] {
            public.as_object_mut().unwrap().remove(member);
        }
        browser.paste(&token).await;
        browser.type_into("check-key", &public.to_string()).await;
        let keys = browser
            .text_where("check-keys", |said| said.contains("private key"))
            .await;
        assert!(
            keys.contains("whoever decrypts has the private key"),
            "{keys}"
        );
    })
    .await;
}

/// RFC 7517 App. C: somebody’s private key, encrypted with a password. It is used and never shown back, also where it was inside.
#[tokio::test]
async fn a_key_that_was_encrypted_is_named_and_not_shown() {
    let server = Server::of_release();
    let rows: Json = serde_json::from_str(include_str!("../jose/encrypted.json")).unwrap();
    let rows = rows.as_array().unwrap();
    let row = rows.iter().find(|row| row["of"] == "RFC 7517 App. C.9");
    let row = row.unwrap();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste(row["token"].as_str().unwrap()).await;
        browser.open_checks().await;
        let password = "Thus from my lips, by yours, my sin is purged.";
        browser.type_into("check-key", password).await;
        let inside = browser.text("inside").await;
        assert!(
            inside.contains("juliet@capulet.lit") && inside.contains(r#""d":"(hidden)""#),
            "{inside}"
        );
        let key: Json = serde_json::from_str(row["plaintext"].as_str().unwrap()).unwrap();
        for member in ["d", "p", "q", "dp", "dq", "qi"] {
            let value = key[member].as_str().unwrap();
            assert!(!inside.contains(&value[..8]), "{member}");
        }
        let title = browser.text("inside-title").await;
        assert_eq!(title, "Inside: Private key (JSON Web Key)");
    })
    .await;
}
