//! Tokens that are checked by what stands beside them: an access token and its DPoP proof (RFC 9449 §7.1), an ID token and the
//! answer that brought it through the browser (OIDC Core §3.2.2.11).
//!
//! Which belong together only the text can tell: a proof that names a token by its hash names it wherever it stands.

use super::responses::Response;
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
        checked(&self.tokens, &self.responses, nth)
    }
}

fn checked<'t>(
    tokens: &'t [TokenReport],
    responses: &[Response],
    nth: usize,
) -> Option<Checked<'t>> {
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
        Kind::IdToken => {
            let mut its = responses.iter().filter(|r| r.tokens.contains(&nth));
            // One that came in another way as well may be from there.
            let first = its.next().and_then(|response| response.implicit);
            checked.implicit = first.filter(|_| its.all(|other| other.implicit.is_some()));
        }
        _ => {}
    }
    Some(checked)
}

/// Checks again what stands beside a proof, the proof, and an ID token that the browser brought.
pub(super) fn check(tokens: &mut [TokenReport], responses: &[Response], context: &Context) {
    let is_proof = |token: &TokenReport| token.verdict.kind == Kind::DpopProof;
    let has_proof = tokens.iter().any(is_proof);
    let has_implicit = responses.iter().any(|r| r.implicit.is_some());
    if !has_proof && !has_implicit {
        return;
    }
    let expected = Expected::of(context);
    for nth in 0..tokens.len() {
        if nth > MOST {
            break;
        }
        let is_bound = match tokens[nth].verdict.kind {
            Kind::DpopProof | Kind::AccessToken => has_proof,
            Kind::IdToken => has_implicit,
            _ => false,
        };
        if !is_bound || tokens[nth].opaque {
            continue;
        }
        let again = checked(tokens, responses, nth).map(|checked| checks(&checked, &expected));
        if let Some(again) = again.filter(|again| !again.is_empty()) {
            tokens[nth].checks = again;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::inspect::inspect;
    use crate::oauth::Context;
    use crate::text::base64url::encode;
    use crate::text::time::Timestamp;

    /// An answer in a fragment without a code is implicit, whoever sent the request: its nonce was “not checked”, and at_hash
    /// missing was not said at all.
    #[test]
    fn an_answer_that_is_visibly_implicit_is_checked_as_one() {
        let claims = r#"{"iss":"https://op.example","aud":"app","sub":"u","exp":1767229200,"iat":1767225000}"#;
        let parts = [
            &*encode(br#"{"alg":"RS256"}"#),
            &encode(claims.as_bytes()),
            &"A".repeat(342),
        ];
        let id = parts.join(".");
        let access = "access_token=SlAV32hkKGSlAV32hkKG&token_type=Bearer";
        for (text, nonce, hash) in [
            (
                format!("https://app.example/cb#id_token={id}&{access}"),
                "failed",
                "failed",
            ),
            (
                format!("https://app.example/cb#{access}&id_token={id}"),
                "failed",
                "failed",
            ),
            (
                format!("https://app.example/cb#id_token={id}&state=s"),
                "failed",
                "",
            ),
            (
                format!("https://app.example/cb#code=SplxlOBeZQQYbYS6WxSbIA&id_token={id}"),
                "not-checked",
                "",
            ),
            (
                format!("https://op.example/tokeninfo?id_token={id}"),
                "not-checked",
                "",
            ),
        ] {
            let report = inspect(&text, &Context::at(Timestamp(1_767_225_600)));
            let told = |name: &str| {
                let all = report.tokens.iter().flat_map(|token| &token.checks);
                let mut named = all.filter(|check| check.name == name);
                named.next().map_or("", |check| check.outcome.name())
            };
            assert_eq!(
                (told("nonce"), told("access-token-hash")),
                (nonce, hash),
                "{text}"
            );
        }
    }
}
