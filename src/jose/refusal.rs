//! Why a signature is not checked, or a token not decrypted, whatever the key: said before anything is computed.
//!
//! What speaks against a key stands with the keys ([`super::key::fits`]); what came of a computation, with whoever computed.

use super::fault::Part;
use crate::spec::{Clause, rfc};
use crate::text::json::Object;
use crate::text::shortened;
use std::fmt;

/// More iterations of PBES2 are refused: it takes a browser about a second.
pub const MOST_ITERATIONS: u64 = 1_000_000;

/// Why nothing is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no signed token.
    NotSigned,
    /// `alg` is `none`.
    Unsecured,
    /// The header names no algorithm.
    NoAlgorithm,
    /// The header has a member twice, and readers differ about which counts.
    RepeatedMember(String),
    /// An algorithm that is none of JOSE's for signatures.
    UnknownAlgorithm(String),
    /// An algorithm that is none of JOSE's for keys.
    UnknownKeyManagement(String),
    /// An algorithm that no browser computes.
    NotInBrowsers(&'static str),
    /// A part is not written as a signer writes it.
    NotAsSigned(Part),
    /// The signature is empty, and the algorithm is one that signs.
    NoSignature(&'static str),
    /// The signature has another length than its algorithm's.
    SignatureLength {
        /// What demands it.
        spec: Clause,
        /// Octets that it has.
        found: usize,
        /// Octets that it must have.
        expected: usize,
        /// Whether it looks like one in DER, as other protocols have it.
        is_der: bool,
    },
    /// `crit` names an extension that is not understood here.
    Critical(String),
    /// `b64` is false: the payload was signed otherwise.
    UnencodedPayload,
    /// The key is of another type or curve than the algorithm's.
    OtherKey,
    /// The key is the public one, and whoever decrypts has the private one.
    PublicKey,
    /// It is no encrypted token.
    NotEncrypted,
    /// The header names no content encryption.
    NoContentEncryption,
    /// A content encryption that is none of JOSE's.
    UnknownContentEncryption(String),
    /// An algorithm that this page leaves out, and why.
    LeftOut(&'static str, &'static str),
    /// The header lacks a member that its algorithm needs, or has it in another form.
    NoParameter(&'static str),
    /// The public key of the sender is on another curve.
    OtherCurve,
    /// More iterations than are computed for somebody else's token.
    Iterations(u64),
    /// A part has another length than its algorithm's.
    PartLength {
        /// Which part.
        part: &'static str,
        /// Octets that it has.
        found: usize,
        /// Octets that it must have.
        expected: usize,
    },
    /// `dir` and ECDH-ES take the key as it is: there must be no encrypted key.
    EncryptedKeyBesideDirect,
    /// A compression that is not known.
    UnknownCompression(String),
}

impl Refusal {
    /// What demands it.
    pub fn spec(&self) -> Clause {
        match self {
            Refusal::NotSigned | Refusal::NoSignature(_) => rfc(7515, "5.2"),
            Refusal::Unsecured => rfc(8725, "3.2"),
            Refusal::NoAlgorithm => rfc(7515, "4.1.1"),
            Refusal::RepeatedMember(_) => rfc(7515, "4"),
            Refusal::UnknownAlgorithm(_) | Refusal::NotInBrowsers(_) => rfc(8725, "3.1"),
            Refusal::NotAsSigned(_) => rfc(7515, "2"),
            Refusal::SignatureLength { spec, .. } => *spec,
            Refusal::Critical(_) => rfc(7515, "4.1.11"),
            Refusal::UnencodedPayload => rfc(7797, "7"),
            Refusal::OtherKey => rfc(7518, "3.1"),
            Refusal::NotEncrypted | Refusal::PublicKey => rfc(7516, "5.2"),
            Refusal::UnknownKeyManagement(_) => rfc(7516, "4.1.1"),
            Refusal::NoContentEncryption | Refusal::UnknownContentEncryption(_) => {
                rfc(7516, "4.1.2")
            }
            Refusal::LeftOut("RSA1_5", _) => rfc(8725, "3.2"),
            Refusal::LeftOut(..) => rfc(7518, "4.1"),
            Refusal::NoParameter("epk") | Refusal::OtherCurve => rfc(7518, "4.6.1.1"),
            Refusal::NoParameter("apu") => rfc(7518, "4.6.1.2"),
            Refusal::NoParameter("apv") => rfc(7518, "4.6.1.3"),
            Refusal::NoParameter("iv") => rfc(7518, "4.7.1.1"),
            Refusal::NoParameter("tag") => rfc(7518, "4.7.1.2"),
            Refusal::NoParameter("p2s") => rfc(7518, "4.8.1.1"),
            Refusal::NoParameter(_) => rfc(7518, "4.8.1.2"),
            Refusal::Iterations(_) => rfc(7518, "4.8.1.2"),
            Refusal::PartLength { .. } | Refusal::EncryptedKeyBesideDirect => rfc(7516, "5.2"),
            Refusal::UnknownCompression(_) => rfc(7516, "4.1.3"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NotSigned => write!(f, "this is no signed token"),
            Refusal::NoSignature(alg) => {
                write!(f, "alg is {alg}, and there is no signature")
            }
            Refusal::Unsecured => write!(
                f,
                "alg is none: there is no signature, and anybody can make such a token"
            ),
            Refusal::NoAlgorithm => write!(f, "the header names no algorithm"),
            Refusal::RepeatedMember(name) => {
                write!(
                    f,
                    "the header has {name} twice, and readers differ about which one counts"
                )
            }
            Refusal::UnknownAlgorithm(name) => {
                write!(
                    f,
                    "alg is {name}, which is not an algorithm for signatures that is known here"
                )
            }
            Refusal::UnknownKeyManagement(name) => write!(
                f,
                "alg is {name}, which is not an algorithm for keys of encrypted tokens that is known here"
            ),
            Refusal::NotInBrowsers(name) => write!(f, "no browser computes {name}"),
            Refusal::NotAsSigned(part) => write!(
                f,
                "the {part} is not written as a signer writes it, so this is not the token that was signed"
            ),
            Refusal::SignatureLength {
                found,
                expected,
                is_der,
                ..
            } => {
                write!(
                    f,
                    "the signature has {found} octets, and must have {expected}"
                )?;
                match is_der {
                    true => write!(f, "; it looks like DER, which other protocols use"),
                    false => Ok(()),
                }
            }
            Refusal::Critical(name) => write!(
                f,
                "crit names {name}, which is not understood here, and so the token must be refused"
            ),
            Refusal::UnencodedPayload => {
                write!(f, "b64 is false, which a JWT must not have")
            }
            Refusal::OtherKey => write!(f, "the key is of another type than the algorithm’s"),
            Refusal::PublicKey => {
                write!(f, "it is public, and whoever decrypts has the private key")
            }
            Refusal::NotEncrypted => write!(f, "this is no encrypted token"),
            Refusal::NoContentEncryption => {
                write!(f, "the header names no content encryption (enc)")
            }
            Refusal::UnknownContentEncryption(name) => {
                write!(
                    f,
                    "enc is {name}, which is not a content encryption that is known here"
                )
            }
            Refusal::LeftOut(name, why) => write!(f, "{name} is not decrypted here: {why}"),
            Refusal::NoParameter(name) => write!(
                f,
                "the header has no {name} that can be read, and its alg needs it"
            ),
            Refusal::OtherCurve => write!(
                f,
                "the sender’s public key (epk) is on another curve than this key"
            ),
            Refusal::Iterations(count) => write!(
                f,
                "p2c demands {count} iterations, and no more than {MOST_ITERATIONS} are computed here: whoever made the token would choose how long this browser works"
            ),
            Refusal::PartLength {
                part,
                found,
                expected,
            } => write!(f, "the {part} has {found} octets, and must have {expected}"),
            Refusal::EncryptedKeyBesideDirect => write!(
                f,
                "the token has an encrypted key, and its alg takes the key as it is"
            ),
            Refusal::UnknownCompression(name) => {
                write!(
                    f,
                    "zip is {name}, which is not a compression that is known here"
                )
            }
        }
    }
}

impl std::error::Error for Refusal {}

impl Refusal {
    /// What a `crit` demands that is not understood here: every extension.
    pub(super) fn of_crit(header: &Object) -> Result<(), Self> {
        let Some(crit) = header.get("crit") else {
            return Ok(());
        };
        let names = crit.as_array().unwrap_or_default();
        let name = names.iter().find_map(|name| name.as_str());
        Err(match name.unwrap_or("nothing") {
            "b64" => Refusal::UnencodedPayload,
            name => Refusal::Critical(shortened(name, 40)),
        })
    }
}
