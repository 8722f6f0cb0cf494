//! Encrypted tokens by the browser's own WebCrypto: the vectors of the RFCs are decrypted, and nothing that was changed is.

// A test that fails panics.
#![allow(clippy::panic)]

use claimscope::jose::alg::{ALGORITHMS, Use};
use claimscope::jose::compact;
use claimscope::jose::decrypt::{Agreement, ContentKey, Decryption, MOST_INFLATED, Octets, plan};
use claimscope::jose::enc::CONTENT_ENCRYPTIONS;
use claimscope::jose::key::{Given, given};
use claimscope::text::base64url;
use claimscope::text::json::{self, Json, Object};
use claimscope::web::crypto::Failure;
use claimscope::web::decrypt::{agree, decrypt};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Those that can be decrypted.
fn vectors() -> Vec<Object> {
    let file = json::parse(include_str!("../jose/encrypted.json")).unwrap();
    let rows = file.as_array().unwrap().iter();
    let rows = rows.map(|row| row.as_object().unwrap().clone());
    rows.filter(|row| row.str("plaintext").is_some()).collect()
}

fn key(row: &Object) -> String {
    row.get("key").map(Json::to_compact).unwrap()
}

fn planned(key: &str, token: &str) -> Option<Decryption> {
    let Given::Keys(keys) = given(key).unwrap() else {
        panic!()
    };
    plan(&compact::decode(token), keys[0].as_ref().unwrap()).ok()
}

#[wasm_bindgen_test]
async fn the_encrypted_tokens_of_the_rfcs_are_decrypted() {
    for row in vectors() {
        let of = row.str("of").unwrap();
        let plan = planned(&key(&row), row.str("token").unwrap());
        let plan = plan.unwrap_or_else(|| panic!("{of}"));
        let opened = decrypt(&plan).await;
        let opened = opened.unwrap_or_else(|failure| panic!("{of}: {failure:?}"));
        assert_eq!(
            String::from_utf8(opened).unwrap(),
            row.str("plaintext").unwrap(),
            "{of}"
        );
    }
}

/// RFC 7517 App. C encrypts a private key: what comes out is one, and is named as such.
#[wasm_bindgen_test]
async fn an_encrypted_key_is_decrypted_to_a_key() {
    let rows = vectors();
    let row = rows
        .iter()
        .find(|row| row.str("of") == Some("RFC 7517 App. C.9"));
    let row = row.unwrap();
    let plan = planned(&key(row), row.str("token").unwrap()).unwrap();
    let opened = String::from_utf8(decrypt(&plan).await.unwrap()).unwrap();
    let Given::Keys(keys) = given(&opened).unwrap() else {
        panic!()
    };
    let named = keys[0].as_ref().unwrap().named();
    assert!(
        named.starts_with("RSA 2048, private, use enc, kid juliet@capulet.lit"),
        "{named}"
    );
}

