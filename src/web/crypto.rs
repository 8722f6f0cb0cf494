//! WebCrypto: carries out what [`crate::jose::verify`] planned. Decides nothing, and keeps no key.

use crate::jose::verify::{KeyData, Plan, hash_name};
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// Why nothing could be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The page came over http from another machine: browsers give no WebCrypto there.
    Insecure,
    /// This browser does not have the algorithm.
    Missing,
    /// It refused the key: a point that is not on its curve, an exponent that nobody uses.
    KeyRefused,
}

fn subtle() -> Result<SubtleCrypto, Failure> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let crypto = crypto.ok_or(Failure::Insecure)?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).unwrap_or_default();
    subtle.dyn_into().map_err(|_| Failure::Insecure)
}

/// An algorithm with its parameters, as WebCrypto takes it.
fn parameters(plan: &Plan) -> Object {
    let object = Object::new();
    let set = |name: &str, value: JsValue| {
        // A new object takes any member.
        let _ = Reflect::set(&object, &name.into(), &value);
    };
    set("name", plan.method.name().into());
    if let Some(hash) = plan.hash {
        set("hash", hash_name(hash).into());
    }
    if let Some(curve) = plan.curve {
        set("namedCurve", curve.into());
    }
    if let Some(salt) = plan.salt {
        set("saltLength", salt.into());
    }
    object
}

/// Whether the signature is right.
///
/// # Errors
/// Why it was not computed.
pub async fn verify(plan: &Plan) -> Result<bool, Failure> {
    let subtle = subtle()?;
    let algorithm = parameters(plan);
    let (format, data): (&str, Object) = match &plan.key {
        KeyData::Jwk(jwk) => {
            let jwk = JSON::parse(jwk).map_err(|_| Failure::KeyRefused)?;
            ("jwk", jwk.unchecked_into())
        }
        KeyData::Raw(octets) => ("raw", Uint8Array::from(octets.as_slice()).into()),
    };
    let uses = Array::of1(&"verify".into());
    let key = subtle
        .import_key_with_object(format, &data, &algorithm, false, &uses)
        .map_err(|error| why(&error))?;
    let key = JsFuture::from(key).await.map_err(|error| why(&error))?;
    let key: CryptoKey = key.unchecked_into();
    let right = subtle
        .verify_with_object_and_u8_array_and_u8_array(
            &algorithm,
            &key,
            &plan.signature,
            &plan.signed,
        )
        .map_err(|error| why(&error))?;
    let right = JsFuture::from(right).await.map_err(|error| why(&error))?;
    Ok(right.is_truthy())
}

fn why(error: &JsValue) -> Failure {
    let name = Reflect::get(error, &"name".into()).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("NotSupportedError") => Failure::Missing,
        _ => Failure::KeyRefused,
    }
}
