//! What is made is what it says, and each broken one is broken in that one thing.

use super::*;
use crate::checks::{Checked, Expected, Outcome, checks};
use crate::inspect::inspect;
use crate::jose::alg::algorithm;
use crate::jose::compact;
use crate::lint::Severity;
use crate::oauth::{Context, Kind};
use crate::text::time::Timestamp;
use std::collections::BTreeSet;

const NOW: Timestamp = Timestamp(1_800_000_000);

fn given() -> Given {
    Given {
        issuer: "https://op.example/".to_owned(),
        audience: "https://api.example".to_owned(),
        client_id: "app".to_owned(),
        scope: "read:orders".to_owned(),
        nonce: "n-0S6_WzA2Mj".to_owned(),
        now: NOW.0,
    }
}

fn template(id: &str) -> &'static Template {
    TEMPLATES.iter().find(|template| template.id == id).unwrap()
}

fn variant(id: &str) -> &'static Variant {
    VARIANTS.iter().find(|variant| variant.id == id).unwrap()
}

fn draft(template: &Template, variant: &Variant) -> Draft {
    let claims = template.claims(&given());
    let alg = algorithm("RS256").unwrap();
    Draft::new(
        template,
        &claims,
        alg,
        "claimscope-test-1",
        variant,
        &given(),
    )
    .unwrap()
}

#[test]
fn names_stand_once() {
    let ids: BTreeSet<_> = TEMPLATES.iter().map(|t| t.id).collect();
    assert_eq!(ids.len(), TEMPLATES.len());
    let ids: BTreeSet<_> = VARIANTS.iter().map(|v| v.id).collect();
    assert_eq!(ids.len(), VARIANTS.len());
}

#[test]
fn the_page_takes_each_for_what_it_is() {
    for (id, kind) in [
        ("access-token", Kind::AccessToken),
        ("auth0-access-token", Kind::AccessToken),
        ("entra-access-token", Kind::AccessToken),
        ("cognito-access-token", Kind::AccessToken),
        ("id-token", Kind::IdToken),
        ("logout-token", Kind::LogoutToken),
        ("client-assertion", Kind::ClientAssertion),
    ] {
        // Without an issuer of its own, each has one that its provider would have.
        for issuer in ["", "https://op.example/"] {
            let given = Given {
                issuer: issuer.to_owned(),
                ..given()
            };
            let (template, variant) = (template(id), variant("right"));
            let alg = algorithm("RS256").unwrap();
            let claims = template.claims(&given);
            let draft = Draft::new(template, &claims, alg, "k", variant, &given).unwrap();
            let token = draft.signed(&[1; 256]);
            let name = if id == "client-assertion" {
                "client_assertion="
            } else {
                ""
            };
            let report = inspect(&[name, &token].concat(), &Context::at(NOW));
            let first = &report.tokens[0];
            let is_known = !issuer.is_empty() && id == "cognito-access-token";
            if !is_known {
                assert_eq!(first.verdict.kind, kind, "{id} of {issuer}");
            }
            let errors = first.findings.iter();
            let errors: Vec<_> = errors
                .filter(|finding| finding.severity() == Severity::Error)
                .map(|finding| finding.name())
                .collect();
            assert!(errors.is_empty(), "{id}: {errors:?}");
        }
    }
    assert_eq!(TEMPLATES.len(), 7);
}

#[test]
fn what_is_right_passes_every_check_that_takes_no_key() {
    let token = draft(template("access-token"), variant("right")).signed(&[1; 256]);
    let expected = Expected {
        issuer: Some("https://op.example/".to_owned()),
        audience: Some("https://api.example".to_owned()),
        algorithms: vec!["RS256".to_owned()],
        scopes: vec!["read:orders".to_owned()],
        ..Expected::of(&Context::at(NOW))
    };
    let token = compact::decode(&token);
    let of = Checked::of(&token, Kind::AccessToken, None);
    for check in checks(&of, &expected) {
        let takes_key = ["signature", "key-of-issuer"].contains(&check.name);
        let is_it = check.outcome == Outcome::Passed || takes_key;
        assert!(is_it, "{}: {}", check.name, check.text);
    }
}

#[test]
fn each_broken_one_fails_its_own_check_and_no_other() {
    let expected = Expected {
        issuer: Some("https://op.example/".to_owned()),
        audience: Some("https://api.example".to_owned()),
        algorithms: vec!["RS256".to_owned()],
        ..Expected::of(&Context::at(NOW))
    };
    for (id, failed) in [
        ("expired", &["expiry"][..]),
        ("not-yet-valid", &["not-before"]),
        ("no-expiry", &["expiry"]),
        ("wrong-audience", &["audience"]),
        ("wrong-issuer", &["issuer"]),
        ("wrong-type", &["type"]),
        ("none", &["algorithm"]),
        ("no-signature", &["algorithm"]),
        ("public-key-as-secret", &["algorithm"]),
        ("unknown-extension", &["algorithm"]),
        // These only a key can tell.
        ("another-key", &[]),
        ("key-in-header", &[]),
        ("changed-claims", &[]),
        ("right", &[]),
    ] {
        let draft = draft(template("access-token"), variant(id));
        let signature: &[u8] = match draft.signer {
            Signer::Nobody => &[],
            Signer::PublicKeyAsSecret => &[1; 32],
            _ => &[1; 256],
        };
        let token = compact::decode(&draft.signed(signature));
        let of = Checked::of(&token, Kind::AccessToken, None);
        let all = checks(&of, &expected);
        let found: Vec<&str> = all
            .iter()
            .filter(|check| check.outcome == Outcome::Failed)
            .map(|check| check.name)
            .collect();
        assert_eq!(found, failed, "{id}");
    }
    assert_eq!(VARIANTS.len(), 14);
}

