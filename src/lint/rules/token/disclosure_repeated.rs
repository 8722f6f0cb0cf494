//! `disclosure-repeated`: a disclosure that stands more than once.

use crate::jose::SdTrouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A disclosure that stands more than once.
pub static RULE: Rule = Rule {
    name: "disclosure-repeated",
    breach: Breach::Must,
    summary: summary!("a disclosure stands more than once"),
    explain: prose!(
        "A holder sends each disclosure once. A second copy belongs to no digest any more, since the first has taken its place."
    ),
    spec: &[rfc(9901, "4"), rfc(9901, "7.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "the same twice",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: Some("the same as disclosure 1"),
        },
        Example {
            shows: "once",
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
            SdTrouble::SameAs(first) => {
                format!("The {part} is the same as disclosure {first}. Send each disclosure once.")
            }
            _ => continue,
        };
        report.add(Some(Place::Part(part, at)), message);
    }
}
