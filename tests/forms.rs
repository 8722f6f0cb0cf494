//! Laws of the forms that are no plain JWT: SD-JWT, JSON serializations, wrappings.
//!
//! The samples of `tests/corpus/forms` show what a person reads; here stands what holds for every text.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use claimscope::inspect::inspect;
use claimscope::jose::alg::Digest;
use claimscope::jose::compact::decode;
use claimscope::jose::{Form, SdTrouble, Trouble, hash};
use claimscope::oauth::Context;
use claimscope::text::base64url;
use claimscope::text::json::{Json, Object, Value, parse};
use claimscope::text::time::Timestamp;
use proptest::prelude::*;

fn b64(text: &str) -> String {
    base64url::encode(text.as_bytes())
}

fn digest(text: &str) -> String {
    hash::of(Digest::Sha256, text)
}

fn sd_jwt(payload: &str, disclosures: &[String]) -> String {
    let mut out = format!("{}.{}.c2ln~", b64(r#"{"alg":"ES256"}"#), b64(payload));
    for disclosure in disclosures {
        out.push_str(disclosure);
        out.push('~');
    }
    out
}

fn processed(text: &str) -> String {
    let sd = decode(text).sd.expect("an SD-JWT");
    sd.claims.expect("claims").to_compact()
}

#[test]
fn members_tell_the_serialization() {
    for (law, raw, form) in [
        (
            "flattened JWS",
            r#"{"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""}"#,
            Form::JwsJson,
        ),
        (
            "general JWS",
            r#"{"payload":"e30","signatures":[{"protected":"eyJhbGciOiJub25lIn0"}]}"#,
            Form::JwsJson,
        ),
        (
            "detached JWS",
            r#"{"protected":"eyJhbGciOiJub25lIn0","signature":""}"#,
            Form::JwsJson,
        ),
        (
            "flattened JWE",
            r#"{"protected":"e30","ciphertext":"AA"}"#,
            Form::JweJson,
        ),
        (
            "general JWE",
            r#"{"recipients":[],"ciphertext":"AA"}"#,
            Form::JweJson,
        ),
        (
            "a token response",
            r#"{"access_token":"x"}"#,
            Form::Document,
        ),
        (
            "a webhook with a payload",
            r#"{"payload":"x"}"#,
            Form::Document,
        ),
    ] {
        let token = decode(raw);
        assert_eq!(token.form, form, "{law}");
        assert!(token.segments.is_sorted_by_key(|s| s.span), "{law}");
    }
}

#[test]
fn every_signature_has_its_header() {
    let raw = r#"{"payload":"e30","signatures":[
        {"protected":"eyJhbGciOiJFUzI1NiJ9","header":{"kid":"1"},"signature":"c2ln"},
        {"protected":"eyJhbGciOiJSUzI1NiJ9","signature":"c2ln"},
        {"header":{"alg":"HS256"},"signature":"c2ln"}]}"#;
    let token = decode(raw);
    assert_eq!(token.alg(), Some("ES256"));
    assert_eq!(token.unprotected.unwrap().str("kid"), Some("1"));
    let alg = |object: &Option<Object>| {
        object
            .as_ref()
            .and_then(|o| o.str("alg"))
            .map(str::to_owned)
    };
    let more: Vec<_> = (token.more.iter())
        .map(|p| (alg(&p.header), alg(&p.unprotected)))
        .collect();
    let expected = [
        (Some("RS256".to_owned()), None),
        (None, Some("HS256".to_owned())),
    ];
    assert_eq!(more, expected);
    assert_eq!(token.faults, []);
}

