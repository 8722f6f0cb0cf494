//! `unknown-digest-algorithm`: digests made with a hash that is not computed here.

use crate::jose::SdTrouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// `_sd_alg` names a hash that is not computed here.
pub static RULE: Rule = Rule {
    name: "unknown-digest-algorithm",
    breach: Breach::HardlyMeant,
    summary: summary!("_sd_alg names a hash that this page does not compute"),
    explain: prose!(
        "The issuer says in _sd_alg which hash the digests are made with; without it they are made with sha-256. The name is the one of the IANA registry of named information hash algorithms, and its case matters. A verifier that does not know the hash must refuse the token."
    ),
    spec: &[rfc(9901, "4.1.1"), rfc(9901, "7.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a hash of another family",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2RfYWxnIjoic2hhMy0yNTYiLCJfc2QiOltdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: Some("sha3-256"),
        },
        Example {
            shows: "sha-512",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2RfYWxnIjoic2hhLTUxMiIsIl9zZCI6WyJfWFphVXBZX2luSk1rNldfQ25ha2ZyTUdDVXNZRkRLd0J2c3pkeU1zSm9wOVE1Q0FTZUh4OFNVRFZfT2FLb0xoNjlucnBaSmI4ci1sVElvbVE4MFNwQSJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let is_unknown = |(_, _, trouble)| trouble == SdTrouble::UnknownHash;
    let claims = seen.token.claims.as_ref();
    let Some(named) = claims.and_then(|claims| claims.get("_sd_alg")) else {
        return;
    };
    if seen.token.sd_troubles().any(is_unknown) {
        let named = shortened(&named.to_compact(), 60);
        let message = format!(
            "_sd_alg is {named}. Known here are sha-256, sha-384 and sha-512, so no disclosure could be matched to its digest."
        );
        report.add(Some(Place::claim("_sd_alg")), message);
    }
}
