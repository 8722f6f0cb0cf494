//! `unmatched-disclosure`: a disclosure to which no digest in the token belongs.

use crate::jose::SdTrouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A disclosure without its digest.
pub static RULE: Rule = Rule {
    name: "unmatched-disclosure",
    breach: Breach::Must,
    summary: summary!("a disclosure belongs to no digest that the issuer signed"),
    explain: prose!(
        "The issuer signs only digests. A disclosure counts because its digest stands in the signed part, or in another disclosure that counts. One without a digest was never signed: it was changed, or comes from another token."
    ),
    spec: &[rfc(9901, "7.1"), rfc(9901, "4.2.6")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a disclosure of another token",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsieCJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: Some("disclosure 1"),
        },
        Example {
            shows: "a disclosure with its digest",
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
            SdTrouble::Unmatched => format!(
                "No digest in the token belongs to {part}: a verifier must refuse the whole token. It was changed, comes from another token, or lacks the disclosure around it."
            ),
            _ => continue,
        };
        report.add(Some(Place::Part(part, at)), message);
    }
}
