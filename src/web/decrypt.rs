//! WebCrypto: decrypts as [`crate::jose::decrypt`] planned. Decides nothing, keeps no key, and looks at nothing that comes out.

use super::crypto::{Failure, done, import, object, subtle, why};
use crate::jose::alg::Digest;
use crate::jose::decrypt::{Agreement, ContentKey, Decryption, MOST_INFLATED, Octets, Password};
use crate::jose::key::Curve;
use crate::jose::verify::hash_name;
use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CryptoKey, ReadableStreamDefaultReader};

#[wasm_bindgen]
extern "C" {
    // `web-sys` has it among what is not stable, though all browsers have had it since 2023.
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// What was encrypted.
///
/// # Errors
/// Why it was not decrypted: [`Failure::WrongKey`] where the content encryption key does not come out, [`Failure::WrongTag`] where
/// it does and the content is not what was encrypted, [`Failure::WrongKeyOrTag`] where nobody can tell the two apart.
pub async fn decrypt(plan: &Decryption) -> Result<Vec<u8>, Failure> {
    let key = content_key(plan).await?;
    let content = match plan.enc.is_gcm() {
        true => {
            let sealed = [plan.ciphertext.as_slice(), &plan.tag].concat();
            open(&key, &plan.iv, &sealed, &plan.aad).await
        }
        false => by_cbc(plan, &key).await,
    };
    let content = content.map_err(|failure| match (&plan.key, failure) {
        // Nothing but the content says whether such a key is the right one.
        (ContentKey::Direct(_), Failure::WrongTag) => Failure::WrongKeyOrTag,
        (_, failure) => failure,
    })?;
    match plan.is_compressed {
        true => inflate(&content).await,
        false => Ok(content),
    }
}

async fn content_key(plan: &Decryption) -> Result<Vec<u8>, Failure> {
    let key = match &plan.key {
        ContentKey::Direct(octets) => key_octets(octets).await?,
        ContentKey::Wrapped(by) => unwrap(&key_octets(by).await?, &plan.encrypted_key).await?,
        ContentKey::Sealed { key, iv, tag } => {
            let sealed = [plan.encrypted_key.as_slice(), tag].concat();
            let opened = open(key.octets(), iv, &sealed, &[]).await;
            opened.map_err(|failure| match failure {
                Failure::WrongTag => Failure::WrongKey,
                other => other,
            })?
        }
        ContentKey::Oaep { hash, key } => {
            let algorithm = object(&[("name", "RSA-OAEP".into()), ("hash", (*hash).into())]);
            let key = import_jwk(key.octets(), &algorithm, "decrypt").await?;
            let opened = subtle()?
                .decrypt_with_object_and_u8_array(&algorithm, &key, &plan.encrypted_key)
                .map_err(|error| why(&error))?;
            octets_of(
                JsFuture::from(opened)
                    .await
                    .map_err(|_| Failure::WrongKey)?,
            )
        }
    };
    match key.len() == plan.enc.key_octets {
        true => Ok(key),
        false => Err(Failure::WrongKey),
    }
}

async fn key_octets(octets: &Octets) -> Result<Vec<u8>, Failure> {
    match octets {
        Octets::Given(octets) => Ok(octets.octets().to_vec()),
        Octets::Agreed(agreement) => agree(agreement).await,
        Octets::OfPassword(password) => of_password(password).await,
    }
}

/// A JWK that the plan made, as a key for that use; for none where it is only a public one.
async fn import_jwk(jwk: &[u8], algorithm: &Object, usage: &str) -> Result<CryptoKey, Failure> {
    let text = std::str::from_utf8(jwk).map_err(|_| Failure::KeyRefused)?;
    let data = js_sys::JSON::parse(text).map_err(|_| Failure::KeyRefused)?;
    let usages: &[&str] = if usage.is_empty() { &[] } else { &[usage] };
    import("jwk", &data.unchecked_into(), algorithm, usages).await
}

async fn import_raw(octets: &[u8], algorithm: &Object, usage: &str) -> Result<CryptoKey, Failure> {
    let data = Uint8Array::from(octets);
    import("raw", &data, algorithm, &[usage]).await
}

/// The key that two keys agree on.
///
/// # Errors
/// Why there is none: [`Failure::SenderRefused`] where it is the sender's public key.
pub async fn agree(agreement: &Agreement) -> Result<Vec<u8>, Failure> {
    let curve = agreement.curve;
    let name = match curve {
        Curve::X25519 => "X25519",
        _ => "ECDH",
    };
    let algorithm = object(&[("name", name.into()), ("namedCurve", curve.name().into())]);
    let private = agreement.private.octets();
    let private = match agreement.is_lone {
        true => {
            import(
                "pkcs8",
                &Uint8Array::from(private),
                &algorithm,
                &["deriveBits"],
            )
            .await?
        }
        false => import_jwk(private, &algorithm, "deriveBits").await?,
    };
    let public = import_jwk(agreement.public.as_bytes(), &algorithm, "").await;
    let public = public.map_err(|failure| match failure {
        Failure::KeyRefused => Failure::SenderRefused,
        other => other,
    })?;
    let with = object(&[("name", name.into()), ("public", public.into())]);
    let bits = u32::try_from(curve.octets() * 8).unwrap_or_default();
    let secret = subtle()?
        .derive_bits_with_object(&with, &private, bits)
        .map_err(|error| why(&error))?;
    // A point of low order gives no secret.
    let secret = JsFuture::from(secret)
        .await
        .map_err(|_| Failure::SenderRefused)?;
    Ok(agreement.derive(&octets_of(secret)))
}

async fn of_password(password: &Password) -> Result<Vec<u8>, Failure> {
    let algorithm = object(&[("name", "PBKDF2".into())]);
    let key = import_raw(password.password.octets(), &algorithm, "deriveBits").await?;
    let with = object(&[
        ("name", "PBKDF2".into()),
        ("hash", hash_name(password.hash).into()),
        ("salt", Uint8Array::from(password.salt.as_slice()).into()),
        ("iterations", password.iterations.into()),
    ]);
    let bits = u32::try_from(password.octets * 8).unwrap_or_default();
    let derived = subtle()?
        .derive_bits_with_object(&with, &key, bits)
        .map_err(|error| why(&error))?;
    Ok(octets_of(done(derived).await?))
}

/// AES Key Wrap, backwards. What comes out is taken for the key of an HMAC, which may have any length.
async fn unwrap(by: &[u8], wrapped: &[u8]) -> Result<Vec<u8>, Failure> {
    let wrap = object(&[("name", "AES-KW".into())]);
    let by = import_raw(by, &wrap, "unwrapKey").await?;
    let inside = object(&[("name", "HMAC".into()), ("hash", "SHA-256".into())]);
    let usages = js_sys::Array::of1(&"sign".into());
    let subtle = subtle()?;
    let key = subtle
        .unwrap_key_with_u8_array_and_object_and_object(
            "raw", wrapped, &by, &wrap, &inside, true, &usages,
        )
        .map_err(|error| why(&error))?;
    let key = JsFuture::from(key).await.map_err(|_| Failure::WrongKey)?;
    let key = subtle
        .export_key("raw", &key.unchecked_into())
        .map_err(|error| why(&error))?;
    Ok(octets_of(done(key).await?))
}

/// AES GCM: the tag stands behind the ciphertext.
async fn open(key: &[u8], iv: &[u8], sealed: &[u8], aad: &[u8]) -> Result<Vec<u8>, Failure> {
    let algorithm = object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(iv).into()),
        ("additionalData", Uint8Array::from(aad).into()),
        ("tagLength", 128.into()),
    ]);
    let key = import_raw(key, &algorithm, "decrypt").await?;
    let opened = subtle()?
        .decrypt_with_object_and_u8_array(&algorithm, &key, sealed)
        .map_err(|error| why(&error))?;
    let opened = JsFuture::from(opened).await;
    Ok(octets_of(opened.map_err(|_| Failure::WrongTag)?))
}

