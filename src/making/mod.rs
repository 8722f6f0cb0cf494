//! Test tokens: a JWT with claims of one's choice, for trying one's own API with, right or deliberately broken.
//!
//! Pure: what is to be signed and with whose key is decided here, keys and signatures are the browser's. Every such token names
//! its key `claimscope-test-…`, so that nobody takes it for one that was issued. Makes **no** encrypted tokens.

pub mod template;
pub mod variant;

pub use template::{Given, TEMPLATES, Template};
pub use variant::{VARIANTS, Variant};

use crate::jose::alg::{ALGORITHMS, Algorithm, Use};
use crate::jose::key::Key;
use crate::text::base64url;
use crate::text::json::{self, Json, Object, Value};

/// What every key's `kid` begins with.
pub const KID: &str = "claimscope-test-";

/// More characters are not signed: what is longer goes into no header.
pub const LONGEST: usize = 64 * 1024;

/// The algorithms that a test token can be signed with: those of the table that browsers compute.
pub fn algorithms() -> impl Iterator<Item = &'static Algorithm> {
    let signs = |alg: &&Algorithm| matches!(alg.used_for, Use::Signature | Use::Mac);
    let all = ALGORITHMS.iter().filter(signs);
    all.filter(|alg| alg.is_in_browsers())
}

/// Whose signature it gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signer {
    /// The key that is served beside the token.
    #[default]
    Own,
    /// A key of the same kind that nobody serves.
    Other,
    /// HMAC, with the text of the public key as its secret.
    PublicKeyAsSecret,
    /// Nobody: the signature is empty.
    Nobody,
}

/// A token before it is signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The JOSE header.
    pub header: Object,
    /// The claims.
    pub claims: Object,
    /// Whose signature it gets.
    pub signer: Signer,
    /// Claims that stand in the token in place of those that were signed.
    pub shown: Option<Object>,
    /// Whether the header gets the public key that the signature is right with.
    pub carries_key: bool,
}

/// Why no token can be made of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no JSON, from that byte on.
    NotJson(usize),
    /// It is JSON, and no object.
    NotAnObject,
    /// It is longer than [`LONGEST`].
    TooLong,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::NotJson(at) => write!(f, "The claims are no JSON from byte {} on.", at + 1),
            Fault::NotAnObject => write!(f, "The claims must be a JSON object."),
            Fault::TooLong => write!(f, "The claims are longer than 64 KiB."),
        }
    }
}

impl std::error::Error for Fault {}

impl Draft {
    /// A token of that kind and algorithm with these claims, broken as the variant says; `kid` names its key.
    ///
    /// # Errors
    /// Where the claims are no JSON object.
    pub fn new(
        template: &Template,
        claims: &str,
        alg: &Algorithm,
        kid: &str,
        variant: &Variant,
        given: &Given,
    ) -> Result<Self, Fault> {
        if claims.len() > LONGEST {
            return Err(Fault::TooLong);
        }
        let claims = json::parse(claims).map_err(|error| Fault::NotJson(error.at))?;
        let claims = claims.as_object().ok_or(Fault::NotAnObject)?;
        let mut draft = Draft {
            header: Object::default(),
            claims: claims.clone(),
            signer: Signer::Own,
            shown: None,
            carries_key: false,
        };
        for (name, value) in [("alg", alg.name), ("typ", template.typ), ("kid", kid)] {
            draft.header.set(name, Value::text(value));
        }
        (variant.change)(&mut draft, given);
        Ok(draft)
    }

    /// Puts a public key into the header.
    pub fn carry(&mut self, key: &Key) {
        if let Ok(jwk) = json::parse(&key.public_jwk()) {
            self.header.set("jwk", jwk);
        }
    }

    /// What is signed: header and claims in base64url, with the dot (RFC 7515 §5.1).
    pub fn signing_input(&self) -> String {
        join(&self.header, &self.claims)
    }

    /// The token with that signature.
    pub fn signed(&self, signature: &[u8]) -> String {
        let parts = match &self.shown {
            Some(claims) => join(&self.header, claims),
            None => self.signing_input(),
        };
        [&parts, ".", &base64url::encode(signature)].concat()
    }
}

/// The `kid` of a key: its thumbprint says which it is; a secret has none that may be shown.
pub fn kid(key: &Key) -> String {
    let thumbprint = key.thumbprint().unwrap_or_else(|| "secret".to_owned());
    [KID, thumbprint.get(..8).unwrap_or(&thumbprint)].concat()
}

/// The set to serve beside the token (RFC 7517 §5): the public key, for this algorithm and nothing else. None of a secret, which
/// nobody serves.
pub fn jwks(key: &Key, alg: &Algorithm) -> Option<String> {
    key.thumbprint()?;
    let jwk = json::parse(&key.public_jwk()).ok()?;
    let mut jwk = jwk.as_object()?.clone();
    for (name, value) in [
        ("kid", kid(key).as_str()),
        ("use", "sig"),
        ("alg", alg.name),
    ] {
        jwk.set(name, Value::text(value));
    }
    let mut set = Object::default();
    let keys = vec![Json::from(Value::Object(jwk))];
    set.set("keys", Value::Array(keys));
    Some(set.to_pretty())
}

fn join(header: &Object, claims: &Object) -> String {
    let encode = |object: &Object| base64url::encode(object.to_compact().as_bytes());
    [&encode(header), ".", &encode(claims)].concat()
}

#[cfg(test)]
mod tests;
