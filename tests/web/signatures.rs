//! Signatures by the browser's own WebCrypto: the vectors of the RFCs are right, and no token that was changed is.

// A test that fails panics.
#![allow(clippy::panic)]

use claimscope::checks::attempt::{Task, attempt};
use claimscope::jose::compact;
use claimscope::jose::key::{Encoding, Given, given};
use claimscope::jose::verify::{Plan, plan};
use claimscope::text::base64url;
use claimscope::text::json::{self, Json};
use claimscope::web::crypto::{Failure, verify};
use claimscope::web::decrypt::decrypt;
use wasm_bindgen_test::wasm_bindgen_test;

/// Where it is from, its key, the token.
fn vectors() -> Vec<(String, String, String)> {
    let file = json::parse(include_str!("../jose/signatures.json")).unwrap();
    let text = |json: &Json, name: &str| {
        let value = json.as_object().unwrap().get(name).unwrap();
        value
            .as_str()
            .map_or_else(|| value.to_compact(), str::to_owned)
    };
    let row = |json: &Json| (text(json, "of"), text(json, "key"), text(json, "token"));
    file.as_array().unwrap().iter().map(row).collect()
}

fn planned(key: &str, token: &str) -> Option<Plan> {
    let Given::Keys(keys) = given(key).unwrap() else {
        panic!()
    };
    plan(&compact::decode(token), keys[0].as_ref().unwrap()).ok()
}

#[wasm_bindgen_test]
async fn the_signatures_of_the_rfcs_are_right() {
    for (of, key, token) in vectors() {
        let plan = planned(&key, &token).unwrap_or_else(|| panic!("{of}"));
        assert_eq!(verify(&plan).await, Ok(true), "{of}");
    }
}

/// What somebody may make of a token; the same again where it cannot be made of this one.
fn manipulated(token: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let parts: Vec<&str> = token.split('.').collect();
    // A letter of each part: its first, its last, and some between; one bit and all of them.
    for (nth, part) in parts.iter().enumerate() {
        let before: usize = parts[..nth].iter().map(|part| part.len() + 1).sum();
        for at in [
            0,
            1,
            part.len() / 3,
            part.len() / 2,
            part.len() - 2,
            part.len() - 1,
        ] {
            let value = alphabet
                .iter()
                .position(|b| *b == part.as_bytes()[at])
                .unwrap();
            for other in [value ^ 1, value ^ 32, 63 - value] {
                let mut changed = token.to_owned().into_bytes();
                changed[before + at] = alphabet[other];
                let changed = String::from_utf8(changed).unwrap();
                all.push((format!("letter {at} of part {nth}"), changed));
            }
        }
    }
    let [header, payload, signature] = parts[..] else {
        panic!()
    };
    let join =
        |header: &str, payload: &str, signature: &str| [header, payload, signature].join(".");
    let half = signature.len() / 2;
    let more: [(&str, String); 12] = [
        ("without signature", join(header, payload, "")),
        (
            "half a signature",
            join(header, payload, &signature[..half]),
        ),
        (
            "a signature twice",
            join(header, payload, &[signature, signature].concat()),
        ),
        (
            "zeros for a signature",
            join(header, payload, &"A".repeat(signature.len())),
        ),
        (
            "halves swapped",
            join(
                header,
                payload,
                &[&signature[half..], &signature[..half]].concat(),
            ),
        ),
        ("padding", [token, "="].concat()),
        (
            "padding of the payload",
            join(header, &[payload, "="].concat(), signature),
        ),
        (
            "header and payload swapped",
            join(payload, header, signature),
        ),
        (
            "another payload",
            join(header, "eyJzdWIiOiJhZG1pbiJ9", signature),
        ),
        (
            "a line break",
            join(
                header,
                payload,
                &[&signature[..half], "\n", &signature[half..]].concat(),
            ),
        ),
        ("standard alphabet", token.replace(['-', '_'], "+")),
        ("a part more", [token, ".e30"].concat()),
    ];
    all.extend(more.map(|(what, changed)| (what.to_owned(), changed)));
    // Other algorithms: by the same key, by none, with a member twice.
    for header in [
        r#"{"alg":"none"}"#,
        r#"{"alg":"None"}"#,
        r#"{"alg":"HS256"}"#,
        r#"{"alg":"RS256"}"#,
        r#"{"alg":"PS256"}"#,
        r#"{"alg":"ES256"}"#,
        r#"{"alg":"EdDSA"}"#,
        r#"{"alg":"none","alg":"RS256"}"#,
        r#"{"alg":"HS256","crit":["exp"],"exp":1}"#,
        r#"{"alg":["RS256"]}"#,
        r#"{"typ":"JWT"}"#,
    ] {
        let written = claimscope::text::base64url::encode(header.as_bytes());
        all.push((header.to_owned(), join(&written, payload, signature)));
        all.push((format!("{header}, unsigned"), join(&written, payload, "")));
    }
    all
}

