//! What somebody gave as a key: a JWK, a set, metadata that says where the set is, PEM, or a secret in some encoding.
//!
//! Fetches nothing and guesses no encoding: [`secret_encodings`] lists those that are possible, and the person chooses.

use super::der::is_sequence;
use super::jwk::{jwk, x5c};
use super::pem::{bare, is_pkcs12, pem};
use super::{Hidden, Key, KeyFault, Material, Source};
use crate::text::base64url::{self, Flaw};
use crate::text::json::{self, Json, Object};

/// More bytes are not read: the largest sets of large providers have some thirty thousand.
pub const LONGEST: usize = 1 << 20;
/// More keys of a set are not read.
pub const MOST: usize = 500;

/// How a secret is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is: its octets are those of its characters.
    Utf8,
    /// RFC 4648 §5.
    Base64url,
    /// RFC 4648 §4.
    Base64,
    /// RFC 4648 §8.
    Hex,
}

impl Encoding {
    /// Every one of them.
    pub const ALL: [Self; 4] = [
        Encoding::Utf8,
        Encoding::Base64url,
        Encoding::Base64,
        Encoding::Hex,
    ];

    /// Its name on the page and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Base64url => "base64url",
            Encoding::Base64 => "base64",
            Encoding::Hex => "hex",
        }
    }
}

/// What was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Keys, in order; of a set also those that cannot be read, which whoever reads it should pass over (RFC 7517 §5).
    Keys(Vec<Result<Key, KeyFault>>),
    /// Metadata of a server (RFC 8414 §2), whose keys are elsewhere.
    Metadata {
        /// `issuer`; empty where it is not there.
        issuer: String,
        /// `jwks_uri`.
        jwks_uri: String,
    },
    /// None of these: it may be a secret.
    Text,
}

/// What a text is.
///
/// # Errors
/// Where it begins like one of these and is none.
pub fn given(text: &str) -> Result<Given, KeyFault> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(KeyFault::Empty);
    }
    if text.len() > LONGEST {
        return Err(KeyFault::TooLong);
    }
    if text.starts_with(['{', '[']) {
        let json = json::parse(text).map_err(|error| KeyFault::NotJson { at: error.at })?;
        return match json.as_array() {
            // A set whose brackets were copied without what stands around them.
            Some(keys) => of_array(keys),
            None => of_object(json.as_object().unwrap_or(&Object::default())),
        };
    }
    if text.starts_with("ssh-") || text.starts_with("ecdsa-sha2-") {
        return Err(KeyFault::Ssh);
    }
    match text.contains("-----BEGIN ") {
        true => Ok(Given::Keys(pem(text)?.into_iter().map(Ok).collect())),
        false => match bare(text) {
            Some(key) => Ok(Given::Keys(vec![Ok(key)])),
            None if is_pkcs12(text) => Err(KeyFault::Pkcs12),
            None => Ok(Given::Text),
        },
    }
}

/// A file as somebody would paste it: a certificate or a key in DER, as .cer and .der files are, as its base64.
pub fn pasted(file: &[u8]) -> String {
    // Each of them has a zero somewhere, and no text has.
    match file.contains(&0) && is_sequence(file) {
        true => base64url::encode(file),
        false => String::from_utf8_lossy(file).into_owned(),
    }
}

fn of_object(object: &Object) -> Result<Given, KeyFault> {
    if let Some(keys) = object.get("keys").and_then(|keys| keys.as_array()) {
        return of_array(keys);
    }
    if object.has("kty") {
        return Ok(Given::Keys(vec![Ok(jwk(object)?)]));
    }
    if object.has("x5c") {
        return Ok(Given::Keys(vec![Ok(x5c(object)?)]));
    }
    match object.str("jwks_uri") {
        Some(jwks_uri) => Ok(Given::Metadata {
            issuer: object.str("issuer").unwrap_or_default().to_owned(),
            jwks_uri: jwks_uri.to_owned(),
        }),
        None => of_map(object),
    }
}

