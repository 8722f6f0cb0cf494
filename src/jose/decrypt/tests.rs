//! Plans for the vectors of the RFCs, and everything that is refused before anything is computed.

use super::*;
use crate::jose::compact::decode;
use crate::jose::key::{Encoding, Given, fits, given, secret};
use crate::text::base64url;
use crate::text::json::{self, Object};

fn vectors() -> Vec<Object> {
    let file = json::parse(include_str!("../../../tests/jose/encrypted.json")).unwrap();
    let rows = file.as_array().unwrap().iter();
    rows.map(|row| row.as_object().unwrap().clone()).collect()
}

fn vector(of: &str) -> (String, Key) {
    let vectors = vectors();
    let row = vectors.iter().find(|row| row.str("of") == Some(of));
    let row = row.unwrap();
    let key = key(&row.get("key").unwrap().to_compact());
    (row.str("token").unwrap().to_owned(), key)
}

fn key(text: &str) -> Key {
    match given(text) {
        Ok(Given::Keys(mut keys)) => keys.remove(0).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_vector_is_planned_or_refused_by_name() {
    for row in vectors() {
        let of = row.str("of").unwrap();
        let token = decode(row.str("token").unwrap());
        let key = key(&row.get("key").unwrap().to_compact());
        let is_planned = row.str("plaintext").is_some();
        match plan(&token, &key) {
            Ok(plan) => {
                assert!(is_planned, "{of}");
                assert_eq!(fits(&key, encrypted_with(&token).unwrap()), [], "{of}");
                assert_eq!(plan.is_compressed, of.starts_with("RFC 7520 §5.9"));
            }
            Err(refusal) => {
                assert!(!is_planned, "{of}: {refusal}");
                assert!(matches!(refusal, Refusal::LeftOut("RSA1_5", _)), "{of}");
            }
        }
    }
}

/// Sections 5.1 to 5.13 and 6 of the cookbook, in each serialization that it writes, and App. C of the JWK's own specification.
#[test]
fn every_encrypted_example_of_rfc_7520_is_a_vector() {
    let all = vectors();
    let has = |of: &str| all.iter().any(|row| row.str("of") == Some(of));
    for section in 1..=13 {
        assert!(has(&format!("RFC 7520 §5.{section}")), "5.{section}");
    }
    assert!(has("RFC 7520 §6") && has("RFC 7517 App. C.9"));
    let forms = |form: &str| {
        let ends = |row: &&Object| row.str("of").is_some_and(|of| of.ends_with(form));
        all.iter().filter(ends).count()
    };
    // 5.5 and 5.6 are written alike in both; 5.10 to 5.13 are in JSON only, and one of the two has the section's bare name.
    assert_eq!((forms(", general"), forms(", flattened")), (13, 8));
}

/// RFC 7518 App. B: of its three ciphers one takes AES-192, and says so.
#[test]
fn the_test_cases_of_rfc_7518_app_b_are_planned_or_refused_by_name() {
    let file = json::parse(include_str!("../../../tests/jose/ciphers.json")).unwrap();
    let mut told = Vec::new();
    for row in file.as_array().unwrap() {
        let row = row.as_object().unwrap();
        let text = |name| row.str(name).unwrap();
        let header = format!(r#"{{"alg":"dir","enc":"{}"}}"#, text("enc"));
        let header = base64url::encode(header.as_bytes());
        let token = [&header, "", text("iv"), text("ciphertext"), text("tag")].join(".");
        let key = key(&format!(r#"{{"kty":"oct","k":"{}"}}"#, text("k")));
        let says = plan(&decode(&token), &key)
            .map_or_else(|refusal| refusal.to_string(), |_| String::new());
        told.push(says);
    }
    let refused = "A192CBC-HS384 is not decrypted here: it takes AES with a key of 192 bits, which Chromium’s WebCrypto does not have";
    assert_eq!(told, ["", refused, ""]);
}

/// RFC 8037 App. A.7, with the reader's private key from RFC 7748 §6.2.
#[test]
fn the_agreement_of_rfc_8037_app_a_7_is_refused_by_name() {
    let header = r#"{"alg":"ECDH-ES+A256KW","epk":{"kty":"OKP","crv":"X448","x":"mwj3zDG34-Z9ItWuoSEHSic70rg94Jxj-qc9LCLF2bvINmRyQdlT1AxbEtqIEg1TF3-A5TLEH6A"},"enc":"A256GCM","kid":"Dave"}"#;
    let dave = key(
        r#"{"kty":"OKP","crv":"X448","kid":"Dave","x":"PreoKbDNIPW8_AtZm2_sz22kYnEHvbDU80W0MCfYuXL8PjT7QjKhPKcG3LV67D2uB73BxnvzNgk","d":"HDBqesKg4uCZCylEcMujOeZFN3KwdYEdj60NHWknwSC7XuiXKw0-ITdMnJIbCdGwNm8QtlFzmS0"}"#,
    );
    let refusal = plan(&decode(&jwe(header, "AAAA")), &dave).expect_err("X448");
    assert_eq!(refusal, Refusal::NotInBrowsers("X448"));
}

#[test]
fn a_key_is_derived_from_an_agreement_as_in_rfc_7518_app_c() {
    let header = r#"{"alg":"ECDH-ES","enc":"A128GCM","apu":"QWxpY2U","apv":"Qm9i","epk":{"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps"}}"#;
    let bob = key(
        r#"{"kty":"EC","crv":"P-256","x":"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ","y":"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck","d":"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw"}"#,
    );
    let plan = plan(&decode(&jwe(header, "")), &bob).unwrap();
    let ContentKey::Direct(Octets::Agreed(agreement)) = plan.key else {
        panic!()
    };
    let secret = [
        158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110,
        163, 218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196,
    ];
    let derived = base64url::encode(&agreement.derive(&secret));
    assert_eq!(derived, "VqqN6vgjbSBcIijNcacQGg");
}

#[test]
fn more_octets_than_a_hash_has_take_another_round() {
    let header = r#"{"alg":"ECDH-ES","enc":"A256CBC-HS512","epk":{"kty":"OKP","crv":"X25519","x":"hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"}}"#;
    let (_, bob) = vector("JOSE cookbook, Curve25519");
    let text = jwe_of(header, "", 16, 32);
    let plan = plan(&decode(&text), &bob).unwrap();
    let ContentKey::Direct(Octets::Agreed(agreement)) = plan.key else {
        panic!()
    };
    let derived = agreement.derive(&[1; 32]);
    assert_eq!(derived.len(), 64);
    assert_ne!(derived[..32], derived[32..]);
}

/// A JWE with that header, and an initialization vector and a tag as AES GCM has them.
fn jwe(header: &str, encrypted_key: &str) -> String {
    jwe_of(header, encrypted_key, 12, 16)
}

fn jwe_of(header: &str, encrypted_key: &str, iv: usize, tag: usize) -> String {
    let header = base64url::encode(header.as_bytes());
    let (iv, tag) = (
        base64url::encode(&vec![1; iv]),
        base64url::encode(&vec![2; tag]),
    );
    [&header, encrypted_key, &iv, "Y2lwaGVy", &tag].join(".")
}

#[test]
fn what_cannot_be_decrypted_says_why() {
    let oct = |count: usize| {
        let k = base64url::encode(&vec![7; count]);
        key(&format!(r#"{{"kty":"oct","k":"{k}"}}"#))
    };
    let epk = r#""epk":{"kty":"EC","crv":"P-384","x":"Uzdvk3pi5wKCRc1izp5_r0OjeqT-I68i8g2b8mva8diRhsE2xAn2DtMRb25Ma2CX","y":"VDrRyFJh-Kwd1EjAgmj5Eo-CTHAZ53MC7PjjpLioy3ylEjI1pOMbw91fzZ84pbfm"}"#;
    let ec = vector("RFC 7520 §5.5").1;
    let text = |header: &str| jwe(header, "");
    for (law, token, key, says) in [
        (
            "no JWE",
            "eyJhbGciOiJIUzI1NiJ9.e30.c2ln".to_owned(),
            oct(32),
            "this is no encrypted token",
        ),
        (
            "an algorithm for signatures",
            text(r#"{"alg":"HS256","enc":"A128GCM"}"#),
            oct(32),
            "alg is HS256, which is not an algorithm for keys of encrypted tokens that is known here",
        ),
        (
            "an unknown content encryption",
            text(r#"{"alg":"dir","enc":"A512GCM"}"#),
            oct(32),
            "enc is A512GCM, which is not a content encryption that is known here",
        ),
        (
            "a member twice",
            text(r#"{"alg":"dir","alg":"A128KW","enc":"A128GCM"}"#),
            oct(16),
            "the header has alg twice, and readers differ about which one counts",
        ),
        (
            "an extension",
            text(r#"{"alg":"dir","enc":"A128GCM","crit":["exp"],"exp":1}"#),
            oct(16),
            "crit names exp, which is not understood here, and so the token must be refused",
        ),
        (
            "another compression",
            text(r#"{"alg":"dir","enc":"A128GCM","zip":"GZ"}"#),
            oct(16),
            "zip is GZ, which is not a compression that is known here",
        ),
        (
            "a key of another length",
            text(r#"{"alg":"dir","enc":"A256GCM"}"#),
            oct(16),
            "the secret has 16 octets, and must have 32",
        ),
        (
            "an encrypted key where there must be none",
            jwe(r#"{"alg":"dir","enc":"A128GCM"}"#, "AAAA"),
            oct(16),
            "the token has an encrypted key, and its alg takes the key as it is",
        ),
        (
            "a tag that was cut",
            jwe_of(r#"{"alg":"dir","enc":"A128GCM"}"#, "", 12, 12),
            oct(16),
            "the authentication tag has 12 octets, and must have 16",
        ),
        (
            "an initialization vector of another mode",
            jwe_of(r#"{"alg":"dir","enc":"A128GCM"}"#, "", 16, 16),
            oct(16),
            "the initialization vector has 16 octets, and must have 12",
        ),
        (
            "no key of the sender",
            text(r#"{"alg":"ECDH-ES","enc":"A128GCM"}"#),
            ec.clone(),
            "the header has no epk that can be read, and its alg needs it",
        ),
        (
            "a key of the sender on another curve",
            text(&format!(r#"{{"alg":"ECDH-ES","enc":"A128GCM",{epk}}}"#)),
            ec.clone(),
            "the sender’s public key (epk) is on another curve than this key",
        ),
        (
            "another type of key",
            text(r#"{"alg":"A128KW","enc":"A128GCM"}"#),
            ec,
            "the key is of another type than the algorithm’s",
        ),
        (
            "no salt",
            text(r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":1000}"#),
            oct(9),
            "the header has no p2s that can be read, and its alg needs it",
        ),
        (
            "iterations without end",
            text(
                r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAA","p2c":4000000000}"#,
            ),
            oct(9),
            "p2c demands 4000000000 iterations, and no more than 1000000 are computed here: whoever made the token would choose how long this browser works",
        ),
        (
            "no vector of a sealed key",
            text(r#"{"alg":"A128GCMKW","enc":"A128GCM","tag":"AAAAAAAAAAAAAAAAAAAAAA"}"#),
            oct(16),
            "the header has no iv that can be read, and its alg needs it",
        ),
        (
            "AES-192",
            text(r#"{"alg":"A192KW","enc":"A128GCM"}"#),
            oct(24),
            "A192KW is not decrypted here: it takes AES with a key of 192 bits, which Chromium’s WebCrypto does not have",
        ),
        (
            "AES-192 of the content",
            text(r#"{"alg":"dir","enc":"A192GCM"}"#),
            oct(24),
            "A192GCM is not decrypted here: it takes AES with a key of 192 bits, which Chromium’s WebCrypto does not have",
        ),
    ] {
        let refusal = plan(&decode(&token), &key).expect_err(law);
        assert_eq!(refusal.to_string(), says, "{law}");
    }
}

/// The page said “that algorithm” of what a browser does not have.
#[test]
fn a_plan_names_what_it_needs() {
    for (of, needs) in [
        ("RFC 7516 App. A.3", "A128KW with A128CBC-HS256"),
        ("RFC 7520 §5.4", "ECDH-ES+A128KW on P-384 with A128GCM"),
        ("RFC 7520 §5.9", "A128KW with A128GCM and DEFLATE"),
        (
            "JOSE cookbook, Curve25519",
            "ECDH-ES on X25519 with A128GCM",
        ),
    ] {
        let (text, key) = vector(of);
        assert_eq!(plan(&decode(&text), &key).unwrap().needs(), needs);
    }
}

#[test]
fn a_part_that_is_written_otherwise_is_refused() {
    let (text, key) = vector("RFC 7520 §5.8");
    let padded = [&text, "=="].concat();
    let refusal = plan(&decode(&padded), &key).expect_err("padding");
    assert_eq!(refusal, Refusal::NotAsSigned(Part::AuthenticationTag));
}

#[test]
fn whoever_decrypts_has_the_private_key() {
    let (text, key) = vector("RFC 7516 App. A.1");
    let public = self::key(&key.public_jwk());
    assert_eq!(plan(&decode(&text), &public), Err(Refusal::PublicKey));
}

#[test]
fn a_plan_shows_no_secret() {
    let (text, _) = vector("RFC 7520 §5.3");
    let password = secret("entrap_o–peter_long–credit_tun", Encoding::Utf8).unwrap();
    let shown = format!("{:?}", plan(&decode(&text), &password).unwrap());
    assert!(
        !shown.contains("entrap") && !shown.contains("101, 110, 116"),
        "{shown}"
    );
    let (text, key) = vector("RFC 7520 §5.5");
    let shown = format!("{:?}", plan(&decode(&text), &key).unwrap());
    assert!(!shown.contains("\"d\""), "{shown}");
}

/// The report said “the page decrypts with it” of tokens that the page refuses whatever the key.
#[test]
fn what_the_page_refuses_is_said_without_a_key() {
    for (token, says) in [
        (
            jwe(
                r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAA","p2c":5000000}"#,
                "AAAA",
            ),
            "p2c demands 5000000 iterations",
        ),
        (
            jwe(
                &format!(
                    r#"{{"alg":"ECDH-ES","enc":"A128GCM","epk":{{"kty":"OKP","crv":"X448","x":"{}"}}}}"#,
                    base64url::encode(&[7; 56])
                ),
                "",
            ),
            "no browser computes X448",
        ),
        (
            jwe(r#"{"alg":"ECDH-ES","enc":"A128GCM"}"#, ""),
            "the header has no epk",
        ),
        (
            jwe(r#"{"alg":"dir","enc":"A128GCM"}"#, "AAAA"),
            "the token has an encrypted key",
        ),
    ] {
        let refused = encrypted_with(&decode(&token)).unwrap_err();
        assert!(refused.to_string().starts_with(says), "{refused}");
    }
}
