//! A PKCE verifier beside the challenge that was made from it: then it is surely one (RFC 7636 §4.6).
//!
//! That it belongs to none of the challenges of the text, the rule `code-verifier-mismatch` says.

use super::TokenReport;
use crate::classify::Certainty;
use crate::oauth::pkce::{self, Method};
use crate::oauth::{Evidence, Kind, Strength};
use crate::spec::rfc;

/// Adds that evidence to each verifier whose challenge stands in the text.
pub fn confirm(text: &str, tokens: &mut [TokenReport]) {
    let is_one = |report: &&mut TokenReport| report.verdict.kind == Kind::CodeVerifier;
    let mut verifiers = tokens.iter_mut().filter(is_one).peekable();
    if verifiers.peek().is_none() {
        return;
    }
    let challenges = pkce::challenges(text);
    for report in verifiers {
        let verifier = &report.token.raw;
        let made = challenges
            .iter()
            .find_map(|challenge| pkce::made_from(challenge, verifier));
        let saw = match made {
            Some(Method::S256) => "the code_challenge in the same text is its SHA-256 hash",
            Some(Method::Plain) => "it is the code_challenge in the same text (plain)",
            None => continue,
        };
        let piece = Evidence::in_favour(
            Kind::CodeVerifier,
            Strength::Conclusive,
            saw,
            rfc(7636, "4.6"),
        );
        report.verdict.evidence.insert(0, piece);
        report.verdict.certainty = Certainty::Conclusive;
        report.verdict.alternative = None;
        report.verdict.rivals.clear();
        report.verdict.settle = None;
    }
}
