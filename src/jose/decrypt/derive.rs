//! Keys that are derived: from an agreement by the Concat KDF (RFC 7518 §4.6.2), from a password by PBKDF2 (§4.8).
//!
//! The agreement itself and PBKDF2 are the browser's; the Concat KDF, which WebCrypto does not have, is computed here.

use super::header::Header;
use crate::jose::alg::{Algorithm, Digest};
use crate::jose::enc::ContentEncryption;
use crate::jose::key::{Curve, Hidden, Key, jwk};
use crate::jose::refusal::{MOST_ITERATIONS, Refusal};
use crate::jose::token::Token;
use crate::jose::verify::private_jwk;
use sha2::Digest as _;

/// The octets of the key that a key management algorithm wraps with: it says so in its name.
fn octets_of(alg: &Algorithm) -> usize {
    match alg.name.ends_with("A128KW") {
        true => 16,
        false => 32,
    }
}

/// An agreement between the sender's key, which stands in the header, and the reader's private one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// On which curve.
    pub curve: Curve,
    /// The private key as JWK, in JSON; in PKCS#8 where that is said.
    pub private: Hidden,
    /// Whether the public key beside it is not known, and it is in PKCS#8 therefore.
    pub is_lone: bool,
    /// The sender's public key as JWK, in JSON.
    pub public: String,
    /// How many octets are derived.
    pub octets: usize,
    /// What is hashed behind the agreed secret.
    info: Vec<u8>,
}

impl Agreement {
    pub(super) fn of(
        header: &Header<'_>,
        key: &Key,
        alg: &Algorithm,
        enc: &ContentEncryption,
    ) -> Result<Self, Refusal> {
        let curve = match key.material.curve() {
            Some(curve @ Curve::X448) => return Err(Refusal::NotInBrowsers(curve.name())),
            Some(curve) => curve,
            None => return Err(Refusal::OtherKey),
        };
        let epk = jwk(header.object("epk")?).map_err(|_| Refusal::NoParameter("epk"))?;
        if epk.material.curve() != Some(curve) {
            return Err(Refusal::OtherCurve);
        }
        // Of a direct agreement the content encryption names the key, else the key management does.
        let (id, octets) = match alg.name {
            "ECDH-ES" => (enc.name, enc.key_octets),
            name => (name, octets_of(alg)),
        };
        let mut info = Vec::new();
        let (u, v) = (
            header.octets_if_there("apu")?,
            header.octets_if_there("apv")?,
        );
        for part in [id.as_bytes(), &u, &v] {
            info.extend(length(part.len()));
            info.extend(part);
        }
        info.extend(length(octets * 8));
        let lone = key.lone_private();
        Ok(Agreement {
            curve,
            is_lone: lone.is_some(),
            private: lone.unwrap_or_else(|| Hidden(private_jwk(key).into_bytes())),
            public: epk.public_jwk(),
            octets,
            info,
        })
    }

    /// The key that comes of the agreed secret.
    pub fn derive(&self, secret: &[u8]) -> Vec<u8> {
        let mut key = Vec::new();
        let mut round = 1_u32;
        while key.len() < self.octets {
            let mut hash = sha2::Sha256::new();
            hash.update(round.to_be_bytes());
            hash.update(secret);
            hash.update(&self.info);
            key.extend(hash.finalize());
            round += 1;
        }
        key.truncate(self.octets);
        key
    }
}

/// What the header says of a derived key, where no key can make up for it.
///
/// # Errors
/// Why none is derived.
pub(super) fn refuses(header: &Header<'_>, alg: &Algorithm) -> Result<(), Refusal> {
    if alg.name.starts_with("PBES2") {
        header.octets("p2s", 0)?;
        iterations(header)?;
    }
    if alg.name.starts_with("ECDH-ES") {
        let epk = jwk(header.object("epk")?).map_err(|_| Refusal::NoParameter("epk"))?;
        if let Some(curve @ Curve::X448) = epk.material.curve() {
            return Err(Refusal::NotInBrowsers(curve.name()));
        }
    }
    Ok(())
}

fn iterations(header: &Header<'_>) -> Result<u32, Refusal> {
    let count = header.number("p2c")?;
    if count == 0 {
        return Err(Refusal::NoParameter("p2c"));
    }
    let iterations = u32::try_from(count).ok();
    let iterations = iterations.filter(|_| count <= MOST_ITERATIONS);
    iterations.ok_or(Refusal::Iterations(count))
}

/// As 32 bits, the highest first.
fn length(count: usize) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_be_bytes()
}

/// A password, and how a key is derived from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Password {
    /// Its octets.
    pub password: Hidden,
    /// The name of the algorithm, a zero, and `p2s`.
    pub salt: Vec<u8>,
    /// `p2c`
    pub iterations: u32,
    /// The hash of the HMAC.
    pub hash: Digest,
    /// How many octets are derived.
    pub octets: usize,
}

/// What makes passwords easy to try where a key is derived from one (RFC 7518 §4.8.1), each a sentence without its full stop.
pub fn weak_password_key(token: &Token) -> Vec<String> {
    let header = Header::of(token);
    let mut all = Vec::new();
    if !token.alg().is_some_and(|alg| alg.starts_with("PBES2")) {
        return all;
    }
    let salt = header.octets("p2s", 0).map(|salt| salt.len());
    if let Some(octets) = salt.ok().filter(|octets| *octets < 8) {
        all.push(format!(
            "p2s has {octets} octets, and must have 8 or more: the same password gives the same key too often (RFC 7518 §4.8.1.1)"
        ));
    }
    if let Some(count) = header.number("p2c").ok().filter(|count| *count < 1000) {
        all.push(format!(
            "p2c is {count}, and 1000 or more are recommended: passwords are tried as quickly as that is small (RFC 7518 §4.8.1.2)"
        ));
    }
    all
}

impl Password {
    pub(super) fn of(
        header: &Header<'_>,
        password: &Hidden,
        alg: &Algorithm,
    ) -> Result<Self, Refusal> {
        let mut salt = alg.name.as_bytes().to_vec();
        salt.push(0);
        salt.extend(header.octets("p2s", 0)?);
        let iterations = iterations(header)?;
        Ok(Password {
            password: password.clone(),
            salt,
            iterations,
            hash: match alg.name.starts_with("PBES2-HS256") {
                true => Digest::Sha256,
                false => Digest::Sha512,
            },
            octets: octets_of(alg),
        })
    }
}
