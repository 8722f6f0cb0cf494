//! `incomplete-key-binding`: a key binding JWT without what it must have.

use crate::jose::Part;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// Something that a key binding JWT must have is missing.
pub static RULE: Rule = Rule {
    name: "incomplete-key-binding",
    breach: Breach::Must,
    summary: summary!("the key binding JWT lacks something that it must have"),
    explain: prose!(
        "A key binding JWT says for whom and when it was made, so that nobody can use it again: typ kb+jwt, and the claims iat, aud (one string), nonce (a string) and sd_hash. It is signed with the holder’s key, never with none."
    ),
    spec: &[rfc(9901, "4.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no typ, aud and nonce",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdLCJjbmYiOnsia2lkIjoiayJ9fQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~eyJhbGciOiJFUzI1NiJ9.eyJpYXQiOjEsInNkX2hhc2giOiJ4VE1JUDV2Q0hLdTBYUEZ5SWtvVTJkTjJuLThHWDA5Z0twRVFCeVp2dmkwIn0.c2ln"
            ),
            finds: Some("typ"),
        },
        Example {
            shows: "whole",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdLCJjbmYiOnsia2lkIjoiayJ9fQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~eyJhbGciOiJFUzI1NiIsInR5cCI6ImtiK2p3dCJ9.eyJpYXQiOjEsImF1ZCI6Imh0dHBzOi8vdi5leGFtcGxlIiwibm9uY2UiOiJuIiwic2RfaGFzaCI6InhUTUlQNXZDSEt1MFhQRnlJa29VMmROMm4tOEdYMDlnS3BFUUJ5WnZ2aTAifQ.c2ln"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let sd = seen.token.sd.as_ref();
    let Some(kb) = sd.and_then(|sd| sd.key_binding.as_ref()) else {
        return;
    };
    let mut lacks: Vec<&str> = Vec::new();
    if let Some(header) = &kb.header {
        if header.str("typ") != Some("kb+jwt") {
            lacks.push("typ must be kb+jwt");
        }
        if header.str("alg") == Some("none") {
            lacks.push("alg must not be none");
        }
    }
    if let Some(claims) = &kb.claims {
        let is_number = claims.get("iat").is_some_and(|j| j.as_number().is_some());
        for (is_right, words) in [
            (is_number, "iat must be a number"),
            (claims.str("aud").is_some(), "aud must be one string"),
            (claims.str("nonce").is_some(), "nonce must be a string"),
            (claims.str("sd_hash").is_some(), "sd_hash must be a string"),
        ] {
            if !is_right {
                lacks.push(words);
            }
        }
    }
    if !lacks.is_empty() {
        let message = ["In the key binding JWT ", &lacks.join(", "), "."].concat();
        report.add(Some(Place::Part(Part::KeyBinding, None)), message);
    }
}
