//! What has to be computed to decrypt a JWE with somebody's own key: the plan is made here, the browser carries it out.
//!
//! WebCrypto checks neither the key's `alg`, `use` and size (that is [`super::key::fits`]) nor anything that the header says.
//! What comes out is for whoever asked: it is **not** looked at here, and that it could be decrypted says nothing of who made it
//! where anybody has the public key.

mod derive;
mod header;

pub use derive::{Agreement, Password, weak_password_key};

use super::alg::{Algorithm, Use, algorithm};
use super::enc::{ContentEncryption, content_encryption};
use super::fault::{Part, Trouble};
use super::key::{Hidden, Key, Material};
use super::refusal::Refusal;
use super::token::{Form, Token};
use super::verify::private_jwk;
use crate::text::shortened;
use header::Header;

/// More octets than these do not come out of a compressed token (RFC 8725 §3.6).
pub const MOST_INFLATED: usize = 4 << 20;

/// Where the octets of a symmetric key come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Octets {
    /// They were given.
    Given(Hidden),
    /// From an agreement between two keys (RFC 7518 §4.6).
    Agreed(Agreement),
    /// From a password (RFC 7518 §4.8).
    OfPassword(Password),
}

/// How the content encryption key is got (RFC 7516 §5.2, steps 6 to 12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentKey {
    /// It is that.
    Direct(Octets),
    /// It was wrapped by AES Key Wrap with that.
    Wrapped(Octets),
    /// It was encrypted by AES GCM.
    Sealed {
        /// With that key.
        key: Hidden,
        /// `iv`
        iv: Vec<u8>,
        /// `tag`
        tag: Vec<u8>,
    },
    /// It was encrypted by RSAES OAEP.
    Oaep {
        /// The hash, as WebCrypto calls it.
        hash: &'static str,
        /// The private key as JWK, in JSON.
        key: Hidden,
    },
}

/// One computation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decryption {
    /// The key management algorithm, by its name.
    pub alg: &'static str,
    /// How the content encryption key is got.
    pub key: ContentKey,
    /// The JWE Encrypted Key; empty where there is none.
    pub encrypted_key: Vec<u8>,
    /// With which algorithm the content is decrypted.
    pub enc: &'static ContentEncryption,
    /// The JWE Initialization Vector.
    pub iv: Vec<u8>,
    /// The JWE Ciphertext.
    pub ciphertext: Vec<u8>,
    /// The JWE Authentication Tag.
    pub tag: Vec<u8>,
    /// The Additional Authenticated Data (RFC 7516 §5.1, step 14): nobody can change it either.
    pub aad: Vec<u8>,
    /// Whether what comes out was compressed by DEFLATE (RFC 7516 §4.1.3).
    pub is_compressed: bool,
}

impl Decryption {
    /// What a browser has to have for it, in words: which of the parts one lacks, it does not say.
    pub fn needs(&self) -> String {
        let curve = match &self.key {
            ContentKey::Direct(Octets::Agreed(of)) | ContentKey::Wrapped(Octets::Agreed(of)) => {
                [" on ", of.curve.name()].concat()
            }
            _ => String::new(),
        };
        let zip = match self.is_compressed {
            true => " and DEFLATE",
            false => "",
        };
        [self.alg, &curve, " with ", self.enc.name, zip].concat()
    }
}

impl ContentEncryption {
    /// Whether it is AES GCM, and not AES CBC with a MAC of its own (RFC 7518 §5.2).
    pub fn is_gcm(&self) -> bool {
        self.name.ends_with("GCM")
    }
}

/// The key management algorithm that a token says it is encrypted with, where it can be decrypted here at all: what can be said
/// without any key.
///
/// # Errors
/// Why no key can decrypt it here.
pub fn encrypted_with(token: &Token) -> Result<&'static Algorithm, Refusal> {
    if !matches!(token.form, Form::Jwe | Form::JweJson) {
        return Err(Refusal::NotEncrypted);
    }
    for header in token.header.iter().chain(&token.unprotected) {
        if let Some(name) = header.duplicates().first() {
            return Err(Refusal::RepeatedMember(shortened(name, 40)));
        }
        Refusal::of_crit(header)?;
    }
    let name = token.alg().ok_or(Refusal::NoAlgorithm)?;
    let alg = algorithm(name).filter(|alg| alg.used_for == Use::KeyManagement);
    let alg = alg.ok_or_else(|| Refusal::UnknownKeyManagement(shortened(name, 40)))?;
    if alg.name == "RSA1_5" {
        let why = "WebCrypto has no RSAES-PKCS1-v1_5, which gives away its plaintext to whoever may try often enough";
        return Err(Refusal::LeftOut(alg.name, why));
    }
    let enc = enc(token)?;
    for name in [alg.name, enc.name] {
        if name.contains("A192") {
            return Err(Refusal::LeftOut(
                name,
                "it takes AES with a key of 192 bits, which Chromium’s WebCrypto does not have",
            ));
        }
    }
    match token.header_str("zip") {
        None | Some("DEF") => {}
        Some(other) => return Err(Refusal::UnknownCompression(shortened(other, 40))),
    }
    for (part, name, expected) in [
        (
            Part::InitializationVector,
            "initialization vector",
            enc.iv_octets,
        ),
        (
            Part::AuthenticationTag,
            "authentication tag",
            enc.tag_octets,
        ),
    ] {
        let found = octets(token, part)?.len();
        if found != expected {
            return Err(Refusal::PartLength {
                part: name,
                found,
                expected,
            });
        }
    }
    octets(token, Part::Ciphertext)?;
    let encrypted_key = octets(token, Part::EncryptedKey)?;
    if matches!(alg.name, "dir" | "ECDH-ES") && !encrypted_key.is_empty() {
        return Err(Refusal::EncryptedKeyBesideDirect);
    }
    derive::refuses(&Header::of(token), alg)?;
    Ok(alg)
}

