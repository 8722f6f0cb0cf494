//! Tokens that are checked by what stands beside them: an access token and its DPoP proof (RFC 9449 §7.1), an ID token and the
//! answer that brought it through the browser (OIDC Core §3.2.2.11).
//!
//! Which belong together only the text can tell: a proof that names a token by its hash names it wherever it stands; else it goes
//! with the token that was sent with it, and a token that came in an answer with the proof that was sent before.

use super::responses::Response;
use super::{Call, Report, TokenReport};
use crate::checks::{Beside, Checked, Expected, checks};
use crate::jose::alg::Digest;
use crate::jose::hash;
use crate::oauth::{Context, Kind};

/// Of more tokens the pairs are not looked for: each takes a hash.
const MOST: usize = 50;

impl Report {
    /// A token as it is checked, with what it came with; its signature as far as it is known without a key.
    pub fn checked(&self, nth: usize) -> Option<Checked<'_>> {
        checked(&self.tokens, &self.responses, &self.calls, nth)
    }
}

fn checked<'t>(
    tokens: &'t [TokenReport],
    responses: &[Response],
    calls: &[Call],
    nth: usize,
) -> Option<Checked<'t>> {
    let report = tokens.get(nth)?;
    let kind = report.verdict.kind;
    let mut checked = Checked::of(&report.token, kind, report.provider());
    let found = Found {
        tokens,
        responses,
        calls,
    };
    match kind {
        Kind::DpopProof => {
            if let Some((access, beside)) = found.access_token(nth) {
                checked.access_token = Some(&tokens[access].token);
                checked.beside = beside;
            }
        }
        Kind::AccessToken => checked.proof = found.proof(nth).map(|proof| &tokens[proof].token),
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

/// What was found, in which a proof and its access token are looked for.
struct Found<'t> {
    tokens: &'t [TokenReport],
    responses: &'t [Response],
    calls: &'t [Call],
}

impl Found<'_> {
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> + Clone {
        let is_it = move |nth: &usize| self.tokens[*nth].verdict.kind == kind;
        (0..self.tokens.len()).filter(is_it).take(MOST)
    }

    /// The hash by which the proof names a token.
    fn ath(&self, proof: usize) -> Option<&str> {
        self.tokens[proof].token.claims.as_ref()?.str("ath")
    }

    fn hash(&self, access: usize) -> String {
        hash::of(Digest::Sha256, &self.tokens[access].token.raw)
    }

    fn is_call(&self, proof: usize, token: usize) -> bool {
        self.calls.contains(&Call { token, proof })
    }

    fn is_received(&self, access: usize) -> bool {
        self.responses.iter().any(|r| r.tokens.contains(&access))
    }

    /// The proof that stands last before a place.
    fn last_proof_before(&self, place: usize) -> Option<usize> {
        let ends = |nth: usize| self.tokens[nth].spans().map(move |span| (span.end, nth));
        let all = self.of_kind(Kind::DpopProof).flat_map(ends);
        let before = all.filter(|(end, _)| *end <= place);
        before.max().map(|(_, nth)| nth)
    }

    /// Whether the token came in an answer, and no proof but this one stands between.
    fn answers(&self, access: usize, proof: usize) -> bool {
        let mut places = self.tokens[access].spans().take(MOST);
        self.is_received(access)
            && places.any(|span| self.last_proof_before(span.start) == Some(proof))
    }

    /// The access token that a proof is held against.
    fn access_token(&self, proof: usize) -> Option<(usize, Beside)> {
        let all = self.of_kind(Kind::AccessToken);
        let first = |is_it: &dyn Fn(usize) -> bool| all.clone().find(|nth| is_it(*nth));
        let is_alone = all.clone().count() == 1 && self.of_kind(Kind::DpopProof).count() == 1;
        // One that was sent with another proof, or came as the answer to one, says nothing of this.
        let is_free = |nth: usize| match self.is_received(nth) {
            true => is_alone,
            false => !self.calls.iter().any(|call| call.token == nth),
        };
        let ath = self.ath(proof);
        let found = first(&|nth| ath.is_some_and(|ath| ath == self.hash(nth)))
            .or_else(|| first(&|nth| self.is_call(proof, nth)))
            .or_else(|| first(&|nth| self.answers(nth, proof)))
            .or_else(|| first(&is_free))?;
        let beside = match (self.is_call(proof, found), self.is_received(found)) {
            (true, _) => Beside::Sent,
            (false, true) => Beside::Received,
            (false, false) => Beside::Unsaid,
        };
        Some((found, beside))
    }

    /// The proof that an access token is held against.
    fn proof(&self, access: usize) -> Option<usize> {
        let all = self.of_kind(Kind::DpopProof);
        let first = |is_it: &dyn Fn(usize) -> bool| all.clone().find(|nth| is_it(*nth));
        let is_free = |nth: usize| !self.calls.iter().any(|call| call.proof == nth);
        let own = self.hash(access);
        first(&|nth| self.ath(nth) == Some(&own))
            .or_else(|| first(&|nth| self.is_call(nth, access)))
            .or_else(|| first(&|nth| self.answers(access, nth)))
            .or_else(|| first(&is_free))
    }
}

