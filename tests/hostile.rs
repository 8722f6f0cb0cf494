//! Anything may be pasted: no text makes the library panic, hang or fall silent.
//!
//! Sizes are such that a step which looks at every pair of characters would not come back.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used)]

use claimscope::classify::classify;
use claimscope::inspect::{inspect, to_text};
use claimscope::jose::alg::Digest;
use claimscope::jose::compact;
use claimscope::jose::hash;
use claimscope::lint::{TokenUnderLint, lint_token};
use claimscope::oauth::Context;
use claimscope::text::base64url;
use claimscope::text::time::Timestamp;
use std::time::Instant;

fn jwt(claims: &str) -> String {
    let header = base64url::encode(br#"{"alg":"RS256"}"#);
    format!("{header}.{}.c2ln", base64url::encode(claims.as_bytes()))
}

fn many(piece: impl Fn(usize) -> String, count: usize) -> String {
    (0..count)
        .map(|nth| piece(nth) + ",")
        .collect::<String>()
        .trim_end_matches(',')
        .to_owned()
}

fn many_disclosures(count: usize) -> Vec<String> {
    (0..count)
        .map(|nth| base64url::encode(format!(r#"["s","a{nth}",{nth}]"#).as_bytes()))
        .collect()
}

/// An SD-JWT whose digests all stand in one object.
fn sd_jwt(disclosures: &[String]) -> String {
    let digest = |nth: usize| format!("\"{}\"", hash::of(Digest::Sha256, &disclosures[nth]));
    let digests = many(digest, disclosures.len());
    format!(
        "{}~{}~",
        jwt(&format!("{{\"_sd\":[{digests}]}}")),
        disclosures.join("~")
    )
}

/// An SD-JWT in which every disclosure holds the digest of the one before.
fn chain(count: usize) -> String {
    let mut disclosures = Vec::new();
    let mut inner = "x".to_owned();
    for _ in 0..count {
        let outer = format!(r#"["s","a",{{"_sd":["{inner}"]}}]"#);
        let disclosure = base64url::encode(outer.as_bytes());
        inner = hash::of(Digest::Sha256, &disclosure);
        disclosures.push(disclosure);
    }
    format!(
        "{}~{}~",
        jwt(&format!(r#"{{"_sd":["{inner}"]}}"#)),
        disclosures.join("~")
    )
}

#[test]
fn every_text_is_answered() {
    let times = |text: &str, count: usize| text.repeat(count);
    for (what, text) in [
        ("one letter, 5 MB", times("a", 5_000_000)),
        ("dots", times(".", 1_000_000)),
        ("dots and letters", times("ey.", 300_000)),
        ("names", times("access_token=", 300_000)),
        ("schemes", times("Bearer ", 500_000)),
        ("headers", times("eyJhbGciOiJSUzI1NiJ9. ", 50_000)),
        ("quotes", times("\"", 1_000_000)),
        ("parameters", times("&id_token=x", 200_000)),
        (
            "headers of tables without a row",
            times(&[&times("id_token;", 43), "x\n"].concat(), 2_700),
        ),
        (
            "headers of tables with long rows",
            times(
                &[
                    &times("access_token;", 30),
                    "x\n",
                    &times("b;", 30),
                    &times("a", 3_000),
                    "\n",
                ]
                .concat(),
                300,
            ),
        ),
        (
            "fields with many names",
            times(
                &["<a ", &times("name=access_token ", 20), "value=\n"].concat(),
                2_700,
            ),
        ),
        ("brackets", times("[", 10_000)),
        ("brackets in a payload", jwt(&times("[", 10_000))),
        ("objects in a payload", jwt(&times("{\"a\":", 10_000))),
        (
            "members",
            jwt(&format!(
                "{{{}}}",
                many(|nth| format!("\"a{nth}\":{nth}"), 100_000)
            )),
        ),
        (
            "members that all stand twice",
            jwt(&format!(
                "{{{}}}",
                many(|nth| format!("\"a{}\":{nth}", nth / 2), 50_000)
            )),
        ),
        (
            "one member, again and again",
            jwt(&format!(
                "{{{}}}",
                many(|nth| format!("\"a\":{nth}"), 50_000)
            )),
        ),
        (
            "a long audience",
            jwt(&format!(
                "{{\"aud\":[{}]}}",
                many(|_| "\"a\"".to_owned(), 100_000)
            )),
        ),
        (
            "a long scope",
            jwt(&format!("{{\"scope\":\"{}\"}}", times("read:x ", 100_000))),
        ),
        (
            "a long string",
            jwt(&format!("{{\"name\":\"{}\"}}", times("\\ud800", 100_000))),
        ),
        (
            "numbers that nobody can hold",
            jwt(&format!(
                "{{{}}}",
                many(|nth| format!("\"a{nth}\":{nth}1e999999999999"), 50_000)
            )),
        ),
        (
            "a number of 100 000 digits",
            jwt(&format!("{{\"a\":{}}}", times("9", 100_000))),
        ),
        (
            "names of secrets",
            jwt(&format!(
                "{{{}}}",
                many(
                    |nth| format!(
                        "\"password\":\"{nth}\",\"jwk{nth}\":{{\"kty\":\"RSA\",\"d\":\"\"}}"
                    ),
                    20_000
                )
            )),
        ),
        (
            "letters that look alike",
            jwt(&format!(
                "{{\"sub\":\"{}\",\"aud\":[{}]}}",
                times("aа ", 100_000),
                many(|nth| format!("\"https://а{nth}.example\""), 20_000)
            )),
        ),
        (
            "tokens in a token",
            jwt(&format!(
                "{{\"vp\":[{}]}}",
                many(|_| format!("\"{}\"", jwt("{}")), 5_000)
            )),
        ),
        (
            "a long crit",
            format!(
                "{}.e30.c2ln",
                base64url::encode(
                    format!(
                        "{{\"alg\":\"RS256\",\"crit\":[{}]}}",
                        many(|nth| format!("\"x{nth}\""), 50_000)
                    )
                    .as_bytes()
                )
            ),
        ),
        ("NUL and controls", "\0\u{1}\u{7f}\u{202e}".to_owned()),
        ("markup", "<img src=x onerror=alert(1)>".to_owned()),
        ("tildes", times("~", 100_000)),
        ("tildes after a token", jwt("{}") + &times("~", 100_000)),
        (
            "disclosures with their digests",
            sd_jwt(&many_disclosures(10_000)),
        ),
        (
            "the same disclosure, again and again",
            sd_jwt(&vec![base64url::encode(br#"["s","a",1]"#); 10_000]),
        ),
        (
            "brackets in a disclosure",
            sd_jwt(&[base64url::encode(times("[", 10_000).as_bytes())]),
        ),
        ("a chain of disclosures", chain(2_000)),
        (
            "signatures",
            format!(
                r#"{{"payload":"e30","signatures":[{}]}}"#,
                many(|_| r#"{"signature":"c2ln"}"#.to_owned(), 20_000)
            ),
        ),
        (
            "recipients",
            format!(
                r#"{{"ciphertext":"AA","recipients":[{}]}}"#,
                many(|_| "{}".to_owned(), 50_000)
            ),
        ),
        ("base64 of base64", times("ZXlK", 100_000)),
        ("escapes of JSON", times("\\/", 200_000)),
        (
            "a JSON document",
            format!("{{\"a\":[{}]}}", many(|_| "1".to_owned(), 200_000)),
        ),
        ("lines of dashes", times("-----BEGIN X-----\n", 50_000)),
        ("percent", times("%", 100_000)),
        ("a percent-encoded name", times("id_token=%65%79", 50_000)),
        ("lines", times("eyJ\n", 100_000)),
        ("characters of four bytes", times("😀", 200_000)),
    ] {
        let context = Context {
            audience: Some("https://api.example".to_owned()),
            ..Context::at(Timestamp(0))
        };
        let start = std::time::Instant::now();
        let report = inspect(&text, &context);
        if std::env::var_os("TIMES").is_some() {
            eprintln!("{what}: {} ms", start.elapsed().as_millis());
        }
        assert!(
            !to_text(&report, &context).is_empty(),
            "{what} is answered with nothing"
        );
        assert!(
            !serde_json::to_string(&report).unwrap().is_empty(),
            "{what}"
        );
    }
}

/// Rules that compared every claim with every other would take minutes here. Tests are built without optimization and share
/// the machine, so the bound is loose.
#[test]
fn many_claims_and_a_long_token_are_linted_at_once() {
    let claims = |count: usize| {
        jwt(&format!(
            "{{{}}}",
            many(
                |nth| format!("\"claim{nth}\":\"value https://a{nth}.example\""),
                count
            )
        ))
    };
    let megabyte = jwt(&format!("{{\"name\":\"{}\"}}", "a b ".repeat(200_000)));
    for (what, text) in [("10 000 claims", claims(10_000)), ("1 MB", megabyte)] {
        let token = compact::decode(&text);
        let context = Context::at(Timestamp(0));
        let verdict = classify(&token, None, &context);
        let started = Instant::now();
        let findings = lint_token(&TokenUnderLint {
            token: &token,
            name: None,
            verdict: &verdict,
            opaque: false,
            context: &context,
        });
        let took = started.elapsed();
        assert!(
            findings
                .iter()
                .any(|f| f.name() == "too-large-for-a-header")
        );
        assert!(took.as_secs() < 5, "{what} took {took:?}");
        println!("{what}: {took:?}");
    }
}
