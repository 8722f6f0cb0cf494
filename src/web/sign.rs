//! WebCrypto: makes keys for test tokens, and signs with them. The keys live as long as the page keeps them, and are not stored.

use super::crypto::{Failure, done, import, object, subtle, why};
use crate::jose::alg::{Algorithm, KeyType, Use};
use crate::jose::key::{Key, jwk};
use crate::jose::verify::hash_name;
use crate::making::{Draft, Signer};
use crate::text::base64url;
use crate::text::json;
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CryptoKey;

/// A key that was made in this page.
#[derive(Clone)]
pub struct Made {
    signs: CryptoKey,
    algorithm: Object,
    /// It, with its public members alone; of a secret the secret.
    pub key: Key,
    /// A public key in PEM, as servers keep it (RFC 7468 §13); empty of a secret.
    pub pem: String,
}

/// A new key for an algorithm.
///
/// # Errors
/// Where this page or this browser has no such algorithm.
pub async fn make(alg: &Algorithm) -> Result<Made, Failure> {
    let algorithm = parameters(alg);
    let usages: Array = ["sign", "verify"]
        .iter()
        .map(|usage| JsValue::from(*usage))
        .collect();
    let made = subtle()?
        .generate_key_with_object(&algorithm, true, &usages)
        .map_err(|error| why(&error))?;
    let made = done(made).await?;
    if alg.used_for == Use::Mac {
        let signs: CryptoKey = made.unchecked_into();
        let key = exported(&signs).await?;
        let pem = String::new();
        return Ok(Made {
            signs,
            algorithm,
            key,
            pem,
        });
    }
    let half = |name: &str| Reflect::get(&made, &name.into()).unwrap_or_default();
    let public: CryptoKey = half("publicKey").unchecked_into();
    let spki = subtle()?
        .export_key("spki", &public)
        .map_err(|error| why(&error))?;
    Ok(Made {
        signs: half("privateKey").unchecked_into(),
        algorithm,
        key: exported(&public).await?,
        pem: pem(&octets(&done(spki).await?)),
    })
}

/// The token that a draft becomes: signed as it says, with that key, or with another one of the same algorithm.
///
/// # Errors
/// Where the browser does not sign.
pub async fn token(mut draft: Draft, own: &Made, alg: &Algorithm) -> Result<String, Failure> {
    let signature = match draft.signer {
        Signer::Own => sign(own, &draft.signing_input()).await?,
        Signer::Other => {
            let other = make(alg).await?;
            if draft.carries_key {
                draft.carry(&other.key);
            }
            sign(&other, &draft.signing_input()).await?
        }
        Signer::PublicKeyAsSecret => sign_with_text(&own.pem, &draft.signing_input()).await?,
        Signer::Nobody => Vec::new(),
    };
    Ok(draft.signed(&signature))
}

async fn sign(made: &Made, text: &str) -> Result<Vec<u8>, Failure> {
    let signature = subtle()?
        .sign_with_object_and_u8_array(&made.algorithm, &made.signs, text.as_bytes())
        .map_err(|error| why(&error))?;
    Ok(octets(&done(signature).await?))
}

/// HS256 of that text, with a text as its secret.
async fn sign_with_text(secret: &str, text: &str) -> Result<Vec<u8>, Failure> {
    let algorithm = object(&[("name", "HMAC".into()), ("hash", "SHA-256".into())]);
    let secret = Uint8Array::from(secret.as_bytes());
    let key = import("raw", &secret, &algorithm, &["sign"]).await?;
    let signature = subtle()?
        .sign_with_object_and_u8_array(&algorithm, &key, text.as_bytes())
        .map_err(|error| why(&error))?;
    Ok(octets(&done(signature).await?))
}

fn parameters(alg: &Algorithm) -> Object {
    let name = match (alg.name.get(..2), alg.key) {
        (Some("HS"), _) => "HMAC",
        (Some("RS"), _) => "RSASSA-PKCS1-v1_5",
        (Some("PS"), _) => "RSA-PSS",
        (Some("ES"), _) => "ECDSA",
        (_, KeyType::Own) => alg.name,
        _ => "Ed25519",
    };
    let mut members: Vec<(&str, JsValue)> = vec![("name", name.into())];
    if let Some(digest) = alg.digest.filter(|_| name != "Ed25519") {
        members.push(("hash", hash_name(digest).into()));
        if name == "RSA-PSS" {
            members.push(("saltLength", digest.octets().into()));
        }
    }
    match alg.key {
        KeyType::Rsa => {
            members.push(("modulusLength", 2048.into()));
            let exponent = Uint8Array::from([1, 0, 1].as_slice());
            members.push(("publicExponent", exponent.into()));
        }
        KeyType::Curves([curve, ..]) if name == "ECDSA" => {
            members.push(("namedCurve", curve.name().into()));
        }
        _ => {}
    }
    object(&members)
}

async fn exported(key: &CryptoKey) -> Result<Key, Failure> {
    let exported = subtle()?
        .export_key("jwk", key)
        .map_err(|error| why(&error))?;
    let text = JSON::stringify(&done(exported).await?).map_err(|_| Failure::KeyRefused)?;
    let json = json::parse(&String::from(text)).map_err(|_| Failure::KeyRefused)?;
    let read = json.as_object().and_then(|object| jwk(object).ok());
    let mut read = read.ok_or(Failure::KeyRefused)?;
    // What the browser says of its use is for itself.
    (read.key_ops, read.alg) = (None, None);
    Ok(read)
}

fn octets(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

/// Sixty-four letters a line (RFC 7468 §2).
fn pem(spki: &[u8]) -> String {
    let letters = base64url::encode(spki).replace('-', "+").replace('_', "/");
    let padding = "=".repeat((4 - letters.len() % 4) % 4);
    let letters = [letters, padding].concat();
    let mut text = "-----BEGIN PUBLIC KEY-----\n".to_owned();
    for line in letters.as_bytes().chunks(64) {
        text.push_str(std::str::from_utf8(line).unwrap_or_default());
        text.push('\n');
    }
    text.push_str("-----END PUBLIC KEY-----\n");
    text
}
