//! Naming any token: what it is, how sure that is, why, what it could also be, and the way to the right one.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::tokens::{self, base64url, now, signed};
use crate::harness::until;
use serde_json::{Value as Json, json};

/// Random characters that many things look like.
const RANDOM: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

#[tokio::test]
async fn what_remains_open_is_said_and_settled_by_the_name() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste(RANDOM).await;
        let verdict = browser.verdict("unknown").await;
        assert_eq!(verdict.certainty, "none");
        let open = browser.text("alternatives").await;
        for said in ["Refresh token", "Access token", "settle it"] {
            assert!(open.contains(said), "{said}: {open}");
        }

        browser
            .paste(&format!(r#"{{"refresh_token":"{RANDOM}"}}"#))
            .await;
        let verdict = browser.verdict("refresh-token").await;
        assert_eq!(verdict.certainty, "strong");
        assert!(!browser.has("alternatives").await);
        let (severity, said) = browser.finding("live-credential").await;
        assert_eq!(severity, "warning");
        assert!(said.contains("do not share it"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn the_client_id_of_the_request_settles_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let claims = json!({
            "iss": "https://as.example.com", "sub": "a", "aud": "client-1", "auth_time": now() - 60,
            "iat": now() - 30, "exp": now() + 3600,
        });
        let token = signed(&json!({"alg": "RS256", "typ": "JWT", "kid": "k1"}), &claims);
        browser.paste(&token).await;
        let verdict = browser.verdict("id-token").await;
        assert_eq!(verdict.certainty, "weak");
        assert!(verdict.text.contains("Probably"), "{}", verdict.text);
        assert!(browser.text("alternatives").await.contains("client ID"));

        browser.fill("client_id", "client-1").await;
        browser
            .verdict_where("a sure verdict", |verdict| verdict.certainty == "strong")
            .await;
    })
    .await;
}

/// Strength and words of each line of the evidence, as they stand.
async fn evidence(browser: &Browser) -> Vec<(String, String, bool)> {
    let read = "() => [...document.querySelectorAll('.evidence li')].map((line) => [
        line.querySelector('.strength').textContent.trim(), line.textContent,
        !!line.querySelector('a[href^=https]') || line.textContent.includes('observed') ])";
    let lines: Json = browser.call(read, &json!(null)).await;
    serde_json::from_value(lines).unwrap()
}

#[tokio::test]
async fn evidence_is_a_short_list_with_the_strongest_first() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser
            .paste(&tokens::access_token("https://api.example.com"))
            .await;
        browser.verdict("access-token").await;
        let lines = evidence(browser).await;
        let rank = |strength: &str| {
            let order = ["conclusive", "strong", "weak"];
            order.iter().position(|known| *known == strength).unwrap()
        };
        let ranks: Vec<usize> = lines.iter().map(|line| rank(&line.0)).collect();
        let about_the_kind = &ranks[..ranks.len() - 1];
        assert!(about_the_kind.is_sorted(), "{lines:?}");
        assert_eq!(lines[0].0, "conclusive", "{lines:?}");
        assert!((2..=8).contains(&lines.len()), "{lines:?}");
        for (_, line, has_clause) in &lines {
            assert!(has_clause, "no clause: {line}");
        }
    })
    .await;
}

#[tokio::test]
async fn certainty_is_told_by_words_and_shape_and_not_by_colour_alone() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let mut seen = Vec::new();
        for (token, certainty) in [
            (tokens::access_token("https://api.example.com"), "conclusive"),
            (tokens::opaque(), "strong"),
        ] {
            browser.paste(&token).await;
            browser
                .verdict_where(certainty, |verdict| verdict.certainty == certainty)
                .await;
            let read = "() => [ document.querySelector('.certainty').textContent.trim(),
                [...document.querySelectorAll('.certainty svg > *')].map((box) => getComputedStyle(box).fill).join() ]";
            let told: Vec<String> =
                serde_json::from_value(browser.call(read, &json!(null)).await).unwrap();
            assert!(told[0].starts_with(certainty), "{told:?}");
            seen.push(told[1].clone());
        }
        assert_ne!(seen[0], seen[1], "the shape is the same");
    })
    .await;
}

