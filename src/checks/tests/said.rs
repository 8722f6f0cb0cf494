//! What a check says is so: nothing false of a token that passes, and nothing silent of a claim that cannot be read.

use super::*;

/// The check of that name: its outcome, its text and its clause.
fn one(all: &[Check], name: &str) -> (&'static str, String, String) {
    let check = all.iter().find(|check| check.name == name).unwrap();
    (
        check.outcome.name(),
        check.text.clone(),
        check.spec.to_string(),
    )
}

fn of(header: &str, claims: &str, kind: Kind, expected: &Expected) -> Vec<Check> {
    let text = match header.contains("ES256") || header.contains("EdDSA") {
        true => es256(header, claims),
        false => jwt(header, claims),
    };
    checks(&Checked::of(&compact::decode(&text), kind, None), expected)
}

const ID: &str = r#"{"iss":"https://op.example","aud":"app","sub":"u","exp":1767229200,"iat":1767225600,"nonce":"n"}"#;

fn id_with(more: &str) -> String {
    ID.replace(r#""sub""#, &[more, r#","sub""#].concat())
}

/// A token of half a minute ahead was “not after your clock”, and “issued 0 seconds before” it.
#[test]
fn what_is_ahead_of_the_clock_is_said_to_be() {
    let ahead = |seconds: i64| NOW.0 + seconds;
    for (name, claims, outcome, text) in [
        (
            "not-before",
            id_with(&format!(r#""nbf":{}"#, ahead(30))),
            "passed",
            "nbf is 30 seconds after your clock, which is within the allowed difference of 1 minute.",
        ),
        (
            "not-before",
            id_with(&format!(r#""nbf":{}"#, ahead(0))),
            "passed",
            "nbf is not after your clock.",
        ),
        (
            "not-before",
            id_with(&format!(r#""nbf":{}"#, ahead(90))),
            "failed",
            "nbf is 1 minute 30 seconds after your clock.",
        ),
        (
            "issued-at",
            ID.replace("1767225600", &ahead(40).to_string()),
            "passed",
            "Issued 40 seconds after your clock, which is within the allowed difference of 1 minute.",
        ),
        (
            "issued-at",
            ID.to_owned(),
            "passed",
            "Issued 0 seconds before your clock.",
        ),
        (
            "issued-at",
            ID.replace("1767225600", &ahead(61).to_string()),
            "failed",
            "Issued 1 minute 1 second after your clock.",
        ),
    ] {
        let all = of(r#"{"alg":"RS256"}"#, &claims, Kind::IdToken, &expected());
        let (found, said, _) = one(&all, name);
        assert_eq!((found, said.as_str()), (outcome, text));
    }
}

/// A sign-in in a year was one “0 seconds before the token was issued”, and passed `max_age`.
#[test]
fn nobody_has_signed_in_after_the_token_was_issued() {
    let with = |seconds: i64| id_with(&format!(r#""auth_time":{}"#, NOW.0 + seconds));
    let no_iat = |seconds: i64| with(seconds).replace(r#""iat":1767225600,"#, "");
    for (claims, outcome, asked, begins) in [
        (
            with(31_556_952),
            "failed",
            "failed",
            "auth_time is 1 year after the token was issued",
        ),
        (
            with(61),
            "failed",
            "failed",
            "auth_time is 1 minute 1 second after the token was issued",
        ),
        (
            with(20),
            "not-checked",
            "passed",
            "The person signed in 20 seconds after the token was issued, which is within the allowed difference of 1 minute",
        ),
        (
            with(-20),
            "not-checked",
            "passed",
            "The person signed in 20 seconds before the token was issued",
        ),
        (
            no_iat(-20),
            "not-checked",
            "passed",
            "The person signed in 20 seconds before your clock",
        ),
        (
            no_iat(90),
            "failed",
            "failed",
            "auth_time is 1 minute 30 seconds after your clock",
        ),
    ] {
        for (max_age, outcome) in [(None, outcome), (Some(Seconds(600)), asked)] {
            let expected = Expected {
                max_age,
                ..expected()
            };
            let all = of(r#"{"alg":"RS256"}"#, &claims, Kind::IdToken, &expected);
            let (found, said, _) = one(&all, "auth-time");
            assert_eq!(found, outcome, "{said}");
            assert!(said.starts_with(begins), "{said}");
        }
    }
}

/// The page said that no key can show them right. Any library can that knows them.
#[test]
fn what_no_browser_computes_is_said_by_its_name() {
    let octets = |alg: &str, count: usize| {
        let header = format!(r#"{{"alg":"{alg}","typ":"at+jwt"}}"#);
        let parts = [encode(header.as_bytes()), encode(ACCESS.as_bytes())];
        [&parts[0], &parts[1], &*encode(&vec![1; count])].join(".")
    };
    for (alg, count) in [("ES256K", 64), ("Ed448", 114)] {
        let signature_of = |count: usize| {
            let token = compact::decode(&octets(alg, count));
            let all = checks(&Checked::of(&token, Kind::AccessToken, None), &expected());
            one(&all, "signature")
        };
        let (outcome, said, _) = signature_of(count);
        assert_eq!(outcome, "not-checked");
        let begins = format!("It is not computed here: no browser computes {alg}.");
        assert!(said.starts_with(&begins), "{said}");
        for (allowed, outcome) in [(alg, "passed"), ("ES256", "failed")] {
            let expected = Expected {
                algorithms: vec![allowed.to_owned()],
                ..expected()
            };
            let token = compact::decode(&octets(alg, count));
            let all = checks(&Checked::of(&token, Kind::AccessToken, None), &expected);
            assert_eq!(one(&all, "algorithm").0, outcome, "{alg}, {allowed}");
        }
        // What is wrong anywhere is no matter of browsers.
        let (_, said, _) = signature_of(count - 1);
        assert!(said.starts_with("No key can show"), "{said}");
    }
}

/// Of each it was said that the key is known and the page computes with it.
#[test]
fn a_proof_is_right_with_its_own_key_or_with_none() {
    let claims = r#"{"jti":"1","htm":"GET","htu":"https://api.example/orders","iat":1767225590}"#;
    let with = |alg: &str, jwk: &str| format!(r#"{{"alg":"{alg}","typ":"dpop+jwt"{jwk}}}"#);
    let own = |more: &str| format!(r#","jwk":{}"#, JWK.replace('}', &[more, "}"].concat()));
    for (law, header, outcome, says) in [
        (
            "its own",
            with("ES256", &own("")),
            "not-checked",
            "the page computes it",
        ),
        (
            "no jwk",
            with("ES256", ""),
            "failed",
            "none that can be read",
        ),
        (
            "one that cannot be read",
            with("ES256", r#","jwk":{"kty":"EC"}"#),
            "failed",
            "none that can be read",
        ),
        (
            "one of another type",
            with("EdDSA", &own("")),
            "failed",
            "It cannot be right with jwk",
        ),
        (
            "one for another algorithm",
            with("ES256", &own(r#","alg":"ES384""#)),
            "not-checked",
            "its alg is ES384, not ES256",
        ),
    ] {
        let (found, said, _) = one(
            &of(&header, claims, Kind::DpopProof, &expected()),
            "signature",
        );
        assert_eq!(found, outcome, "{law}: {said}");
        assert!(said.contains(says), "{law}: {said}");
    }
    let secret = [
        &*encode(with("HS256", &own("")).as_bytes()),
        &encode(claims.as_bytes()),
        &"A".repeat(43),
    ]
    .join(".");
    let token = compact::decode(&secret);
    for signature in [Signature::NotComputed, Signature::NoneFits] {
        let checked = Checked {
            signature: &signature,
            ..Checked::of(&token, Kind::DpopProof, None)
        };
        let all = checks(&checked, &expected());
        assert_eq!(one(&all, "signature").0, "failed");
        assert_eq!(one(&all, "algorithm").0, "failed");
    }
}

/// A claim of another type passed for one that is there, and then for one that is not.
#[test]
fn a_claim_that_cannot_be_read_fails_and_is_not_missing() {
    let proof = format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{JWK}}}"#);
    let nulls = r#"{"jti":null,"htm":null,"htu":null,"iat":null}"#;
    let right = r#"{"jti":"1","htm":"GET","htu":"https://api.example/","iat":1767225590}"#;
    let logout = r#"{"iss":"https://op.example","aud":"app","sub":"u","iat":1767225000,"exp":1767225700,"jti":"1","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#;
    let assertion =
        r#"{"iss":"app","sub":"app","aud":"https://api.example","exp":1767225700,"jti":7}"#;
    let plain = r#"{"alg":"RS256"}"#;
    for (header, claims, kind, name, outcome, text) in [
        (
            &*proof,
            nulls.to_owned(),
            Kind::DpopProof,
            "claims",
            "failed",
            "jti is null, and has to be a string. htm is null, and has to be a string. htu is null, and has to be a string. iat is null, and has to be a number of seconds.",
        ),
        (
            &proof,
            nulls.to_owned(),
            Kind::DpopProof,
            "method",
            "failed",
            "htm is null, and has to be a string.",
        ),
        (
            &proof,
            nulls.to_owned(),
            Kind::DpopProof,
            "replay",
            "not-checked",
            "There is no jti that would tell it from one that came before: see claims.",
        ),
        (
            &proof,
            right.replace(r#""1""#, "7").replace(r#""htm":"GET","#, ""),
            Kind::DpopProof,
            "claims",
            "failed",
            "It lacks htm. jti is a number, and has to be a string.",
        ),
        (
            &proof,
            right.replace(r#""jti""#, r#""nonce":[],"jti""#),
            Kind::DpopProof,
            "nonce",
            "failed",
            "nonce is an array, and has to be a string.",
        ),
        (
            plain,
            ID.replace(r#""n""#, "7"),
            Kind::IdToken,
            "nonce",
            "failed",
            "nonce is a number, and has to be a string.",
        ),
        (
            plain,
            id_with(r#""azp":5"#),
            Kind::IdToken,
            "authorized-party",
            "failed",
            "azp is a number, and has to be a string.",
        ),
        (
            plain,
            id_with(r#""acr":["a"]"#),
            Kind::IdToken,
            "acr",
            "failed",
            "acr is an array, and has to be a string.",
        ),
        (
            plain,
            logout.replace(r#""jti":"1""#, r#""jti":1"#),
            Kind::LogoutToken,
            "replay",
            "failed",
            "jti is a number, and has to be a string.",
        ),
        (
            plain,
            assertion.to_owned(),
            Kind::ClientAssertion,
            "replay",
            "failed",
            "jti is a number, and has to be a string.",
        ),
    ] {
        let (found, said, _) = one(&of(header, &claims, kind, &expected()), name);
        assert_eq!((found, said.as_str()), (outcome, text));
    }
}

/// That a logout token came before is the client’s to find out; that it has a `jti` is not left to anybody.
#[test]
fn a_logout_token_without_jti_breaks_what_says_that_it_has_one() {
    let claims = r#"{"iss":"https://op.example","aud":"app","sub":"u"}"#;
    let all = of(r#"{"alg":"RS256"}"#, claims, Kind::LogoutToken, &expected());
    let (outcome, said, spec) = one(&all, "replay");
    assert_eq!(outcome, "failed");
    assert!(said.starts_with("There is no jti"), "{said}");
    assert!(spec.ends_with("§2.4"), "{spec}");
}

/// Whoever reads a proof compares its address without query and fragment (RFC 9449 §4.3), and so refuses none for them.
#[test]
fn a_query_in_htu_is_said_and_not_failed() {
    let header = format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{JWK}}}"#);
    for (htu, is_told) in [
        ("https://api.example/orders", false),
        ("https://api.example/orders?page=2", true),
        ("https://api.example/orders#top", true),
    ] {
        let claims = format!(r#"{{"jti":"1","htm":"GET","htu":"{htu}","iat":1767225590}}"#);
        let (outcome, said, spec) = one(
            &of(&header, &claims, Kind::DpopProof, &expected()),
            "address",
        );
        assert_eq!(outcome, "not-checked", "{htu}");
        assert!(said.starts_with(&format!("htu is {htu}: ")), "{said}");
        assert_eq!(
            said.contains("should have left them out"),
            is_told,
            "{said}"
        );
        assert!(spec.ends_with("§4.3"), "{spec}");
    }
}