/// Checks again what stands beside a proof, the proof, and an ID token that the browser brought.
pub(super) fn check(
    tokens: &mut [TokenReport],
    responses: &[Response],
    calls: &[Call],
    context: &Context,
) {
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
        let again =
            checked(tokens, responses, calls, nth).map(|checked| checks(&checked, &expected));
        if let Some(again) = again.filter(|again| !again.is_empty()) {
            tokens[nth].checks = again;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::inspect::inspect;
    use crate::jose::alg::Digest;
    use crate::jose::hash;
    use crate::oauth::{Context, Kind};
    use crate::text::base64url::encode;
    use crate::text::time::Timestamp;

    /// A token request with a proof “failed” for want of ath, which only a call of an API has to have.
    #[test]
    fn a_proof_goes_with_the_token_that_was_sent_with_it() {
        const JWK: &str = r#"{"kty":"EC","crv":"P-256","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA"}"#;
        const OTHER: &str =
            r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        let jwt = |header: &str, claims: &str, signature: usize| {
            let parts = [encode(header.as_bytes()), encode(claims.as_bytes())];
            [&parts[0], &parts[1], &*"A".repeat(signature)].join(".")
        };
        let proof = |jwk: &str, jti: &str, more: &str| {
            let header = format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{jwk}}}"#);
            let claims = format!(
                r#"{{"jti":"{jti}","htm":"POST","htu":"https://as.example/token","iat":1767225590{more}}}"#
            );
            jwt(&header, &claims, 86)
        };
        let access = jwt(
            r#"{"alg":"RS256","typ":"at+jwt"}"#,
            r#"{"iss":"https://as.example","aud":"https://api.example","sub":"u","client_id":"app","exp":1767229200,"iat":1767225000,"jti":"a","cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#,
            342,
        );
        let own = hash::of(Digest::Sha256, &access);
        let (bare, other) = (proof(JWK, "1", ""), proof(OTHER, "2", ""));
        let named = proof(JWK, "3", &format!(r#","ath":"{own}""#));
        let wrong = proof(JWK, "4", r#","ath":"x""#);
        let number = proof(JWK, "5", r#","ath":7"#);
        let asked = |proof: &str| {
            format!(
                "> POST /token HTTP/1.1\n> Host: as.example\n> DPoP: {proof}\n> Content-Length: 99\n> \n< HTTP/1.1 200 OK\n< Content-Type: application/json\n< \n{{\"access_token\":\"{access}\",\"token_type\":\"DPoP\",\"expires_in\":3600}}\n"
            )
        };
        let called = |proof: &str| {
            format!(
                "> GET /orders HTTP/1.1\n> Authorization: DPoP {access}\n> User-Agent: x (y)\n> DPoP: {proof}\n> \n"
            )
        };
        for (law, text, expected) in [
            ("a token request", asked(&bare), "1:not-checked passed"),
            (
                "with the key of another",
                asked(&other),
                "2:not-checked failed",
            ),
            (
                "one that names another token",
                asked(&wrong),
                "4:not-checked passed",
            ),
            ("a hash that is none", asked(&number), "5:failed passed"),
            ("a call that names none", called(&bare), "1:failed passed"),
            ("a call that names it", called(&named), "3:passed passed"),
            (
                "a call that names another",
                called(&wrong),
                "4:failed passed",
            ),
            (
                "the proof first",
                format!("DPoP: {bare}\r\nAuthorization: DPoP {access}\r\n"),
                "1:failed passed",
            ),
            (
                "a command",
                format!(
                    "curl https://api.example -H 'Authorization: DPoP {access}' -H 'DPoP: {bare}'"
                ),
                "1:failed passed",
            ),
            (
                "a request and a call",
                asked(&bare) + &called(&named),
                "1:not-checked passed 3:passed passed",
            ),
            (
                "two requests, each with its key",
                asked(&other) + &called(&bare),
                "2:not-checked failed 1:failed passed",
            ),
            (
                "a call whose token came in no answer to this proof",
                format!("> DPoP: {other}\n> \n") + &called(&named),
                "2: 3:passed passed",
            ),
            (
                "nothing shows what the token has to do with it",
                format!("{access}\n{bare}"),
                "1:not-checked passed",
            ),
            (
                "beside one that it does not name",
                format!("{access}\n{wrong}"),
                "4:failed passed",
            ),
        ] {
            let report = inspect(&text, &Context::at(Timestamp(1_767_225_600)));
            let of_proofs = report.tokens.iter();
            let of_proofs = of_proofs.filter(|token| token.verdict.kind == Kind::DpopProof);
            let told = of_proofs.map(|proof| {
                let jti = proof.token.claims.as_ref().unwrap().str("jti").unwrap();
                let all = proof.checks.iter();
                let own = all.filter(|check| ["access-token", "binding"].contains(&check.name));
                let own: Vec<&str> = own.map(|check| check.outcome.name()).collect();
                [jti, ":", &own.join(" ")].concat()
            });
            let told: Vec<String> = told.collect();
            assert_eq!(told.join(" "), expected, "{law}");
        }
    }

    /// An ID token in a fragment came from the authorization endpoint, whoever sent the request, and with a code as well: its
    /// nonce was “not checked”, and at_hash missing was not said at all.
    #[test]
    fn an_id_token_that_visibly_came_through_the_browser_is_checked_so() {
        let claims = r#"{"iss":"https://op.example","aud":"app","sub":"u","exp":1767229200,"iat":1767225000}"#;
        let parts = [
            &*encode(br#"{"alg":"RS256"}"#),
            &encode(claims.as_bytes()),
            &"A".repeat(342),
        ];
        let id = parts.join(".");
        let access = "access_token=SlAV32hkKGSlAV32hkKG&token_type=Bearer";
        let jarm = format!(
            r#"{{"iss":"https://op.example","aud":"app","exp":1767229200,"code":"SplxlOBeZQQYbYS6WxSbIA","state":"s","id_token":"{id}"}}"#
        );
        let jarm = [parts[0], &encode(jarm.as_bytes()), parts[2]].join(".");
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
                "failed",
                "",
            ),
            (
                format!(
                    "https://app.example/cb#code=SplxlOBeZQQYbYS6WxSbIA&id_token={id}&{access}&state=s"
                ),
                "failed",
                "failed",
            ),
            (
                format!("https://app.example/cb#response={jarm}"),
                "failed",
                "",
            ),
            // The token endpoint brings one as well in that flow, and one that came in both ways may be from there.
            (
                format!(
                    r#"{{"access_token":"SlAV32hkKGSlAV32hkKG","token_type":"Bearer","id_token":"{id}"}}"#
                ),
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
