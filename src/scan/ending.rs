//! Where a token ends: how long a signature and an authentication tag are, and whether a text is a token to its last letter.
//!
//! Knows lengths alone. Does **not** verify anything.

use super::wrapping::issuer_signed;
use crate::jose::Form;

/// Whether a text is a token to the last letter of its signature or tag, as far as its algorithm tells how long that is.
pub fn is_whole(text: &str) -> bool {
    let token = issuer_signed(text);
    let length = text.rsplit('.').next().map_or(0, str::len);
    let is_length = |alg: &str| signature_lengths(alg).contains(&length);
    match token.form {
        Form::Jws => token.alg().is_some_and(is_length),
        Form::Jwe => TAG_LENGTHS.contains(&length),
        _ => false,
    }
}

/// Whether a text is an unsecured JWT but for its last dot.
pub fn lacks_last_dot(text: &str) -> bool {
    text.matches('.').count() == 1 && {
        let token = issuer_signed(&[text, "."].concat());
        token.form == Form::Jws && token.alg() == Some("none")
    }
}

/// How many letters an authentication tag has.
pub const TAG_LENGTHS: &[usize] = &[22, 32, 43];

/// How many letters a signature has; of RSA, by the usual lengths of keys.
pub fn signature_lengths(alg: &str) -> &'static [usize] {
    match alg {
        "HS256" => &[43],
        "HS384" => &[64],
        "HS512" | "ES256" | "ES256K" | "EdDSA" | "Ed25519" => &[86],
        "ES384" => &[128],
        "ES512" => &[176],
        "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" => &[342, 512, 683],
        _ => &[],
    }
}