#[tokio::test]
async fn a_graph_token_leads_to_a_request_for_an_api_of_ones_own() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
        let claims = json!({
            "aud": "00000003-0000-0000-c000-000000000000", "iss": format!("https://sts.windows.net/{tenant}/"),
            "iat": now() - 30, "nbf": now() - 30, "exp": now() + 3600, "appid": "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
            "scp": "User.Read profile openid", "tid": tenant, "sub": "x", "ver": "1.0",
        });
        let header = json!({"typ": "JWT", "nonce": "abc", "alg": "RS256", "x5t": "a", "kid": "a"});
        browser.paste(&signed(&header, &claims)).await;
        let verdict = browser.verdict("access-token").await;
        assert_eq!(verdict.provider, "entra");
        until("the advice", async || {
            let text = browser.text("advice").await;
            text.contains("Graph").then_some(())
        })
        .await;
        browser.click("ask-for-jwt").await;
        assert_eq!(browser.value("field-provider").await, "entra");
        let scope = browser.value("field-scope").await;
        assert!(scope.contains("api://"), "{scope}");
        let endpoint = browser.value("field-authorization_endpoint").await;
        assert_eq!(
            endpoint,
            format!("https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize")
        );
    })
    .await;
}

#[tokio::test]
async fn every_kind_says_who_reads_it_and_where_it_must_not_go() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let key = json!({"kty": "EC", "crv": "P-256", "x": RANDOM, "y": RANDOM, "d": RANDOM});
        browser.paste(&key.to_string()).await;
        let verdict = browser.verdict("jwk").await;
        assert_eq!(verdict.form, "document");
        assert!(verdict.text.contains("Private key"), "{}", verdict.text);
        browser.finding("live-credential").await;
        // A key never reaches the address.
        let address = browser.evaluate("location.href").await;
        assert!(!address.as_str().unwrap().contains(RANDOM));

        let key = json!({"kty": "EC", "crv": "P-256", "x": RANDOM, "y": RANDOM});
        browser.paste(&key.to_string()).await;
        until("the facts", async || {
            let text = browser.text("verdict").await;
            (text.contains("jwks_uri") && text.contains("RFC 7517")).then_some(())
        })
        .await;
        browser.no_finding("live-credential").await;

        browser
            .paste("eyJ1c2VyX2lkIjo0Mn0.aVW1gA.Zm9vYmFyYmF6cXV4Zm9vYmFyYmF")
            .await;
        let verdict = browser.verdict("session-cookie").await;
        assert!(!verdict.text.to_lowercase().contains("invalid"));
    })
    .await;
}

#[tokio::test]
async fn what_an_sd_jwt_discloses_is_shown_in_its_place() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        // Salt, name and value as in RFC 9901; the digest is that of the disclosure.
        let disclosure = base64url(br#"["2GLC42sKQveCfGfryNRN9w","given_name","John"]"#);
        let claims = json!({
            "iss": "https://issuer.example.com", "iat": now() - 60, "_sd_alg": "sha-256",
            "_sd": [digest(&disclosure), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
        });
        let token = signed(&json!({"alg": "ES256", "typ": "example+sd-jwt"}), &claims);
        browser.paste(&format!("{token}~{disclosure}~")).await;
        browser.verdict("sd-jwt").await;
        let disclosed = browser.text("disclosures").await;
        for said in ["given_name", "John"] {
            assert!(disclosed.contains(said), "{said}: {disclosed}");
        }

        let unmatched = base64url(br#"["eluV5Og3gSNII8EYnsxA_A","family_name","Doe"]"#);
        browser
            .paste(&format!("{token}~{disclosure}~{unmatched}~"))
            .await;
        until("the finding", async || {
            let text = browser.text("disclosures").await;
            text.contains("no digest").then_some(())
        })
        .await;
    })
    .await;
}

fn digest(text: &str) -> String {
    use sha2::{Digest, Sha256};
    base64url(&Sha256::digest(text.as_bytes()))
}

#[tokio::test]
async fn the_keys_of_a_set_are_named() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let set = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","kid":"k1"},{"kty":"new"}]}"#;
        browser.paste(set).await;
        browser.verdict("jwks").await;
        let keys = browser.text("keys").await;
        assert!(keys.contains("Ed25519, private, kid k1, thumbprint kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"), "{keys}");
        assert!(keys.contains("cannot be read: the key type new"), "{keys}");
        assert!(!keys.contains("nWGxne"), "{keys}");
    })
    .await;
}
