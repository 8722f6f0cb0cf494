//! Fuzzes reading one token: base64url, JSON, and the compact and JSON serializations.
//!
//! Two lines that begin with `{` are taken for header and payload and are encoded first, so that the search is not spent on
//! guessing base64url. Assertions name no input: libFuzzer keeps it in a file.

#![no_main]

mod input;

use claimscope::jose::{Token, compact};
use claimscope::text::json::{Object, parse};
use claimscope::text::{base64url, percent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    check(&input::token(data), &compact::decode(&input::token(data)));
    let text = String::from_utf8_lossy(data);
    if let Ok(json) = parse(&text) {
        let again = parse(&json.to_compact()).map(|json| json.to_compact());
        assert!(again == Ok(json.to_compact()), "JSON comes back as written");
        let pretty = parse(&json.to_pretty()).map(|json| json.to_compact());
        assert!(pretty == Ok(json.to_compact()), "tidied JSON is the same");
    }
    if let Ok(decoded) = base64url::decode(&text) {
        let again = base64url::encode(&decoded.bytes);
        assert!(
            decoded.flaws.is_empty() == (again == text),
            "what has no flaw is canonical"
        );
    }
    percent::decode_keeping_plus(&text);
});

fn check(raw: &str, token: &Token) {
    assert!(token.raw == raw, "the token is kept as it is");
    for segment in &token.segments {
        let span = segment.span;
        assert!(raw.get(span.start..span.end).is_some(), "a part is text");
    }
    for fault in &token.faults {
        assert!(
            fault.at.is_none_or(|at| at <= raw.len()),
            "a fault is inside"
        );
    }
    for object in [&token.header, &token.claims].into_iter().flatten() {
        let again = parse(&object.to_compact());
        let again = again.as_ref().ok().and_then(|json| json.as_object());
        assert!(
            again.map(Object::to_compact) == Some(object.to_compact()),
            "an object comes back as written"
        );
    }
}
