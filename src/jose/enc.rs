//! The one table of content encryptions (`enc`), and how long each makes the parts of a JWE.
//!
//! Key management stands in the table of [`super::alg`]. Decrypts nothing.

use super::alg::{Use, algorithm};
use super::token::Token;
use crate::spec::{Clause, rfc};

/// One registered `enc` value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentEncryption {
    /// The value of `enc`; case-sensitive (RFC 7516 §4.1.2).
    pub name: &'static str,
    /// A short description.
    pub title: &'static str,
    /// Octets of the content encryption key.
    pub key_octets: usize,
    /// Octets of the initialization vector.
    pub iv_octets: usize,
    /// Octets of the authentication tag.
    pub tag_octets: usize,
    /// Where it is defined.
    pub spec: Clause,
}

const fn row(
    name: &'static str,
    title: &'static str,
    key_octets: usize,
    iv_octets: usize,
    tag_octets: usize,
    spec: Clause,
) -> ContentEncryption {
    ContentEncryption {
        name,
        title,
        key_octets,
        iv_octets,
        tag_octets,
        spec,
    }
}

/// Every row of the table.
pub const CONTENT_ENCRYPTIONS: &[ContentEncryption] = &[
    row(
        "A128CBC-HS256",
        "AES-128 CBC with HMAC SHA-256",
        32,
        16,
        16,
        rfc(7518, "5.2.3"),
    ),
    row(
        "A192CBC-HS384",
        "AES-192 CBC with HMAC SHA-384",
        48,
        16,
        24,
        rfc(7518, "5.2.4"),
    ),
    row(
        "A256CBC-HS512",
        "AES-256 CBC with HMAC SHA-512",
        64,
        16,
        32,
        rfc(7518, "5.2.5"),
    ),
    row("A128GCM", "AES-128 GCM", 16, 12, 16, rfc(7518, "5.3")),
    row("A192GCM", "AES-192 GCM", 24, 12, 16, rfc(7518, "5.3")),
    row("A256GCM", "AES-256 GCM", 32, 12, 16, rfc(7518, "5.3")),
];

/// Looks up an `enc` value, as written.
pub fn content_encryption(name: &str) -> Option<&'static ContentEncryption> {
    CONTENT_ENCRYPTIONS.iter().find(|row| row.name == name)
}

/// How a JWE was encrypted, as a clause without a full stop: key management, then content; none for
/// what is no JWE. A value that no table knows is named as it is.
pub fn in_words(token: &Token) -> Option<String> {
    let enc = token.header_str("enc")?;
    let alg = token.alg().unwrap_or("an algorithm that is not named");
    let title = algorithm(alg)
        .filter(|row| row.used_for == Use::KeyManagement)
        .map_or("not known here", |row| row.title);
    let content = content_encryption(enc).map_or("not known here", |row| row.title);
    let (alg, enc) = (short(alg), short(enc));
    Some(format!(
        "key by {alg} ({title}), content by {enc} ({content})"
    ))
}

fn short(value: &str) -> String {
    crate::text::shortened(value, 40)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jose::compact::decode;

    #[test]
    fn every_name_stands_once() {
        for (nth, a) in CONTENT_ENCRYPTIONS.iter().enumerate() {
            let later = &CONTENT_ENCRYPTIONS[nth + 1..];
            assert!(later.iter().all(|b| b.name != a.name), "{}", a.name);
        }
    }

    #[test]
    fn a_jwe_says_how_it_was_encrypted() {
        // {"alg":"dir","enc":"A256GCM"}
        let jwe = decode("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXY.Y3Q.dGFn");
        assert_eq!(
            in_words(&jwe).as_deref(),
            Some("key by dir (a shared key used directly), content by A256GCM (AES-256 GCM)")
        );
        assert_eq!(in_words(&decode("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")), None);
    }
}
