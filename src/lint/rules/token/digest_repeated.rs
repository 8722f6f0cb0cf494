//! `digest-repeated`: a digest that stands more than once.

use crate::jose::SdTrouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A digest that stands more than once.
pub static RULE: Rule = Rule {
    name: "digest-repeated",
    breach: Breach::Must,
    summary: summary!("a digest stands more than once"),
    explain: prose!(
        "Every digest stands in one place, so that what is disclosed has one place as well. Where a digest stands twice, two verifiers could put the claim in two places."
    ),
    spec: &[rfc(9901, "4.1"), rfc(9901, "7.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "in two objects",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdLCJhIjp7Il9zZCI6WyJoZF9IQjZ5Tnc5TDdUWVlacGNaUzMtR0o3dktLY1cwd2c3YVVkVm9OU2ljIl19fQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: Some("2 times"),
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
            SdTrouble::DigestRepeated(times) => format!(
                "The same digest stands {times} times. A verifier must refuse the token; the issuer has to make every digest with a salt of its own."
            ),
            _ => continue,
        };
        report.add(Some(Place::Part(part, at)), message);
    }
}