/// AES CBC with HMAC SHA-2 (RFC 7518 §5.2.2.2): the MAC first, over everything that nobody may change.
async fn by_cbc(plan: &Decryption, key: &[u8]) -> Result<Vec<u8>, Failure> {
    let (mac_key, enc_key) = key.split_at(key.len() / 2);
    let hash = match plan.enc.tag_octets {
        32 => Digest::Sha512,
        24 => Digest::Sha384,
        _ => Digest::Sha256,
    };
    let hmac = object(&[("name", "HMAC".into()), ("hash", hash_name(hash).into())]);
    let mac_key = import_raw(mac_key, &hmac, "sign").await?;
    let length = (plan.aad.len() as u64 * 8).to_be_bytes();
    let signed = [&plan.aad, &plan.iv, &plan.ciphertext, length.as_slice()].concat();
    let mac = subtle()?
        .sign_with_object_and_u8_array(&hmac, &mac_key, &signed)
        .map_err(|error| why(&error))?;
    let mac = octets_of(done(mac).await?);
    if mac.get(..plan.enc.tag_octets) != Some(plan.tag.as_slice()) {
        return Err(Failure::WrongTag);
    }
    let cbc = object(&[
        ("name", "AES-CBC".into()),
        ("iv", Uint8Array::from(plan.iv.as_slice()).into()),
    ]);
    let key = import_raw(enc_key, &cbc, "decrypt").await?;
    let opened = subtle()?
        .decrypt_with_object_and_u8_array(&cbc, &key, &plan.ciphertext)
        .map_err(|error| why(&error))?;
    let opened = JsFuture::from(opened).await;
    Ok(octets_of(opened.map_err(|_| Failure::WrongTag)?))
}

/// What was compressed, up to a bound: a few octets can stand for any number of them.
async fn inflate(compressed: &[u8]) -> Result<Vec<u8>, Failure> {
    let missing = |_| Failure::Missing;
    let parts = js_sys::Array::of1(&Uint8Array::from(compressed));
    let blob = Blob::new_with_u8_array_sequence(&parts).map_err(missing)?;
    let inflating = DecompressionStream::new("deflate-raw").map_err(missing)?;
    let inflated = blob.stream().pipe_through(inflating.unchecked_ref());
    let reader = inflated.get_reader();
    let reader: ReadableStreamDefaultReader = reader.unchecked_into();
    let mut inflated = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await;
        let piece = piece.map_err(|_| Failure::NotCompressed)?;
        let member = |name: &str| Reflect::get(&piece, &name.into()).unwrap_or_default();
        if member("done").is_truthy() {
            return Ok(inflated);
        }
        let bytes: Uint8Array = member("value").unchecked_into();
        if inflated.len() + bytes.length() as usize > MOST_INFLATED {
            // Whether it stops at once is the browser's.
            let _ = reader.cancel();
            return Err(Failure::TooLarge);
        }
        inflated.extend(bytes.to_vec());
    }
}

fn octets_of(buffer: JsValue) -> Vec<u8> {
    let buffer: ArrayBuffer = buffer.unchecked_into();
    Uint8Array::new(&buffer).to_vec()
}
