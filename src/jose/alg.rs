//! The one table of JOSE algorithms: what each is, and what it demands of a token.
//!
//! Computes none of them.

use super::key::Curve;
use crate::spec::{Clause, IANA_JOSE, rfc};

/// What an algorithm is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Digital signature: the issuer has a private key, anyone may hold the public one.
    Signature,
    /// Message authentication: issuer and reader share one secret.
    Mac,
    /// No protection at all.
    None,
    /// How a JWE's content encryption key is delivered.
    KeyManagement,
}

/// The digest that the hash claims of an ID token are made with (OIDC Core §3.1.3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256
    Sha256,
    /// SHA-384
    Sha384,
    /// SHA-512
    Sha512,
}

impl Digest {
    /// How many octets it has.
    pub const fn octets(self) -> u32 {
        match self {
            Digest::Sha256 => 32,
            Digest::Sha384 => 48,
            Digest::Sha512 => 64,
        }
    }
}

/// Which keys an algorithm takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyType {
    /// None.
    Nothing,
    /// Of type `RSA`.
    Rsa,
    /// On one of these curves (`EC` or `OKP`).
    Curves(&'static [Curve]),
    /// A key of type `AKP`, which is for this algorithm alone.
    Own,
    /// A secret (`oct`) of so many octets or more; 0 where the algorithm demands none, as with a password.
    Secret {
        /// Octets.
        least: usize,
    },
    /// A secret of exactly so many octets.
    SecretOf(usize),
}

/// Those on which a key is agreed (RFC 7518 §4.6, RFC 8037 §3.2).
const AGREES: KeyType = KeyType::Curves(&[
    Curve::P256,
    Curve::P384,
    Curve::P521,
    Curve::X25519,
    Curve::X448,
]);

/// One registered `alg` value.
#[derive(Clone, Copy, Debug)]
pub struct Algorithm {
    /// The value of `alg`; case-sensitive (RFC 7515 §4.1.1).
    pub name: &'static str,
    /// What it is for.
    pub used_for: Use,
    /// A short description.
    pub title: &'static str,
    /// Octets of every signature made with it, where that is fixed.
    pub signature_octets: Option<usize>,
    /// The digest for `at_hash` and its like, where the name decides it.
    pub digest: Option<Digest>,
    /// Which keys it takes.
    pub key: KeyType,
    /// Where it is defined.
    pub spec: Clause,
}

impl Algorithm {
    /// Whether WebCrypto has the signature that it makes; a browser can lack one that others have.
    pub fn is_in_browsers(&self) -> bool {
        !matches!(self.name, "ES256K" | "Ed448")
    }
}

/// Looks up an `alg` value, as written: `rs256` is not `RS256`.
pub fn algorithm(name: &str) -> Option<&'static Algorithm> {
    ALGORITHMS.iter().find(|a| a.name == name)
}

const fn row(
    name: &'static str,
    used_for: Use,
    title: &'static str,
    signature_octets: Option<usize>,
    digest: Option<Digest>,
    key: KeyType,
    spec: Clause,
) -> Algorithm {
    Algorithm {
        name,
        used_for,
        title,
        signature_octets,
        digest,
        key,
        spec,
    }
}

