//! WebCrypto: carries out what [`crate::jose::verify`] planned. Decides nothing, and keeps no key.

use crate::jose::key::Hidden;
use crate::jose::verify::{KeyData, Plan, hash_name};
use js_sys::{Array, JSON, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// Why nothing came of a computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The page came over http from another machine: browsers give no WebCrypto there.
    Insecure,
    /// This browser does not have the algorithm.
    Missing,
    /// It refused the key: a point that is not on its curve, an exponent that nobody uses.
    KeyRefused,
    /// It refused the key that the sender put into the header.
    SenderRefused,
    /// The token was not encrypted for this key, or its encrypted key was changed.
    WrongKey,
    /// The key fits, and the content or what stands beside it was changed.
    WrongTag,
    /// One of the two: the key is used as it is, and nothing but the content says whether it is the right one.
    WrongKeyOrTag,
    /// What was decrypted is not compressed as the header says.
    NotCompressed,
    /// Too much comes out of what was compressed.
    TooLarge,
}

pub(super) fn subtle() -> Result<SubtleCrypto, Failure> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let crypto = crypto.ok_or(Failure::Insecure)?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).unwrap_or_default();
    subtle.dyn_into().map_err(|_| Failure::Insecure)
}

/// An object with these members, as WebCrypto takes its algorithms.
pub(super) fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // A new object takes any member.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// An algorithm with its parameters.
fn parameters(plan: &Plan) -> Object {
    let mut members = vec![("name", plan.method.name().into())];
    if let Some(hash) = plan.hash {
        members.push(("hash", hash_name(hash).into()));
    }
    if let Some(curve) = plan.curve {
        members.push(("namedCurve", curve.into()));
    }
    if let Some(salt) = plan.salt {
        members.push(("saltLength", salt.into()));
    }
    object(&members)
}

/// A key for these uses, which does not leave the browser's keeping.
pub(super) async fn import(
    format: &str,
    data: &Object,
    algorithm: &Object,
    usages: &[&str],
) -> Result<CryptoKey, Failure> {
    let usages: Array = usages.iter().map(|usage| JsValue::from(*usage)).collect();
    let key = subtle()?
        .import_key_with_object(format, data, algorithm, false, &usages)
        .map_err(|error| why(&error))?;
    Ok(done(key).await?.unchecked_into())
}

/// What comes of it.
pub(super) async fn done(promise: Promise) -> Result<JsValue, Failure> {
    JsFuture::from(promise).await.map_err(|error| why(&error))
}

/// Whether the signature is right.
///
/// # Errors
/// Why it was not computed.
pub async fn verify(plan: &Plan) -> Result<bool, Failure> {
    let algorithm = parameters(plan);
    let (format, data): (&str, Object) = match &plan.key {
        KeyData::Jwk(jwk) => {
            let jwk = JSON::parse(jwk).map_err(|_| Failure::KeyRefused)?;
            ("jwk", jwk.unchecked_into())
        }
        KeyData::Raw(octets) => ("raw", Uint8Array::from(octets.as_slice()).into()),
        KeyData::Pkcs8(private) => ("jwk", public_of(private, &algorithm).await?),
    };
    let key = import(format, &data, &algorithm, &["verify"]).await?;
    let right = subtle()?
        .verify_with_object_and_u8_array_and_u8_array(
            &algorithm,
            &key,
            &plan.signature,
            &plan.signed,
        )
        .map_err(|error| why(&error))?;
    Ok(done(right).await?.is_truthy())
}

/// The public key of a private one, as JWK. The private one comes out of the browser's keeping for that, and is gone with this call.
async fn public_of(private: &Hidden, algorithm: &Object) -> Result<Object, Failure> {
    let data = Uint8Array::from(private.octets());
    let usages = Array::of1(&"sign".into());
    let subtle = subtle()?;
    let key = subtle
        .import_key_with_object("pkcs8", &data, algorithm, true, &usages)
        .map_err(|error| why(&error))?;
    let key = done(key).await?.unchecked_into();
    let jwk = subtle
        .export_key("jwk", &key)
        .map_err(|error| why(&error))?;
    let jwk = done(jwk).await?;
    let member = |name: &str| Reflect::get(&jwk, &name.into()).unwrap_or_default();
    Ok(object(&[
        ("kty", member("kty")),
        ("crv", member("crv")),
        ("x", member("x")),
    ]))
}

pub(super) fn why(error: &JsValue) -> Failure {
    let name = Reflect::get(error, &"name".into()).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("NotSupportedError") => Failure::Missing,
        _ => Failure::KeyRefused,
    }
}
