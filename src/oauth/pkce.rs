//! PKCE (RFC 7636): the verifier's grammar, and the S256 challenge made from it.
//!
//! Makes no random bytes: the caller brings them, and keeps the verifier to itself.

use crate::text::base64url;
use sha2::{Digest, Sha256};

/// A verifier from 32 random bytes: 43 characters (RFC 7636 §4.1 recommends just that).
pub fn verifier_from(bytes: [u8; 32]) -> String {
    base64url::encode(&bytes)
}

/// The S256 challenge of a verifier: BASE64URL(SHA256(ASCII(verifier))) (RFC 7636 §4.2). Does **not** check the verifier.
pub fn challenge(verifier: &str) -> String {
    base64url::encode(&Sha256::digest(verifier.as_bytes()))
}

/// Whether a verifier, or a challenge by either method, follows the grammar: 43 to 128 unreserved characters (§4.1, §4.2).
pub fn follows_grammar(text: &str) -> bool {
    (43..=128).contains(&text.len()) && text.bytes().all(is_unreserved)
}

/// Whether a challenge can be the S256 of anything: 43 characters of base64url, the last of which has no unused bits set.
pub fn can_be_s256(challenge: &str) -> bool {
    base64url::decode(challenge).is_ok_and(|d| d.bytes.len() == 32 && d.flaws.is_empty())
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector_of_rfc_7636_appendix_b() {
        let bytes = [
            116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212,
            37, 77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
        ];
        let verifier = verifier_from(bytes);
        assert_eq!(verifier, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert!(follows_grammar(&verifier));
        let challenge = challenge(&verifier);
        assert_eq!(challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert!(can_be_s256(&challenge));
    }

    #[test]
    fn what_is_no_verifier() {
        for text in [
            "",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX",
            "dBjftJeZ4CVP+mB92K27uhbUJU1p1r/wW1gFWFOEjXk",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk=",
            &"a".repeat(129),
        ] {
            assert!(!follows_grammar(text), "{text}");
        }
    }
}