/// RFC 7518 App. B, by itself: its additional data is no header, so a token has the key and its parts are put in. AES-192 (B.2) is
/// refused before anything is computed.
#[wasm_bindgen_test]
async fn the_test_cases_of_rfc_7518_app_b_are_decrypted() {
    let file = json::parse(include_str!("../jose/ciphers.json")).unwrap();
    let mut count = 0;
    for row in file.as_array().unwrap() {
        let row = row.as_object().unwrap();
        let text = |name| row.str(name).unwrap();
        let header = format!(r#"{{"alg":"dir","enc":"{}"}}"#, text("enc"));
        let header = base64url::encode(header.as_bytes());
        let token = [&header, "", text("iv"), text("ciphertext"), text("tag")].join(".");
        let key = format!(r#"{{"kty":"oct","k":"{}"}}"#, text("k"));
        let Some(mut plan) = planned(&key, &token) else {
            assert_eq!(text("of"), "RFC 7518 App. B.2");
            continue;
        };
        plan.aad = text("aad").as_bytes().to_vec();
        let opened = decrypt(&plan).await;
        let plaintext = text("plaintext").as_bytes();
        assert_eq!(opened.as_deref(), Ok(plaintext), "{}", text("of"));
        plan.aad[0] ^= 1;
        assert!(decrypt(&plan).await.is_err(), "{}", text("of"));
        count += 1;
    }
    assert_eq!(count, 2);
}

fn agreement(header: &str, key: &str) -> Agreement {
    let header = base64url::encode(header.as_bytes());
    let (iv, tag) = (base64url::encode(&[1; 12]), base64url::encode(&[2; 16]));
    let plan = planned(key, &[&header, "", &iv, "Y2lwaGVy", &tag].join(".")).unwrap();
    match plan.key {
        ContentKey::Direct(Octets::Agreed(agreement))
        | ContentKey::Wrapped(Octets::Agreed(agreement)) => agreement,
        other => panic!("{other:?}"),
    }
}

/// RFC 7518 App. C: what Alice and Bob agree on, from Bob's side.
#[wasm_bindgen_test]
async fn the_agreement_of_rfc_7518_app_c_gives_its_key() {
    let header = r#"{"alg":"ECDH-ES","enc":"A128GCM","apu":"QWxpY2U","apv":"Qm9i","epk":{"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps"}}"#;
    let bob = r#"{"kty":"EC","crv":"P-256","x":"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ","y":"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck","d":"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw"}"#;
    let key = agree(&agreement(header, bob)).await.unwrap();
    assert_eq!(base64url::encode(&key), "VqqN6vgjbSBcIijNcacQGg");
}

/// RFC 8037 App. A.6, with Bob's private key from RFC 7748 §6.1: it gives the secret that is agreed on, not the key of it.
#[wasm_bindgen_test]
async fn the_agreement_of_rfc_8037_app_a_6_gives_its_secret() {
    let header = r#"{"alg":"ECDH-ES+A128KW","epk":{"kty":"OKP","crv":"X25519","x":"hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"},"enc":"A128GCM","kid":"Bob"}"#;
    let bob = r#"{"kty":"OKP","crv":"X25519","kid":"Bob","x":"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08","d":"XasIfmJKikt54X-Lg4AO5m87sSkmGLb9HC-LJ_-I4Os"}"#;
    let agreement = agreement(header, bob);
    let secret = base64url::decode("Sl2dW6TOLeFyjjv0gDUPJeB-IclH0Z4zdvCbPB4WF0I");
    let key = agree(&agreement).await.unwrap();
    assert_eq!(key, agreement.derive(&secret.unwrap().bytes));
}

#[wasm_bindgen_test]
async fn nothing_that_was_changed_is_decrypted() {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut count = 0;
    for row in vectors() {
        let (of, token) = (row.str("of").unwrap(), row.str("token").unwrap());
        if token.starts_with('{') {
            continue;
        }
        let parts: Vec<&str> = token.split('.').collect();
        let mut changed: Vec<(String, String)> = Vec::new();
        for (nth, part) in parts
            .iter()
            .enumerate()
            .filter(|(_, part)| !part.is_empty())
        {
            let before: usize = parts[..nth].iter().map(|part| part.len() + 1).sum();
            for at in [0, part.len() / 2, part.len() - 1] {
                let letter = part.as_bytes()[at];
                let value = alphabet.iter().position(|b| *b == letter).unwrap();
                let mut other = token.to_owned().into_bytes();
                other[before + at] = alphabet[value ^ 32];
                let other = String::from_utf8(other).unwrap();
                changed.push((format!("letter {at} of part {nth}"), other));
            }
            let mut without = parts.clone();
            without[nth] = "";
            changed.push((format!("without part {nth}"), without.join(".")));
            let mut cut = parts.clone();
            cut[nth] = &part[..part.len() / 8 * 4];
            changed.push((format!("half of part {nth}"), cut.join(".")));
        }
        changed.push(("parts swapped".to_owned(), {
            let mut swapped = parts.clone();
            swapped.swap(2, 4);
            swapped.join(".")
        }));
        // What the header says is protected, also where the same key would do.
        let header = base64url::decode(parts[0]).unwrap().bytes;
        let header = String::from_utf8(header).unwrap();
        for (from, to) in [
            ("{", "{\"x\":1,"),
            ("A128GCM", "A256GCM"),
            ("\"zip\":\"DEF\",", ""),
        ] {
            let other = header.replacen(from, to, 1);
            let mut parts = parts.clone();
            let other = base64url::encode(other.as_bytes());
            parts[0] = &other;
            changed.push((format!("{from} as {to}"), parts.join(".")));
        }
        for (what, changed) in changed.iter().filter(|(_, changed)| changed != token) {
            count += 1;
            if let Some(plan) = planned(&key(&row), changed) {
                assert!(decrypt(&plan).await.is_err(), "{of}, {what}");
            }
        }
    }
    assert!(count >= 200, "{count}");
}

/// A token by that algorithm with that encryption, made by the browser, and the key that opens it.
async fn made(alg: &str, enc: &str, curve: &str) -> (String, String) {
    made_of([alg, enc, curve, PLAINTEXT, ""]).await
}

/// The same of another text, which may be compressed.
async fn made_of([alg, enc, curve, text, zip]: [&str; 5]) -> (String, String) {
    let encrypt = Function::new_with_args("alg, enc, curve, text, zip", include_str!("encrypt.js"));
    let arguments = [alg, enc, curve, text, zip].map(JsValue::from_str);
    let promise = encrypt.apply(&JsValue::NULL, &arguments.iter().collect());
    let text = JsFuture::from(promise.unwrap().unchecked_into::<Promise>()).await;
    let text = text.unwrap_or_else(|error| panic!("{alg} {enc} {curve}: {error:?}"));
    let json = json::parse(&text.as_string().unwrap()).unwrap();
    let made = json.as_object().unwrap();
    (made.str("token").unwrap().to_owned(), key(made))
}

const PLAINTEXT: &str = "{\"iss\":\"https://op.example\"}";

/// Every algorithm for keys with every encryption of content: with its own key a token opens, with the next one's it does not.
#[wasm_bindgen_test]
async fn what_the_browser_encrypts_is_decrypted_by_every_algorithm() {
    let has_192 = |name: &&str| name.contains("A192");
    let encs = || {
        CONTENT_ENCRYPTIONS
            .iter()
            .map(|enc| enc.name)
            .filter(|name| !has_192(name))
    };
    let algs = ALGORITHMS
        .iter()
        .filter(|alg| alg.used_for == Use::KeyManagement);
    let algs = algs
        .map(|alg| alg.name)
        .filter(|name| !has_192(name) && *name != "RSA1_5");
    let mut count = 0;
    for alg in algs {
        let curves: &[&str] = match alg.starts_with("ECDH") {
            true => &["P-256", "P-384", "P-521", "X25519"],
            false => &[""],
        };
        for curve in curves {
            for enc in encs() {
                let of = format!("{alg} {enc} {curve}");
                let (token, key) = made(alg, enc, curve).await;
                let plan = planned(&key, &token).unwrap_or_else(|| panic!("{of}"));
                let opened = decrypt(&plan).await;
                assert_eq!(opened.as_deref(), Ok(PLAINTEXT.as_bytes()), "{of}");
                let (_, other) = made(alg, enc, curve).await;
                let plan = planned(&other, &token).unwrap_or_else(|| panic!("{of}"));
                assert!(decrypt(&plan).await.is_err(), "{of}");
                count += 1;
            }
        }
    }
    // Fourteen algorithms, of which the three that agree have four curves, and four encryptions.
    assert!(count >= 92, "{count}");
}

/// Five thousand octets stand for any number of them: no more are inflated than the bound, and that it was the bound is said.
#[wasm_bindgen_test]
async fn what_is_compressed_is_inflated_up_to_a_bound() {
    for enc in ["A128GCM", "A128CBC-HS256"] {
        for (text, zip, opens) in [
            (PLAINTEXT.to_owned(), "DEF", Ok(PLAINTEXT.len())),
            ("a".repeat(MOST_INFLATED), "DEF", Ok(MOST_INFLATED)),
            ("a".repeat(MOST_INFLATED + 1), "DEF", Err(Failure::TooLarge)),
            ("a".repeat(8 * MOST_INFLATED), "DEF", Err(Failure::TooLarge)),
            (PLAINTEXT.to_owned(), "said", Err(Failure::NotCompressed)),
        ] {
            let (token, key) = made_of(["dir", enc, "", &text, zip]).await;
            assert!(token.len() < 100_000, "{}", token.len());
            let plan = planned(&key, &token).unwrap();
            let opened = decrypt(&plan).await;
            let of = text.len();
            assert_eq!(
                opened.map(|opened| opened.len()),
                opens,
                "{enc} {zip}, {of}"
            );
        }
    }
}

/// A private key in PKCS#8 (RFC 8410 §7) has its public one beside it as little as what openssl writes.
#[wasm_bindgen_test]
async fn a_private_key_alone_opens_what_was_agreed_with_it() {
    let (token, jwk) = made("ECDH-ES", "A128GCM", "X25519").await;
    let jwk = json::parse(&jwk).unwrap();
    let d = base64url::decode(jwk.as_object().unwrap().str("d").unwrap())
        .unwrap()
        .bytes;
    let prefix = [
        0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20,
    ];
    let body = base64url::encode(&[&prefix[..], &d].concat());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----");
    let plan = planned(&pem, &token).unwrap();
    assert_eq!(decrypt(&plan).await.as_deref(), Ok(PLAINTEXT.as_bytes()));
}

#[wasm_bindgen_test]
async fn another_key_says_so() {
    let (row, other) = (
        &vectors()[1],
        r#"{"kty":"oct","k":"AAAAAAAAAAAAAAAAAAAAAA"}"#,
    );
    let plan = planned(other, row.str("token").unwrap()).unwrap();
    assert_eq!(decrypt(&plan).await, Err(Failure::WrongKey));
    let direct = vectors();
    let direct = direct
        .iter()
        .find(|row| row.str("of") == Some("RFC 7520 §5.6"));
    let plan = planned(other, direct.unwrap().str("token").unwrap()).unwrap();
    assert_eq!(decrypt(&plan).await, Err(Failure::WrongKeyOrTag));
}

#[wasm_bindgen_test]
async fn a_changed_tag_is_not_the_keys_fault() {
    let row = &vectors()[1];
    let token = row.str("token").unwrap();
    let changed = [&token[..token.len() - 4], "AAAA"].concat();
    let plan = planned(&key(row), &changed);
    // Its last letter holds bits that belong to no octet; this one leaves them empty.
    assert_eq!(decrypt(&plan.unwrap()).await, Err(Failure::WrongTag));
}
