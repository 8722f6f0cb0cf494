//! What a server checks of a DPoP proof (RFC 9449 §4.3), and of the access token that it comes with.
//!
//! Where the call is not known, method and address are shown, to be compared with it. Whether a proof came before only the server
//! knows.

use super::common::{
    algorithm, check, either, issued_within, not_made, signature, string_claim, verdict,
};
use super::{Beside, Call, Check, Checked, Expected, Outcome, Signature};
use crate::jose::Token;
use crate::jose::alg::{Digest, Use};
use crate::jose::hash;
use crate::jose::key::{Key, fits, jwk};
use crate::jose::verify::signed_with;
use crate::oauth::claims::{self, Claim};
use crate::spec::{Clause, rfc};
use crate::text::json::{Json, Object};
use crate::text::shortened;
use crate::text::uri::is_same_place;

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
        by_own_key(checked),
        public_key(token),
        method(claims, checked.call),
        address(claims, checked.call),
    ];
    if claims.has("nonce") {
        let what = "the one that the server gave last (DPoP-Nonce)";
        checks.push(string_claim(claims, "nonce", "nonce", what, rfc(9449, "8")));
    }
    checks.push(issued_within(claims, expected, SPEC));
    checks.extend(of_access_token(claims, checked));
    let is_named = claims.str("jti").is_some();
    let replay = verdict(
        is_named,
        "Whether a proof with this jti came before only the server knows.",
        "There is no jti that would tell it from one that came before: see claims.",
    );
    checks.push(not_made("replay", rfc(9449, "11.1"), &replay));
    checks
}

/// The signature is right with the key in the header, and with no other: where that key cannot be it, nothing is left to compute.
fn by_own_key(checked: &Checked<'_>) -> Check {
    let name = "signature";
    let is_computed = !matches!(
        checked.signature,
        Signature::NoKey | Signature::NoneFits | Signature::NotComputed
    );
    let alg = match signed_with(checked.token) {
        Ok(alg) if !is_computed => alg,
        _ => return signature(checked, SPEC),
    };
    if alg.used_for == Use::Mac {
        let text = "It is made with a secret, and a proof is signed with the private key of jwk: see algorithm.";
        return either(name, SPEC, false, text.to_owned());
    }
    let Some(key) = key_of(checked.token) else {
        let text = "It has to be right with jwk, and there is none that can be read: see key.";
        return either(name, SPEC, false, text.to_owned());
    };
    let misfits = fits(&key, alg);
    // One that no computation can bring right goes before one that speaks against the key alone.
    let of_kind = misfits.iter().find(|misfit| !misfit.is_possible);
    match (of_kind, misfits.first()) {
        (Some(misfit), _) => {
            let text = format!("It cannot be right with jwk: {}.", misfit.text);
            either(name, misfit.spec, false, text)
        }
        (None, Some(misfit)) => {
            let text = format!(
                "It is not computed with jwk, which is not for this: {}.",
                misfit.text
            );
            not_made(name, misfit.spec, &text)
        }
        (None, None) => signature(checked, SPEC),
    }
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

fn method(claims: &Object, call: Option<Call<'_>>) -> Check {
    let (Some(htm), Some(call)) = (claims.str("htm"), call) else {
        return string_claim(claims, "htm", "method", "the method of the call", SPEC);
    };
    let is_right = htm == call.method;
    let (htm, made) = (shortened(htm, 40), shortened(call.method, 40));
    let text = match is_right {
        true => format!("htm is {htm}, the method of the call."),
        false if htm.eq_ignore_ascii_case(&made) => {
            format!("htm is {htm}, and the method is {made}: it is compared to the letter.")
        }
        false => format!("htm is {htm}, and the method of the call is {made}."),
    };
    either("method", SPEC, is_right, text)
}

fn address(claims: &Object, call: Option<Call<'_>>) -> Check {
    let what = "the address of the call, without query and fragment";
    match claims.str("htu") {
        Some(htu) if let Some(call) = call.filter(|call| !is_same_place(htu, call.url)) => {
            let bare = call.url.split(['?', '#']).next().unwrap_or_default();
            let text = format!(
                "htu is {}, and the address of the call, without query and fragment, is {}.",
                shortened(htu, 120),
                shortened(bare, 120)
            );
            either("address", SPEC, false, text)
        }
        // Whoever makes a proof leaves them out; whoever reads one ignores them.
        Some(htu) if htu.contains(['?', '#']) => {
            let text = format!(
                "htu is {}: without query and fragment it has to be the address of the call. Whoever made the proof should have left them out (RFC 9449 §4.2), and a server that compares to the letter refuses it.",
                shortened(htu, 120)
            );
            not_made("address", SPEC, &text)
        }
        Some(htu) if call.is_some() => {
            let text = format!("htu is {}, the address of the call.", shortened(htu, 120));
            either("address", SPEC, true, text)
        }
        _ => string_claim(claims, "htu", "address", what, SPEC),
    }
}

fn required(claims: &Object) -> Check {
    let (mut missing, mut wrong) = (Vec::new(), Vec::new());
    let mut see = |name: &'static str, type_: &str, found: Claim<()>| match found {
        Claim::Present(()) => {}
        Claim::Absent => missing.push(name),
        Claim::Malformed(shape) => {
            wrong.push(format!("{name} is {shape}, and has to be {type_}."));
        }
    };
    for name in ["jti", "htm", "htu"] {
        see(name, "a string", claims::string(claims, name).map(|_| ()));
    }
    see(
        "iat",
        "a number of seconds",
        claims::time(claims, "iat").map(|_| ()),
    );
    if !missing.is_empty() {
        wrong.insert(0, format!("It lacks {}.", missing.join(", ")));
    }
    let text = match wrong.is_empty() {
        true => "jti, htm, htu and iat are there.".to_owned(),
        false => wrong.join(" "),
    };
    either("claims", rfc(9449, "4.2"), wrong.is_empty(), text)
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
