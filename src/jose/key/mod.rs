//! Keys: what a JWK, a JWK Set, a PEM block or a secret holds, named, and ready for whoever verifies.
//!
//! Reads keys and says what is wrong with how they are written. Does **not** compute anything with one and does not check that a
//! point lies on its curve: the browser does both. What is private is never shown: `Debug` says how long it is.

mod der;
mod fault;
mod fit;
mod given;
mod hide;
mod jwk;
mod pem;
mod select;

pub use fault::KeyFault;
pub use fit::{Misfit, fits};
pub use given::{
    Encoding, Given, LONGEST, given, pasted, secret, secret_encodings, secret_with_blanks,
};
pub use hide::without_private;
pub use jwk::{jwk, x5c};
pub use select::{Selection, select};

use super::alg::Digest;
use super::hash;
use crate::text::base64url;
use std::fmt;

/// A curve of RFC 7518 §6.2.1.1, RFC 8037 §2 or RFC 8812 §3.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// NIST P-256.
    P256,
    /// NIST P-384.
    P384,
    /// NIST P-521.
    P521,
    /// The curve of ES256K.
    Secp256k1,
    /// Signs.
    Ed25519,
    /// Signs.
    Ed448,
    /// Agrees on a key.
    X25519,
    /// Agrees on a key.
    X448,
}

impl Curve {
    /// Every one of them.
    pub const ALL: [Self; 8] = [
        Curve::P256,
        Curve::P384,
        Curve::P521,
        Curve::Secp256k1,
        Curve::Ed25519,
        Curve::Ed448,
        Curve::X25519,
        Curve::X448,
    ];

    /// The value of `crv`.
    pub const fn name(self) -> &'static str {
        match self {
            Curve::P256 => "P-256",
            Curve::P384 => "P-384",
            Curve::P521 => "P-521",
            Curve::Secp256k1 => "secp256k1",
            Curve::Ed25519 => "Ed25519",
            Curve::Ed448 => "Ed448",
            Curve::X25519 => "X25519",
            Curve::X448 => "X448",
        }
    }

    /// Octets of a coordinate, or of a public key.
    pub const fn octets(self) -> usize {
        match self {
            Curve::P256 | Curve::Secp256k1 | Curve::Ed25519 | Curve::X25519 => 32,
            Curve::P384 => 48,
            Curve::P521 => 66,
            Curve::X448 => 56,
            Curve::Ed448 => 57,
        }
    }

    /// Whether keys on it have two coordinates (`kty` is `EC`), and not one string of octets (`OKP`).
    pub const fn is_ec(self) -> bool {
        matches!(
            self,
            Curve::P256 | Curve::P384 | Curve::P521 | Curve::Secp256k1
        )
    }
}

/// Octets that are nobody's to see.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(pub(super) Vec<u8>);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} octets", self.0.len())
    }
}

impl Hidden {
    /// How many octets it has.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The octets, for whoever computes with them.
    pub fn octets(&self) -> &[u8] {
        &self.0
    }
}

/// What the private members of an RSA key are called, in order (RFC 7518 §6.3.2).
pub const RSA_PRIVATE: [&str; 6] = ["d", "p", "q", "dp", "dq", "qi"];

/// The numbers of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Material {
    /// RFC 7518 §6.3.
    Rsa {
        /// The modulus, without zeros before it.
        n: Vec<u8>,
        /// The exponent, without zeros before it.
        e: Vec<u8>,
        /// [`RSA_PRIVATE`]; of a key that has `d` alone the others are empty.
        private: Option<Box<[Hidden; 6]>>,
    },
    /// RFC 7518 §6.2.
    Ec {
        /// On which curve.
        curve: Curve,
        /// A coordinate, of the curve's length.
        x: Vec<u8>,
        /// The other.
        y: Vec<u8>,
        /// The private key.
        d: Option<Hidden>,
    },
    /// RFC 8037 §2.
    Okp {
        /// On which curve.
        curve: Curve,
        /// The public key; empty where a private key came without it, as in PKCS#8 (RFC 8410 §7).
        x: Vec<u8>,
        /// The private key.
        d: Option<Hidden>,
    },
    /// A key for one algorithm alone (RFC 9964).
    Akp {
        /// That algorithm.
        alg: &'static str,
        /// The public key.
        public: Vec<u8>,
        /// The private key, or the seed that it is made from.
        private: Option<Hidden>,
    },
    /// A secret (RFC 7518 §6.4).
    Oct(Hidden),
}