#[wasm_bindgen_test]
async fn nothing_that_was_changed_is_right() {
    let mut count = 0;
    for (of, key, token) in vectors() {
        for (what, changed) in manipulated(&token) {
            if changed == token {
                continue;
            }
            count += 1;
            if let Some(plan) = planned(&key, &changed) {
                assert_ne!(verify(&plan).await, Ok(true), "{of}, {what}");
            }
        }
    }
    assert!(count >= 200, "{count}");
}

#[wasm_bindgen_test]
async fn a_public_key_is_no_secret() {
    // The attack: the public key's text as the secret of HS256.
    let (_, key, _) = vectors()
        .into_iter()
        .find(|(of, ..)| of.contains("7520 §4.1"))
        .unwrap();
    let (.., token) = vectors().remove(0);
    assert!(planned(&key, &token).is_none());
}

/// The private key of RFC 8037 App. A.1 in PKCS#8 (RFC 8410 §7), where its public key is not beside it: the browser computes that.
#[wasm_bindgen_test]
async fn a_private_key_alone_verifies_what_it_signed() {
    let d = base64url::decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
        .unwrap()
        .bytes;
    let prefix = [
        0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20,
    ];
    let pem = |octets: &[u8]| {
        let body = base64url::encode(octets);
        format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----")
    };
    let (_, token) = of_algorithm("EdDSA");
    for (d, is_right) in [(d.clone(), true), (vec![7; 32], false)] {
        let plan = planned(&pem(&[&prefix[..], &d].concat()), &token).unwrap();
        assert_eq!(verify(&plan).await, Ok(is_right));
    }
}

/// A vector of that algorithm.
fn of_algorithm(alg: &str) -> (String, String) {
    let row = vectors()
        .into_iter()
        .find(|(_, _, token)| compact::decode(token).alg() == Some(alg));
    let (_, key, token) = row.unwrap();
    (key, token)
}

/// The same key with another text for a member.
fn with(key: &str, name: &str, value: &str) -> String {
    let json = json::parse(key).unwrap();
    let old = json.as_object().unwrap().str(name).unwrap();
    key.replace(old, value)
}

/// JSON serializations, some with several signatures or recipients (RFC 7515 App. A.6, RFC 7516 App. A.4, RFC 7520 §4.1 to §4.8): each
/// that is tried is right, and nothing is once a letter of the payload is another.
#[wasm_bindgen_test]
async fn every_signature_of_a_json_serialization_is_right() {
    let file = json::parse(include_str!("../jose/json.json")).unwrap();
    for row in file.as_array().unwrap() {
        let row = row.as_object().unwrap();
        let part = |name| row.get(name).unwrap().to_compact();
        let token = part("token");
        let payload = row
            .get("token")
            .unwrap()
            .as_object()
            .unwrap()
            .str("payload");
        let changed =
            payload.map(|payload| token.replacen(payload, &["f", &payload[1..]].concat(), 1));
        for (text, is_right) in [(Some(token), true), (changed, false)] {
            let Some(text) = text else { continue };
            let all = attempt(&compact::decode(&text), &part("keys"), Encoding::Utf8);
            assert!(all.keys.iter().any(|key| key.plan.is_some()));
            for key in all.keys {
                let of = row.str("of").unwrap();
                match key.plan {
                    Some(Task::Verify(plan)) => {
                        assert_eq!(verify(&plan).await, Ok(is_right), "{of}, {}", key.name);
                    }
                    Some(Task::Decrypt(plan)) => {
                        let opened = decrypt(&plan).await.unwrap();
                        assert_eq!(
                            String::from_utf8(opened).ok().as_deref(),
                            row.str("plaintext"),
                            "{of}"
                        );
                    }
                    None => {}
                }
            }
        }
    }
}

