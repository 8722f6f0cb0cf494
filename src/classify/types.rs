//! Explicit types: what `typ` in the header says about a JWT's kind (RFC 8725 §3.11).
//!
//! `JWT`, or none, says nothing. Types that no kind of ours stands for are named all the same, so that nobody takes such a
//! token for an ID or access token.

use crate::jose::Token;
use crate::oauth::Kind::{self, *};
use crate::oauth::Strength::{self, Conclusive, Strong};
use crate::oauth::sign::Sign;
use crate::oauth::{Evidence, Observed};
use crate::spec::{Clause, draft, observed, openid, page, rfc};

/// Media type without `application/`, the kind that it names, how sure that is, and who says so.
type Row = (&'static str, Kind, Strength, Clause);

const VC_JOSE: Clause = page("W3C VC-JOSE-COSE", "https://www.w3.org/TR/vc-jose-cose/");
const ATTESTATION: Clause = draft("draft-ietf-oauth-attestation-based-client-auth", "");

/// The types of our kinds.
const TYPES: &[Row] = &[
    ("at+jwt", AccessToken, Conclusive, rfc(9068, "2.1")),
    (
        "logout+jwt",
        LogoutToken,
        Conclusive,
        openid("openid-connect-backchannel-1_0", "2.4"),
    ),
    (
        "secevent+jwt",
        SecurityEventToken,
        Conclusive,
        rfc(8417, "2.3"),
    ),
    ("dpop+jwt", DpopProof, Conclusive, rfc(9449, "4.2")),
    (
        "oauth-authz-req+jwt",
        RequestObject,
        Conclusive,
        rfc(9101, "10.8"),
    ),
    (
        "token-introspection+jwt",
        IntrospectionResponse,
        Conclusive,
        rfc(9701, "5"),
    ),
    (
        "client-authentication+jwt",
        ClientAssertion,
        Strong,
        draft("draft-ietf-oauth-rfc7523bis", ""),
    ),
    (
        "oauth-id-jag+jwt",
        JwtBearerAssertion,
        Conclusive,
        draft("draft-ietf-oauth-identity-assertion-authz-grant", ""),
    ),
    ("kb+jwt", KeyBindingJwt, Conclusive, rfc(9901, "4.3")),
    (
        "dc+sd-jwt",
        SdJwtVc,
        Conclusive,
        draft("draft-ietf-oauth-sd-jwt-vc", ""),
    ),
    (
        "vc+sd-jwt",
        SdJwtVc,
        Conclusive,
        draft("draft-ietf-oauth-sd-jwt-vc", ""),
    ),
    (
        "entity-statement+jwt",
        EntityStatement,
        Conclusive,
        openid("openid-federation-1_0", "3"),
    ),
    (
        "oauth-client-attestation+jwt",
        ClientAttestation,
        Conclusive,
        ATTESTATION,
    ),
    (
        "oauth-client-attestation-pop+jwt",
        ClientAttestation,
        Conclusive,
        ATTESTATION,
    ),
    ("vc+jwt", VerifiableCredential, Strong, VC_JOSE),
    ("vp+jwt", VerifiableCredential, Strong, VC_JOSE),
    (
        "okta-internal-at+jwt",
        AccessToken,
        Strong,
        observed("access tokens of Okta’s org authorization server"),
    ),
];

/// Types that are no kind of ours: what they name, and who says so.
const OTHERS: &[(&str, &str, Clause)] = &[
    (
        "statuslist+jwt",
        "token status list",
        draft("draft-ietf-oauth-status-list", ""),
    ),
    (
        "trust-mark+jwt",
        "trust mark",
        openid("openid-federation-1_0", ""),
    ),
    (
        "trust-mark-delegation+jwt",
        "trust mark delegation",
        openid("openid-federation-1_0", ""),
    ),
    (
        "resolve-response+jwt",
        "answer of a federation resolver",
        openid("openid-federation-1_0", ""),
    ),
    (
        "jwk-set+jwt",
        "signed JSON Web Key Set",
        openid("openid-federation-1_0", ""),
    ),
    (
        "explicit-registration-response+jwt",
        "answer to a federation registration",
        openid("openid-federation-1_0", ""),
    ),
    (
        "txntoken+jwt",
        "transaction token",
        draft("draft-ietf-oauth-transaction-tokens", ""),
    ),
    (
        "openid4vci-proof+jwt",
        "key proof for a credential",
        openid("openid-4-verifiable-credential-issuance-1_0", ""),
    ),
    (
        "key-attestation+jwt",
        "key attestation",
        openid("openid-4-verifiable-credential-issuance-1_0", ""),
    ),
    (
        "verifier-attestation+jwt",
        "verifier attestation",
        openid("openid-4-verifiable-presentations-1_0", ""),
    ),
    ("passport", "PASSporT (telephony)", rfc(8225, "4")),
];

/// The explicit type in the header.
pub fn explicit_type(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let is_type = |name: &'static str| Sign::Type(name).is_seen(seen.token);
    if let Some((name, kind, strength, spec)) = TYPES.iter().find(|row| is_type(row.0)) {
        let saw = ["typ is ", name].concat();
        evidence.push(Evidence::in_favour(*kind, *strength, saw, *spec));
        return;
    }
    let other = OTHERS.iter().find(|row| is_type(row.0));
    let is_foreign = other.is_some() || is_any(seen.token, "+jwt");
    if is_foreign {
        let saw = match other {
            Some((_, what, _)) => ["typ names another kind of JWT: a ", what].concat(),
            None => "typ names another kind of JWT".to_owned(),
        };
        let spec = other.map_or(rfc(8725, "3.11"), |row| row.2);
        for kind in [AccessToken, IdToken] {
            evidence.push(Evidence::against(kind, Conclusive, saw.as_str(), spec));
        }
    } else if is_any(seen.token, "+sd-jwt") {
        let saw = "typ names an SD-JWT of an application";
        evidence.push(Evidence::in_favour(SdJwt, Strong, saw, rfc(9901, "9.11")));
    }
}

fn is_any(token: &Token, suffix: &str) -> bool {
    let typ = token.header.as_ref().and_then(|header| header.str("typ"));
    typ.is_some_and(|typ| {
        let start = typ.len().saturating_sub(suffix.len());
        (typ.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    })
}

/// Whether the type says that this is neither an ID token nor an access token.
pub fn is_neither(token: &Token) -> bool {
    let typed = TYPES.iter().find(|row| Sign::Type(row.0).is_seen(token));
    match typed {
        Some((_, kind, ..)) => !matches!(kind, AccessToken | IdToken),
        None => ["+jwt", "+sd-jwt"]
            .iter()
            .any(|suffix| is_any(token, suffix)),
    }
}

/// What the type names, where it is no kind of ours.
pub fn other_type(token: &Token) -> Option<&'static str> {
    let other = OTHERS.iter().find(|row| Sign::Type(row.0).is_seen(token));
    other.map(|row| row.1)
}