/// Octets of the public keys of those algorithms (FIPS 204 §4, table 2).
pub(super) const AKP: [(&str, usize); 3] = [
    ("ML-DSA-44", 1312),
    ("ML-DSA-65", 1952),
    ("ML-DSA-87", 2592),
];

impl Material {
    /// The value of `kty`.
    pub const fn kty(&self) -> &'static str {
        match self {
            Material::Rsa { .. } => "RSA",
            Material::Ec { .. } => "EC",
            Material::Okp { .. } => "OKP",
            Material::Akp { .. } => "AKP",
            Material::Oct(_) => "oct",
        }
    }

    /// The curve, where it has one.
    pub const fn curve(&self) -> Option<Curve> {
        match self {
            Material::Ec { curve, .. } | Material::Okp { curve, .. } => Some(*curve),
            _ => None,
        }
    }

    /// How many bits the modulus or the secret has; of a curve, those of its name.
    pub fn bits(&self) -> usize {
        match self {
            Material::Rsa { n, .. } => bits(n),
            Material::Oct(k) => k.len() * 8,
            Material::Akp { public, .. } => public.len() * 8,
            Material::Ec { curve, .. } | Material::Okp { curve, .. } => match curve {
                Curve::P521 => 521,
                Curve::Ed448 | Curve::X448 => 448,
                curve => curve.octets() * 8,
            },
        }
    }
}

/// How many bits a number has.
fn bits(number: &[u8]) -> usize {
    match number.iter().position(|byte| *byte != 0) {
        Some(at) => (number.len() - at) * 8 - number[at].leading_zeros() as usize,
        None => 0,
    }
}

/// Where a key was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A JSON Web Key, alone or in a set (RFC 7517).
    Jwk,
    /// A PEM block with that label (RFC 7468).
    Pem(&'static str),
    /// The first certificate of `x5c` (RFC 7517 §4.7).
    X5c,
    /// The same content without the lines around it, as a button “public key” gives it.
    Bare(&'static str),
    /// A text, written so.
    Secret(Encoding),
    /// A text in UTF-8, with the white space around it.
    SecretWithBlanks,
}

/// A key, and what it says of its own use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its numbers.
    pub material: Material,
    /// `kid` (RFC 7517 §4.5).
    pub kid: Option<String>,
    /// `alg` (RFC 7517 §4.4), as written.
    pub alg: Option<String>,
    /// `use` (RFC 7517 §4.2), as written.
    pub used_for: Option<String>,
    /// `key_ops` (RFC 7517 §4.3), as written; none where it is not there.
    pub key_ops: Option<Vec<String>>,
    /// Where it was read from.
    pub source: Source,
}

impl Key {
    /// One that says nothing of its use.
    pub(super) const fn plain(material: Material, source: Source) -> Self {
        Key {
            material,
            kid: None,
            alg: None,
            used_for: None,
            key_ops: None,
            source,
        }
    }

    /// Whether it can sign or decrypt: whoever has it can do so as well.
    pub const fn is_private(&self) -> bool {
        match &self.material {
            Material::Rsa { private, .. } => private.is_some(),
            Material::Ec { d, .. } | Material::Okp { d, .. } => d.is_some(),
            Material::Akp { private, .. } => private.is_some(),
            Material::Oct(_) => true,
        }
    }

