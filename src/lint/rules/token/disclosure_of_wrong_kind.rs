//! `disclosure-of-wrong-kind`: a claim disclosed as an element of an array, or the other way round.

use crate::jose::SdTrouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A disclosure of the other kind.
pub static RULE: Rule = Rule {
    name: "disclosure-of-wrong-kind",
    breach: Breach::Must,
    summary: summary!(
        "a claim is disclosed where an element of an array belongs, or the other way round"
    ),
    explain: prose!(
        "Digests in _sd stand for claims, whose disclosures have a name. Digests in {\"...\": …} stand for elements of an array, whose disclosures have none."
    ),
    spec: &[rfc(9901, "7.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no name in an object",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsidFJaeFdFdVdTdG9VYkFnbnNHVGZLWnRpbEF5U0JyS0NtQ1N3dFRVVmRaMCJdfQ.c2ln~WyJzMiIsIkRFIl0~"
            ),
            finds: Some("has no name"),
        },
        Example {
            shows: "a name in an array",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJsIjpbeyIuLi4iOiJoZF9IQjZ5Tnc5TDdUWVlacGNaUzMtR0o3dktLY1cwd2c3YVVkVm9OU2ljIn1dfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: Some("has a name"),
        },
        Example {
            shows: "an element of an array",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJsIjpbeyIuLi4iOiJ0Ulp4V0V1V1N0b1ViQWduc0dUZktadGlsQXlTQnJLQ21DU3d0VFVWZFowIn1dfQ.c2ln~WyJzMiIsIkRFIl0~"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for (part, at, trouble) in seen.token.sd_troubles() {
        let message = match trouble {
            SdTrouble::WrongKind { in_sd: true } => format!(
                "The digest of {part} stands in _sd, where claims belong, and the disclosure has no name. A verifier must refuse the token."
            ),
            SdTrouble::WrongKind { in_sd: false } => format!(
                "The digest of {part} stands for an element of an array, and the disclosure has a name. A verifier must refuse the token."
            ),
            _ => continue,
        };
        report.add(Some(Place::Part(part, at)), message);
    }
}
