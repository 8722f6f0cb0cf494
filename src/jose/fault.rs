//! What kept a token from being read as written: one type for every trouble, with its part and its place.
//!
//! A fault never holds the token's text, only positions, lengths and single characters.

use crate::text::{base64url, json};
use std::fmt;

/// A part of a compact serialization (RFC 7515 §7.1, RFC 7516 §7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The token as a whole.
    Whole,
    /// The JOSE header.
    Header,
    /// The payload of a JWS.
    Payload,
    /// The signature of a JWS.
    Signature,
    /// The encrypted key of a JWE.
    EncryptedKey,
    /// The initialization vector of a JWE.
    InitializationVector,
    /// The ciphertext of a JWE.
    Ciphertext,
    /// The authentication tag of a JWE.
    AuthenticationTag,
    /// A disclosure of an SD-JWT, counted from 1.
    Disclosure(usize),
    /// The key binding JWT of an SD-JWT.
    KeyBinding,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Part::Disclosure(nth) => return write!(f, "disclosure {nth}"),
            Part::KeyBinding => "key binding JWT",
            Part::Whole => "token",
            Part::Header => "header",
            Part::Payload => "payload",
            Part::Signature => "signature",
            Part::EncryptedKey => "encrypted key",
            Part::InitializationVector => "initialization vector",
            Part::Ciphertext => "ciphertext",
            Part::AuthenticationTag => "authentication tag",
        })
    }
}

/// One trouble, in one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which part has it.
    pub part: Part,
    /// Byte offset in the token, where there is one place.
    pub at: Option<usize>,
    /// What it is.
    pub trouble: Trouble,
}

/// What was met where a strict reader wants something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Neither three parts (JWS) nor five (JWE), but this many.
    PartCount(usize),
    /// No base64url. The error's offsets count from the start of the part.
    NotBase64Url(base64url::Error),
    /// Readable, yet not what RFC 7515 §2 asks for. The flaw's offsets count from the start of the part.
    Flaw(base64url::Flaw),
    /// The decoded bytes are no UTF-8 from this byte on.
    NotUtf8 {
        /// Offset among the decoded bytes.
        valid_up_to: usize,
    },
    /// The decoded text is no JSON.
    NotJson(json::Error),
    /// JSON, but no object; the text names its shape.
    NotAnObject(&'static str),
    /// The header names no algorithm.
    NoAlg,
    /// `alg` is no string; the text names its shape.
    AlgNotAString(&'static str),
    /// A part that must hold something is empty.
    Empty,
    /// Five parts, and the header names no content encryption.
    NoEnc,
    /// An ellipsis, written as one character or as three dots: somebody or something left the rest out.
    Shortened,
    /// A JSON serialization whose members are not those of RFC 7515 §7.2 or RFC 7516 §7.2.
    JsonForm {
        /// The member.
        member: &'static str,
        /// What is wrong with it.
        misfit: Misfit,
    },
    /// A header name that stands in the protected header and in the unprotected one.
    InBothHeaders(String),
    /// Something that RFC 9901 does not allow.
    SdJwt(SdTrouble),
}

/// What is wrong with a member of a JSON serialization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It is not there.
    Missing,
    /// It is of this shape; another was wanted.
    Shape(&'static str, &'static str),
    /// An array without items.
    EmptyArray,
    /// It stands beside this one, and excludes it.
    Beside(&'static str),
    /// It stands more than once.
    Repeated,
    /// So many items; only the first ones are read.
    TooMany(usize),
    /// It belongs to the first signature, and stands in a further one.
    NotFirst,
}

/// What is wrong with an SD-JWT (RFC 9901).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SdTrouble {
    /// The last disclosure is not followed by a tilde.
    MissingTilde,
    /// `_sd_alg` names no hash that is computed here.
    UnknownHash,
    /// `_sd`, `...` or `_sd_alg` where it means nothing.
    Misplaced(&'static str),
    /// A digest that stands so many times.
    DigestRepeated(usize),
    /// A disclosure that is no array of two or three, with the shape that it is.
    NotAnArray(&'static str),
    /// An array of so many items.
    ItemCount(usize),
    /// The salt is no string but this.
    Salt(&'static str),
    /// The name is no string but this.
    Name(&'static str),
    /// The name is `_sd` or `...`.
    ReservedName(&'static str),
    /// No digest belongs to the disclosure.
    Unmatched,
    /// The disclosure is the same as this earlier one.
    SameAs(usize),
    /// The claim's name already stands in the object.
    NameTaken,
    /// An array element where a claim belongs, or a claim where an array element belongs.
    WrongKind {
        /// Whether the digest stands in `_sd`, where claims with a name belong.
        in_sd: bool,
    },
    /// The claim would be nested deeper than this reader goes.
    TooDeep,
    /// So many disclosures; only the first ones are read.
    TooMany(usize),
}
