//! Fuzzes the front door: any text in, and a report that says where everything stood.
//!
//! Assertions name no input: libFuzzer keeps it in a file.

#![no_main]

use claimscope::inspect::{inspect, to_text};
use claimscope::oauth::Context;
use claimscope::text::time::Timestamp;
use libfuzzer_sys::fuzz_target;
use serde_json::value::RawValue;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let context = Context {
        audience: Some("https://api.example".to_owned()),
        issuer: Some("https://acme.eu.auth0.com/".to_owned()),
        client_id: Some("app".to_owned()),
        ..Context::at(Timestamp(1_767_225_600))
    };
    let report = inspect(&text, &context);
    for token in &report.tokens {
        let there = text.get(token.span.start..token.span.end);
        assert!(there.is_some(), "a span is text");
        let is_exact = there == Some(&*token.token.raw);
        assert!(
            is_exact == token.unwrapped.is_empty(),
            "what was taken off is said"
        );
    }
    to_text(&report, &context);
    let json = serde_json::to_string(&report).unwrap_or_default();
    assert!(!json.contains('\n'), "a report is one line");
    assert!(
        serde_json::from_str::<&RawValue>(&json).is_ok(),
        "a report is JSON"
    );
});
