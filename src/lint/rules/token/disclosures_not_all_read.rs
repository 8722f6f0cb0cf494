//! `disclosures-not-all-read`: more or deeper disclosures than are read here.

use crate::jose::SdTrouble;
use crate::jose::sd_jwt::MOST;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// Disclosures that were left out.
pub static RULE: Rule = Rule {
    name: "disclosures-not-all-read",
    breach: Breach::WorthKnowing,
    summary: summary!("there are more disclosures, or deeper ones, than are read here"),
    explain: prose!(
        "To stay quick whatever is pasted, a bounded number of disclosures is read, and nesting is followed to a bounded depth. No real token comes near either."
    ),
    spec: &[rfc(9901, "4"), rfc(8259, "9")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "two thousand and one",
            input: Input::Repeated("eyJhbGciOiJFUzI1NiJ9.e30.c2ln~", 2_002),
            finds: Some("2001 disclosures"),
        },
        Example {
            shows: "one",
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
            SdTrouble::TooMany(count) => {
                format!("{count} disclosures: only the first {MOST} were read.")
            }
            SdTrouble::TooDeep => {
                format!("What {part} discloses is nested too deep to be put in its place here.")
            }
            _ => continue,
        };
        report.add(Some(Place::Part(part, at)), message);
    }
}
