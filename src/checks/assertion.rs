//! What an authorization server checks of a client assertion (RFC 7523 §3, OIDC Core §9).
//!
//! Does **not** know which assertions came before.

use super::common::{
    algorithm, audience, either, expiry, issued_at, no_string, not_before, not_made, signature,
};
use super::keys::key_of_client;
use super::{Check, Checked, Expected};
use crate::oauth::claims::{self, Claim};
use crate::spec::{Clause, rfc};
use crate::text::json::Object;
use crate::text::shortened;

const SPEC: Clause = rfc(7523, "3");

/// Every check, in the order of the specification.
pub fn checks(checked: &Checked<'_>, expected: &Expected) -> Vec<Check> {
    let Some(claims) = &checked.token.claims else {
        return Vec::new();
    };
    let server = expected.audience.as_deref().or(expected.issuer.as_deref());
    let mut checks = vec![
        client(claims, expected),
        audience(claims, server, "which server you are", SPEC),
        expiry(claims, expected, SPEC),
    ];
    checks.extend(not_before(claims, expected));
    if claims.has("iat") {
        checks.push(issued_at(claims, expected, SPEC));
    }
    checks.push(match claims::string(claims, "jti") {
        Claim::Malformed(shape) => no_string("replay", "jti", shape, rfc(7519, "4.1.7")),
        Claim::Present(_) => not_made(
            "replay",
            SPEC,
            "Whether an assertion with this jti came before only the server knows.",
        ),
        Claim::Absent => not_made(
            "replay",
            SPEC,
            "There is no jti: whoever sees the assertion can use it until it expires.",
        ),
    });
    checks.push(algorithm(checked, expected));
    checks.push(signature(checked, SPEC));
    checks.push(key_of_client(checked));
    checks
}

/// `iss` and `sub` are the client that authenticates.
fn client(claims: &Object, expected: &Expected) -> Check {
    let name = "client";
    let claim = |name| claims::string(claims, name).present().unwrap_or_default();
    let (iss, sub) = (claim("iss"), claim("sub"));
    if iss.is_empty() || iss != sub {
        let text = format!(
            "iss is {}, sub is {}: both have to be the client ID.",
            shown(iss),
            shown(sub)
        );
        return either(name, SPEC, false, text);
    }
    match &expected.client_id {
        None => not_made(
            name,
            SPEC,
            &format!(
                "iss and sub are {}. Say which client it is to compare it.",
                shown(iss)
            ),
        ),
        Some(client) => {
            let text = match client == iss {
                true => format!("iss and sub are {}.", shown(iss)),
                false => format!(
                    "iss and sub are {}, and {} is expected.",
                    shown(iss),
                    shown(client)
                ),
            };
            either(name, SPEC, client == iss, text)
        }
    }
}

fn shown(text: &str) -> String {
    match text {
        "" => "missing".to_owned(),
        text => shortened(text, 80),
    }
}