/// Of the kinds beside the first: a broken ID token was said to be refused for its nbf, and no step looked at it; a Cognito token
/// for somebody else got an aud, which its readers do not look at; an expired one of Entra began after its end.
#[test]
fn each_broken_one_of_every_kind_fails_its_own_check_and_no_other() {
    for (id, kind, provider, by_claims) in [
        ("auth0-access-token", Kind::AccessToken, "auth0", API),
        ("entra-access-token", Kind::AccessToken, "entra", API),
        (
            "cognito-access-token",
            Kind::AccessToken,
            "cognito",
            ["client", "issuer", "type"],
        ),
        ("id-token", Kind::IdToken, "", CLIENT),
        ("logout-token", Kind::LogoutToken, "", CLIENT),
        (
            "client-assertion",
            Kind::ClientAssertion,
            "",
            ["audience", "client", ""],
        ),
    ] {
        let provider = crate::oauth::providers::provider(provider);
        let audience = match kind {
            Kind::ClientAssertion => "https://op.example/",
            _ => "https://api.example",
        };
        let expected = Expected {
            issuer: Some("https://op.example/".to_owned()),
            audience: Some(audience.to_owned()),
            client_id: Some("app".to_owned()),
            algorithms: vec!["RS256".to_owned()],
            nonce: Some(given().nonce),
            ..Expected::of(&Context::at(NOW))
        };
        for variant in VARIANTS {
            let draft = draft(template(id), variant);
            let time = |name: &str| draft.claims.get(name).map(Json::to_compact);
            assert!(time("nbf") <= time("exp") || time("exp").is_none(), "{id}");
            let signature: &[u8] = match draft.signer {
                Signer::Nobody => &[],
                Signer::PublicKeyAsSecret => &[1; 32],
                _ => &[1; 256],
            };
            let token = compact::decode(&draft.signed(signature));
            let all = checks(&Checked::of(&token, kind, provider), &expected);
            let failed = all.iter().filter(|check| check.outcome == Outcome::Failed);
            let found: Vec<&str> = failed.map(|check| check.name).collect();
            let [somebody, issuer, typ] = by_claims;
            let wanted = match variant.id {
                "expired" | "no-expiry" => "expiry",
                "not-yet-valid" => "not-before",
                "wrong-audience" => somebody,
                "wrong-issuer" => issuer,
                "wrong-type" => typ,
                "none" | "no-signature" | "public-key-as-secret" | "unknown-extension" => {
                    "algorithm"
                }
                _ => "",
            };
            assert_eq!(found.join(" "), wanted, "{id} {}", variant.id);
        }
    }
}

/// The checks that fail of a token for somebody else, of another issuer, of another type.
const API: [&str; 3] = ["audience", "issuer", "type"];
/// No specification has a client refuse a type that it does not know.
const CLIENT: [&str; 3] = ["audience", "issuer", ""];

#[test]
fn a_changed_claim_is_not_the_one_that_was_signed() {
    let draft = draft(template("access-token"), variant("changed-claims"));
    let token = draft.signed(&[1]);
    assert!(!token.starts_with(&draft.signing_input()));
    let shown = compact::decode(&token).claims.unwrap();
    assert_eq!(shown.str("sub"), Some("somebody-else"));
    assert_eq!(draft.claims.str("sub"), Some("test-user"));
}

#[test]
fn claims_that_cannot_be_read_say_where() {
    let alg = algorithm("RS256").unwrap();
    let made = |claims: &str| {
        Draft::new(&TEMPLATES[0], claims, alg, "k", &VARIANTS[0], &given())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(made(r#"{"a":}"#), "The claims are no JSON from byte 6 on.");
    assert_eq!(made("[]"), "The claims must be a JSON object.");
    assert_eq!(
        made(&" ".repeat(LONGEST + 1)),
        "The claims are longer than 64 KiB."
    );
    // What a person writes stays as it is: order, numbers, a member twice.
    let written = r#"{"b":1.0,"a":[1E400],"b":2}"#;
    let draft = Draft::new(&TEMPLATES[0], written, alg, "k", &VARIANTS[0], &given()).unwrap();
    assert_eq!(draft.claims.to_compact(), written);
}

#[test]
fn every_algorithm_that_browsers_compute_is_offered() {
    let names: Vec<&str> = algorithms().map(|alg| alg.name).collect();
    for name in [
        "HS256",
        "HS384",
        "HS512",
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
        "EdDSA",
        "Ed25519",
        "ML-DSA-44",
        "ML-DSA-65",
        "ML-DSA-87",
    ] {
        assert!(names.contains(&name), "{name}");
    }
    assert_eq!(names.len(), 17, "{names:?}");
}

#[test]
fn what_is_served_is_public_and_names_its_use() {
    let private = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let Ok(crate::jose::key::Given::Keys(keys)) = crate::jose::key::given(private) else {
        panic!()
    };
    let key = keys[0].as_ref().unwrap();
    let alg = algorithm("EdDSA").unwrap();
    let set = jwks(key, alg).unwrap();
    assert!(!set.contains("\"d\"") && !set.contains("nWGxne"), "{set}");
    let crate::jose::key::Given::Keys(served) = crate::jose::key::given(&set).unwrap() else {
        panic!()
    };
    // Its thumbprint is that of RFC 8037 App. A.3.
    assert_eq!(
        served[0].as_ref().unwrap().named(),
        "Ed25519, public, use sig, alg EdDSA, kid claimscope-test-kPrK_qmx, thumbprint kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    );
    let secret = crate::jose::key::secret("abc", crate::jose::key::Encoding::Utf8).unwrap();
    assert_eq!(jwks(&secret, alg), None);
    assert_eq!(kid(&secret), "claimscope-test-secret");
}
