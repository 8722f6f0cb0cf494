//! Plans for the vectors of the RFCs, and everything that is refused before anything is computed.

use super::super::compact;
use super::super::key::{Given, fits, given};
use super::*;
use crate::text::json;

/// RFC 7515 App. A.3.
const ES256: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
const KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","alg":"ES256","use":"sig"}"#;

fn key(text: &str) -> Key {
    match given(text) {
        Ok(Given::Keys(mut keys)) => keys.remove(0).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_signed_is_the_text_as_it_stands() {
    let plan = plan(&compact::decode(ES256), &key(KEY)).unwrap();
    assert_eq!(plan.method, Method::Ecdsa);
    assert_eq!(
        (plan.hash, plan.curve, plan.salt),
        (Some(Digest::Sha256), Some("P-256"), None)
    );
    assert_eq!(plan.signature.len(), 64);
    assert!(ES256.as_bytes().starts_with(&plan.signed));
    // What the key says of itself is checked elsewhere, and browsers differ in what they make of it.
    let KeyData::Jwk(jwk) = plan.key else {
        panic!()
    };
    assert!(!jwk.contains("use") && !jwk.contains("alg"), "{jwk}");
}

#[test]
fn what_cannot_be_right_is_refused_before_anything_is_computed() {
    let header = |header: &str| {
        let rest = ES256.split_once('.').unwrap().1;
        [&*base64url::encode(header.as_bytes()), ".", rest].concat()
    };
    let without_last = |count: usize| ES256[..ES256.len() - count].to_owned();
    for (law, token, refusal) in [
        (
            "an opaque token",
            "abc".to_owned(),
            "this is no signed token",
        ),
        (
            "no header of a token",
            header(r#"{"typ":"JWT"}"#),
            "this is no signed token",
        ),
        (
            "none",
            header(r#"{"alg":"none"}"#),
            "alg is none: there is no signature, and anybody can make such a token",
        ),
        (
            "none in another case",
            header(r#"{"alg":"nOnE"}"#),
            "alg is nOnE, which is not an algorithm for signatures that is known here",
        ),
        (
            "an algorithm for keys",
            header(r#"{"alg":"RSA-OAEP"}"#),
            "alg is RSA-OAEP, which is not an algorithm for signatures that is known here",
        ),
        (
            "alg twice",
            header(r#"{"alg":"none","alg":"ES256"}"#),
            "the header has alg twice, and readers differ about which one counts",
        ),
        (
            "an extension",
            header(r#"{"alg":"ES256","crit":["exp"],"exp":1}"#),
            "crit names exp, which is not understood here, and so the token must be refused",
        ),
        (
            "a payload that is not encoded",
            header(r#"{"alg":"ES256","crit":["b64"],"b64":false}"#),
            "b64 is false, which a JWT must not have",
        ),
        (
            "a curve no browser has",
            header(r#"{"alg":"ES256K"}"#),
            "no browser computes ES256K",
        ),
        (
            "padding",
            [ES256, "="].concat(),
            "the signature is not written as a signer writes it, so this is not the token that was signed",
        ),
        (
            "bits that no byte needs",
            without_last(1) + "R",
            "the signature is not written as a signer writes it, so this is not the token that was signed",
        ),
        (
            "cut short",
            without_last(6),
            "the signature has 60 octets, and must have 64",
        ),
    ] {
        let token = compact::decode(&token);
        assert_eq!(
            plan(&token, &key(KEY)).unwrap_err().to_string(),
            refusal,
            "{law}"
        );
    }
}

/// RFC 7515 App. A, RFC 7520 §4, RFC 8037 App. A and RFC 9964 App. A: with its key each is planned, and with no other one.
#[test]
fn every_vector_is_planned_with_its_own_key_alone() {
    let file = json::parse(include_str!("../../../tests/jose/signatures.json")).unwrap();
    let rows: Vec<&Object> = (file.as_array().unwrap().iter())
        .map(|row| row.as_object().unwrap())
        .collect();
    assert!(rows.len() >= 12);
    let text = |row: &Object, name| match row.get(name).unwrap() {
        json if json.as_str().is_some() => json.as_str().unwrap().to_owned(),
        json => json.to_compact(),
    };
    for row in &rows {
        let of = row.str("of").unwrap();
        let token = compact::decode(&text(row, "token"));
        let alg = signed_with(&token).unwrap();
        assert_eq!(Some(alg.name), row.str("alg"), "{of}");
        for other in &rows {
            let key = key(&text(other, "key"));
            let is_own = fits(&key, alg).is_empty();
            assert_eq!(plan(&token, &key).is_ok(), is_own, "{of}");
            assert!(is_own || other.str("of") != Some(of), "{of}");
        }
    }
}

/// RFC 7519 §3.1 is RFC 7515 App. A.1, and §6.1 its claims with no signature.
#[test]
fn the_examples_of_rfc_7519_are_read() {
    let file = json::parse(include_str!("../../../tests/jose/signatures.json")).unwrap();
    let first = file.as_array().unwrap()[0].as_object().unwrap();
    let signed = first.str("token").unwrap();
    let payload = signed.split('.').nth(1).unwrap();
    let header = base64url::encode(br#"{"alg":"none"}"#);
    for (token, typ, refusal) in [
        (signed.to_owned(), Some("JWT"), None),
        (
            [&*header, ".", payload, "."].concat(),
            None,
            Some(Refusal::Unsecured),
        ),
    ] {
        let token = compact::decode(&token);
        assert_eq!(token.faults, []);
        let claims = token.claims.as_ref().unwrap();
        assert_eq!(claims.str("iss"), Some("joe"));
        assert_eq!(claims.get("exp").unwrap().to_compact(), "1300819380");
        assert_eq!(
            claims
                .get("http://example.com/is_root")
                .unwrap()
                .to_compact(),
            "true"
        );
        assert_eq!(token.header_str("typ"), typ);
        assert_eq!(signed_with(&token).err(), refusal);
    }
}

/// RFC 9864 §2.2 names Ed25519 and Ed448 each by itself, and deprecates EdDSA, which is either.
#[test]
fn a_fully_specified_algorithm_takes_its_own_curve() {
    let ed448 = json::parse(&format!(
        r#"{{"kty":"OKP","crv":"Ed448","x":"{}"}}"#,
        base64url::encode(&[1; 57])
    ));
    let ed448 = key(&ed448.unwrap().to_compact());
    let ed25519 = key(&format!(
        r#"{{"kty":"OKP","crv":"Ed25519","x":"{}"}}"#,
        base64url::encode(&[1; 32])
    ));
    let other = "the key is of another type than the algorithm’s";
    let missing = "no browser computes Ed448";
    for (alg, octets, of_25519, of_448) in [
        ("EdDSA", 64, "", missing),
        ("Ed25519", 64, "", other),
        ("Ed448", 114, missing, missing),
    ] {
        let header = base64url::encode(format!(r#"{{"alg":"{alg}"}}"#).as_bytes());
        let token = [&*header, ".e30.", &base64url::encode(&vec![1; octets])].concat();
        let token = compact::decode(&token);
        let told = |key| plan(&token, key).err().map(|refusal| refusal.to_string());
        assert_eq!(told(&ed25519).unwrap_or_default(), of_25519, "{alg}");
        assert_eq!(told(&ed448).unwrap_or_default(), of_448, "{alg}");
    }
}

#[test]
fn a_key_of_another_type_is_never_used() {
    let other = key(r#"{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T"}"#);
    assert_eq!(
        plan(&compact::decode(ES256), &other),
        Err(Refusal::OtherKey)
    );
    assert!(!format!("{:?}", KeyData::Raw(vec![7; 4])).contains('7'));
}
