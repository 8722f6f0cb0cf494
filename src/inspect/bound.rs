//! Tokens that are checked together: an access token and the DPoP proof that stands beside it (RFC 9449 §7.1).
//!
//! Which belong together only the text can tell: a proof that names a token by its hash names it wherever it stands.

use super::{Report, TokenReport};
use crate::checks::{Checked, Expected, checks};
use crate::jose::alg::Digest;
use crate::jose::hash;
use crate::oauth::{Context, Kind};

/// Of more tokens the pairs are not looked for: each takes a hash.
const MOST: usize = 50;

impl Report {
    /// A token as it is checked, with what it came with; its signature as far as it is known without a key.
    pub fn checked(&self, nth: usize) -> Option<Checked<'_>> {
        checked(&self.tokens, nth)
    }
}

fn checked(tokens: &[TokenReport], nth: usize) -> Option<Checked<'_>> {
    let report = tokens.get(nth)?;
    let kind = report.verdict.kind;
    let mut checked = Checked::of(&report.token, kind, report.provider());
    let of_kind = |kind: Kind| {
        let all = tokens
            .iter()
            .filter(move |token| token.verdict.kind == kind);
        all.take(MOST)
    };
    match kind {
        Kind::DpopProof => {
            let ath = report.token.claims.as_ref()?.str("ath");
            let is_named = |token: &&TokenReport| {
                Some(hash::of(Digest::Sha256, &token.token.raw).as_str()) == ath
            };
            let named = of_kind(Kind::AccessToken).find(is_named);
            let first = named.or_else(|| of_kind(Kind::AccessToken).next());
            checked.access_token = first.map(|token| &token.token);
        }
        Kind::AccessToken => {
            let own = hash::of(Digest::Sha256, &report.token.raw);
            let is_for_it = |proof: &&TokenReport| {
                let claims = proof.token.claims.as_ref();
                claims.and_then(|claims| claims.str("ath")) == Some(&own)
            };
            let named = of_kind(Kind::DpopProof).find(is_for_it);
            let first = named.or_else(|| of_kind(Kind::DpopProof).next());
            checked.proof = first.map(|proof| &proof.token);
        }
        _ => {}
    }
    Some(checked)
}

/// Checks again what stands beside a proof, and the proof.
pub(super) fn check(tokens: &mut [TokenReport], context: &Context) {
    let is_proof = |token: &TokenReport| token.verdict.kind == Kind::DpopProof;
    if !tokens.iter().any(is_proof) {
        return;
    }
    let expected = Expected::of(context);
    for nth in 0..tokens.len() {
        if nth > MOST {
            break;
        }
        let is_bound = matches!(
            tokens[nth].verdict.kind,
            Kind::DpopProof | Kind::AccessToken
        );
        if !is_bound || tokens[nth].opaque {
            continue;
        }
        let again = checked(tokens, nth).map(|checked| checks(&checked, &expected));
        if let Some(again) = again {
            tokens[nth].checks = again;
        }
    }
}
