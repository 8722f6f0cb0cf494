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

/// How a challenge was made from a verifier (§4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// It is the hash.
    S256,
    /// It is the verifier itself.
    Plain,
}

/// How this challenge was made from this verifier, where it was.
pub fn made_from(challenge: &str, verifier: &str) -> Option<Method> {
    match challenge == verifier {
        true => Some(Method::Plain),
        false => (self::challenge(verifier) == challenge).then_some(Method::S256),
    }
}

/// More challenges of one text are not looked at.
const MOST: usize = 32;

/// Whatever stands under `code_challenge` in a text, in a URL, a form body, JSON or a log: what follows the grammar of one.
pub fn challenges(text: &str) -> Vec<&str> {
    const NAME: &str = "code_challenge";
    let mut found = Vec::new();
    for (at, _) in text.match_indices(NAME) {
        let rest = &text[at + NAME.len()..];
        // `=`, `": "`, `%3D` and what else stands between a name and its value.
        let value = rest
            .trim_start_matches(['"', '\'', '\\'])
            .trim_start()
            .trim_start_matches([':', '='])
            .trim_start_matches("%3D")
            .trim_start_matches("%253D")
            .trim_start()
            .trim_start_matches(['"', '\'', '\\']);
        let end = value.bytes().position(|byte| !is_unreserved(byte));
        let value = &value[..end.unwrap_or(value.len())];
        if follows_grammar(value) && !found.contains(&value) && found.len() < MOST {
            found.push(value);
        }
    }
    found
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

    #[test]
    fn challenges_are_found_however_they_are_written() {
        const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        for (before, after) in [
            ("https://as.example/authorize?code_challenge=", "&state=x"),
            ("goto=%2Fauthorize%3Fcode_challenge%3D", "%26state%3Dx"),
            ("{\"code_challenge\": \"", "\"}"),
            ("{\\\"code_challenge\\\":\\\"", "\\\"}"),
            ("code_challenge: ", "\n"),
        ] {
            let text = [before, CHALLENGE, after].concat();
            assert_eq!(challenges(&text), [CHALLENGE], "{text}");
        }
        assert!(challenges("code_challenge_method=S256&code_challenge=short").is_empty());
        assert_eq!(made_from(CHALLENGE, VERIFIER), Some(Method::S256));
        assert_eq!(made_from(VERIFIER, VERIFIER), Some(Method::Plain));
        assert_eq!(made_from(CHALLENGE, CHALLENGE.trim_end_matches('M')), None);
    }
}
