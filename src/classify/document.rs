//! Texts that are no token and get pasted all the same: keys, metadata, answers of endpoints, SAML.
//!
//! Knows them by what their specification makes them begin with or hold; reads nothing more of them.

use crate::jose::Token;
use crate::oauth::Kind::*;
use crate::oauth::Strength::{Conclusive, Strong};
use crate::oauth::{Evidence, Kind, Observed};
use crate::spec::{oidc_core, page, rfc};
use crate::text::json::{self, Object, Value};

/// What kind of document it is.
pub fn document(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    // A token with parts was read as one.
    if !seen.token.segments.is_empty() || seen.token.header.is_some() {
        return;
    }
    let text = seen.token.raw.trim_start();
    if text.starts_with('{') {
        if let Ok(json) = json::parse(text.trim_end())
            && let Some(object) = json.as_object()
        {
            of_object(object, evidence);
        }
    } else if let Some(label) = text.strip_prefix("-----BEGIN ") {
        let label = label.split("-----").next().unwrap_or_default();
        let saw = [
            "it begins with BEGIN ",
            crate::text::shortened(label, 40).as_str(),
        ]
        .concat();
        evidence.push(Evidence::in_favour(Pem, Conclusive, saw, rfc(7468, "2")));
    } else if text.starts_with('<') && text.contains("urn:oasis:names:tc:SAML:") {
        let spec = page(
            "SAML 2.0 Core",
            "https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf",
        );
        let saw = "XML in a namespace of SAML";
        evidence.push(Evidence::in_favour(Saml, Conclusive, saw, spec));
    }
}

fn of_object(object: &Object, evidence: &mut Vec<Evidence>) {
    let is_string = |name: &str| object.str(name).is_some();
    let is_array = |name: &str| {
        object
            .get(name)
            .is_some_and(|json| json.as_array().is_some())
    };
    let is_bool = |name: &str| {
        matches!(
            object.get(name).map(|json| &json.value),
            Some(Value::Bool(_))
        )
    };
    let mut say = |kind, strength, saw: &str, spec| {
        evidence.push(Evidence::in_favour(kind, strength, saw, spec));
    };
    if is_array("keys") {
        let saw = "keys lists JSON Web Keys";
        say(Jwks, Conclusive, saw, rfc(7517, "5.1"));
    } else if is_string("kty") {
        say(
            Jwk,
            Conclusive,
            "kty says what sort of key it is",
            rfc(7517, "4.1"),
        );
    } else if is_string("issuer")
        && (is_string("authorization_endpoint")
            || is_string("token_endpoint")
            || is_string("jwks_uri"))
    {
        let saw = "issuer and endpoints describe an authorization server";
        say(DiscoveryDocument, Conclusive, saw, rfc(8414, "2"));
    } else if is_bool("active") {
        let saw = "active says whether a token is in force";
        say(IntrospectionResponse, Strong, saw, rfc(7662, "2.2"));
    } else if is_string("sub") && !object.has("exp") && !object.has("iat") {
        let saw = "sub says whom it is about, and nothing says when it was issued";
        say(UserinfoResponse, Strong, saw, oidc_core("5.3.2"));
    }
}

/// Whether a key is private or symmetric: a PEM block says so; a JWK has `d`, or is symmetric and has `k`.
pub fn is_private_key(token: &Token, kind: Kind) -> bool {
    let text = &token.raw;
    match kind {
        Pem => text.contains("PRIVATE KEY-----"),
        Jwk | Jwks => {
            let has = |member: &str| {
                (text.split(member).skip(1)).any(|rest| rest.trim_start().starts_with(':'))
            };
            has("\"d\"") || has("\"k\"")
        }
        _ => false,
    }
}
