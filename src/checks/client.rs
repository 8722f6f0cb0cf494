//! What a client checks of an ID token (OIDC Core §3.1.3.7, and §3.2.2.11 where it came through the browser).
//!
//! Does **not** compare `at_hash` and `c_hash`: that takes what came beside the token, and the rules for responses do it.

use super::common::{algorithm, audience, either, expiry, issued_at, issuer, not_made, signature};
use super::keys::key_of_issuer;
use super::{Check, Checked, Expected};
use crate::oauth::claims;
use crate::spec::oidc_core;
use crate::text::json::Object;
use crate::text::shortened;

/// Every check, in the order of the specification.
pub fn checks(checked: &Checked<'_>, expected: &Expected) -> Vec<Check> {
    let Some(claims) = &checked.token.claims else {
        return Vec::new();
    };
    let spec = oidc_core("3.1.3.7");
    let mut checks = vec![issuer(claims, expected, spec)];
    let client = expected.client_id.as_deref();
    checks.push(audience(claims, client, "which client you are", spec));
    checks.extend(other_audiences(claims, expected));
    checks.extend(authorized_party(claims, expected));
    checks.push(signature(checked, spec));
    checks.push(key_of_issuer(checked));
    checks.push(algorithm(checked, expected));
    checks.push(expiry(claims, expected, spec));
    checks.push(issued_at(claims, expected, spec));
    checks.push(nonce(claims, expected));
    checks
}

/// An audience beside the client is one that the client has to trust.
fn other_audiences(claims: &Object, expected: &Expected) -> Option<Check> {
    let client = expected.client_id.as_deref()?;
    let audience = claims::audience(claims).present()?;
    let is_other = |aud: &&&str| **aud != client;
    let others: Vec<&str> = audience.iter().filter(is_other).copied().collect();
    if others.is_empty() || others.len() == audience.len() {
        return None;
    }
    let text = format!(
        "aud names {} as well. Whether you trust that audience only you know.",
        shortened(&others.join(" and "), 120)
    );
    Some(not_made("other-audiences", oidc_core("3.1.3.7"), &text))
}

/// `azp`, where it is there, is the client.
fn authorized_party(claims: &Object, expected: &Expected) -> Option<Check> {
    let (name, spec) = ("authorized-party", oidc_core("3.1.3.7"));
    let azp = claims.str("azp")?;
    let shown = shortened(azp, 80);
    Some(match &expected.client_id {
        None => not_made(
            name,
            spec,
            &format!("azp is {shown}. Say which client you are to compare it."),
        ),
        Some(client) => {
            let text = match client == azp {
                true => format!("azp is {shown}."),
                false => format!("azp is {shown}, and {} is expected.", shortened(client, 80)),
            };
            either(name, spec, client == azp, text)
        }
    })
}

/// `nonce` is the one that was sent.
fn nonce(claims: &Object, expected: &Expected) -> Check {
    let (name, spec) = ("nonce", oidc_core("3.1.3.7"));
    match (claims.str("nonce"), &expected.nonce) {
        (Some(nonce), Some(sent)) => {
            let text = match nonce == sent {
                true => "nonce is the one that was sent.",
                false => "nonce is not the one that was sent: this answers another login.",
            };
            either(name, spec, nonce == sent, text.to_owned())
        }
        (None, Some(_)) => either(
            name,
            spec,
            false,
            "A nonce was sent, and none came back.".to_owned(),
        ),
        (Some(_), None) => not_made(
            name,
            spec,
            "There is a nonce; which one was sent is not known here.",
        ),
        (None, None) => not_made(
            name,
            spec,
            "There is no nonce. If one was sent, the token must be refused; through the browser (implicit, hybrid) one must be sent.",
        ),
    }
}
