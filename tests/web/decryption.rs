//! Encrypted tokens by the browser's own WebCrypto: the vectors of the RFCs are decrypted, and nothing that was changed is.

// A test that fails panics.
#![allow(clippy::panic)]

use claimscope::jose::alg::{ALGORITHMS, Use};
use claimscope::jose::compact;
use claimscope::jose::decrypt::{Decryption, plan};
use claimscope::jose::enc::CONTENT_ENCRYPTIONS;
use claimscope::jose::key::{Given, given};
use claimscope::text::base64url;
use claimscope::text::json::{self, Json, Object};
use claimscope::web::crypto::Failure;
use claimscope::web::decrypt::decrypt;
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
    let encrypt = Function::new_with_args("alg, enc, curve, text", include_str!("encrypt.js"));
    let arguments = [alg, enc, curve, PLAINTEXT].map(JsValue::from_str);
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
