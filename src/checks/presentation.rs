//! What a verifier checks of an SD-JWT that is presented (RFC 9901 §7.1, §7.3): the issuer's JWT, what is disclosed, and the proof
//! that whoever presents it has the holder's key.
//!
//! Does **not** know whether key binding is demanded: where there is none, that is said.

use super::common::{
    algorithm, either, expiry_if_there, issued_within, issuer, no_string, not_before, not_made,
    signature, signature_by, verdict,
};
use super::keys::key_of_issuer;
use super::{Check, Checked, Expected};
use crate::jose::key::{Key, jwk};
use crate::jose::{SdJwt, Token, Trouble};
use crate::oauth::claims::{self, Claim};
use crate::spec::{Clause, rfc};
use crate::text::json::{Json, Object};
use crate::text::shortened;

const SPEC: Clause = rfc(9901, "7.3");

/// Every check, in the order of the specification.
pub fn checks(checked: &Checked<'_>, expected: &Expected) -> Vec<Check> {
    let token = checked.token;
    let (Some(claims), Some(sd)) = (&token.claims, token.sd.as_deref()) else {
        return Vec::new();
    };
    let mut checks = vec![
        algorithm(checked, expected),
        signature(checked, rfc(9901, "7.1")),
        key_of_issuer(checked),
    ];
    if claims.has("iss") {
        checks.push(issuer(claims, expected, rfc(9901, "7.1")));
    }
    checks.push(disclosures(token));
    checks.extend(expiry_if_there(claims, expected, rfc(9901, "7.1")));
    checks.extend(not_before(claims, expected));
    match &sd.key_binding {
        Some(kb) => checks.extend(key_binding(checked, claims, sd, kb, expected)),
        None => checks.push(not_made(
            "key-binding",
            SPEC,
            "There is no key binding JWT: whoever has this text can present it.",
        )),
    }
    checks
}

fn disclosures(token: &Token) -> Check {
    let is_wrong = |trouble: &Trouble| matches!(trouble, Trouble::SdJwt(_));
    let is_right = !token.faults.iter().any(|fault| is_wrong(&fault.trouble));
    let text = verdict(
        is_right,
        "Each disclosure has its digest in what the issuer signed.",
        "A disclosure cannot be read, or has no digest in what the issuer signed.",
    );
    either("disclosures", rfc(9901, "7.1"), is_right, text)
}

/// The holder's key, as the issuer names it (RFC 7800 §3.2); none where it names it otherwise.
pub fn holder(token: &Token) -> Option<Key> {
    let cnf = token
        .claims
        .as_ref()?
        .get("cnf")
        .and_then(Json::as_object)?;
    jwk(cnf.get("jwk").and_then(Json::as_object)?).ok()
}

fn key_binding(
    checked: &Checked<'_>,
    claims: &Object,
    sd: &SdJwt,
    kb: &Token,
    expected: &Expected,
) -> Vec<Check> {
    let is_typed = kb.header_str("typ") == Some("kb+jwt");
    let typ = verdict(
        is_typed,
        "typ of the key binding JWT is kb+jwt.",
        "typ of the key binding JWT is not kb+jwt.",
    );
    let mut checks = vec![either("key-binding-type", SPEC, is_typed, typ)];
    checks.push(match (holder(checked.token), claims.has("cnf")) {
        (Some(_), _) => signature_by("key-binding-signature", kb, checked.holder, SPEC),
        (None, true) => not_made(
            "key-binding-signature",
            SPEC,
            "The issuer names the holder’s key in a way that is not read here (cnf).",
        ),
        (None, false) => either(
            "key-binding-signature",
            SPEC,
            false,
            "The issuer names no key of the holder (cnf): nobody can say whose key binding it is."
                .to_owned(),
        ),
    });
    let Some(claims) = &kb.claims else {
        return checks;
    };
    let is_bound =
        claims.str("sd_hash").is_some() && claims.str("sd_hash") == sd.sd_hash.as_deref();
    let bound = verdict(
        is_bound,
        "sd_hash is the hash of what stands before the key binding JWT.",
        "sd_hash is not the hash of what stands before the key binding JWT: it was made for other disclosures.",
    );
    checks.push(either("sd-hash", rfc(9901, "4.3.1"), is_bound, bound));
    checks.push(compared(
        claims,
        "aud",
        "key-binding-audience",
        expected.audience.as_deref(),
        "which verifier you are",
    ));
    checks.push(compared(
        claims,
        "nonce",
        "nonce",
        expected.nonce.as_deref(),
        "which nonce you sent",
    ));
    checks.push(issued_within(claims, expected, SPEC));
    checks
}

fn compared(
    claims: &Object,
    claim: &str,
    name: &'static str,
    expected: Option<&str>,
    what: &str,
) -> Check {
    let found = match claims::string(claims, claim) {
        Claim::Present(found) => found,
        Claim::Malformed(shape) => return no_string(name, claim, shape, SPEC),
        Claim::Absent => return either(name, SPEC, false, format!("There is no {claim}.")),
    };
    let shown = shortened(found, 80);
    match expected {
        None => not_made(
            name,
            SPEC,
            &format!("{claim} is {shown}. Say {what} to compare it."),
        ),
        Some(expected) => {
            let text = match expected == found {
                true => format!("{claim} is {shown}."),
                false => format!(
                    "{claim} is {shown}, and {} is expected.",
                    shortened(expected, 80)
                ),
            };
            either(name, SPEC, expected == found, text)
        }
    }
}