fn of_array(keys: &[Json]) -> Result<Given, KeyFault> {
    // The value of x5c: the first certificate has the key, and the others belong to who issued it (RFC 7515 §4.1.6).
    if let Some(first) = keys.first().and_then(Json::as_str)
        && let Some(key) = bare(first.trim())
    {
        return Ok(Given::Keys(vec![Ok(key)]));
    }
    let key = |json: &Json| match json.as_object() {
        Some(key) => jwk(key),
        None => Err(KeyFault::NoKeyInJson),
    };
    match keys.len() {
        0 => Err(KeyFault::NoKeys),
        count if count > MOST => Err(KeyFault::TooManyKeys { count }),
        _ => Ok(Given::Keys(keys.iter().map(key).collect())),
    }
}

/// An object whose members are called by the `kid` of a key each, in PEM: so Google and Firebase give out their certificates.
fn of_map(object: &Object) -> Result<Given, KeyFault> {
    let pem_of = |json: &Json| {
        json.as_str()
            .filter(|text| text.contains("-----BEGIN "))
            .map(str::to_owned)
    };
    let members = object.members.iter();
    let all: Option<Vec<(String, String)>> = members
        .map(|member| Some((member.name.as_str().to_owned(), pem_of(&member.value)?)))
        .collect();
    let all = all
        .filter(|all| !all.is_empty())
        .ok_or(KeyFault::NoKeyInJson)?;
    if all.len() > MOST {
        return Err(KeyFault::TooManyKeys { count: all.len() });
    }
    let key = |(kid, text): (String, String)| {
        let first = pem(&text)?.into_iter().next().ok_or(KeyFault::Empty)?;
        Ok(Key {
            kid: Some(kid),
            ..first
        })
    };
    Ok(Given::Keys(all.into_iter().map(key).collect()))
}

/// The secret that a text is in that encoding; white space around it belongs to none.
///
/// # Errors
/// Where it is not in that encoding, or empty.
pub fn secret(text: &str, encoding: Encoding) -> Result<Key, KeyFault> {
    let text = text.trim();
    let fault = KeyFault::NotEncoded {
        encoding: encoding.name(),
    };
    let octets = match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Base64url => base64(text, false),
        Encoding::Base64 => base64(text, true),
        Encoding::Hex => hex(text),
    };
    let octets = octets.ok_or(fault)?;
    match octets.is_empty() {
        true => Err(KeyFault::Empty),
        false => Ok(Key::plain(
            Material::Oct(Hidden(octets)),
            Source::Secret(encoding),
        )),
    }
}

/// The same in UTF-8 with the white space around it, where there is some: it may belong to it.
pub fn secret_with_blanks(text: &str) -> Option<Key> {
    let is_more = text != text.trim() && text.len() <= LONGEST;
    let octets = Hidden(text.as_bytes().to_vec());
    is_more.then(|| Key::plain(Material::Oct(octets), Source::SecretWithBlanks))
}

/// In which encodings a text can be a secret; UTF-8 first.
pub fn secret_encodings(text: &str) -> Vec<Encoding> {
    let can = |encoding: &Encoding| secret(text, *encoding).is_ok();
    Encoding::ALL.into_iter().filter(can).collect()
}

/// In one alphabet or the other; a text of letters and digits alone is in both.
fn base64(text: &str, is_standard: bool) -> Option<Vec<u8>> {
    let decoded = base64url::decode(text).ok()?;
    let has_url = text.contains(['-', '_']);
    let is_other = |flaw: &Flaw| matches!(flaw, Flaw::StandardAlphabet { .. });
    let has_standard = decoded.flaws.iter().any(is_other);
    let is_it = if is_standard { !has_url } else { !has_standard };
    is_it.then_some(decoded.bytes)
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let octets = pairs
        .iter()
        .map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
    rest.is_empty().then(|| octets.collect()).flatten()
}
