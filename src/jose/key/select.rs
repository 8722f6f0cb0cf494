//! Which of several keys a token was made with: by `kid`, then by what fits its algorithm.
//!
//! A token does not choose among issuers here, and keys that it carries itself (`jwk`, `x5c`) are none of these keys.

use super::{Key, fits};
use crate::jose::alg::Algorithm;
use crate::spec::{Clause, rfc};

/// Which keys are tried, in order, and why the others are not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// By their number.
    pub chosen: Vec<usize>,
    /// By their number: every reason why each is passed over, a sentence without its full stop, and its clause.
    pub passed_over: Vec<(usize, Vec<(String, Clause)>)>,
    /// Whether the token names a key that is not among these: its issuer may have a new one, or another issuer made it.
    pub is_unknown_kid: bool,
}

/// Chooses among keys for a token with that `kid` and algorithm. Where the header names no key, each that fits is tried (RFC
/// 7515 §6); a key without `kid` is tried for a token that names one where no key has that name.
pub fn select(keys: &[Key], kid: Option<&str>, alg: &Algorithm) -> Selection {
    let mut selection = Selection::default();
    let has_kid = |key: &Key| kid.is_some() && key.kid.as_deref() == kid;
    let is_named = keys.iter().any(has_kid);
    selection.is_unknown_kid = kid.is_some() && !is_named;
    for (nth, key) in keys.iter().enumerate() {
        let is_other = match (kid, &key.kid) {
            (Some(_), Some(_)) => !has_kid(key),
            (Some(_), None) => is_named,
            (None, _) => false,
        };
        if is_other {
            let text = match &key.kid {
                Some(_) => "its kid is another one",
                None => "it has no kid, and another key has the token’s",
            };
            let spec = rfc(7515, "4.1.4");
            let reasons = vec![(text.to_owned(), spec)];
            selection.passed_over.push((nth, reasons));
            continue;
        }
        let misfits = fits(key, alg).into_iter();
        let reasons: Vec<(String, Clause)> =
            misfits.map(|misfit| (misfit.text, misfit.spec)).collect();
        match reasons.is_empty() {
            true => selection.chosen.push(nth),
            false => selection.passed_over.push((nth, reasons)),
        }
    }
    selection
}