/// Points that are on no curve: a changed coordinate, all zeros, all ones, the coordinates swapped.
#[wasm_bindgen_test]
async fn a_point_beside_its_curve_is_refused() {
    for (alg, letters, bits) in [("ES256", 43, "8"), ("ES512", 88, "A")] {
        let (key, token) = of_algorithm(alg);
        let json = json::parse(&key).unwrap();
        let (x, y) = (
            json.as_object().unwrap().str("x").unwrap(),
            json.as_object().unwrap().str("y").unwrap(),
        );
        let zeros = "A".repeat(letters);
        let ones = ["_".repeat(letters - 1).as_str(), bits].concat();
        let last_changed = [
            &y[..y.len() / 2],
            if y[y.len() / 2..].starts_with('A') {
                "B"
            } else {
                "A"
            },
            &y[y.len() / 2 + 1..],
        ]
        .concat();
        for (what, key) in [
            ("x of zeros", with(&key, "x", &zeros)),
            ("y of zeros", with(&key, "y", &zeros)),
            ("y of ones", with(&key, "y", &ones)),
            ("both of zeros", with(&with(&key, "x", &zeros), "y", &zeros)),
            ("both the same", with(&key, "y", x)),
            ("a letter of y", with(&key, "y", &last_changed)),
        ] {
            let plan = planned(&key, &token).unwrap_or_else(|| panic!("{alg}, {what}"));
            assert_eq!(
                verify(&plan).await,
                Err(Failure::KeyRefused),
                "{alg}, {what}"
            );
        }
    }
}

/// The number of an ECDSA signature in DER (RFC 3279 §2.2.3), as many libraries write it and JOSE does not (RFC 7518 §3.4).
fn der_integer(number: &[u8]) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let mut octets = number[zeros..].to_vec();
    if octets.first().is_none_or(|first| first & 0x80 != 0) {
        octets.insert(0, 0);
    }
    [&[2, octets.len() as u8], octets.as_slice()].concat()
}

#[wasm_bindgen_test]
async fn a_signature_of_ecdsa_in_der_is_named_and_padded_it_is_wrong() {
    for alg in ["ES256", "ES512"] {
        let (key, token) = of_algorithm(alg);
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let raw = base64url::decode(signature).unwrap().bytes;
        let (r, s) = raw.split_at(raw.len() / 2);
        let both = [der_integer(r), der_integer(s)].concat();
        let length: &[u8] = if both.len() < 128 { &[] } else { &[0x81] };
        let der = [&[0x30], length, &[both.len() as u8], &both].concat();
        let Given::Keys(keys) = given(&key).unwrap() else {
            panic!()
        };
        let with = |octets: &[u8]| [signed, ".", &base64url::encode(octets)].concat();
        let told = plan(&compact::decode(&with(&der)), keys[0].as_ref().unwrap());
        let told = told.unwrap_err().to_string();
        assert!(told.contains("DER"), "{alg}: {told}");
        // As long as it has to be, DER, halves swapped, zeros and the order's like are computed, and wrong.
        let mut cut = der.clone();
        cut.truncate(raw.len());
        cut.resize(raw.len(), 0);
        let swapped = [s, r].concat();
        let (zeros, ones) = (vec![0; raw.len()], vec![0xff; raw.len()]);
        for octets in [cut, swapped, zeros, ones, [r, r].concat(), [s, s].concat()] {
            let plan = planned(&key, &with(&octets)).unwrap();
            assert_ne!(verify(&plan).await, Ok(true), "{alg}");
        }
    }
}

/// Parts of one right token in another right one.
#[wasm_bindgen_test]
async fn parts_of_other_tokens_are_not_right_here() {
    let all = vectors();
    for (of, key, token) in &all {
        let own: Vec<&str> = token.split('.').collect();
        for (other_of, _, other) in &all {
            let other: Vec<&str> = other.split('.').collect();
            for nth in 0..3 {
                let mut parts = own.clone();
                parts[nth] = other[nth];
                if parts == own {
                    continue;
                }
                if let Some(plan) = planned(key, &parts.join(".")) {
                    assert_ne!(
                        verify(&plan).await,
                        Ok(true),
                        "{of}, part {nth} of {other_of}"
                    );
                }
            }
        }
    }
}
