//! `sd-hash-mismatch`: a key binding JWT made for other disclosures.

use crate::jose::Part;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// `sd_hash` is the hash of something else.
pub static RULE: Rule = Rule {
    name: "sd-hash-mismatch",
    breach: Breach::Must,
    summary: summary!("the key binding JWT was made for other disclosures"),
    explain: prose!(
        "The holder signs, in sd_hash, the hash of everything that stands before the key binding JWT: issuer-signed JWT, disclosures and tildes, to the character. A disclosure that was added, left out or moved afterwards changes it."
    ),
    spec: &[rfc(9901, "4.3.1"), rfc(9901, "7.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "another hash",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdLCJjbmYiOnsia2lkIjoiayJ9fQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~eyJhbGciOiJFUzI1NiIsInR5cCI6ImtiK2p3dCJ9.eyJpYXQiOjEsImF1ZCI6Imh0dHBzOi8vdi5leGFtcGxlIiwibm9uY2UiOiJuIiwic2RfaGFzaCI6IngifQ.c2ln"
            ),
            finds: Some("not the hash"),
        },
        Example {
            shows: "the right hash",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdLCJjbmYiOnsia2lkIjoiayJ9fQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~eyJhbGciOiJFUzI1NiIsInR5cCI6ImtiK2p3dCJ9.eyJpYXQiOjEsImF1ZCI6Imh0dHBzOi8vdi5leGFtcGxlIiwibm9uY2UiOiJuIiwic2RfaGFzaCI6InhUTUlQNXZDSEt1MFhQRnlJa29VMmROMm4tOEdYMDlnS3BFUUJ5WnZ2aTAifQ.c2ln"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(sd) = &seen.token.sd else { return };
    let claims = sd.key_binding.as_ref().and_then(|kb| kb.claims.as_ref());
    let Some(given) = claims.and_then(|claims| claims.str("sd_hash")) else {
        return;
    };
    if let Some(right) = sd.sd_hash.as_deref().filter(|right| *right != given) {
        let message = format!(
            "sd_hash of the key binding JWT is not the hash of what stands before it, which is {right}. The holder has to make it anew for the disclosures that are sent."
        );
        report.add(Some(Place::Part(Part::KeyBinding, None)), message);
    }
}
