//! `hash-not-checkable`: the algorithm of the ID token names no hash to check at_hash and c_hash with.

use super::common::{digest, hashes};
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};
use crate::text::shortened;

/// Nobody can say whether the hash fits.
pub static RULE: Rule = Rule {
    name: "hash-not-checkable",
    breach: Breach::WorthKnowing,
    summary: summary!("the ID token’s alg names no hash for at_hash and c_hash"),
    explain: prose!(
        "The hash for at_hash and c_hash is the one in the name of the ID token’s alg: SHA-256 for RS256. Algorithms without one in their name leave open which it is."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "an unsecured ID token",
            input: Input::Text(
                r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"eyJhbGciOiJub25lIn0.eyJub25jZSI6Im4iLCJhdF9oYXNoIjoieCJ9."}"#
            ),
            finds: Some("alg none names no hash"),
        },
        Example {
            shows: "RS256",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("3.1.3.6")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(id) = seen.id_token() else { return };
    let Some(alg) = id.token.token.alg().filter(|_| digest(&id).is_none()) else {
        return;
    };
    for hash in hashes(seen) {
        if hash.of.is_some() && id.str(hash.claim).is_some() {
            let message = [
                "alg ",
                &shortened(alg, 40),
                " names no hash, so that ",
                hash.claim,
                " cannot be held against the ",
                hash.what,
                ".",
            ];
            let place = Some(Place::claim(hash.claim));
            report.about(id.at).add(place, message.concat());
        }
    }
}
