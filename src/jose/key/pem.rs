//! Keys in PEM (RFC 7468): SPKI, PKCS#8, PKCS#1, SEC1 and X.509 certificates.
//!
//! Of a certificate only the key is read: neither its issuer nor its dates are checked.

use super::der::{Parts, dotted};
use super::jwk::without_zeros;
use super::{Curve, Hidden, Key, KeyFault, Material, Source};
use crate::text::{base64url, shortened};

/// Labels whose content is read.
const LABELS: [&str; 6] = [
    "PUBLIC KEY",
    "RSA PUBLIC KEY",
    "CERTIFICATE",
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "EC PRIVATE KEY",
];

const BEGIN: &str = "-----BEGIN ";

/// Every key of the blocks of a text; of a chain of certificates the first one's alone, because the others belong to who issued
/// it.
///
/// # Errors
/// What is wrong with the first block that gives no key.
pub fn pem(text: &str) -> Result<Vec<Key>, KeyFault> {
    let mut keys: Vec<Key> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(BEGIN) {
        rest = rest.get(at + BEGIN.len()..).unwrap_or_default();
        let Some((written, after)) = rest.split_once("-----") else {
            return Err(unknown(rest));
        };
        if written == "ENCRYPTED PRIVATE KEY" {
            return Err(KeyFault::Encrypted);
        }
        if written.contains("OPENSSH") || written.contains("SSH2") {
            return Err(KeyFault::Ssh);
        }
        let known = LABELS.into_iter().find(|label| *label == written);
        let is_beside = matches!(written, "EC PARAMETERS" | "DH PARAMETERS");
        let label = match known {
            Some(label) => label,
            None if is_beside => {
                rest = after;
                continue;
            }
            None => return Err(unknown(written)),
        };
        let end = ["-----END ", label, "-----"].concat();
        let Some((body, after)) = after.split_once(end.as_str()) else {
            return Err(KeyFault::PemNotClosed { label });
        };
        rest = after;
        let is_next = label == "CERTIFICATE"
            && (keys.iter()).any(|key| key.source == Source::Pem("CERTIFICATE"));
        if !is_next {
            let octets = base64(body, label)?;
            keys.push(Key::plain(material(&octets, label)?, Source::Pem(label)));
        }
    }
    match keys.is_empty() {
        true => Err(KeyFault::Empty),
        false => Ok(keys),
    }
}

/// The key of a text that is the base64 of a block without the lines around it: a certificate as it stands in `x5c`, or a key as
/// Keycloak shows it. None where it is none to its end: then it may be a secret.
pub fn bare(text: &str) -> Option<Key> {
    // Every one of them is a DER sequence.
    if !text.starts_with('M') {
        return None;
    }
    let label = ["PUBLIC KEY", "CERTIFICATE", "PRIVATE KEY"].into_iter();
    label
        .filter_map(|label| {
            let octets = base64(text, label).ok()?;
            Some(Key::plain(
                material(&octets, label).ok()?,
                Source::Bare(label),
            ))
        })
        .next()
}

/// Whether a text is the base64 of a PKCS#12 file: a PFX of version 3 that begins with its content (RFC 7292 §4).
pub fn is_pkcs12(text: &str) -> bool {
    let read = || {
        let octets = base64(text, "PFX").ok()?;
        let mut parts = Parts::of_sequence(&octets)?;
        let version = parts.integer()?;
        let content = parts.sequence()?.oid()?.to_vec();
        Some(version == [3] && content.starts_with(PKCS7))
    };
    text.starts_with('M') && read() == Some(true)
}

fn unknown(label: &str) -> KeyFault {
    KeyFault::UnknownLabel {
        label: shortened(label, 40),
    }
}

/// The octets between the lines; line breaks may be written as escapes, as in a string of JSON.
fn base64(body: &str, label: &'static str) -> Result<Vec<u8>, KeyFault> {
    if body.contains("Proc-Type: 4,ENCRYPTED") {
        return Err(KeyFault::Encrypted);
    }
    let mut text = body.replace("\\n", "").replace("\\r", "");
    text.retain(|c| !c.is_whitespace());
    let fault = KeyFault::PemNotBase64 { label };
    let decoded = base64url::decode(&text).map_err(|_| fault.clone())?;
    match decoded.bytes.is_empty() {
        true => Err(fault),
        false => Ok(decoded.bytes),
    }
}

