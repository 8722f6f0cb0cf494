//! The main job: from the token that a decoder calls invalid to the request that gets the right one.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::tokens::{self, TENANT};

const API: &str = "https://api.example.com/orders";

#[tokio::test]
async fn from_an_opaque_token_to_a_jwt_for_the_api() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;

        // What they have, and why it is no JWT.
        browser.paste(&tokens::opaque()).await;
        let verdict = browser.verdict("access-token").await;
        assert_eq!(verdict.form, "jwe");
        assert_eq!(verdict.provider, "auth0");
        for said in ["paque", "JWT", "audience"] {
            assert!(verdict.text.contains(said), "{said}: {}", verdict.text);
        }
        assert!(
            !verdict.text.to_lowercase().contains("invalid"),
            "{}",
            verdict.text
        );
        assert!(browser.findings("opaque-access-token").await.len() == 1);

        // The request that they should have sent, with the tenant out of the token and the mistake at its field.
        browser.click("ask-for-jwt").await;
        browser
            .request_url_where("the tenant in the URL", |url| url.contains(TENANT))
            .await;
        assert_eq!(browser.value("field-domain").await, TENANT);
        assert_eq!(browser.value("field-provider").await, "auth0");
        browser.outcome("opaque").await;
        browser.finding_at("audience", "missing-audience").await;

        // They add their API.
        browser
            .fill("client_id", "EndToEndClient00000000000000000A")
            .await;
        browser
            .fill("redirect_uri", "https://app.example.com/callback")
            .await;
        browser.fill("scope", "openid read:orders").await;
        browser.fill("audience", API).await;
        browser.outcome("jwt").await;
        browser.no_finding("missing-audience").await;
        let url = browser.request_url().await;
        assert!(
            url.starts_with(&format!("https://{TENANT}/authorize?")),
            "{url}"
        );
        for part in [
            "audience=https%3A%2F%2Fapi.example.com%2Forders",
            "redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback",
            "client_id=EndToEndClient00000000000000000A",
        ] {
            assert!(
                url.split(['?', '&']).any(|found| found == part),
                "{part}: {url}"
            );
        }
        assert!(url.contains("scope=openid%20read"), "{url}");
        assert!(!url.contains('+'), "{url}");

        // What the request now gets.
        browser.paste(&tokens::access_token(API)).await;
        let verdict = browser
            .verdict_where("a JWT", |verdict| verdict.form == "jws")
            .await;
        assert_eq!(
            (verdict.kind.as_str(), verdict.certainty.as_str()),
            ("access-token", "conclusive")
        );
        browser.no_finding("audience-mismatch").await;
        assert!(browser.findings("expired").await.is_empty());

        // A token for somebody else, and one that is a slash away.
        for other in ["https://billing.example.com", &format!("{API}/")] {
            browser.paste(&tokens::access_token(other)).await;
            let (severity, said) = browser.finding("audience-mismatch").await;
            assert_eq!(severity, "error", "{said}");
            browser.paste(&tokens::access_token(API)).await;
            browser.no_finding("audience-mismatch").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_sample_is_one_click_away() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let rows = [
            ("opaque", "access-token", "jwe"),
            ("id-token", "id-token", "jws"),
            ("access-token", "access-token", "jws"),
        ];
        for (sample, kind, form) in rows {
            browser.try_sample(sample).await;
            let verdict = browser
                .verdict_where(sample, |verdict| verdict.form == form)
                .await;
            assert_eq!(verdict.kind, kind);
            browser.paste("").await;
        }
        browser.try_sample("request").await;
        browser.finding_at("audience", "missing-audience").await;
        browser
            .request_url_where("the sample's request", |url| {
                url.contains("sample.eu.auth0.com")
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_pasted_request_fills_the_form_and_a_fix_mends_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser
            .paste(
                "https://acme.eu.auth0.com/authorize?response_type=token&client_id=abc\
                 &redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20profile\
                 &audience=https%3A%2F%2Facme.eu.auth0.com%2Fuserinfo",
            )
            .await;
        browser.finding_at("audience", "audience-is-userinfo").await;
        assert_eq!(browser.value("field-client_id").await, "abc");
        browser.finding("implicit-token").await;
        browser.fix("implicit-token").await;
        browser.no_finding("implicit-token").await;
        let params = browser.request_params().await;
        assert_eq!(params["response_type"], "code");
        // The fix made PKCE; its secret half is shown, and stands in no URL.
        assert_eq!(params["code_challenge_method"], "S256");
        let verifier = browser.text("code-verifier").await;
        assert_eq!(verifier.len(), 43, "{verifier}");
        assert!(!browser.request_url().await.contains(&verifier));
    })
    .await;
}
