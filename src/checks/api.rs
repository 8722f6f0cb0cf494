//! What an API checks of a JWT access token (RFC 9068 §4, RFC 8725), with the dialects of providers.
//!
//! Does **not** check the certificate that a key-bound token comes with, and of a DPoP proof beside it the key alone
//! ([`super::proof`]).

use super::common::{algorithm, audience, either, expiry, issuer, not_before, not_made, signature};
use super::keys::key_of_issuer;
use super::{Check, Checked, Expected, Outcome, proof};
use crate::oauth::claims::{self, Claim};
use crate::oauth::sign::Sign;
use crate::spec::{Clause, page, rfc};
use crate::text::json::{Object, Value};
use crate::text::shortened;

const COGNITO: Clause = page(
    "Amazon Cognito docs: verifying JSON web tokens",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html",
);

/// Every check, in the order of the specification.
pub fn checks(checked: &Checked<'_>, expected: &Expected) -> Vec<Check> {
    let Some(claims) = &checked.token.claims else {
        return Vec::new();
    };
    let mut checks = vec![typ(checked)];
    checks.push(issuer(claims, expected, rfc(9068, "4")));
    match checked.provider.map(|provider| provider.id) {
        // Its access tokens have no aud (they have since resource binding, and only then).
        Some("cognito") if claims::audience(claims) == Claim::Absent => {
            checks.push(token_use(claims));
            checks.push(client(claims, expected, COGNITO));
        }
        _ => {
            let api = expected.audience.as_deref();
            checks.push(audience(claims, api, "which API you are", rfc(9068, "4")));
        }
    }
    checks.push(algorithm(checked, expected));
    checks.push(signature(checked, rfc(9068, "4")));
    checks.push(key_of_issuer(checked));
    checks.push(expiry(claims, expected, rfc(9068, "4")));
    checks.extend(not_before(claims, expected));
    checks.push(scope(claims, expected));
    checks.extend(binding(claims, checked));
    checks
}

/// `typ` says that it is an access token; where a server's tokens are not typed so, nothing is expected of it.
fn typ(checked: &Checked<'_>) -> Check {
    let (name, spec) = ("type", rfc(9068, "4"));
    let typ = checked.token.header_str("typ");
    if Sign::Type("at+jwt").is_seen(checked.token) {
        return either(
            name,
            spec,
            true,
            "typ says that it is an access token.".to_owned(),
        );
    }
    match typ {
        Some(typ) if !typ.eq_ignore_ascii_case("JWT") => {
            let text = format!(
                "typ is {}: that is another kind of token.",
                shortened(typ, 60)
            );
            either(name, rfc(8725, "3.11"), false, text)
        }
        _ => not_made(
            name,
            spec,
            "typ does not say at+jwt. A server that follows RFC 9068 writes it; of another, see that the audience tells its access tokens from its ID tokens.",
        ),
    }
}

fn token_use(claims: &Object) -> Check {
    let is_access = claims.str("token_use") == Some("access");
    let text = match is_access {
        true => "token_use is access.",
        false => "token_use is not access.",
    };
    either("token-use", COGNITO, is_access, text.to_owned())
}

/// The client, where a provider names it in place of the API.
fn client(claims: &Object, expected: &Expected, spec: Clause) -> Check {
    let name = "client";
    let found = claims
        .str("client_id")
        .or(claims.str("azp"))
        .unwrap_or_default();
    let shown = shortened(found, 80);
    match &expected.client_id {
        None => not_made(
            name,
            spec,
            &format!(
                "There is no aud; client_id is {shown}. Say which client you serve to compare it."
            ),
        ),
        Some(client) if client == found => {
            either(name, spec, true, format!("client_id is {shown}."))
        }
        Some(client) => {
            let text = format!(
                "client_id is {shown}, and {} is expected.",
                shortened(client, 80)
            );
            either(name, spec, false, text)
        }
    }
}

/// The scopes that the API demands are there.
fn scope(claims: &Object, expected: &Expected) -> Check {
    let (name, spec) = ("scope", rfc(9068, "4"));
    let granted = claims::scopes(claims);
    if expected.scopes.is_empty() {
        let text = match granted.is_empty() {
            true => "It has no scope. What it allows has to come from another claim, or from what the API knows of its subject.".to_owned(),
            false => format!(
                "scope is {}. Say which scopes the call takes to compare it.",
                shortened(&granted.join(" "), 120)
            ),
        };
        return not_made(name, spec, &text);
    }
    let is_missing = |scope: &&String| !granted.contains(&scope.as_str());
    let missing: Vec<&str> = expected
        .scopes
        .iter()
        .filter(is_missing)
        .map(String::as_str)
        .collect();
    let text = match missing.is_empty() {
        true => "Every scope that is expected is there.".to_owned(),
        false => format!("It lacks {}.", shortened(&missing.join(" "), 120)),
    };
    either(name, spec, missing.is_empty(), text)
}

/// A token that is bound to a key is worth nothing without proof of that key.
fn binding(claims: &Object, checked: &Checked<'_>) -> Option<Check> {
    let cnf = claims.get("cnf")?.as_object()?;
    if let (Some(proof), true) = (checked.proof, cnf.has("jkt")) {
        return proof::binding(checked.token, proof).map(|check| match check.outcome {
            // That the proof is right is another matter.
            Outcome::Passed => not_made(
                check.name,
                check.spec,
                "It is bound to the key of the DPoP proof beside it (cnf.jkt). Whether that proof is right its own checks say.",
            ),
            _ => check,
        });
    }
    let is_there = |member: &str| {
        matches!(
            cnf.get(member).map(|json| &json.value),
            Some(Value::String(_))
        )
    };
    let (text, spec) = if is_there("jkt") {
        (
            "It is bound to a key (cnf.jkt): the call has to carry a DPoP proof made with that key. The token alone must be refused.",
            rfc(9449, "7.1"),
        )
    } else if is_there("x5t#S256") {
        (
            "It is bound to a certificate (cnf.x5t#S256): the call has to come over TLS with that certificate. The token alone must be refused.",
            rfc(8705, "3"),
        )
    } else {
        (
            "It is bound to a key (cnf) in a way that is not known here.",
            rfc(7800, "3"),
        )
    };
    Some(not_made("binding", spec, text))
}
