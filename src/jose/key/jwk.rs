//! A JSON Web Key (RFC 7517 §4) with the members of RFC 7518 §6, RFC 8037 §2 and RFC 9964.
//!
//! Does **not** check that a private part belongs to the public one.

use super::pem::of_certificate;
use super::{AKP, Curve, Hidden, Key, KeyFault, Material, RSA_PRIVATE, Source};
use crate::text::json::{Json, Object};
use crate::text::{base64url, shortened};

/// Types whose keys are read.
const TYPES: [&str; 5] = ["RSA", "EC", "OKP", "AKP", "oct"];

/// The key that an object is.
///
/// # Errors
/// What is missing or wrong, by the name of the member.
pub fn jwk(object: &Object) -> Result<Key, KeyFault> {
    let kty = string(object, "kty")?.unwrap_or_default();
    let Some(kty) = TYPES.into_iter().find(|known| *known == kty) else {
        return Err(KeyFault::UnknownType {
            kty: shortened(kty, 40),
        });
    };
    let (material, source) = match of_type(object, kty) {
        // The certificate has what the key lacks.
        Err(KeyFault::Missing { .. }) if kty != "oct" && object.has("x5c") => {
            let material = of_chain(object)?;
            let found = material.kty();
            if found != kty {
                return Err(KeyFault::CertifiesAnotherType { kty, found });
            }
            if contradicts(object, &material)? {
                return Err(KeyFault::CertifiesAnother { member: "x5c" });
            }
            (material, Source::X5c)
        }
        material => (material?, Source::Jwk),
    };
    let member = "x5c";
    if source == Source::Jwk && kty != "oct" && object.has(member) {
        // One that cannot be read says nothing of the key.
        let certified = of_chain(object).ok();
        let public = |material: Material| Key::plain(material, Source::X5c).public_jwk();
        if certified.is_some_and(|certified| public(certified) != public(material.clone())) {
            return Err(KeyFault::CertifiesAnother { member });
        }
    }
    let word = |name| string(object, name).map(|value| value.map(str::to_owned));
    let member = "key_ops";
    let op = |op: &Json| op.as_str().map(str::to_owned);
    let key_ops = match object.get(member) {
        None => None,
        Some(ops) => {
            let ops = ops.as_array().and_then(|ops| ops.iter().map(op).collect());
            Some(ops.ok_or(KeyFault::NotAList { member })?)
        }
    };
    Ok(Key {
        material,
        kid: word("kid")?,
        alg: word("alg")?,
        used_for: word("use")?,
        key_ops,
        source,
    })
}

fn of_type(object: &Object, kty: &'static str) -> Result<Material, KeyFault> {
    let must = |member| octets(object, member)?.ok_or(KeyFault::Missing { member, kty });
    let hidden = |member| octets(object, member).map(|octets| octets.map(Hidden));
    match kty {
        "RSA" => {
            let private = match hidden("d")? {
                None => None,
                Some(_) => {
                    let mut parts = RSA_PRIVATE.map(|_| Hidden(Vec::new()));
                    for (part, member) in parts.iter_mut().zip(RSA_PRIVATE) {
                        *part = hidden(member)?.unwrap_or(Hidden(Vec::new()));
                    }
                    Some(Box::new(parts))
                }
            };
            Ok(Material::Rsa {
                n: without_zeros(must("n")?),
                e: without_zeros(must("e")?),
                private,
            })
        }
        "oct" => Ok(Material::Oct(Hidden(must("k")?))),
        "AKP" => {
            let member = "alg";
            let name = string(object, member)?.ok_or(KeyFault::Missing { member, kty })?;
            let known = AKP.into_iter().find(|(known, _)| *known == name);
            let Some((alg, expected)) = known else {
                return Err(KeyFault::UnknownType {
                    kty: ["AKP for ", &shortened(name, 40)].concat(),
                });
            };
            let public = must("pub")?;
            match public.len() == expected {
                true => Ok(Material::Akp {
                    alg,
                    public,
                    private: hidden("priv")?,
                }),
                false => Err(KeyFault::WrongLength {
                    member: "pub",
                    found: public.len(),
                    expected,
                }),
            }
        }
        _ => {
            let curve = curve(object, kty)?;
            let long = |member, octets: Vec<u8>| {
                let (found, expected) = (octets.len(), curve.octets());
                match found == expected {
                    true => Ok(octets),
                    false => Err(KeyFault::WrongLength {
                        member,
                        found,
                        expected,
                    }),
                }
            };
            let x = long("x", must("x")?)?;
            let d = match octets(object, "d")? {
                Some(d) => Some(Hidden(long("d", d)?)),
                None => None,
            };
            Ok(match kty {
                "EC" => Material::Ec {
                    curve,
                    x,
                    y: long("y", must("y")?)?,
                    d,
                },
                _ => Material::Okp { curve, x, d },
            })
        }
    }
}