fn material(octets: &[u8], label: &'static str) -> Result<Material, KeyFault> {
    let read = match label {
        "PUBLIC KEY" => Parts::of_sequence(octets).map(spki),
        "CERTIFICATE" => return of_certificate(octets, label),
        "PRIVATE KEY" => Parts::of_sequence(octets).and_then(pkcs8),
        "RSA PUBLIC KEY" => Parts::of_sequence(octets).map(|parts| rsa_public(parts).ok_or(None)),
        "RSA PRIVATE KEY" => Parts::of_sequence(octets).map(|parts| rsa_private(parts).ok_or(None)),
        _ => Parts::of_sequence(octets).map(|parts| sec1(parts, None)),
    };
    told(read, label)
}

/// What came of it: the object identifier of what is not known is said, and everything else is that the label is wrong.
fn told(read: Option<Read>, label: &'static str) -> Result<Material, KeyFault> {
    match read {
        Some(Ok(material)) => Ok(material),
        Some(Err(Some(fault))) => Err(fault),
        _ => Err(KeyFault::NotDer { label }),
    }
}

/// A key; or why there is none, where more can be said than that.
type Read = Result<Material, Option<KeyFault>>;

/// The key of an X.509 certificate (RFC 5280 §4.1).
pub fn of_certificate(octets: &[u8], label: &'static str) -> Result<Material, KeyFault> {
    let find = || {
        let mut signed = Parts::of_sequence(octets)?.sequence()?;
        let _version = signed.explicit(0);
        let _serial = signed.integer()?;
        // The algorithm, the issuer, the validity, the subject.
        for _ in 0..4 {
            signed.sequence()?;
        }
        Some(spki(signed.sequence()?))
    };
    told(find(), label)
}

/// SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
fn spki(mut parts: Parts<'_>) -> Read {
    let mut algorithm = parts.sequence().ok_or(None)?;
    let oid = algorithm.oid().ok_or(None)?;
    let bits = parts.bits().ok_or(None)?;
    match oid {
        RSA | RSA_PSS => rsa_public(Parts::of_sequence(bits).ok_or(None)?).ok_or(None),
        EC => point(curve_of(algorithm)?, bits, None),
        oid => okp(oid, bits.to_vec(), None),
    }
}

/// PrivateKeyInfo (RFC 5958 §2).
fn pkcs8(mut parts: Parts<'_>) -> Option<Read> {
    let _version = parts.integer()?;
    let mut algorithm = parts.sequence()?;
    let oid = algorithm.oid()?;
    let inner = parts.octets()?;
    Some(match oid {
        RSA | RSA_PSS => rsa_private(Parts::of_sequence(inner)?).ok_or(None),
        EC => match curve_of(algorithm) {
            Ok(curve) => sec1(Parts::of_sequence(inner)?, Some(curve)),
            Err(fault) => Err(fault),
        },
        // An octet string in the octet string (RFC 8410 §7).
        oid => {
            let d = Parts::of_one(inner)?.octets()?.to_vec();
            // Attributes may stand before the public key, which is there as a rule in keys of version 2 alone (RFC 5958 §2).
            let _attributes = parts.explicit(0);
            let public = parts.implicit(1).and_then(|bits| bits.strip_prefix(&[0]));
            okp(oid, public.unwrap_or_default().to_vec(), Some(Hidden(d)))
        }
    })
}

/// RSAPublicKey (RFC 8017 App. A.1.1).
fn rsa_public(mut parts: Parts<'_>) -> Option<Material> {
    let (n, e) = (parts.integer()?, parts.integer()?);
    parts.is_over().then(|| Material::Rsa {
        n: without_zeros(n),
        e: without_zeros(e),
        private: None,
    })
}

/// RSAPrivateKey (RFC 8017 App. A.1.2).
fn rsa_private(mut parts: Parts<'_>) -> Option<Material> {
    let _version = parts.integer()?;
    let (n, e) = (parts.integer()?, parts.integer()?);
    let mut next = || parts.integer().map(without_zeros).map(Hidden);
    let private = [next()?, next()?, next()?, next()?, next()?, next()?];
    Some(Material::Rsa {
        n: without_zeros(n),
        e: without_zeros(e),
        private: Some(Box::new(private)),
    })
}

