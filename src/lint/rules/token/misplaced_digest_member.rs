//! `misplaced-digest-member`: _sd, ... or _sd_alg where it means nothing.

use crate::jose::SdTrouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A name of digests out of its place.
pub static RULE: Rule = Rule {
    name: "misplaced-digest-member",
    breach: Breach::Must,
    summary: summary!("a name that is for digests stands where it means nothing"),
    explain: prose!(
        "In an SD-JWT _sd is an array of digests, ... stands alone in an element of an array, and _sd_alg stands once, at the top. Anywhere else these names must not be used."
    ),
    spec: &[rfc(9901, "4.1"), rfc(9901, "4.1.1"), rfc(9901, "4.2.4.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "_sd as a string",
            input: Input::Text("eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOiJ4In0.c2ln~"),
            finds: Some("_sd"),
        },
        Example {
            shows: "_sd_alg further inside",
            input: Input::Text("eyJhbGciOiJFUzI1NiJ9.eyJhIjp7Il9zZF9hbGciOiJzaGEtMjU2In19.c2ln~"),
            finds: Some("at the top"),
        },
        Example {
            shows: "in its place",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for (part, at, trouble) in seen.token.sd_troubles() {
        let message = match trouble {
            SdTrouble::Misplaced("_sd_alg") => {
                "_sd_alg stands inside another object; it may stand at the top of the claims alone."
            }
            SdTrouble::Misplaced("_sd") => {
                "_sd is no array of strings; nothing but digests may stand under that name."
            }
            SdTrouble::Misplaced(_) => {
                "The name ... stands beside others or outside an array; it may only hold the digest of an element of an array."
            }
            _ => continue,
        };
        report.add(Some(Place::Part(part, at)), message);
    }
}
