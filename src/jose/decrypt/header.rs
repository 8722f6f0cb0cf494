//! What a JWE says of how it was encrypted, wherever it stands, and the text that its tag protects.

use crate::jose::fault::Part;
use crate::jose::refusal::Refusal;
use crate::jose::token::{Form, Token};
use crate::text::base64url;
use crate::text::json::{self, Json, Object};

/// The JOSE header of a token.
pub struct Header<'t> {
    token: &'t Token,
}

impl<'t> Header<'t> {
    /// Of that token; of a JSON serialization the first recipient's.
    pub const fn of(token: &'t Token) -> Self {
        Header { token }
    }

    fn get(&self, name: &str) -> Option<&'t Json> {
        let mut headers = self.token.header.iter().chain(&self.token.unprotected);
        headers.find_map(|header| header.get(name))
    }

    /// A member that is an object.
    pub fn object(&self, name: &'static str) -> Result<&'t Object, Refusal> {
        let object = self.get(name).and_then(Json::as_object);
        object.ok_or(Refusal::NoParameter(name))
    }

    /// A member that is a whole number.
    pub fn number(&self, name: &'static str) -> Result<u64, Refusal> {
        let number = self.get(name).and_then(Json::as_number);
        let number = number.and_then(|number| number.parse().ok());
        number.ok_or(Refusal::NoParameter(name))
    }

    /// The octets of a member in base64url; so many, or any number where that is 0.
    pub fn octets(&self, name: &'static str, expected: usize) -> Result<Vec<u8>, Refusal> {
        let refusal = Refusal::NoParameter(name);
        let octets = self.get(name).ok_or(refusal.clone())?;
        let octets = octets
            .as_str()
            .and_then(|text| base64url::decode(text).ok());
        match octets {
            Some(octets) if octets.flaws.is_empty() => match octets.bytes.len() {
                found if found == expected || expected == 0 => Ok(octets.bytes),
                found => Err(Refusal::PartLength {
                    part: name,
                    found,
                    expected,
                }),
            },
            _ => Err(refusal),
        }
    }

    /// The same of one that may be missing: none then.
    pub fn octets_if_there(&self, name: &'static str) -> Result<Vec<u8>, Refusal> {
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(_) => self.octets(name, 0),
        }
    }

    /// The Additional Authenticated Data: the protected header as it stands, and in the JSON serialization `aad` behind a dot
    /// (RFC 7516 §5.1, step 14).
    pub fn authenticated(&self) -> Vec<u8> {
        if self.token.form == Form::Jwe {
            let header = self.token.part_text(Part::Header);
            return header.unwrap_or_default().as_bytes().to_vec();
        }
        let whole = json::parse(&self.token.raw).ok();
        let member = |name| {
            let object = whole.as_ref().and_then(Json::as_object)?;
            object.str(name)
        };
        let mut text = member("protected").unwrap_or_default().to_owned();
        if let Some(aad) = member("aad") {
            text.push('.');
            text.push_str(aad);
        }
        text.into_bytes()
    }
}
