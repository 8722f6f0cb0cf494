//! SHA-2 of a text, in base64url: the digests that SD-JWT and the hash claims of ID tokens are made of.
//!
//! Names hashes as the IANA registry "Named Information Hash Algorithm" does. Does **not** compare anything.

use super::alg::Digest;
use crate::text::base64url;
use sha2::Digest as _;

/// The hash of that registered name, where it is computed here.
pub fn by_name(name: &str) -> Option<Digest> {
    Some(match name {
        "sha-256" => Digest::Sha256,
        "sha-384" => Digest::Sha384,
        "sha-512" => Digest::Sha512,
        _ => return None,
    })
}

/// BASE64URL(HASH(text)).
pub fn of(hash: Digest, text: &str) -> String {
    base64url::encode(&bytes(hash, text))
}

/// HASH(text).
pub fn bytes(hash: Digest, text: &str) -> Vec<u8> {
    match hash {
        Digest::Sha256 => sha2::Sha256::digest(text).to_vec(),
        Digest::Sha384 => sha2::Sha384::digest(text).to_vec(),
        Digest::Sha512 => sha2::Sha512::digest(text).to_vec(),
    }
}

/// The left half of the hash, as `at_hash` and its like have it (OIDC Core §3.1.3.6).
pub fn left_half(hash: Digest, text: &str) -> String {
    let bytes = bytes(hash, text);
    base64url::encode(bytes.get(..bytes.len() / 2).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector_of_rfc_9901_section_4_2_3() {
        let disclosure = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
        let digest = by_name("sha-256").map(|hash| of(hash, disclosure));
        assert_eq!(
            digest.as_deref(),
            Some("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")
        );
        assert_eq!(by_name("SHA-256"), None);
    }

    #[test]
    fn longer_hashes_are_longer() {
        for (name, characters) in [("sha-256", 43), ("sha-384", 64), ("sha-512", 86)] {
            let length = by_name(name).map(|hash| of(hash, "").len());
            assert_eq!(length, Some(characters), "{name}");
        }
    }
}
