//! `disclosed-name-taken`: a disclosed claim whose name already stands there.

use crate::jose::SdTrouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// A disclosed claim whose name is taken.
pub static RULE: Rule = Rule {
    name: "disclosed-name-taken",
    breach: Breach::Must,
    summary: summary!("a disclosed claim has a name that already stands there"),
    explain: prose!(
        "What is disclosed is added to the claims that everybody sees. Two claims of one name would let two verifiers see different values."
    ),
    spec: &[rfc(9901, "7.1"), rfc(9901, "4.2.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a name that everybody sees",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJnaXZlbl9uYW1lIjoiQm9iIiwiX3NkIjpbImhkX0hCNnlOdzlMN1RZWVpwY1pTMy1HSjd2S0tjVzB3ZzdhVWRWb05TaWMiXX0.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: Some("given_name"),
        },
        Example {
            shows: "a new name",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for (part, at, trouble) in seen.token.sd_troubles() {
        if trouble == SdTrouble::NameTaken {
            let name = seen.token.disclosed_name(part).unwrap_or_default();
            let name = shortened(name, 60);
            let message = format!(
                "The {part} adds {name}, which already stands in the same object. A verifier must refuse the token."
            );
            report.add(Some(Place::Part(part, at)), message);
        }
    }
}
