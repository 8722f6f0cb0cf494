//! What has to be computed to check a signature: the plan is made here, the browser carries it out, nothing is mocked.
//!
//! WebCrypto checks neither the key's `alg`, `use` and size (that is [`super::key::fits`]) nor how a signature is written: that
//! a token is exactly what was signed, letter by letter, is checked here, before anything is computed. Does **not** say whose
//! key it is: a right signature by a key that anybody made proves nothing.

use super::alg::{Algorithm, Digest, Use, algorithm};
use super::fault::{Fault, Misfit, Part, Trouble};
use super::key::{Curve, Hidden, Key, Material, RSA_PRIVATE};
pub use super::refusal::Refusal;
use super::token::{Form, Token};
use crate::text::json::Object;
use crate::text::{base64url, shortened};
use std::fmt;

/// What WebCrypto calls it (W3C Web Cryptography API §18, and WICG's for Ed25519).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `HMAC`
    Hmac,
    /// `RSASSA-PKCS1-v1_5`
    RsaPkcs1,
    /// `RSA-PSS`
    RsaPss,
    /// `ECDSA`
    Ecdsa,
    /// `Ed25519`
    Ed25519,
    /// One of the `ML-DSA-…`, which are called as in JOSE.
    MlDsa(&'static str),
}

impl Method {
    /// The name of the algorithm.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Hmac => "HMAC",
            Method::RsaPkcs1 => "RSASSA-PKCS1-v1_5",
            Method::RsaPss => "RSA-PSS",
            Method::Ecdsa => "ECDSA",
            Method::Ed25519 => "Ed25519",
            Method::MlDsa(name) => name,
        }
    }
}

/// The name of a hash in WebCrypto.
pub const fn hash_name(digest: Digest) -> &'static str {
    match digest {
        Digest::Sha256 => "SHA-256",
        Digest::Sha384 => "SHA-384",
        Digest::Sha512 => "SHA-512",
    }
}

/// The key as WebCrypto takes it.
#[derive(Clone, PartialEq, Eq)]
pub enum KeyData {
    /// A public key as JWK, in JSON, with the members that make it the key and no others.
    Jwk(String),
    /// The octets of a secret.
    Raw(Vec<u8>),
    /// A private key in PKCS#8, whose public one is not known and has to be computed.
    Pkcs8(Hidden),
}

impl fmt::Debug for KeyData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyData::Jwk(_) => f.write_str("a public key"),
            KeyData::Raw(octets) => write!(f, "a secret of {} octets", octets.len()),
            KeyData::Pkcs8(_) => f.write_str("a private key"),
        }
    }
}

/// One computation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// By which algorithm.
    pub method: Method,
    /// Its hash; Ed25519 has its own.
    pub hash: Option<Digest>,
    /// The curve's name, for ECDSA.
    pub curve: Option<&'static str>,
    /// The octets of the salt, for PSS: as many as the hash has (RFC 7518 §3.5).
    pub salt: Option<u32>,
    /// With which key.
    pub key: KeyData,
    /// The octets of the signature.
    pub signature: Vec<u8>,
    /// What was signed: header and payload as they stand in the token, with the dot (RFC 7515 §5.1).
    pub signed: Vec<u8>,
}

/// The algorithm that a token says it is signed with, where it is checked at all: what can be said without any key.
///
/// # Errors
/// Why no key can show that its signature is right.
pub fn signed_with(token: &Token) -> Result<&'static Algorithm, Refusal> {
    let is_json = match token.form {
        Form::Jws | Form::SdJwt => false,
        Form::JwsJson => true,
        _ => return Err(Refusal::NotSigned),
    };
    if let Some(name) = repeated(token) {
        return Err(Refusal::RepeatedMember(shortened(&name, 40)));
    }
    let name = token.alg().ok_or(Refusal::NoAlgorithm)?;
    let unknown = || Refusal::UnknownAlgorithm(shortened(name, 40));
    let alg = algorithm(name).ok_or_else(unknown)?;
    match alg.used_for {
        Use::None => return Err(Refusal::Unsecured),
        Use::KeyManagement => return Err(unknown()),
        Use::Signature | Use::Mac => {}
    }
    for header in headers(token) {
        Refusal::of_crit(header)?;
    }
    // The text of header and payload is what was signed; that of the signature is not, so another could stand for the same.
    let is_written_so = |part: Part| {
        let is_wrong =
            |trouble: &Trouble| matches!(trouble, Trouble::Flaw(_) | Trouble::NotBase64Url(_));
        !(token.faults.iter()).any(|fault| fault.part == part && is_wrong(&fault.trouble))
    };
    for part in [Part::Header, Part::Payload, Part::Signature] {
        // A JSON serialization may protect no header; an escape in it is not what was signed, but what is written.
        let text = token.part_text(part);
        if is_json && part == Part::Header && text.is_none() {
            continue;
        }
        if is_json && text.is_some_and(|text| text.contains('\\')) {
            return Err(Refusal::NotAsSigned(part));
        }
        if token
            .segment(part)
            .is_none_or(|segment| segment.bytes.is_none())
            || !is_written_so(part)
        {
            return Err(Refusal::NotAsSigned(part));
        }
    }
    let signature = signature(token);
    if signature.is_empty() {
        return Err(Refusal::NoSignature(alg.name));
    }
    match alg.signature_octets {
        Some(expected) if expected != signature.len() => Err(Refusal::SignatureLength {
            spec: alg.spec,
            found: signature.len(),
            expected,
            is_der: name.starts_with("ES") && signature.first() == Some(&0x30),
        }),
        // What is wrong wherever it is checked goes before what cannot be checked here.
        _ if !alg.is_in_browsers() => Err(Refusal::NotInBrowsers(alg.name)),
        _ => Ok(alg),
    }
}

