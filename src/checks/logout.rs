//! What a client checks of a logout token (OIDC Back-Channel Logout §2.6).
//!
//! Does **not** know which logout tokens came before: that each is taken once is for the client to see to.

use super::common::{
    algorithm, audience, either, expiry, issued_at, issuer, no_string, not_before, not_made,
    signature,
};
use super::keys::key_of_issuer;
use super::{Check, Checked, Expected};
use crate::oauth::claims::{self, Claim};
use crate::spec::{Clause, openid};
use crate::text::json::Object;

const SPEC: Clause = openid("openid-connect-backchannel-1_0", "2.6");
/// Which claims it has.
const CLAIMS: Clause = openid("openid-connect-backchannel-1_0", "2.4");
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Every check, in the order of the specification.
pub fn checks(checked: &Checked<'_>, expected: &Expected) -> Vec<Check> {
    let Some(claims) = &checked.token.claims else {
        return Vec::new();
    };
    let client = expected.client_id.as_deref();
    let mut checks = vec![
        signature(checked, SPEC),
        key_of_issuer(checked),
        algorithm(checked, expected),
        issuer(claims, expected, SPEC),
        audience(claims, client, "which client you are", SPEC),
        issued_at(claims, expected, SPEC),
        expiry(claims, expected, SPEC),
    ];
    checks.extend(not_before(claims, expected));
    checks.extend([
        subject(claims),
        events(claims),
        no_nonce(claims),
        replay(claims),
    ]);
    checks
}

/// To look for one that came before is left to the client; that there is a `jti` to look for is not.
fn replay(claims: &Object) -> Check {
    let name = "replay";
    match claims::string(claims, "jti") {
        Claim::Present(_) => not_made(
            name,
            SPEC,
            "Whether a token with this jti came before only the client knows.",
        ),
        Claim::Malformed(shape) => no_string(name, "jti", shape, CLAIMS),
        Claim::Absent => {
            let text = "There is no jti, which must be there: it tells the token from one that came before.";
            either(name, CLAIMS, false, text.to_owned())
        }
    }
}

fn subject(claims: &Object) -> Check {
    let is_there = claims.str("sub").is_some() || claims.str("sid").is_some();
    let text = match is_there {
        true => "sub or sid says who, or which session.",
        false => "There is neither sub nor sid.",
    };
    either("subject-or-session", SPEC, is_there, text.to_owned())
}

fn events(claims: &Object) -> Check {
    let events = claims.get("events").and_then(|events| events.as_object());
    let is_there = events.is_some_and(|events| {
        let event = events.get(EVENT);
        event.is_some_and(|event| event.as_object().is_some())
    });
    let text = match is_there {
        true => "events has the logout event.",
        false => "events does not have the logout event.",
    };
    either("events", SPEC, is_there, text.to_owned())
}

fn no_nonce(claims: &Object) -> Check {
    let is_absent = !claims.has("nonce");
    let text = match is_absent {
        true => "There is no nonce, by which an ID token could be taken for one.",
        false => "There is a nonce, which a logout token must not have.",
    };
    either("no-nonce", SPEC, is_absent, text.to_owned())
}