    /// What it is, in words: `RSA 2048`, `EC P-256`, `Ed25519`, `secret of 256 bits`.
    pub fn title(&self) -> String {
        match &self.material {
            Material::Rsa { .. } => ["RSA ", &self.material.bits().to_string()].concat(),
            Material::Ec { curve, .. } => ["EC ", curve.name()].concat(),
            Material::Okp { curve, .. } => curve.name().to_owned(),
            Material::Akp { alg, .. } => (*alg).to_owned(),
            Material::Oct(_) => ["secret of ", &self.material.bits().to_string(), " bits"].concat(),
        }
    }

    /// Everything that tells it from others: `RSA 2048, public, use sig, alg RS256, kid k1, thumbprint NzbL…`. Of a secret there
    /// is no thumbprint: it would let anybody try secrets against it.
    pub fn named(&self) -> String {
        let mut words = vec![self.title()];
        if !matches!(self.material, Material::Oct(_)) {
            words.push(
                if self.is_private() {
                    "private"
                } else {
                    "public"
                }
                .to_owned(),
            );
        }
        if self.lone_private().is_some() {
            words.push("its public key not beside it".to_owned());
        }
        if self.source == Source::SecretWithBlanks {
            words.push("with the white space around it".to_owned());
        }
        let mut say = |name: &str, value: Option<&str>| {
            let value = value.map(|value| crate::text::shortened(value, 60));
            words.extend(value.map(|value| [name, " ", &value].concat()));
        };
        say("use", self.used_for.as_deref());
        let ops = self.key_ops.as_ref().map(|ops| ops.join(" "));
        say("key_ops", ops.as_deref());
        say("alg", self.alg.as_deref());
        say("kid", self.kid.as_deref());
        say("thumbprint", self.thumbprint().as_deref());
        words.join(", ")
    }

    /// The private key in PKCS#8, where the public one is not known: the browser computes it.
    pub fn lone_private(&self) -> Option<Hidden> {
        match &self.material {
            Material::Okp {
                curve,
                x,
                d: Some(d),
            } if x.is_empty() => pem::lone(*curve, d),
            _ => None,
        }
    }

    /// The thumbprint by SHA-256, in base64url (RFC 7638 §3); none of a secret, or where the public key is not known.
    pub fn thumbprint(&self) -> Option<String> {
        let is_secret = matches!(self.material, Material::Oct(_));
        let is_known = !is_secret && self.lone_private().is_none();
        is_known.then(|| hash::of(Digest::Sha256, &self.public_jwk()))
    }

    /// The public members that make the key what it is, as JSON in the order of their names without blanks (RFC 7638 §3.2): of
    /// a secret the type alone.
    pub fn public_jwk(&self) -> String {
        let kty = self.material.kty();
        let text = |members: &[(&str, &str)]| {
            let member = |(name, value): &(&str, &str)| format!("\"{name}\":\"{value}\"");
            let members: Vec<String> = members.iter().map(member).collect();
            ["{", &members.join(","), "}"].concat()
        };
        let encode = |octets: &[u8]| base64url::encode(octets);
        match &self.material {
            Material::Rsa { n, e, .. } => {
                text(&[("e", &encode(e)), ("kty", kty), ("n", &encode(n))])
            }
            Material::Ec { curve, x, y, .. } => text(&[
                ("crv", curve.name()),
                ("kty", kty),
                ("x", &encode(x)),
                ("y", &encode(y)),
            ]),
            Material::Okp { curve, x, .. } => {
                text(&[("crv", curve.name()), ("kty", kty), ("x", &encode(x))])
            }
            Material::Akp { alg, public, .. } => {
                text(&[("alg", alg), ("kty", kty), ("pub", &encode(public))])
            }
            Material::Oct(_) => text(&[("kty", kty)]),
        }
    }
}

#[cfg(test)]
mod tests;
