//! Which choices of a finding are offered: those after which the request has no error that it did not have.
//!
//! Rules offer what mends their own finding, and know little of each other. Does **not** look for other ways out.

use super::{Finding, Place, Severity};
use crate::oauth::request::{AuthorizationRequest, Fresh};
use std::collections::BTreeSet;

/// Stands for a value that is made when the choice is taken: 256 bits in base64url, as a hash and a random value have.
const SOMETHING: &str = "Jx4QmZ0tWv7Ry2Lk9Pd3Hs6Gn1Bc8Fa5Ue0Io4Tq_M8";

/// Takes out the choices that would put another error in the place of theirs. `judge` says what is wrong with a request.
pub(super) fn keep(
    findings: &mut [Finding],
    request: &AuthorizationRequest,
    judge: impl Fn(&AuthorizationRequest) -> Vec<Finding>,
) {
    if findings.iter().all(|finding| finding.choices.is_empty()) {
        return;
    }
    let before: BTreeSet<_> = errors(findings).map(owned).collect();
    let fresh = Fresh {
        random: &|| SOMETHING.to_owned(),
        code_challenge: &|| SOMETHING.to_owned(),
    };
    for finding in findings {
        finding.choices.retain(|choice| {
            let mut chosen = request.clone();
            chosen.apply_all(&choice.edits, &fresh);
            let after = judge(&chosen);
            errors(&after)
                .map(owned)
                .all(|error| before.contains(&error))
        });
    }
}

fn errors(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    let is_error = |finding: &&Finding| finding.severity() == Severity::Error;
    findings.iter().filter(is_error)
}

/// What makes an error the same as one that was there.
fn owned(finding: &Finding) -> (&'static str, Option<Place>) {
    (finding.name(), finding.at.clone())
}