/// The header, and what a JSON serialization has beside it.
fn headers(token: &Token) -> impl Iterator<Item = &Object> {
    token.header.iter().chain(&token.unprotected)
}

/// A name that stands twice: in a header, in both, or among the members of a JSON serialization.
fn repeated(token: &Token) -> Option<String> {
    let mut twice =
        headers(token).filter_map(|header| header.duplicates().first().map(ToString::to_string));
    let of_fault = |fault: &Fault| match &fault.trouble {
        Trouble::InBothHeaders(name) => Some(name.clone()),
        Trouble::JsonForm {
            member,
            misfit: Misfit::Repeated,
        } => Some((*member).to_owned()),
        _ => None,
    };
    twice
        .next()
        .or_else(|| token.faults.iter().find_map(of_fault))
}

fn signature(token: &Token) -> &[u8] {
    let segment = token.segment(Part::Signature);
    segment
        .and_then(|segment| segment.bytes.as_deref())
        .unwrap_or_default()
}

/// What has to be computed to check a token's signature with a key.
///
/// # Errors
/// Why nothing is to be computed.
pub fn plan(token: &Token, key: &Key) -> Result<Plan, Refusal> {
    let alg = signed_with(token)?;
    let curve = key.material.curve();
    let (method, of_curve) = match (alg.name.get(..2).unwrap_or_default(), &key.material) {
        ("HS", Material::Oct(_)) => (Method::Hmac, None),
        ("RS", Material::Rsa { .. }) => (Method::RsaPkcs1, None),
        ("PS", Material::Rsa { .. }) => (Method::RsaPss, None),
        ("ES", Material::Ec { curve, .. }) if is_of(alg, *curve) => {
            (Method::Ecdsa, Some(curve.name()))
        }
        ("Ed", Material::Okp { .. }) if curve == Some(Curve::Ed25519) => (Method::Ed25519, None),
        ("ML", Material::Akp { alg: of_key, .. }) if *of_key == alg.name => {
            (Method::MlDsa(alg.name), None)
        }
        // EdDSA names no curve, so that the key decides (RFC 8037 §3.1).
        ("Ed", Material::Okp { curve, .. }) if is_of(alg, *curve) => {
            return Err(Refusal::NotInBrowsers(curve.name()));
        }
        _ => return Err(Refusal::OtherKey),
    };
    let hash = alg.digest.filter(|_| method != Method::Ed25519);
    let salt = hash.filter(|_| method == Method::RsaPss);
    let salt = salt.map(Digest::octets);
    let text = |part| token.part_text(part).unwrap_or_default();
    Ok(Plan {
        method,
        hash,
        curve: of_curve,
        salt,
        key: match &key.material {
            Material::Oct(k) => KeyData::Raw(k.octets().to_vec()),
            _ => match key.lone_private() {
                Some(private) => KeyData::Pkcs8(private),
                None => KeyData::Jwk(key.public_jwk()),
            },
        },
        signature: signature(token).to_vec(),
        signed: [text(Part::Header), ".", text(Part::Payload)]
            .concat()
            .into_bytes(),
    })
}

fn is_of(alg: &Algorithm, curve: Curve) -> bool {
    use super::alg::KeyType;
    matches!(alg.key, KeyType::Curves(curves) if curves.contains(&curve))
}

/// A private key as JWK, with everything that it needs to sign or decrypt. It goes to the browser's own implementation and
/// nowhere else.
pub fn private_jwk(key: &Key) -> String {
    let mut jwk = key.public_jwk();
    let mut add = |name: &str, octets: &[u8]| {
        if !octets.is_empty() {
            jwk.pop();
            jwk.push_str(&[",\"", name, "\":\"", &base64url::encode(octets), "\"}"].concat());
        }
    };
    match &key.material {
        Material::Rsa { private, .. } => {
            for (name, part) in RSA_PRIVATE
                .iter()
                .zip(private.iter().flat_map(|parts| parts.iter()))
            {
                add(name, part.octets());
            }
        }
        Material::Ec { d: Some(d), .. } | Material::Okp { d: Some(d), .. } => add("d", d.octets()),
        Material::Akp {
            private: Some(private),
            ..
        } => add("priv", private.octets()),
        Material::Oct(k) => add("k", k.octets()),
        _ => {}
    }
    jwk
}

#[cfg(test)]
mod tests;
