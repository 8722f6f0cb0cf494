//! Test tokens with keys that the browser makes: right ones are right by every algorithm, and of the broken ones none is.

// A test that fails panics.
#![allow(clippy::panic)]

use claimscope::checks::{Checked, Expected, Outcome, Signature, checks};
use claimscope::jose::compact;
use claimscope::jose::key::{Given as GivenKey, Key, given};
use claimscope::jose::verify::plan;
use claimscope::making::{Draft, Given, TEMPLATES, VARIANTS, algorithms, jwks, kid};
use claimscope::oauth::{Context, Kind};
use claimscope::text::base64url;
use claimscope::text::time::Timestamp;
use claimscope::web::crypto::verify;
use claimscope::web::sign::{Made, make, token};
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: Timestamp = Timestamp(1_800_000_000);

/// What whoever checks has: the set that is served, or the secret.
fn served(made: &Made, alg: &claimscope::jose::alg::Algorithm) -> Key {
    match jwks(&made.key, alg) {
        None => made.key.clone(),
        Some(set) => match given(&set).unwrap() {
            GivenKey::Keys(mut keys) => keys.remove(0).unwrap(),
            other => panic!("{other:?}"),
        },
    }
}

#[wasm_bindgen_test]
async fn each_algorithm_signs_what_it_verifies() {
    for alg in algorithms() {
        let made = make(alg)
            .await
            .unwrap_or_else(|f| panic!("{}: {f:?}", alg.name));
        let key = served(&made, alg);
        for template in TEMPLATES {
            let given = Given::at(NOW);
            let (claims, kid) = (template.claims(&given), kid(&made.key));
            let draft = Draft::new(template, &claims, alg, &kid, &VARIANTS[0], &given).unwrap();
            let token = token(draft, &made, alg).await.unwrap();
            let plan = plan(&compact::decode(&token), &key).unwrap();
            assert_eq!(
                verify(&plan).await,
                Ok(true),
                "{} {}",
                alg.name,
                template.id
            );
        }
    }
}

#[wasm_bindgen_test]
async fn whoever_checks_refuses_every_broken_one() {
    let expected = |alg: &str| Expected {
        issuer: Some("https://issuer.example.com/".to_owned()),
        audience: Some("https://api.example.com".to_owned()),
        algorithms: vec![alg.to_owned()],
        ..Expected::of(&Context::at(NOW))
    };
    for alg in algorithms().filter(|alg| ["HS256", "RS256", "ES256", "EdDSA"].contains(&alg.name)) {
        let made = make(alg).await.unwrap();
        let key = served(&made, alg);
        for variant in VARIANTS {
            if variant.takes_public_key && made.pem.is_empty() {
                continue;
            }
            let given = Given::at(NOW);
            let (claims, kid) = (TEMPLATES[0].claims(&given), kid(&made.key));
            let draft = Draft::new(&TEMPLATES[0], &claims, alg, &kid, variant, &given).unwrap();
            let token = compact::decode(&token(draft, &made, alg).await.unwrap());
            let is_right = match plan(&token, &key) {
                Ok(plan) => verify(&plan).await == Ok(true),
                Err(_) => false,
            };
            let signature = Signature::Computed {
                is_right,
                key: String::new(),
            };
            let checked = Checked {
                signature: &signature,
                ..Checked::of(&token, Kind::AccessToken, None)
            };
            let all = checks(&checked, &expected(alg.name));
            let is_refused = all.iter().any(|check| check.outcome == Outcome::Failed);
            assert_eq!(
                is_refused,
                variant.id != "right",
                "{} {}",
                alg.name,
                variant.id
            );
        }
    }
}

#[wasm_bindgen_test]
async fn the_public_key_as_secret_is_the_attack_that_it_says() {
    let alg = algorithms().find(|alg| alg.name == "RS256").unwrap();
    let variant = VARIANTS
        .iter()
        .find(|v| v.id == "public-key-as-secret")
        .unwrap();
    let made = make(alg).await.unwrap();
    let from = Given::at(NOW);
    let claims = TEMPLATES[0].claims(&from);
    let draft = Draft::new(&TEMPLATES[0], &claims, alg, "k", variant, &from).unwrap();
    let token = compact::decode(&token(draft, &made, alg).await.unwrap());
    // A reader that lets the token choose takes the file of the public key for the secret; ours refuses the key.
    let k = base64url::encode(made.pem.as_bytes());
    let GivenKey::Keys(naive) = given(&format!(r#"{{"kty":"oct","k":"{k}"}}"#)).unwrap() else {
        panic!()
    };
    let naive = plan(&token, naive[0].as_ref().unwrap()).unwrap();
    assert_eq!(verify(&naive).await, Ok(true));
    assert!(made.pem.starts_with("-----BEGIN PUBLIC KEY-----\nMIIB"));
    assert!(plan(&token, &served(&made, alg)).is_err());
}