fn enc(token: &Token) -> Result<&'static ContentEncryption, Refusal> {
    let name = token
        .header_str("enc")
        .ok_or(Refusal::NoContentEncryption)?;
    content_encryption(name).ok_or_else(|| Refusal::UnknownContentEncryption(shortened(name, 40)))
}

/// A part's octets; none of one that is not there, as an encrypted key may be.
fn octets(token: &Token, part: Part) -> Result<&[u8], Refusal> {
    let is_wrong =
        |trouble: &Trouble| matches!(trouble, Trouble::Flaw(_) | Trouble::NotBase64Url(_));
    let is_faulty = (token.faults.iter()).any(|f| f.part == part && is_wrong(&f.trouble));
    match token.segment(part) {
        _ if is_faulty => Err(Refusal::NotAsSigned(part)),
        None => Ok(&[]),
        Some(segment) => (segment.bytes.as_deref()).ok_or(Refusal::NotAsSigned(part)),
    }
}

/// What has to be computed to decrypt a token with a key: of a JSON serialization with several recipients, as the first of them.
///
/// # Errors
/// Why nothing is to be computed.
pub fn plan(token: &Token, key: &Key) -> Result<Decryption, Refusal> {
    let alg = encrypted_with(token)?;
    let enc = enc(token)?;
    if !key.is_private() {
        return Err(Refusal::PublicKey);
    }
    let header = Header::of(token);
    let encrypted_key = octets(token, Part::EncryptedKey)?.to_vec();
    let (first, rest) = alg.name.split_once('+').unwrap_or((alg.name, ""));
    let content_key = match (first, &key.material) {
        ("dir", Material::Oct(k)) => ContentKey::Direct(Octets::Given(k.clone())),
        ("A128KW" | "A256KW", Material::Oct(k)) => ContentKey::Wrapped(Octets::Given(k.clone())),
        ("A128GCMKW" | "A256GCMKW", Material::Oct(k)) => ContentKey::Sealed {
            key: k.clone(),
            iv: header.octets("iv", 12)?,
            tag: header.octets("tag", 16)?,
        },
        ("ECDH-ES", Material::Ec { .. } | Material::Okp { .. }) => {
            let agreed = Octets::Agreed(Agreement::of(&header, key, alg, enc)?);
            match rest {
                "" => ContentKey::Direct(agreed),
                _ => ContentKey::Wrapped(agreed),
            }
        }
        ("PBES2-HS256" | "PBES2-HS512", Material::Oct(k)) => {
            ContentKey::Wrapped(Octets::OfPassword(Password::of(&header, k, alg)?))
        }
        (_, Material::Rsa { .. }) if alg.name.starts_with("RSA-OAEP") => ContentKey::Oaep {
            hash: oaep_hash(alg),
            key: Hidden(private_jwk(key).into_bytes()),
        },
        _ => return Err(Refusal::OtherKey),
    };
    if let ContentKey::Direct(direct) = &content_key {
        if !encrypted_key.is_empty() {
            return Err(Refusal::EncryptedKeyBesideDirect);
        }
        if let Octets::Given(secret) = direct
            && secret.len() != enc.key_octets
        {
            return Err(Refusal::PartLength {
                part: "secret",
                found: secret.len(),
                expected: enc.key_octets,
            });
        }
    }
    Ok(Decryption {
        alg: alg.name,
        key: content_key,
        encrypted_key,
        enc,
        iv: octets(token, Part::InitializationVector)?.to_vec(),
        ciphertext: octets(token, Part::Ciphertext)?.to_vec(),
        tag: octets(token, Part::AuthenticationTag)?.to_vec(),
        aad: header.authenticated(),
        is_compressed: token.header_str("zip").is_some(),
    })
}

fn oaep_hash(alg: &Algorithm) -> &'static str {
    match alg.name {
        "RSA-OAEP-256" => "SHA-256",
        "RSA-OAEP-384" => "SHA-384",
        "RSA-OAEP-512" => "SHA-512",
        _ => "SHA-1",
    }
}

#[cfg(test)]
mod tests;
