//! A test token is made in the page, checked in the page, and broken on purpose.

use crate::harness::browser::Browser;
use crate::harness::given;
use crate::harness::server::Server;
use claimscope::making::{VARIANTS, algorithms};
use serde_json::{Value as Json, json};
use std::io::Write as _;
use std::process::{Command, Stdio};

/// What another implementation says of each token.
fn verified(rows: &[Json]) -> Vec<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/provider/verify.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .arg(given::node_modules())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = node.stdin.take().unwrap();
    for row in rows {
        writeln!(stdin, "{row}").unwrap();
    }
    drop(stdin);
    let said = node.wait_with_output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    said.lines().map(str::to_owned).collect()
}

impl Browser {
    async fn open_making(&self) {
        self.find("make-section").await;
        let open = "document.querySelector('[data-testid=make-section]').open = true; 0";
        self.evaluate(open).await;
        self.find("make-claims").await;
    }
}

#[tokio::test]
async fn a_test_token_is_right_with_the_keys_beside_it_and_wrong_where_it_was_broken() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser
            .fill("audience", "https://api.example.com/orders")
            .await;
        browser.open_making().await;
        let claims = browser.value("make-claims").await;
        assert!(
            claims.contains("https://api.example.com/orders"),
            "{claims}"
        );
        browser.choose("make-algorithm", "ES256").await;
        browser.click("make").await;
        let token = browser.text("made-token").await;
        let keys = browser.text("made-jwks").await;
        assert!(
            keys.contains("claimscope-test-") && !keys.contains("\"d\""),
            "{keys}"
        );
        browser.click("inspect-made").await;
        browser.verdict("access-token").await;
        browser.open_checks().await;
        browser.type_into("check-key", &keys).await;
        browser.type_into("check-algorithms", "ES256").await;
        for name in ["type", "audience", "algorithm", "signature", "expiry"] {
            browser.check_is(name, "passed").await;
        }
        for (variant, check) in [
            ("changed-claims", "signature"),
            ("another-key", "signature"),
            ("key-in-header", "signature"),
            ("expired", "expiry"),
            ("wrong-audience", "audience"),
            ("none", "algorithm"),
            ("public-key-as-secret", "algorithm"),
        ] {
            browser.choose("make-variant", variant).await;
            let before = browser.text("made-token").await;
            browser.click("make").await;
            browser
                .text_where("made-token", |made| made != before)
                .await;
            browser.click("inspect-made").await;
            browser.check_is(check, "failed").await;
        }
        // The key stays the same while the page is open.
        assert_eq!(browser.text("made-jwks").await, keys);
        assert_ne!(browser.text("made-token").await, token);
        browser.type_into("make-claims", "{\"a\":").await;
        browser.click("make").await;
        let said = browser.text("make-failure").await;
        assert!(said.contains("no JSON from byte"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_shown_and_no_key_set() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.open_making().await;
        browser.choose("make-kind", "id-token").await;
        browser.choose("make-algorithm", "HS256").await;
        browser.click("make").await;
        let secret = browser.text("made-secret").await;
        assert!(!browser.has("made-jwks").await);
        browser.click("inspect-made").await;
        browser.verdict("id-token").await;
        browser.open_checks().await;
        browser.type_into("check-key", &secret).await;
        browser.choose("check-encoding", "base64url").await;
        browser.check_is("signature", "passed").await;
    })
    .await;
}

#[tokio::test]
async fn another_implementation_accepts_each_right_one_and_refuses_each_broken_one() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("audience", "https://api.example.com").await;
        browser.open_making().await;
        let issuer: Json = serde_json::from_str(&browser.value("make-claims").await).unwrap();
        let issuer = issuer["iss"].clone();
        // Node.js has ML-DSA from 24 on only.
        let by_all = algorithms().filter(|alg| !alg.name.starts_with("ML-DSA"));
        let right = by_all.map(|alg| (alg.name, "right"));
        let broken = VARIANTS.iter().map(|variant| ("ES256", variant.id));
        let mut rows = Vec::new();
        let mut wanted = Vec::new();
        for (alg, variant) in right.chain(broken) {
            browser.choose("make-algorithm", alg).await;
            browser.choose("make-variant", variant).await;
            let before = match rows.is_empty() {
                true => String::new(),
                false => browser.text("made-token").await,
            };
            browser.click("make").await;
            let token = browser
                .text_where("made-token", |made| !made.is_empty() && made != before)
                .await;
            let mut row = json!({ "token": token, "alg": alg, "issuer": issuer, "audience": "https://api.example.com" });
            match alg.starts_with("HS") {
                true => row["secret"] = json!(browser.text("made-secret").await),
                false => row["jwks"] = json!(browser.text("made-jwks").await),
            }
            wanted.push((format!("{alg} {variant}"), variant == "right"));
            rows.push(row);
        }
        let said = verified(&rows);
        assert_eq!(said.len(), rows.len());
        for ((what, is_right), said) in wanted.iter().zip(said) {
            assert_eq!(said == "accepted", *is_right, "{what}: {said}");
        }
    })
    .await;
}
