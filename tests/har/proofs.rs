//! Calls with a DPoP proof that were refused: what is wrong with each proof is said, and none hides behind another.

use crate::make::*;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use claimscope::har::sanitize::sanitized;
use claimscope::har::{HarReport, Step, read};
use claimscope::oauth::{Context, Kind};
use claimscope::text::time::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const URL: &str = "https://api.example.com/v1/orders";

fn tell(entries: &[Value]) -> HarReport {
    read(&har("test", entries), &Context::at(Timestamp(BEGIN))).expect("a HAR")
}

fn hash(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

/// The public key of the examples of RFC 9449.
fn jwk() -> Value {
    json!({"kty": "EC", "x": "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
        "y": "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA", "crv": "P-256"})
}

/// An access token that is bound to that key (RFC 9449 §6.1).
fn bound(to: &str) -> String {
    jwt(
        &json!({"alg": "RS256", "typ": "at+jwt", "kid": "k1"}),
        &json!({"iss": "https://login.example.com/", "sub": "user|1", "aud": "https://api.example.com", "client_id": "web",
            "iat": BEGIN, "exp": BEGIN + 600, "jti": "a1", "cnf": {"jkt": to}}),
    )
}

const THUMBPRINT: &str = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

/// A proof with these claims, in place of those of a right one that are there.
fn proof(access: &str, change: &Value) -> String {
    let mut claims =
        json!({"jti": "p1", "htm": "GET", "htu": URL, "iat": BEGIN, "ath": hash(access)});
    for (name, value) in change.as_object().expect("an object") {
        match value.is_null() {
            true => drop(claims.as_object_mut().expect("an object").remove(name)),
            false => claims[name] = value.clone(),
        }
    }
    let header = json!({"alg": "ES256", "typ": "dpop+jwt", "jwk": jwk()});
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signature = URL_SAFE_NO_PAD.encode([7; 64]);
    format!("{}.{}.{signature}", encode(&header), encode(&claims))
}

fn call(seconds: f64, scheme: &str, access: &str, proof: Option<&str>, challenge: &str) -> Value {
    let mut headers = vec![json!({"name": "authorization", "value": format!("{scheme} {access}")})];
    headers.extend(proof.map(|proof| json!({"name": "dpop", "value": proof})));
    entry(
        seconds,
        "GET",
        &format!("{URL}?page=2"),
        &json!({"headers": headers}),
        &json!({"status": 401, "headers": [{"name": "www-authenticate", "value": challenge}]}),
    )
}

fn said(step: &Step) -> Vec<&str> {
    step.says.iter().map(|said| said.text.as_str()).collect()
}

const INVALID: &str = r#"DPoP error="invalid_dpop_proof", algs="ES256""#;

/// Six calls, each with another thing wrong, were one row with a general explanation.
#[test]
fn what_is_wrong_with_each_proof_is_told() {
    let access = bound(THUMBPRINT);
    let proofs = [
        (None, "The DPoP proof is missing"),
        (
            Some(json!({"htm": "POST"})),
            "htm is POST, and the method of the call is GET.",
        ),
        (Some(json!({"htm": "get"})), "it is compared to the letter."),
        (
            Some(json!({"htu": "https://api.example.com/other"})),
            "htu is https://api.example.com/other, and the address of the call, without query and fragment, is https://api.example.com/v1/orders.",
        ),
        (
            Some(json!({"iat": BEGIN - 4000})),
            "A DPoP proof that was made 1 hour 6 minutes before this call",
        ),
        (
            Some(json!({"iat": BEGIN + 600})),
            "A DPoP proof that was made 10 minutes after this call",
        ),
        (Some(json!({"ath": null})), "There is no ath"),
        (
            Some(json!({"ath": "wrong"})),
            "ath is not the hash of the access token",
        ),
        (
            Some(json!({"jti": null, "htm": null})),
            "It lacks jti, htm.",
        ),
    ];
    let entries: Vec<Value> = proofs
        .iter()
        .map(|(change, _)| {
            let proof = change.as_ref().map(|change| proof(&access, change));
            call(0.0, "DPoP", &access, proof.as_deref(), INVALID)
        })
        .collect();
    let report = tell(&entries);
    assert_eq!(report.calls.len(), proofs.len());
    for (step, (change, expected)) in report.calls.iter().zip(&proofs) {
        let said = said(step);
        assert_eq!(said.len(), 2, "{expected}: {said:?}");
        assert!(said[1].contains(expected), "{expected}: {said:?}");
        let held: Vec<_> = step.tokens.iter().map(|held| held.name).collect();
        match change {
            Some(_) => assert_eq!(held, ["Authorization", "DPoP"]),
            None => assert_eq!(held, ["Authorization"]),
        }
        for held in step.tokens.iter().filter(|held| held.name == "DPoP") {
            assert_eq!(report.tokens[held.token].verdict.kind, Kind::DpopProof);
        }
    }
}

#[test]
fn a_right_proof_is_told_to_have_nothing_wrong() {
    let access = bound(THUMBPRINT);
    let right = |nth: usize| proof(&access, &json!({"jti": format!("p{nth}")}));
    let twice = tell(&[
        call(0.0, "DPoP", &access, Some(&right(1)), INVALID),
        call(1.0, "DPoP", &access, Some(&right(2)), INVALID),
    ]);
    // Each call has a proof of its own: that makes no other call of it.
    assert_eq!(twice.calls.len(), 1);
    assert_eq!(twice.calls[0].times, 2);
    assert_eq!(
        said(&twice.calls[0]),
        ["The API answered: invalid_dpop_proof."]
    );
    let nonce = tell(&[call(
        0.0,
        "DPoP",
        &access,
        Some(&right(1)),
        r#"DPoP error="use_dpop_nonce""#,
    )]);
    assert!(!nonce.calls[0].is_problem(), "{:?}", nonce.calls[0].says);
    // Of calls that were answered well no proof is kept: there is one for each.
    let mut fine = call(0.0, "DPoP", &access, Some(&right(1)), "");
    fine["response"]["status"] = json!(200);
    assert_eq!(tell(&[fine]).tokens.len(), 1);
}

/// It was said to be sent without a proof, which stood beside it.
#[test]
fn a_proof_beside_bearer_is_seen() {
    let access = bound(THUMBPRINT);
    let right = proof(&access, &json!({}));
    let report = tell(&[call(
        0.0,
        "Bearer",
        &access,
        Some(&right),
        r#"DPoP error="invalid_token""#,
    )]);
    let said = said(&report.calls[0]).join(" ");
    assert!(
        said.contains("behind another scheme than DPoP, with a DPoP proof beside it")
            && !said.contains("without a proof")
            && !said.contains("proof is not right"),
        "{said}"
    );
}

#[test]
fn the_key_of_the_token_is_held_against_that_of_the_proof() {
    for (access, expected) in [
        (
            bound("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"),
            "bound to another key (cnf.jkt) than the one that made the proof",
        ),
        (
            access_token("https://api.example.com", BEGIN + 600),
            "The token is bound to no key (cnf.jkt), and was sent behind DPoP.",
        ),
    ] {
        let proof = proof(&access, &json!({}));
        let report = tell(&[call(0.0, "DPoP", &access, Some(&proof), INVALID)]);
        let said = said(&report.calls[0]).join(" ");
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn what_is_no_proof_and_what_was_taken_out_are_told_apart() {
    let access = bound(THUMBPRINT);
    let report = tell(&[call(0.0, "DPoP", &access, Some("undefined"), INVALID)]);
    let read = said(&report.calls[0]).join(" ");
    assert!(read.contains("The DPoP proof cannot be read"), "{read}");
    // In a sanitized copy another signature stands there, of which the hash is no longer the right one.
    let right = proof(&access, &json!({}));
    let whole = har("test", &[call(0.0, "DPoP", &access, Some(&right), INVALID)]);
    let (copy, _) = sanitized(&whole);
    let report = read_(&copy);
    assert_eq!(
        said(&report.calls[0]),
        ["The API answered: invalid_dpop_proof."]
    );
}

fn read_(text: &str) -> HarReport {
    read(text, &Context::at(Timestamp(BEGIN))).expect("a HAR")
}

#[test]
fn a_proof_at_the_token_endpoint_is_looked_at() {
    let wrong = proof("", &json!({"ath": null}));
    let mut request =
        form("grant_type=refresh_token&client_id=web&refresh_token=8xLOxBtZp8refresh1");
    request["headers"] = json!([{"name": "DPoP", "value": wrong}]);
    let report = tell(&[entry(
        0.0,
        "POST",
        "https://login.example.com/oauth/token",
        &request,
        &answer(400, &json!({"error": "invalid_dpop_proof"})),
    )]);
    let said = said(&report.flows[0].steps[0]).join(" ");
    assert!(
        said.contains("htm is GET, and the method of the call is POST.")
            && said.contains("htu is https://api.example.com/v1/orders, and the address"),
        "{said}"
    );
    assert!(!said.contains("ath"), "{said}");
}