/// ECPrivateKey (RFC 5915 §3), whose curve may stand around it.
fn sec1(mut parts: Parts<'_>, around: Option<Curve>) -> Read {
    let _version = parts.integer().ok_or(None)?;
    let d = parts.octets().ok_or(None)?.to_vec();
    let inside = parts.explicit(0);
    let curve = match (around, inside) {
        (Some(curve), _) => curve,
        (None, Some(inside)) => curve_of(inside)?,
        (None, None) => return Err(None),
    };
    let public = parts.explicit(1);
    let bits = public.and_then(|mut public| public.bits());
    let bits = bits.ok_or(Some(KeyFault::Missing {
        member: "the public key",
        kty: "EC",
    }))?;
    point(curve, bits, Some(Hidden(d)))
}

/// An uncompressed point (RFC 5480 §2.2).
fn point(curve: Curve, bits: &[u8], d: Option<Hidden>) -> Read {
    let octets = curve.octets();
    if matches!(bits.first(), Some(2 | 3)) && bits.len() == octets + 1 {
        let curve = curve.name();
        return Err(Some(KeyFault::CompressedPoint { curve }));
    }
    let both = bits
        .strip_prefix(&[4])
        .filter(|both| both.len() == 2 * octets);
    let (x, y) = both.ok_or(None)?.split_at(octets);
    Ok(Material::Ec {
        curve,
        x: x.to_vec(),
        y: y.to_vec(),
        d,
    })
}

fn okp(oid: &[u8], x: Vec<u8>, d: Option<Hidden>) -> Read {
    let unknown = || KeyFault::UnknownAlgorithm { oid: dotted(oid) };
    let curve = named(oid).ok_or_else(unknown)?;
    let is_private = |d: &Hidden| d.len() == curve.octets();
    let is_half = x.is_empty() && d.as_ref().is_some_and(is_private);
    match x.len() == curve.octets() || is_half {
        true => Ok(Material::Okp { curve, x, d }),
        false => Err(None),
    }
}

/// A private key of RFC 8410 §7 by itself, in PKCS#8.
pub fn lone(curve: Curve, d: &Hidden) -> Option<Hidden> {
    let (oid, _) = EDWARDS.iter().find(|(_, known)| *known == curve)?;
    // Every length here is below 128, so that it is one octet.
    let part = |tag: u8, content: &[u8]| {
        let length = u8::try_from(content.len()).unwrap_or_default();
        [&[tag, length], content].concat()
    };
    let algorithm = part(0x30, &part(6, oid));
    let key = part(4, &part(4, d.octets()));
    Some(Hidden(part(
        0x30,
        &[part(2, &[0]), algorithm, key].concat(),
    )))
}

/// rsaEncryption and id-RSASSA-PSS (RFC 8017 App. C).
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10];
/// The content types of PKCS#7 (RFC 5652 §4).
const PKCS7: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7];
/// id-ecPublicKey (RFC 5480 §2.1.1).
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];

/// The curves of id-ecPublicKey (RFC 5480 §2.1.1.1; SEC 2 for secp256k1).
const CURVES: [(&[u8], Curve); 4] = [
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7], Curve::P256),
    (&[0x2b, 0x81, 4, 0, 34], Curve::P384),
    (&[0x2b, 0x81, 4, 0, 35], Curve::P521),
    (&[0x2b, 0x81, 4, 0, 10], Curve::Secp256k1),
];

/// The algorithms of RFC 8410 §3.
const EDWARDS: [(&[u8], Curve); 4] = [
    (&[0x2b, 0x65, 110], Curve::X25519),
    (&[0x2b, 0x65, 111], Curve::X448),
    (&[0x2b, 0x65, 112], Curve::Ed25519),
    (&[0x2b, 0x65, 113], Curve::Ed448),
];

/// ECParameters (RFC 5480 §2.1.1): the curve's name, which is the one choice that may be taken.
fn curve_of(mut parameters: Parts<'_>) -> Result<Curve, Option<KeyFault>> {
    if parameters.clone().sequence().is_some() {
        return Err(Some(KeyFault::UnnamedCurve));
    }
    curve(parameters.oid().ok_or(None)?)
}

fn curve(oid: &[u8]) -> Result<Curve, Option<KeyFault>> {
    let found = CURVES.iter().find(|(known, _)| *known == oid);
    found
        .map(|(_, curve)| *curve)
        .ok_or_else(|| Some(KeyFault::UnknownCurve { curve: dotted(oid) }))
}

fn named(oid: &[u8]) -> Option<Curve> {
    let found = EDWARDS.iter().find(|(known, _)| *known == oid);
    found.map(|(_, curve)| *curve)
}
