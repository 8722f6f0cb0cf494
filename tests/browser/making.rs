//! A test token is made in the page, checked in the page, and broken on purpose.

use crate::harness::browser::Browser;
use crate::harness::server::Server;

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