fn curve(object: &Object, kty: &'static str) -> Result<Curve, KeyFault> {
    let member = "crv";
    let name = string(object, member)?.ok_or(KeyFault::Missing { member, kty })?;
    let is_it = |curve: &Curve| curve.name() == name && curve.is_ec() == (kty == "EC");
    let found = Curve::ALL.into_iter().find(is_it);
    found.ok_or_else(|| KeyFault::UnknownCurve {
        curve: shortened(name, 40),
    })
}

/// The key of the first certificate of `x5c` of a header, or of any object that has one.
///
/// # Errors
/// Why there is none that can be read.
pub fn x5c(object: &Object) -> Result<Key, KeyFault> {
    Ok(Key::plain(of_chain(object)?, Source::X5c))
}

/// The key of the first certificate of `x5c`, which is base64 of the standard alphabet (RFC 7517 §4.7).
fn of_chain(object: &Object) -> Result<Material, KeyFault> {
    let member = "x5c";
    let chain = object.get(member).and_then(|chain| chain.as_array());
    let first = chain.and_then(|chain| chain.first()?.as_str());
    let first = first.ok_or(KeyFault::NotAString { member })?;
    let decoded = base64url::decode(first).map_err(|_| KeyFault::NotBase64url { member })?;
    of_certificate(&decoded.bytes, member)
}

/// Whether what a JWK says of its key, as far as it says it, is of another than that of its certificate.
fn contradicts(object: &Object, certified: &Material) -> Result<bool, KeyFault> {
    let nothing = &Vec::new();
    let of_certificate: [(&'static str, &Vec<u8>); 2] = match certified {
        Material::Rsa { n, e, .. } => [("n", n), ("e", e)],
        Material::Ec { x, y, .. } => [("x", x), ("y", y)],
        Material::Okp { x, .. } => [("x", x), ("y", nothing)],
        Material::Akp { public, .. } => [("pub", public), ("y", nothing)],
        Material::Oct(_) => return Ok(true),
    };
    for (member, right) in of_certificate {
        let own = octets(object, member)?.map(without_zeros);
        if own.is_some_and(|own| own != without_zeros(right.clone())) {
            return Ok(true);
        }
    }
    let crv = string(object, "crv")?;
    Ok(crv.is_some() && crv != certified.curve().map(Curve::name))
}

fn string<'o>(object: &'o Object, member: &'static str) -> Result<Option<&'o str>, KeyFault> {
    match object.get(member) {
        None => Ok(None),
        Some(json) => json
            .as_str()
            .map(Some)
            .ok_or(KeyFault::NotAString { member }),
    }
}

fn octets(object: &Object, member: &'static str) -> Result<Option<Vec<u8>>, KeyFault> {
    let Some(text) = string(object, member)? else {
        return Ok(None);
    };
    match base64url::decode(text) {
        Ok(decoded) => Ok(Some(decoded.bytes)),
        Err(_) => Err(KeyFault::NotBase64url { member }),
    }
}

/// A number without the zeros before it, which some write (RFC 7518 §6.3.1.1).
pub fn without_zeros(number: Vec<u8>) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default().to_vec()
}