#[test]
fn what_is_disclosed_takes_the_place_of_its_digest() {
    let name = b64(r#"["s", "name", 1.0]"#);
    let element = b64(r#"["s", {"a": 1}]"#);
    let inner = b64(r#"["s", "inner", true]"#);
    let outer = b64(&format!(
        r#"["s", "outer", {{"_sd":["{}"]}}]"#,
        digest(&inner)
    ));
    for (law, payload, disclosures, claims) in [
        (
            "a claim, its number as written",
            format!(r#"{{"_sd":["{}"],"b":2}}"#, digest(&name)),
            vec![&name],
            r#"{"b":2,"name":1.0}"#,
        ),
        (
            "an element; one that is not disclosed is left out",
            format!(
                r#"{{"l":[0,{{"...":"x"}},{{"...":"{}"}}]}}"#,
                digest(&element)
            ),
            vec![&element],
            r#"{"l":[0,{"a":1}]}"#,
        ),
        (
            "a digest inside a disclosure",
            format!(r#"{{"_sd":["{}"],"_sd_alg":"sha-256"}}"#, digest(&outer)),
            vec![&inner, &outer],
            r#"{"outer":{"inner":true}}"#,
        ),
        (
            "decoys are ignored",
            r#"{"_sd":["x","y"],"a":{"_sd":[]}}"#.to_owned(),
            vec![],
            r#"{"a":{}}"#,
        ),
    ] {
        let disclosures: Vec<String> = disclosures.into_iter().cloned().collect();
        let text = sd_jwt(&payload, &disclosures);
        assert_eq!(processed(&text), claims, "{law}");
        assert_eq!(decode(&text).faults, [], "{law}");
    }
}

#[test]
fn a_chain_of_disclosures_is_followed_to_a_bound() {
    let mut disclosures = vec![b64(r#"["s","a",1]"#)];
    for _ in 0..1_900 {
        let inner = disclosures.last().map(|d| digest(d)).unwrap();
        disclosures.push(b64(&format!(r#"["s","a",{{"_sd":["{inner}"]}}]"#)));
    }
    let top = digest(disclosures.last().unwrap());
    let token = decode(&sd_jwt(&format!(r#"{{"_sd":["{top}"]}}"#), &disclosures));
    let is_too_deep = |t: &Trouble| *t == Trouble::SdJwt(SdTrouble::TooDeep);
    assert!(token.faults.iter().any(|f| is_too_deep(&f.trouble)));
    let claims = token.sd.unwrap().claims.unwrap().to_compact();
    assert!(parse(&claims).is_ok(), "no deeper than our own reader goes");
}

/// Names of digests, anywhere in a value.
fn holds_digests(json: &Json) -> bool {
    match &json.value {
        Value::Array(items) => items.iter().any(holds_digests),
        Value::Object(object) => object.members.iter().any(|m| {
            matches!(m.name.as_str(), "_sd" | "..." | "_sd_alg") || holds_digests(&m.value)
        }),
        _ => false,
    }
}

/// Pieces from which nearly right SD-JWTs are built.
fn payload() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("1".to_owned()),
        Just(r#""x""#.to_owned()),
        (0..6usize).prop_map(|nth| format!(r#"{{"...":"D{nth}"}}"#)),
        (0..6usize).prop_map(|nth| format!(r#"{{"_sd":["D{nth}","decoy"]}}"#)),
        Just(r#"{"_sd":1,"...":2,"_sd_alg":3}"#.to_owned()),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        let many = prop::collection::vec(inner, 0..4);
        prop_oneof![
            many.clone()
                .prop_map(|items| format!("[{}]", items.join(","))),
            many.prop_map(|items| {
                let members: Vec<String> = (items.iter().enumerate())
                    .map(|(nth, item)| format!(r#""{}":{item}"#, ["a", "_sd", "b", "..."][nth]))
                    .collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn processed_claims_hold_no_digest(
        top in payload(),
        inside in prop::collection::vec((payload(), 0..4usize), 0..6),
    ) {
        // Each disclosure may hold digests of those before it.
        let mut disclosures: Vec<String> = Vec::new();
        let filled = |text: &str, known: &[String]| {
            (0..6).fold(text.to_owned(), |text, nth| match known.get(nth) {
                Some(known) => text.replace(&format!("D{nth}"), &digest(known)),
                None => text,
            })
        };
        for (nth, (value, shape)) in inside.iter().enumerate() {
            let value = filled(value, &disclosures);
            disclosures.push(b64(&match shape {
                0 => format!(r#"["{nth}",{value}]"#),
                1 => format!(r#"["{nth}","_sd_alg",{value}]"#),
                2 => format!(r#"["{nth}","...",{value}]"#),
                _ => format!(r#"["{nth}","a",{value}]"#),
            }));
        }
        let payload = format!(r#"{{"p":{0},"_sd":["D0","D1"],"q":{0}}}"#, top);
        let text = sd_jwt(&filled(&payload, &disclosures), &disclosures);
        let claims = parse(&processed(&text)).unwrap();
        prop_assert!(!holds_digests(&claims), "{}", claims.to_compact());
    }

    #[test]
    fn no_text_of_these_forms_makes_a_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "~", ".", "{", "}", "[", "]", "\"", ":", ",", "eyJhbGciOiJub25lIn0", "eyJfc2QiOlsieCJdfQ", "e30",
        "WyJzIiwiYSIsMV0", "WyJzIiwxXQ", "\"payload\"", "\"signatures\"", "\"signature\"", "\"protected\"",
        "\"header\"", "\"recipients\"", "\"ciphertext\"", "\"disclosures\"", "\"kb_jwt\"", "{\"payload\":\"e30\",",
        "\"signatures\":[{\"header\":{\"disclosures\":[\"WyJzIiwxXQ\"]}}]}", "%2E", "%252e", "ZXlKaGJHY2lPaUp1YjI1bEluMC5lMzAu",
        "\\u002e", "\\/", "\n", " ", "-----BEGIN X-----", "<a/>", "é",
    ]), 0..12)) {
        let text: String = pieces.concat();
        let context = Context::at(Timestamp(0));
        let report = inspect(&text, &context);
        prop_assert!(serde_json::to_string(&report).is_ok());
        for token in &report.tokens {
            if token.unwrapped.is_empty() {
                prop_assert_eq!(token.span.of(&text), &token.token.raw);
            }
            for segment in &token.token.segments {
                prop_assert!(token.token.raw.get(segment.span.start..segment.span.end).is_some());
            }
        }
    }
}

#[test]
fn a_report_has_the_members_of_the_contract() {
    let name = b64(r#"["s","name","Ann"]"#);
    let text = sd_jwt(
        &format!(r#"{{"_sd":["{}"]}}"#, digest(&name)),
        std::slice::from_ref(&name),
    );
    let binding = format!(
        "{}.{}.c2ln",
        b64(r#"{"alg":"ES256","typ":"kb+jwt"}"#),
        b64(r#"{"nonce":"n"}"#)
    );
    let report =
        serde_json::to_string(&inspect(&(text + &binding), &Context::at(Timestamp(0)))).unwrap();
    for piece in [
        format!(
            r#""disclosures":[{{"digest":"{}","name":"name","value":"Ann","path":"name"}}]"#,
            digest(&name)
        ),
        r#""disclosed_claims":{"name":"Ann"}"#.to_owned(),
        r#""key_binding":{"header":{"alg":"ES256","typ":"kb+jwt"},"claims":{"nonce":"n"}}"#
            .to_owned(),
        r#""unwrapped":[]"#.to_owned(),
        r#""unprotected":null,"more":[]"#.to_owned(),
    ] {
        assert!(report.contains(&piece), "{piece} in {report}");
    }
    let nested = format!(
        "{}.{}.c2ln",
        b64(r#"{"alg":"ES256","cty":"JWT"}"#),
        b64(&binding)
    );
    let report =
        serde_json::to_string(&inspect(&b64(&nested), &Context::at(Timestamp(0)))).unwrap();
    for piece in [
        r#""unwrapped":["base64"]"#,
        r#""unwrapped":["base64","nested"]"#,
    ] {
        assert!(report.contains(piece), "{piece} in {report}");
    }
}
