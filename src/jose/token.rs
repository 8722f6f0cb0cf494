//! A token as far as it could be read: its form, its parts, and what is wrong with them.
//!
//! The shape that every serialization is read into. How each is taken apart stands in its own file.

use super::fault::{Fault, Part, Trouble};
use super::sd_jwt::SdJwt;
use crate::text::json::{self, Json, Object};
use crate::text::{Span, base64url};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// JWS compact serialization, an unsecured JWT included.
    Jws,
    /// JWE compact serialization.
    Jwe,
    /// SD-JWT.
    SdJwt,
    /// JWS JSON serialization.
    JwsJson,
    /// JWE JSON serialization.
    JweJson,
    /// A text that is no token: a JSON object, PEM, XML.
    Document,
    /// A string whose inside says nothing to the reader.
    Opaque,
    /// Meant to be one of the above, and not readable as it.
    Malformed,
}

impl Form {
    /// The name in reports and in `data-form`.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Jws => "jws",
            Form::Jwe => "jwe",
            Form::SdJwt => "sd-jwt",
            Form::JwsJson => "jws-json",
            Form::JweJson => "jwe-json",
            Form::Document => "document",
            Form::Opaque => "opaque",
            Form::Malformed => "malformed",
        }
    }
}

/// One part between the dots.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Which one.
    pub part: Part,
    /// Where it stands in the token.
    pub span: Span,
    /// Its bytes, where it is base64url.
    pub bytes: Option<Vec<u8>>,
}

/// A token as far as it could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// The token itself, nothing around it.
    pub raw: String,
    /// How it is written.
    pub form: Form,
    /// The parts between the dots; empty for an opaque string.
    pub segments: Vec<Segment>,
    /// The JOSE header, where it is a JSON object. In a JSON serialization: the part of it that is protected, the first
    /// signature's where there are several.
    pub header: Option<Object>,
    /// What a JSON serialization says of the first signature or recipient without protecting it: anyone can change it.
    pub unprotected: Option<Object>,
    /// The further signatures or recipients of a JSON serialization.
    pub more: Vec<Party>,
    /// The payload of a JWS, where it is a JSON object.
    pub claims: Option<Object>,
    /// The rest of an SD-JWT.
    pub sd: Option<Box<SdJwt>>,
    /// Everything that a strict reader would refuse, by part and position.
    pub faults: Vec<Fault>,
}

/// One signature or recipient of a JSON serialization.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// Its protected header, where it has its own.
    pub header: Option<Object>,
    /// Its unprotected header.
    pub unprotected: Option<Object>,
}

impl Token {
    /// A string of which nothing has been read.
    pub fn unread(raw: &str) -> Self {
        Token {
            raw: raw.to_owned(),
            form: Form::Opaque,
            segments: Vec::new(),
            header: None,
            unprotected: None,
            more: Vec::new(),
            claims: None,
            sd: None,
            faults: Vec::new(),
        }
    }

    /// A part by its name, where the token has it.
    pub fn segment(&self, part: Part) -> Option<&Segment> {
        self.segments.iter().find(|s| s.part == part)
    }

    /// The text of a part, as it stands in the token.
    pub fn part_text(&self, part: Part) -> Option<&str> {
        Some(self.segment(part)?.span.of(&self.raw))
    }

    /// A member of the JOSE header, protected or not, where it is a string.
    pub fn header_str(&self, name: &str) -> Option<&str> {
        let mut headers = self.header.iter().chain(&self.unprotected);
        headers.find_map(|header| header.str(name))
    }

    /// The value of `alg`, where it is a string.
    pub fn alg(&self) -> Option<&str> {
        self.header_str("alg")
    }

    /// A JWS whose `alg` is `none` and whose signature is empty (RFC 7519 §6.1).
    pub fn is_unsecured(&self) -> bool {
        self.alg() == Some("none") && self.part_text(Part::Signature) == Some("")
    }

    pub(super) fn fault(&mut self, part: Part, at: Option<usize>, trouble: Trouble) {
        self.faults.push(Fault { part, at, trouble });
    }

    /// Reads a part that stands in the token as it is.
    pub(super) fn read(&mut self, part: Part, span: Span) {
        let text = span.of(&self.raw).to_owned();
        self.read_text(part, span, &text);
    }

    /// Reads a part of that text; `span` is where it stands in the token.
    pub(super) fn read_text(&mut self, part: Part, span: Span, text: &str) {
        let bytes = self.bytes(part, span, text);
        match (part, &bytes) {
            (Part::Header, Some(bytes)) if !bytes.is_empty() => {
                self.header = self.object(part, span.start, bytes);
            }
            (Part::Payload, Some(bytes)) if !bytes.is_empty() && !holds_a_token(bytes) => {
                self.claims = self.object(part, span.start, bytes);
            }
            _ => {}
        }
        self.segments.push(Segment { part, span, bytes });
    }

    /// The bytes of a part; its faults are noted.
    pub(super) fn bytes(&mut self, part: Part, span: Span, text: &str) -> Option<Vec<u8>> {
        match base64url::decode(text) {
            Ok(decoded) => {
                for flaw in decoded.flaws {
                    let at = match flaw {
                        base64url::Flaw::Padding { at }
                        | base64url::Flaw::StandardAlphabet { at, .. }
                        | base64url::Flaw::NonCanonical { at } => at,
                    };
                    self.fault(part, Some(span.start + at), Trouble::Flaw(flaw));
                }
                Some(decoded.bytes)
            }
            Err(error) => {
                let at = match error {
                    base64url::Error::ForeignCharacter { at, .. } => span.start + at,
                    base64url::Error::CutShort { .. } => span.end,
                };
                self.fault(part, Some(at), Trouble::NotBase64Url(error));
                None
            }
        }
    }

    /// The JSON that a part's bytes are; `start` is where the part stands in the token.
    pub(super) fn json(&mut self, part: Part, start: usize, bytes: &[u8]) -> Option<Json> {
        let (at, trouble) = match std::str::from_utf8(bytes) {
            Ok(text) => match json::parse(text) {
                Ok(json) => return Some(json),
                Err(error) => (error.at, Trouble::NotJson(error)),
            },
            Err(error) => {
                let valid_up_to = error.valid_up_to();
                (valid_up_to, Trouble::NotUtf8 { valid_up_to })
            }
        };
        // The character of the token that the first offending byte begins in.
        self.fault(part, Some(start + at / 3 * 4 + at % 3), trouble);
        None
    }

    /// The JSON object that a part's bytes are.
    pub(super) fn object(&mut self, part: Part, start: usize, bytes: &[u8]) -> Option<Object> {
        match self.json(part, start, bytes)? {
            Json {
                value: json::Value::Object(object),
                ..
            } => Some(object),
            other => {
                self.fault(part, Some(start), Trouble::NotAnObject(other.shape()));
                None
            }
        }
    }

    /// The token that is the whole payload of this one (RFC 7519 App. A.2).
    pub fn nested(&self) -> Option<&str> {
        let bytes = self.segment(Part::Payload)?.bytes.as_deref()?;
        if !holds_a_token(bytes) {
            return None;
        }
        std::str::from_utf8(bytes).ok()
    }
}

/// Whether a payload is a token itself: dots between words, the first of which begins like a JOSE header.
fn holds_a_token(bytes: &[u8]) -> bool {
    let is_word = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~');
    bytes.starts_with(b"ey") && bytes.contains(&b'.') && bytes.iter().all(is_word)
}