/// Every row of the table.
pub const ALGORITHMS: &[Algorithm] = &{
    use Digest::{Sha256, Sha384, Sha512};
    use KeyType::{Curves, Nothing, Own, Rsa, Secret, SecretOf};
    use Use::{KeyManagement, Mac, None as Unsecured, Signature};
    [
        row(
            "HS256",
            Mac,
            "HMAC with SHA-256",
            Some(32),
            Some(Sha256),
            Secret { least: 32 },
            rfc(7518, "3.2"),
        ),
        row(
            "HS384",
            Mac,
            "HMAC with SHA-384",
            Some(48),
            Some(Sha384),
            Secret { least: 48 },
            rfc(7518, "3.2"),
        ),
        row(
            "HS512",
            Mac,
            "HMAC with SHA-512",
            Some(64),
            Some(Sha512),
            Secret { least: 64 },
            rfc(7518, "3.2"),
        ),
        row(
            "RS256",
            Signature,
            "RSASSA-PKCS1-v1_5 with SHA-256",
            None,
            Some(Sha256),
            Rsa,
            rfc(7518, "3.3"),
        ),
        row(
            "RS384",
            Signature,
            "RSASSA-PKCS1-v1_5 with SHA-384",
            None,
            Some(Sha384),
            Rsa,
            rfc(7518, "3.3"),
        ),
        row(
            "RS512",
            Signature,
            "RSASSA-PKCS1-v1_5 with SHA-512",
            None,
            Some(Sha512),
            Rsa,
            rfc(7518, "3.3"),
        ),
        row(
            "ES256",
            Signature,
            "ECDSA with P-256 and SHA-256",
            Some(64),
            Some(Sha256),
            Curves(&[Curve::P256]),
            rfc(7518, "3.4"),
        ),
        row(
            "ES384",
            Signature,
            "ECDSA with P-384 and SHA-384",
            Some(96),
            Some(Sha384),
            Curves(&[Curve::P384]),
            rfc(7518, "3.4"),
        ),
        row(
            "ES512",
            Signature,
            "ECDSA with P-521 and SHA-512",
            Some(132),
            Some(Sha512),
            Curves(&[Curve::P521]),
            rfc(7518, "3.4"),
        ),
        row(
            "PS256",
            Signature,
            "RSASSA-PSS with SHA-256",
            None,
            Some(Sha256),
            Rsa,
            rfc(7518, "3.5"),
        ),
        row(
            "PS384",
            Signature,
            "RSASSA-PSS with SHA-384",
            None,
            Some(Sha384),
            Rsa,
            rfc(7518, "3.5"),
        ),
        row(
            "PS512",
            Signature,
            "RSASSA-PSS with SHA-512",
            None,
            Some(Sha512),
            Rsa,
            rfc(7518, "3.5"),
        ),
        row(
            "ES256K",
            Signature,
            "ECDSA with secp256k1 and SHA-256",
            Some(64),
            Some(Sha256),
            Curves(&[Curve::Secp256k1]),
            rfc(8812, "3.2"),
        ),
        row(
            "EdDSA",
            Signature,
            "EdDSA",
            None,
            None,
            Curves(&[Curve::Ed25519, Curve::Ed448]),
            rfc(8037, "3.1"),
        ),
        row(
            "Ed25519",
            Signature,
            "EdDSA with Ed25519",
            Some(64),
            Some(Sha512),
            Curves(&[Curve::Ed25519]),
            rfc(9864, "2.2"),
        ),
        row(
            "Ed448",
            Signature,
            "EdDSA with Ed448",
            Some(114),
            None,
            Curves(&[Curve::Ed448]),
            rfc(9864, "2.2"),
        ),
        row(
            "ML-DSA-44",
            Signature,
            "ML-DSA-44, made to withstand quantum computers",
            Some(2420),
            None,
            Own,
            rfc(9964, ""),
        ),
        row(
            "ML-DSA-65",
            Signature,
            "ML-DSA-65, made to withstand quantum computers",
            Some(3309),
            None,
            Own,
            rfc(9964, ""),
        ),
        row(
            "ML-DSA-87",
            Signature,
            "ML-DSA-87, made to withstand quantum computers",
            Some(4627),
            None,
            Own,
            rfc(9964, ""),
        ),
        row(
            "none",
            Unsecured,
            "no signature",
            Some(0),
            None,
            Nothing,
            rfc(7518, "3.6"),
        ),
        row(
            "RSA1_5",
            KeyManagement,
            "RSAES-PKCS1-v1_5",
            None,
            None,
            Rsa,
            rfc(7518, "4.2"),
        ),
        row(
            "RSA-OAEP",
            KeyManagement,
            "RSAES OAEP",
            None,
            None,
            Rsa,
            rfc(7518, "4.3"),
        ),
        row(
            "RSA-OAEP-256",
            KeyManagement,
            "RSAES OAEP with SHA-256",
            None,
            None,
            Rsa,
            rfc(7518, "4.3"),
        ),
        row(
            "RSA-OAEP-384",
            KeyManagement,
            "RSAES OAEP with SHA-384",
            None,
            None,
            Rsa,
            IANA_JOSE,
        ),
        row(
            "RSA-OAEP-512",
            KeyManagement,
            "RSAES OAEP with SHA-512",
            None,
            None,
            Rsa,
            IANA_JOSE,
        ),
        row(
            "A128KW",
            KeyManagement,
            "AES-128 key wrap",
            None,
            None,
            SecretOf(16),
            rfc(7518, "4.4"),
        ),
        row(
            "A192KW",
            KeyManagement,
            "AES-192 key wrap",
            None,
            None,
            SecretOf(24),
            rfc(7518, "4.4"),
        ),
        row(
            "A256KW",
            KeyManagement,
            "AES-256 key wrap",
            None,
            None,
            SecretOf(32),
            rfc(7518, "4.4"),
        ),
        row(
            "dir",
            KeyManagement,
            "a shared key used directly",
            None,
            None,
            Secret { least: 0 },
            rfc(7518, "4.5"),
        ),
        row(
            "ECDH-ES",
            KeyManagement,
            "ECDH-ES, agreed key used directly",
            None,
            None,
            AGREES,
            rfc(7518, "4.6"),
        ),
        row(
            "ECDH-ES+A128KW",
            KeyManagement,
            "ECDH-ES with AES-128 key wrap",
            None,
            None,
            AGREES,
            rfc(7518, "4.6"),
        ),
        row(
            "ECDH-ES+A192KW",
            KeyManagement,
            "ECDH-ES with AES-192 key wrap",
            None,
            None,
            AGREES,
            rfc(7518, "4.6"),
        ),
        row(
            "ECDH-ES+A256KW",
            KeyManagement,
            "ECDH-ES with AES-256 key wrap",
            None,
            None,
            AGREES,
            rfc(7518, "4.6"),
        ),
        row(
            "A128GCMKW",
            KeyManagement,
            "AES-128 GCM key wrap",
            None,
            None,
            SecretOf(16),
            rfc(7518, "4.7"),
        ),
        row(
            "A192GCMKW",
            KeyManagement,
            "AES-192 GCM key wrap",
            None,
            None,
            SecretOf(24),
            rfc(7518, "4.7"),
        ),
        row(
            "A256GCMKW",
            KeyManagement,
            "AES-256 GCM key wrap",
            None,
            None,
            SecretOf(32),
            rfc(7518, "4.7"),
        ),
        row(
            "PBES2-HS256+A128KW",
            KeyManagement,
            "PBES2 with HMAC SHA-256",
            None,
            None,
            Secret { least: 0 },
            rfc(7518, "4.8"),
        ),
        row(
            "PBES2-HS384+A192KW",
            KeyManagement,
            "PBES2 with HMAC SHA-384",
            None,
            None,
            Secret { least: 0 },
            rfc(7518, "4.8"),
        ),
        row(
            "PBES2-HS512+A256KW",
            KeyManagement,
            "PBES2 with HMAC SHA-512",
            None,
            None,
            Secret { least: 0 },
            rfc(7518, "4.8"),
        ),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_once() {
        for (nth, a) in ALGORITHMS.iter().enumerate() {
            assert!(
                ALGORITHMS[nth + 1..].iter().all(|b| b.name != a.name),
                "{}",
                a.name
            );
        }
    }

    #[test]
    fn names_are_case_sensitive() {
        assert!(algorithm("RS256").is_some());
        assert!(algorithm("rs256").is_none());
    }
}
