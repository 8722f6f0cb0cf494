//! What comes back: metadata, which must be that of the issuer that was asked for, and a set of keys.
//!
//! The frame has looked at both before they cross over; what it let through is looked at again here, because whoever answers
//! may be anybody. Does **not** follow `jwks_uri`: whoever asks decides whether it is asked.

use super::address::Address;
use super::{LONGEST, Unfit};
use crate::jose::key::{Given, given};
use crate::oauth::audience::near_miss;
use crate::oauth::providers::entra;
use crate::text::json::{self, Object};
use crate::text::shortened;
use std::fmt;

/// What a server says of itself, as far as its keys need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// `issuer`, which is the one that was asked for, or a template that it fits.
    pub issuer: String,
    /// Whether `issuer` is a template for every tenant of the server.
    pub is_template: bool,
    /// `jwks_uri`.
    pub keys: Address,
}

/// Why an answer is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More bytes than are read.
    TooLarge,
    /// No JSON, or none that is an object.
    NotJson,
    /// A member that metadata must have is not there.
    Missing(&'static str),
    /// It is the metadata of another issuer (OIDC Discovery §4.3, RFC 8414 §3.3).
    IssuerDiffers {
        /// The one that was asked for.
        asked: String,
        /// The one that it names.
        found: String,
    },
    /// The address of the keys is none that is asked.
    KeysAddress(Unfit),
    /// No keys.
    NoKeys(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::TooLarge => write!(f, "the answer has more than {LONGEST} bytes"),
            Fault::NotJson => write!(f, "the answer is no JSON object"),
            Fault::Missing(member) => write!(
                f,
                "the answer is no metadata of a server: it has no {member}, or none that is a string"
            ),
            Fault::IssuerDiffers { asked, found } => {
                let shown = |text: &str| shortened(text, 200);
                write!(
                    f,
                    "the metadata is that of another issuer: it names {}, and {} was asked for",
                    shown(found),
                    shown(asked)
                )?;
                match near_miss(found, asked) {
                    Some(how) => write!(f, ". They differ {how}"),
                    None => Ok(()),
                }
            }
            Fault::KeysAddress(unfit) => {
                write!(
                    f,
                    "the metadata names keys (jwks_uri) that are not asked for: {unfit}"
                )
            }
            Fault::NoKeys(why) => write!(f, "the answer holds no keys: {why}"),
        }
    }
}

impl std::error::Error for Fault {}

fn object(text: &str) -> Result<Object, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::TooLarge);
    }
    let json = json::parse(text.trim_start_matches('\u{feff}')).map_err(|_| Fault::NotJson)?;
    json.as_object().cloned().ok_or(Fault::NotJson)
}

/// The metadata in an answer, where that issuer was asked for.
///
/// # Errors
/// Why it is not taken.
pub fn metadata(text: &str, asked: &str) -> Result<Metadata, Fault> {
    let object = object(text)?;
    let member = |name: &'static str| object.str(name).ok_or(Fault::Missing(name));
    let issuer = member("issuer")?;
    let is_template = entra::for_every_tenant(asked).is_some_and(|template| issuer == template);
    if issuer != asked && !is_template {
        return Err(Fault::IssuerDiffers {
            asked: asked.to_owned(),
            found: issuer.to_owned(),
        });
    }
    let keys = Address::of(member("jwks_uri")?).map_err(Fault::KeysAddress)?;
    Ok(Metadata {
        issuer: issuer.to_owned(),
        is_template,
        keys,
    })
}

/// Holds an answer to be a set of keys, of which one at least can be read.
///
/// # Errors
/// Why it is not taken.
pub fn keys(text: &str) -> Result<(), Fault> {
    let object = object(text)?;
    if object
        .get("keys")
        .and_then(|keys| keys.as_array())
        .is_none()
    {
        return Err(Fault::NoKeys(
            "it has no keys, or none that is a list".to_owned(),
        ));
    }
    match given(text) {
        Ok(Given::Keys(_)) => Ok(()),
        Ok(_) => Err(Fault::NotJson),
        Err(fault) => Err(Fault::NoKeys(fault.to_string())),
    }
}

