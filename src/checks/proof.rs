//! What a server checks of a DPoP proof (RFC 9449 §4.3), and of the access token that it comes with.
//!
//! Does **not** know the call: method and address are shown, to be compared with it, and whether a proof came before only the
//! server knows.

use super::common::{
    algorithm, check, either, issued_within, not_made, signature, string_claim, verdict,
};
use super::{Beside, Check, Checked, Expected, Outcome};
use crate::jose::Token;
use crate::jose::alg::{Digest, Use};
use crate::jose::hash;
use crate::jose::key::{Key, jwk};
use crate::jose::verify::signed_with;
use crate::spec::{Clause, rfc};
use crate::text::json::{Json, Object};
use crate::text::shortened;

const SPEC: Clause = rfc(9449, "4.3");

/// Every check, in the order of the specification.
pub fn checks(checked: &Checked<'_>, expected: &Expected) -> Vec<Check> {
    let token = checked.token;
    let Some(claims) = &token.claims else {
        return Vec::new();
    };
    let is_typed = token.header_str("typ") == Some("dpop+jwt");
    let typ = verdict(
        is_typed,
        "typ is dpop+jwt.",
        "typ is not dpop+jwt, by which a proof is told from any other JWT.",
    );
    let mut checks = vec![
        required(claims),
        either("type", SPEC, is_typed, typ),
        asymmetric(checked, expected),
        signature(checked, SPEC),
        public_key(token),
        string_claim(claims, "htm", "method", "the method of the call", SPEC),
        address(claims),
    ];
    if let Some(nonce) = claims.str("nonce") {
        let text = format!(
            "nonce is {}: it has to be the one that the server gave last (DPoP-Nonce).",
            shortened(nonce, 80)
        );
        checks.push(not_made("nonce", rfc(9449, "8"), &text));
    }
    checks.push(issued_within(claims, expected, SPEC));
    checks.extend(of_access_token(claims, checked));
    checks.push(not_made(
        "replay",
        rfc(9449, "11.1"),
        "Whether a proof with this jti came before only the server knows.",
    ));
    checks
}

/// The algorithm is one with a key of which a half is public.
fn asymmetric(checked: &Checked<'_>, expected: &Expected) -> Check {
    match signed_with(checked.token) {
        Ok(alg) if alg.used_for == Use::Mac => {
            let text = format!(
                "alg is {}, which takes a secret: a proof takes a key pair.",
                alg.name
            );
            either("algorithm", SPEC, false, text)
        }
        _ => algorithm(checked, expected),
    }
}

fn address(claims: &Object) -> Check {
    let what = "the address of the call, without query and fragment";
    match claims.str("htu") {
        Some(htu) if htu.contains(['?', '#']) => either(
            "address",
            rfc(9449, "4.2"),
            false,
            "htu has a query or a fragment, which it must not have.".to_owned(),
        ),
        _ => string_claim(claims, "htu", "address", what, SPEC),
    }
}

fn required(claims: &Object) -> Check {
    let missing = ["jti", "htm", "htu", "iat"].into_iter();
    let missing: Vec<&str> = missing.filter(|name| !claims.has(name)).collect();
    let text = match missing.is_empty() {
        true => "jti, htm, htu and iat are there.".to_owned(),
        false => format!("It lacks {}.", missing.join(", ")),
    };
    either("claims", rfc(9449, "4.2"), missing.is_empty(), text)
}

/// The key that a proof carries (RFC 9449 §4.2), where it can be read.
pub fn key_of(proof: &Token) -> Option<Key> {
    let header = proof.header.as_ref()?;
    jwk(header.get("jwk").and_then(Json::as_object)?).ok()
}

fn public_key(token: &Token) -> Check {
    let (is_right, text) = match key_of(token) {
        None => (false, "The header has no jwk that can be read.".to_owned()),
        Some(key) if key.is_private() => (
            false,
            "jwk has the private key: whoever sees the proof can make others.".to_owned(),
        ),
        Some(key) => (
            true,
            format!(
                "jwk is a public key: {}. Whoever made the proof chose it, as is meant: a right signature says that they have its private key, and the access token says whether that is the one which may use it (cnf.jkt).",
                key.named()
            ),
        ),
    };
    either("key", SPEC, is_right, text)
}

/// A proof that is sent with an access token names it, and was made with the key that the token is bound to. One that asks for a
/// token names none, and the token that comes need not be the one that it names.
fn of_access_token(claims: &Object, checked: &Checked<'_>) -> Vec<Check> {
    let name = "access-token";
    let ath = claims.str("ath");
    let Some(access) = checked.access_token else {
        return match ath {
            None => Vec::new(),
            Some(_) => vec![not_made(
                name,
                SPEC,
                "ath names an access token. Paste it beside the proof to compare it.",
            )],
        };
    };
    let right = hash::of(Digest::Sha256, &access.raw);
    let is_malformed = claims.has("ath") && ath.is_none();
    let own = match (ath, checked.beside) {
        (Some(ath), _) if ath == right => either(
            name,
            SPEC,
            true,
            "ath is the hash of the access token beside it.".to_owned(),
        ),
        (None, _) if is_malformed => either(
            name,
            rfc(9449, "4.2"),
            false,
            "ath is no string, and so no hash.".to_owned(),
        ),
        (None, Beside::Sent) => either(
            name,
            SPEC,
            false,
            "There is no ath, and an access token was sent with the proof.".to_owned(),
        ),
        (None, Beside::Received) => not_made(
            name,
            rfc(9449, "4.2"),
            "There is no ath, and the access token here came in an answer. A proof that asks for a token has none; one that is sent to an API with a token must have it.",
        ),
        (None, Beside::Unsaid) => not_made(
            name,
            rfc(9449, "4.2"),
            "There is no ath. It must be there where the proof is sent to an API with an access token; whether that is so with the one beside it does not show.",
        ),
        (Some(_), Beside::Received) => {
            let text = format!(
                "ath is not the hash of the access token here, which is {right}. That one came in an answer; the proof names another."
            );
            not_made(name, SPEC, &text)
        }
        (Some(_), Beside::Sent | Beside::Unsaid) => either(
            name,
            SPEC,
            false,
            format!("ath is not the hash of the access token beside it, which is {right}."),
        ),
    };
    let mut checks = vec![own];
    checks.extend(binding(access, checked.token));
    checks
}

/// Whether the access token is bound to the key of the proof; nothing where nobody can see to which it is.
pub fn binding(access: &Token, proof: &Token) -> Option<Check> {
    let cnf = access.claims.as_ref()?.get("cnf");
    let bound_to = cnf.and_then(Json::as_object).and_then(|cnf| cnf.str("jkt"));
    let Some(bound_to) = bound_to else {
        let text = "The access token beside it is bound to no key (cnf.jkt): anybody who has it can use it.";
        return Some(not_made("binding", rfc(9449, "6.1"), text));
    };
    let thumbprint = key_of(proof).and_then(|key| key.thumbprint());
    let is_right = thumbprint.as_deref() == Some(bound_to);
    let text = verdict(
        is_right,
        "The access token is bound to the key of the proof (cnf.jkt).",
        "The access token is bound to another key (cnf.jkt) than the one that made the proof.",
    );
    let outcome = match is_right {
        true => Outcome::Passed,
        false => Outcome::Failed,
    };
    Some(check("binding", rfc(9449, "6.1"), outcome, text))
}
