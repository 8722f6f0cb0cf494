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
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
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
}