/// Holds an answer to be certificates in PEM.
///
/// # Errors
/// Why it is not taken.
pub fn certificates(text: &str) -> Result<(), Fault> {
    if text.len() > LONGEST {
        return Err(Fault::TooLarge);
    }
    match given(text) {
        Ok(Given::Keys(_)) if text.contains("-----BEGIN CERTIFICATE-----") => Ok(()),
        Ok(_) => Err(Fault::NoKeys("there is no certificate in PEM".to_owned())),
        Err(fault) => Err(Fault::NoKeys(fault.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, asked: &str) -> String {
        match metadata(text, asked) {
            Ok(metadata) => format!("{} {}", metadata.keys.as_str(), metadata.is_template),
            Err(fault) => fault.to_string(),
        }
    }

    #[test]
    fn metadata_is_that_of_the_issuer_that_was_asked_for() {
        let of = |issuer: &str| {
            format!(r#"{{"issuer":"{issuer}","jwks_uri":"https://keys.example/jwks?v=1"}}"#)
        };
        let entra = "https://login.microsoftonline.com/{tenantid}/v2.0";
        for (document, asked, said) in [
            (
                of("https://op.example"),
                "https://op.example",
                "https://keys.example/jwks?v=1 false",
            ),
            (
                of("https://op.example/"),
                "https://op.example",
                "the metadata is that of another issuer: it names https://op.example/, and https://op.example was asked for. They differ by the slash at the end",
            ),
            (
                of("https://evil.example"),
                "https://op.example",
                "the metadata is that of another issuer: it names https://evil.example, and https://op.example was asked for",
            ),
            (
                of(entra),
                "https://login.microsoftonline.com/common/v2.0",
                "https://keys.example/jwks?v=1 true",
            ),
            (
                of(entra),
                "https://login.microsoftonline.com/organizations/v2.0",
                "https://keys.example/jwks?v=1 true",
            ),
            // Version 1.0 has its issuer at another host, and the same words for every tenant.
            (
                of("https://sts.windows.net/{tenantid}/"),
                "https://login.microsoftonline.com/common",
                "https://keys.example/jwks?v=1 true",
            ),
            (
                of("https://sts.windows.net/{tenantid}/"),
                "https://login.microsoftonline.com/organizations/",
                "https://keys.example/jwks?v=1 true",
            ),
            (
                of("https://sts.windows.net/{tenantid}/"),
                "https://login.microsoftonline.com/common/v2.0",
                "the metadata is that of another issuer: it names https://sts.windows.net/{tenantid}/, and https://login.microsoftonline.com/common/v2.0 was asked for",
            ),
            // A tenant has metadata of its own, and a template of somebody else is none that is known.
            (
                of(entra),
                "https://login.microsoftonline.com/contoso/v2.0",
                "the metadata is that of another issuer: it names https://login.microsoftonline.com/{tenantid}/v2.0, and https://login.microsoftonline.com/contoso/v2.0 was asked for",
            ),
            (
                of("https://evil.example/{tenantid}/v2.0"),
                "https://evil.example/common/v2.0",
                "the metadata is that of another issuer: it names https://evil.example/{tenantid}/v2.0, and https://evil.example/common/v2.0 was asked for",
            ),
        ] {
            assert_eq!(told(&document, asked), said, "{asked}");
        }
    }

    #[test]
    fn what_is_no_metadata_says_why() {
        let asked = "https://op.example";
        for (document, said) in [
            ("<!doctype html>", "the answer is no JSON object"),
            ("[]", "the answer is no JSON object"),
            (
                "{}",
                "the answer is no metadata of a server: it has no issuer, or none that is a string",
            ),
            (
                r#"{"issuer":1,"jwks_uri":"https://op.example/jwks"}"#,
                "the answer is no metadata of a server: it has no issuer, or none that is a string",
            ),
            (
                r#"{"issuer":"https://op.example"}"#,
                "the answer is no metadata of a server: it has no jwks_uri, or none that is a string",
            ),
            (
                r#"{"issuer":"https://op.example","jwks_uri":"http://op.example/jwks"}"#,
                "the metadata names keys (jwks_uri) that are not asked for: over http anybody on the way can change the keys: only localhost and 127.0.0.1 are asked so",
            ),
            (
                r#"{"issuer":"https://op.example","jwks_uri":"javascript:alert(1)"}"#,
                "the metadata names keys (jwks_uri) that are not asked for: it begins with javascript:, and keys are fetched over https alone",
            ),
        ] {
            assert_eq!(told(document, asked), said, "{document}");
        }
        assert_eq!(
            told(&" ".repeat(LONGEST + 1), asked),
            "the answer has more than 1048576 bytes"
        );
    }

    #[test]
    fn keys_are_a_list_with_something_in_it() {
        let key = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;
        assert_eq!(keys(&format!(r#"{{"keys":[{key}]}}"#)), Ok(()));
        for text in [
            key,
            r#"{"keys":{}}"#,
            r#"{"keys":[]}"#,
            "",
            "null",
            r#"{"issuer":"https://op.example","jwks_uri":"https://op.example/jwks"}"#,
        ] {
            assert!(keys(text).is_err(), "{text}");
        }
        assert!(certificates(key).is_err());
        assert!(certificates("").is_err());
        assert!(certificates("-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----").is_err());
    }
}
