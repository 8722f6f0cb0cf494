//! Signatures by the browser's own WebCrypto: the vectors of the RFCs are right, and no token that was changed is.

// A test that fails panics.
#![allow(clippy::panic)]

use claimscope::jose::key::{Given, given};
use claimscope::jose::verify::{Plan, plan};
use claimscope::jose::{Part, compact};
use claimscope::text::json::{self, Json};
use claimscope::web::crypto::{Failure, verify};
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

#[wasm_bindgen_test]
async fn a_point_beside_its_curve_is_refused() {
    let (_, key, token) = vectors().remove(1);
    let key = key.replace(
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        &"A".repeat(43),
    );
    let plan = planned(&key, &token).unwrap();
    assert_eq!(verify(&plan).await, Err(Failure::KeyRefused));
    assert!(compact::decode(&token).segment(Part::Signature).is_some());
}
