//! A token is checked as its reader would: step by step, its signature with a key that the person gives, by the browser's own
//! cryptography. Nothing is fetched, and no key is kept or shown.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::tokens;
use crate::harness::until;
use claimscope::text::base64url;
use serde_json::json;

/// RFC 7515 App. A.3.
const ES256: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
const KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;
/// RFC 7515 App. A.1, and its key in base64url.
const HS256: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const SECRET: &str =
    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";

impl Browser {
    /// Opens the section.
    pub async fn open_checks(&self) {
        self.find("checks").await;
        let open = "document.querySelector('[data-testid=checks]').open = true; 0";
        self.evaluate(open).await;
        self.find("check-key").await;
    }

    /// What came of a check, once it is that.
    pub async fn check_is(&self, name: &str, outcome: &str) -> String {
        until(&format!("{name} to be {outcome}"), async || {
            let check = self
                .call(
                    "name => {
                        const check = document.querySelector(`[data-testid=check][data-name=${name}]`);
                        return check && [check.dataset.outcome, check.textContent];
                    }",
                    &json!(name),
                )
                .await;
            let is_it = check[0].as_str() == Some(outcome);
            is_it.then(|| check[1].as_str().unwrap_or_default().to_owned())
        })
        .await
    }
}

#[tokio::test]
async fn a_signature_is_right_with_its_key_alone() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste(ES256).await;
        browser.open_checks().await;
        let said = browser.check_is("signature", "not-checked").await;
        assert!(said.contains("No key was given"), "{said}");
        browser.type_into("check-key", KEY).await;
        let said = browser.check_is("signature", "passed").await;
        assert!(said.contains("EC P-256"), "{said}");
        // Another letter of the payload, then the key of somebody else.
        browser
            .paste(&ES256.replacen("eyJpc3MiOiJqb2Ui", "eyJpc3MiOiJqb2Uj", 1))
            .await;
        browser.check_is("signature", "failed").await;
        browser.paste(ES256).await;
        browser.check_is("signature", "passed").await;
        browser
            .type_into("check-key", &KEY.replace("P-256", "P-384"))
            .await;
        let said = browser.text("check-says").await;
        assert!(said.contains("x has 32 octets, and must have 48"), "{said}");
        browser.check_is("signature", "not-checked").await;
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_read_as_it_is_written() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste(HS256).await;
        browser.open_checks().await;
        browser.type_into("check-key", SECRET).await;
        // As it stands it is another secret.
        browser.check_is("signature", "failed").await;
        browser.choose("check-encoding", "base64url").await;
        browser.check_is("signature", "passed").await;
        let keys = browser.text("check-keys").await;
        assert!(
            keys.contains("secret of 512 bits") && !keys.contains("AyM1"),
            "{keys}"
        );
        // One that cannot be base64url is not read so: what counts is what the choice shows.
        browser
            .type_into("check-key", "{a secret that looks like JSON, a bit}")
            .await;
        let said = browser
            .text_where("check-says", |said| !said.is_empty())
            .await;
        assert!(said.contains("taken as a secret"), "{said}");
        assert_eq!(browser.value("check-encoding").await, "UTF-8");
        browser.type_into("check-key", SECRET).await;
        browser.check_is("signature", "passed").await;
        assert_eq!(browser.value("check-encoding").await, "base64url");
        // Too short a secret is said to be, and whether it is the right one as well.
        browser.type_into("check-key", "abc").await;
        browser.choose("check-encoding", "UTF-8").await;
        let keys = until("why it is not tried", async || {
            let keys = browser.text("check-keys").await;
            keys.contains("24 bits").then_some(keys)
        })
        .await;
        assert!(keys.contains("HS256 demands 256 or more"), "{keys}");
        browser.check_is("signature", "failed").await;
    })
    .await;
}

#[tokio::test]
async fn a_key_in_a_file_is_dropped_on_its_field() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste(ES256).await;
        browser.open_checks().await;
        let drop = "(text) => {
            const data = new DataTransfer();
            data.items.add(new File([text], 'key.json'));
            document.querySelector('[data-testid=check-key]').dispatchEvent(
                new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
        }";
        browser.call(drop, &json!(KEY)).await;
        browser.check_is("signature", "passed").await;
        // It is a key here, and no file to be searched.
        assert!(!browser.has("files").await);
        // The same in DER, as .der and .cer files are: SubjectPublicKeyInfo of P-256 (RFC 5480 §2), then the point.
        let around = [
            0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86,
            0x48, 0xce, 0x3d, 3, 1, 7, 3, 0x42, 0, 4,
        ];
        let key: serde_json::Value = serde_json::from_str(KEY).unwrap();
        let half = |name: &str| {
            base64url::decode(key[name].as_str().unwrap())
                .unwrap()
                .bytes
        };
        let der = [around.as_slice(), &half("x"), &half("y")].concat();
        browser.type_into("check-key", "").await;
        browser.check_is("signature", "not-checked").await;
        let octets = drop.replace("[text]", "[new Uint8Array(text)]");
        browser.call(&octets, &json!(der)).await;
        browser.check_is("signature", "passed").await;
        // No more of a file is read than shows that it is too long: how long it is is not made up from that.
        let ten = drop.replace("[text]", "[text.repeat(10 << 20)]");
        browser.call(&ten, &json!("{")).await;
        let said = browser
            .text_where("check-says", |said| !said.is_empty())
            .await;
        assert!(said.contains("more than 1048576 bytes"), "{said}");
    })
    .await;
}

/// Text that is no number counted as 60 seconds, and nothing said so.
#[tokio::test]
async fn what_counts_as_clock_skew_is_said_at_its_field() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let claims = json!({ "iss": "https://op.example", "sub": "s", "aud": "https://api.example", "client_id": "c",
            "jti": "1", "iat": tokens::now() - 600, "exp": tokens::now() - 45 });
        let header = json!({ "alg": "RS256", "typ": "at+jwt" });
        browser.paste(&tokens::signed(&header, &claims)).await;
        browser.open_checks().await;
        browser.check_is("expiry", "passed").await;
        browser.type_into("check-skew", "abc").await;
        let said = browser.text_where("check-skew-says", |said| !said.is_empty()).await;
        assert!(said.contains("counts as 60"), "{said}");
        browser.type_into("check-skew", "30").await;
        browser.check_is("expiry", "failed").await;
        browser.text_where("check-skew-says", str::is_empty).await;
    })
    .await;
}
