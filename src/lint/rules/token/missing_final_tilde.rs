//! `missing-final-tilde`: an SD-JWT without the tilde at its end.

use crate::jose::{Form, Part, SdTrouble};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The tilde at the end is missing.
pub static RULE: Rule = Rule {
    name: "missing-final-tilde",
    breach: Breach::Must,
    summary: summary!("an SD-JWT lacks the tilde at its end"),
    explain: prose!(
        "Every disclosure is followed by a tilde, the last one too. What stands after the last tilde is the key binding JWT, or nothing."
    ),
    spec: &[rfc(9901, "4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "the end was not copied",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ"
            ),
            finds: Some("ends without a tilde"),
        },
        Example {
            shows: "digests and no tilde at all",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdfQ.c2ln"
            ),
            finds: Some("no tilde"),
        },
        Example {
            shows: "with its tilde",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let is_cut = |(_, _, trouble)| trouble == SdTrouble::MissingTilde;
    let claims = seen.token.claims.as_ref();
    let has_digests = claims.is_some_and(|c| {
        let is_list = c.get("_sd").is_some_and(|sd| sd.as_array().is_some());
        is_list || c.str("_sd_alg").is_some()
    });
    let message = if seen.token.sd_troubles().any(is_cut) {
        "The token ends without a tilde, so what stands last is neither a disclosure nor a key binding JWT. Was the end copied too?"
    } else if seen.token.form == Form::Jws && has_digests {
        "There are digests of disclosures, and no tilde after the signature: as it stands this is no SD-JWT. Were the disclosures copied too?"
    } else {
        return;
    };
    let at = Some(Place::Part(Part::Whole, Some(seen.token.raw.len())));
    report.add(at, message);
}
