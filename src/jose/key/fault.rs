//! Why a text gives no key: what is missing or wrong, and where.
//!
//! Never repeats what was given: it may be private.

use std::fmt;

/// Why there is no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// Nothing was given.
    Empty,
    /// More than is read.
    TooLong,
    /// It begins like JSON and is none.
    NotJson {
        /// The byte at which it is none.
        at: usize,
    },
    /// JSON that describes no key.
    NoKeyInJson,
    /// A set without keys.
    NoKeys,
    /// More keys than are read.
    TooManyKeys {
        /// How many there are.
        count: usize,
    },
    /// A member that this type must have is not there.
    Missing {
        /// Its name.
        member: &'static str,
        /// The type.
        kty: &'static str,
    },
    /// A member is no string.
    NotAString {
        /// Its name.
        member: &'static str,
    },
    /// A member is no array of strings.
    NotAList {
        /// Its name.
        member: &'static str,
    },
    /// A certificate has another key than the JWK that it stands in (RFC 7517 §4.7).
    CertifiesAnother {
        /// The member that it stands in.
        member: &'static str,
    },
    /// A certificate has a key of another type than the JWK that it stands in says (RFC 7517 §4.7).
    CertifiesAnotherType {
        /// The type that the JWK names.
        kty: &'static str,
        /// That of the certificate’s key.
        found: &'static str,
    },
    /// A point of which one coordinate is written (RFC 5480 §2.2), which no JWK can have (RFC 7518 §6.2.1).
    CompressedPoint {
        /// The curve's name.
        curve: &'static str,
    },
    /// A member is no base64url (RFC 7518 §2).
    NotBase64url {
        /// Its name.
        member: &'static str,
    },
    /// A member has another length than its curve demands (RFC 7518 §6.2.1.2).
    WrongLength {
        /// Its name.
        member: &'static str,
        /// Octets that it has.
        found: usize,
        /// Octets that it must have.
        expected: usize,
    },
    /// A type that nobody registered, or that is not read here.
    UnknownType {
        /// The value of `kty`, shortened.
        kty: String,
    },
    /// A curve that is not read here.
    UnknownCurve {
        /// Its name or object identifier, shortened.
        curve: String,
    },
    /// A PEM block whose label is none of a key that is read here.
    UnknownLabel {
        /// The label, shortened.
        label: String,
    },
    /// A curve by all its numbers in place of its name, which nobody may write so (RFC 5480 §2.1.1).
    UnnamedCurve,
    /// A key that is encrypted itself.
    Encrypted,
    /// A PKCS#12 file.
    Pkcs12,
    /// A key in the way of SSH.
    Ssh,
    /// A PEM block that does not end, or ends with another label.
    PemNotClosed {
        /// The label.
        label: &'static str,
    },
    /// What is between the lines of a PEM block is no base64.
    PemNotBase64 {
        /// The label.
        label: &'static str,
    },
    /// The content of a block is not what its label says.
    NotDer {
        /// The label.
        label: &'static str,
    },
    /// A key for an algorithm that JOSE does not have.
    UnknownAlgorithm {
        /// Its object identifier.
        oid: String,
    },
    /// A secret is not written in that encoding.
    NotEncoded {
        /// The encoding's name.
        encoding: &'static str,
    },
}

impl KeyFault {
    /// Whether the text is only taken for a key because of how it begins.
    pub const fn may_be_secret(&self) -> bool {
        matches!(
            self,
            KeyFault::NotJson { .. } | KeyFault::NoKeyInJson | KeyFault::Ssh
        )
    }
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyFault::Empty => write!(f, "no key was given"),
            // Of a file no more than that is read, so how many it has nobody counted.
            KeyFault::TooLong => write!(
                f,
                "this has more than {} bytes, and no set of keys needs as many",
                super::given::LONGEST
            ),
            KeyFault::NotJson { at } => {
                write!(f, "this begins like JSON and is none from byte {at} on")
            }
            KeyFault::NoKeyInJson => write!(
                f,
                "this JSON has neither kty, as a key has, nor keys, as a set has, nor jwks_uri, as metadata has, and it is no list of keys or certificates"
            ),
            KeyFault::NoKeys => write!(f, "keys is an empty list"),
            KeyFault::TooManyKeys { count } => write!(
                f,
                "this set has {count} keys; no more than {} are read",
                super::given::MOST
            ),
            KeyFault::Missing { member, kty } => {
                write!(
                    f,
                    "{member} is missing, which a key of type {kty} must have"
                )
            }
            KeyFault::NotAString { member } => write!(f, "{member} is not a string"),
            KeyFault::NotAList { member } => {
                write!(f, "{member} is not an array of strings (RFC 7517 §4.3)")
            }
            KeyFault::CertifiesAnother { member } => write!(
                f,
                "the first certificate of {member} has another key than the JWK around it, and they must be the same (RFC 7517 §4.7)"
            ),
            KeyFault::CertifiesAnotherType { kty, found } => write!(
                f,
                "kty is {kty}, and the first certificate of x5c has a key of type {found}: they must be the same (RFC 7517 §4.7)"
            ),
            KeyFault::CompressedPoint { curve } => write!(
                f,
                "the point on {curve} is compressed, so that its y is not written; openssl ec with -conv_form uncompressed writes both coordinates"
            ),
            KeyFault::NotBase64url { member } => write!(f, "{member} is not base64url"),
            KeyFault::WrongLength {
                member,
                found,
                expected,
            } => write!(
                f,
                "{member} has {found} octets, and must have {expected} {}",
                match *member {
                    "pub" => "with this alg",
                    _ => "on this curve",
                }
            ),
            KeyFault::UnknownType { kty } => write!(f, "the key type {kty} is not read here"),
            KeyFault::UnknownCurve { curve } => write!(f, "the curve {curve} is not read here"),
            KeyFault::UnknownLabel { label } => {
                write!(f, "a PEM block {label} holds no key that is read here")
            }
            KeyFault::Encrypted => write!(
                f,
                "this private key is encrypted with a passphrase; decrypt it first, or give the public key"
            ),
            KeyFault::Pkcs12 => write!(
                f,
                "this is a PKCS#12 file (.p12, .pfx), which keeps what is in it behind a password; openssl pkcs12 -in FILE -clcerts -nokeys writes its certificate as PEM"
            ),
            KeyFault::UnnamedCurve => write!(
                f,
                "its curve is written by all its numbers, and a key has to name it; openssl ec with -param_enc named_curve writes the name (RFC 5480 §2.1.1)"
            ),
            KeyFault::Ssh => write!(
                f,
                "this is a key for SSH; ssh-keygen -e -m PKCS8 -f FILE writes the public key as PEM"
            ),
            KeyFault::PemNotClosed { label } => {
                write!(f, "the block BEGIN {label} has no matching END line")
            }
            KeyFault::PemNotBase64 { label } => {
                write!(f, "what stands in the block {label} is not base64")
            }
            KeyFault::NotDer { label } => {
                write!(
                    f,
                    "what stands in the block {label} is not what this label says"
                )
            }
            KeyFault::UnknownAlgorithm { oid } => {
                write!(f, "a key of the algorithm {oid} is not read here")
            }
            KeyFault::NotEncoded { encoding } => write!(f, "this secret is not {encoding}"),
        }
    }
}

impl std::error::Error for KeyFault {}
