//! `key-binding-without-cnf`: a key binding JWT, and no key in the token to check it with.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// No key for the key binding JWT.
pub static RULE: Rule = Rule {
    name: "key-binding-without-cnf",
    breach: Breach::HardlyMeant,
    summary: summary!("there is a key binding JWT, and the token names no key to check it with"),
    explain: prose!(
        "A key binding JWT proves that the sender holds a key. Which key that is, the issuer says in cnf. Without it a verifier has nothing to check the proof against."
    ),
    spec: &[rfc(9901, "4.1.2"), rfc(9901, "7.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no cnf",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~eyJhbGciOiJFUzI1NiIsInR5cCI6ImtiK2p3dCJ9.eyJpYXQiOjEsImF1ZCI6Imh0dHBzOi8vdi5leGFtcGxlIiwibm9uY2UiOiJuIiwic2RfaGFzaCI6IjRpWFRpQ0YzTS1Wdlo5QmdPalF1ckhnNVJDQVBOSnU2ZXdmejQxX2ZZek0ifQ.c2ln"
            ),
            finds: Some("no cnf"),
        },
        Example {
            shows: "a key in cnf",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdLCJjbmYiOnsia2lkIjoiayJ9fQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~eyJhbGciOiJFUzI1NiIsInR5cCI6ImtiK2p3dCJ9.eyJpYXQiOjEsImF1ZCI6Imh0dHBzOi8vdi5leGFtcGxlIiwibm9uY2UiOiJuIiwic2RfaGFzaCI6InhUTUlQNXZDSEt1MFhQRnlJa29VMmROMm4tOEdYMDlnS3BFUUJ5WnZ2aTAifQ.c2ln"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(sd) = &seen.token.sd else { return };
    let claims = sd.claims.as_ref().or(seen.token.claims.as_ref());
    let lacks = claims.is_some_and(|claims| !claims.has("cnf"));
    if sd.key_binding.is_some() && lacks {
        let message = "The issuer’s claims have no cnf, so nothing says which key the key binding JWT must be signed with. The issuer has to name the holder’s key.";
        report.add(Some(Place::claim("cnf")), message);
    }
}
