//! Fuzzes what a token is said to be, and the rules' findings about it, with everything that may stand beside it.
//!
//! Lines: header, payload (or any token), then the name that it stood under, the API, the issuer and the client that are
//! expected. Assertions name no input: libFuzzer keeps it in a file.

#![no_main]

mod input;

use claimscope::classify::{Certainty, classify, words};
use claimscope::inspect::inspect;
use claimscope::jose::{Token, compact};
use claimscope::oauth::{Context, Speaks, Strength};
use claimscope::text::json::{Member, Object, parse};
use claimscope::text::time::Timestamp;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut rest = data.splitn(6, |byte| *byte == b'\n').skip(2).map(|line| {
        Some(String::from_utf8_lossy(line).into_owned()).filter(|line| !line.is_empty())
    });
    let name = rest.next().flatten();
    let context = Context {
        audience: rest.next().flatten(),
        issuer: rest.next().flatten(),
        client_id: rest.next().flatten(),
        ..Context::at(Timestamp(1_767_225_600))
    };
    let end = data
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(1);
    let two_lines = &data[..end.map_or(data.len(), |(at, _)| at)];
    let token = compact::decode(&input::token(two_lines));

    let verdict = classify(&token, name.as_deref(), &context);
    assert!(verdict == classify(&token, name.as_deref(), &context));
    words::words(&token, &verdict, false);
    words::words(&token, &verdict, true);
    let is_conclusive = verdict.certainty == Certainty::Conclusive;
    for piece in &verdict.evidence {
        let contradicts = piece.speaks == Speaks::For
            && piece.strength == Strength::Conclusive
            && piece.kind != verdict.kind;
        assert!(!(is_conclusive && contradicts), "two kinds, and no doubt");
    }
    if is_conclusive {
        let padded = with_irrelevant_claim(&token);
        let again = classify(&padded, name.as_deref(), &context);
        assert!((again.kind, again.certainty) == (verdict.kind, verdict.certainty));
    }
    // The rules see what the front door sees.
    inspect(&token.raw, &context);
});

fn with_irrelevant_claim(token: &Token) -> Token {
    let mut token = token.clone();
    let more = parse(r#"{"zz_irrelevant":["at_hash","at+jwt"]}"#);
    let more = more
        .ok()
        .and_then(|json| json.as_object().map(Object::clone));
    let more: Vec<Member> = more.map_or(Vec::new(), |object| object.members);
    if let Some(claims) = &mut token.claims {
        claims.members.splice(0..0, more);
    }
    token
}
