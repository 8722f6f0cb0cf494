//! The compact serializations (RFC 7515 §7.1, RFC 7516 §7.1), read so that a broken part never hides the others.
//!
//! Takes one token without anything around it; finding it in a text is `scan`'s. Does **not** verify, decrypt or say what
//! the token is for.

use super::fault::{Fault, Part, Trouble};
use crate::text::json::{self, Json, Object};
use crate::text::sort::sort_by;
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
    /// The JOSE header, where it is a JSON object.
    pub header: Option<Object>,
    /// The payload of a JWS, where it is a JSON object.
    pub claims: Option<Object>,
    /// Everything that a strict reader would refuse, by part and position.
    pub faults: Vec<Fault>,
}

const JWS: [Part; 3] = [Part::Header, Part::Payload, Part::Signature];
const JWE: [Part; 5] = [
    Part::Header,
    Part::EncryptedKey,
    Part::InitializationVector,
    Part::Ciphertext,
    Part::AuthenticationTag,
];

/// Reads one token, whatever it is. Every string gives a `Token`; what is wrong stands in its faults.
pub fn decode(raw: &str) -> Token {
    if let Some(token) = super::json_form::decode(raw) {
        return token;
    }
    match raw.split_once('~') {
        Some((issuer_signed, _)) => decode_sd_jwt(raw, issuer_signed),
        None => decode_compact(raw),
    }
}

/// An SD-JWT (RFC 9901 §4): the issuer-signed JWT is read, what follows the tildes is left as it is.
fn decode_sd_jwt(raw: &str, issuer_signed: &str) -> Token {
    let mut token = decode_compact(issuer_signed);
    token.raw = raw.to_owned();
    if token.form == Form::Jws {
        token.form = Form::SdJwt;
    }
    token
}

fn decode_compact(raw: &str) -> Token {
    let (spans, count) = split(raw);
    let mut token = Token::unread(raw);
    if count < 2 {
        return token;
    }
    token.read(Part::Header, spans[0]);
    // A header that names an algorithm and no content encryption is that of a signed token, however many parts follow: what
    // was glued to it must not hide its claims. Otherwise the count decides.
    let is_signed =
        (token.header.as_ref()).is_some_and(|header| header.has("alg") && !header.has("enc"));
    let expected: &[Part] = if is_signed || count <= 3 { &JWS } else { &JWE };
    for (part, span) in expected.iter().zip(&spans).skip(1) {
        token.read(*part, *span);
    }
    let meant = token.meant_as_jose();
    if !meant {
        // Dots alone make no token: a host name, a version and a cookie have them too.
        token.faults.clear();
        token.segments.clear();
        token.header = None;
        token.claims = None;
        return token;
    }
    token.form = match (count, &token.header) {
        (3, Some(_)) => Form::Jws,
        (5, Some(header)) if header.has("enc") => Form::Jwe,
        _ => Form::Malformed,
    };
    if let Some(at) = raw.find('…').or_else(|| raw.find("...")) {
        // What is left of the parts tells nothing about the token that was meant.
        token.faults.clear();
        token.form = Form::Malformed;
        token.fault(Part::Whole, Some(at), Trouble::Shortened);
        return token;
    }
    if count == 5
        && token
            .header
            .as_ref()
            .is_some_and(|header| !header.has("enc"))
    {
        token.fault(Part::Header, None, Trouble::NoEnc);
    }
    if !matches!(count, 3 | 5) {
        token.fault(Part::Whole, None, Trouble::PartCount(count));
    }
    token.check_header();
    token.check_empty_parts();
    if token.is_unreadable() {
        token.form = Form::Malformed;
    }
    sort_by(&mut token.faults, |a, b| {
        (a.part, a.at).cmp(&(b.part, b.at))
    });
    token
}

/// The first five parts, and how many there are: a megabyte of dots is counted, not kept.
fn split(raw: &str) -> (Vec<Span>, usize) {
    let count = raw.bytes().filter(|b| *b == b'.').count() + 1;
    let mut start = 0;
    let spans = raw
        .split('.')
        .take(JWE.len())
        .map(|part| {
            let span = Span::new(start, start + part.len());
            start = span.end + 1;
            span
        })
        .collect();
    (spans, count)
}

impl Token {
    /// A string of which nothing has been read.
    pub fn unread(raw: &str) -> Self {
        Token {
            raw: raw.to_owned(),
            form: Form::Opaque,
            segments: Vec::new(),
            header: None,
            claims: None,
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

    /// The value of `alg`, where it is a string.
    pub fn alg(&self) -> Option<&str> {
        self.header.as_ref()?.str("alg")
    }

    /// A JWS whose `alg` is `none` and whose signature is empty (RFC 7519 §6.1).
    pub fn is_unsecured(&self) -> bool {
        self.alg() == Some("none") && self.part_text(Part::Signature) == Some("")
    }

    fn fault(&mut self, part: Part, at: Option<usize>, trouble: Trouble) {
        self.faults.push(Fault { part, at, trouble });
    }

    fn read(&mut self, part: Part, span: Span) {
        let text = span.of(&self.raw).to_owned();
        let bytes = match base64url::decode(&text) {
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
        };
        match (part, &bytes) {
            (Part::Header, Some(bytes)) if !bytes.is_empty() => {
                self.header = self.object(part, span.start, bytes);
            }
            (Part::Payload, Some(bytes)) if !bytes.is_empty() => {
                self.claims = self.object(part, span.start, bytes);
            }
            _ => {}
        }
        self.segments.push(Segment { part, span, bytes });
    }

    fn object(&mut self, part: Part, start: usize, bytes: &[u8]) -> Option<Object> {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let valid_up_to = error.valid_up_to();
                let at = Some(start + valid_up_to / 3 * 4 + valid_up_to % 3);
                self.fault(part, at, Trouble::NotUtf8 { valid_up_to });
                return None;
            }
        };
        let json = match json::parse(text) {
            Ok(json) => json,
            Err(error) => {
                // The character of the token that the first offending byte begins in.
                let at = Some(start + error.at / 3 * 4 + error.at % 3);
                self.fault(part, at, Trouble::NotJson(error));
                return None;
            }
        };
        match json {
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

    /// Whether somebody meant this for a JWS or JWE: the header is a JSON object, or begins like one, or the payload is one.
    fn meant_as_jose(&self) -> bool {
        let begins_like_json = |part| {
            // Judged by the text: `{` and a quote or blank, however the rest may be broken.
            self.part_text(part).is_some_and(|text| {
                ["eyJ", "eyA", "ewo", "ewk", "ew0", "e30"]
                    .iter()
                    .any(|start| text.starts_with(start))
            })
        };
        self.header.is_some()
            || self.claims.is_some()
            || begins_like_json(Part::Header)
            || begins_like_json(Part::Payload)
    }

    fn check_header(&mut self) {
        let Some(header) = &self.header else { return };
        let trouble = match header.get("alg") {
            None => Trouble::NoAlg,
            Some(alg) if alg.as_str().is_none() => Trouble::AlgNotAString(alg.shape()),
            Some(_) => return,
        };
        self.fault(Part::Header, None, trouble);
    }

    /// RFC 7516 §5.1 lets the encrypted key be empty, RFC 7515 App. F the payload, and an unsecured JWS has no signature;
    /// every other part holds something.
    fn check_empty_parts(&mut self) {
        let empty: Vec<(Part, usize)> = self
            .segments
            .iter()
            .filter(|s| s.span.start == s.span.end)
            .filter(|s| match s.part {
                Part::Header | Part::InitializationVector | Part::AuthenticationTag => true,
                Part::Payload => true,
                Part::Signature => self.alg() != Some("none"),
                Part::Whole | Part::EncryptedKey | Part::Ciphertext => false,
            })
            .map(|s| (s.part, s.span.start))
            .collect();
        for (part, at) in empty {
            self.fault(part, Some(at), Trouble::Empty);
        }
    }

    /// Whether something is wrong that a reader cannot step over: only flaws of spelling leave a token readable.
    fn is_unreadable(&self) -> bool {
        self.faults.iter().any(|f| match (&f.trouble, f.part) {
            (Trouble::Flaw(_), _) => false,
            // A JWS may carry any payload, or none beside it; it is then no JWT, and still a JWS.
            (
                Trouble::NotAnObject(_)
                | Trouble::NotJson(_)
                | Trouble::NotUtf8 { .. }
                | Trouble::Empty,
                Part::Payload,
            ) => false,
            // A signature that was taken off leaves header and claims as they were.
            (Trouble::Empty, Part::Signature) => false,
            _ => true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn b64(text: &str) -> String {
        base64url::encode(text.as_bytes())
    }

    #[test]
    fn the_form_follows_from_header_and_part_count() {
        let header = b64(r#"{"alg":"RS256"}"#);
        let jwe = b64(r#"{"alg":"dir","enc":"A256GCM"}"#);
        let claims = b64(r#"{"sub":"a"}"#);
        for (law, raw, form) in [
            ("three parts", format!("{header}.{claims}.c2ln"), Form::Jws),
            (
                "unsecured",
                format!("{}.{claims}.", b64(r#"{"alg":"none"}"#)),
                Form::Jws,
            ),
            (
                "five parts",
                format!("{jwe}..aXYtaXYtaXYt.Y3Q.dGFn"),
                Form::Jwe,
            ),
            ("two parts", format!("{header}.{claims}"), Form::Malformed),
            (
                "four parts",
                format!("{header}.{claims}.a.b"),
                Form::Malformed,
            ),
            (
                "no alg",
                format!("{}.{claims}.c2ln", b64(r#"{"typ":"JWT"}"#)),
                Form::Malformed,
            ),
            ("a host name", "www.example.com".to_owned(), Form::Opaque),
            (
                "no dots",
                "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs".to_owned(),
                Form::Opaque,
            ),
            ("nothing", String::new(), Form::Opaque),
        ] {
            assert_eq!(decode(&raw).form, form, "{law}");
        }
    }

    #[test]
    fn a_broken_part_never_hides_the_parts_that_decode() {
        let header = b64(r#"{"alg":"RS256"}"#);
        let claims = b64(r#"{"sub":"a"}"#);
        let broken_header = decode(&format!("eyJ!.{claims}.c2ln"));
        assert!(broken_header.header.is_none() && broken_header.claims.is_some());
        let broken_claims = decode(&format!("{header}.{}.c2ln", b64("{\"sub\":")));
        assert!(broken_claims.header.is_some() && broken_claims.claims.is_none());
        let broken_signature = decode(&format!("{header}.{claims}.c2l!"));
        assert!(broken_signature.header.is_some() && broken_signature.claims.is_some());
    }

    #[test]
    fn a_fault_names_its_part_and_its_byte() {
        let header = b64(r#"{"alg":"RS256"}"#);
        let claims = b64(r#"{"sub":"a"}"#);
        let at = header.len() + 1;
        for (raw, part, offset) in [
            (format!("{header}.e!J.c2ln"), Part::Payload, Some(at + 1)),
            (
                format!("{header}.{claims}.c2ln="),
                Part::Signature,
                Some(at + claims.len() + 5),
            ),
            (
                format!("{header}.{}.c2ln", b64("{} x")),
                Part::Payload,
                Some(at + 4),
            ),
            (format!("{header}.{claims}"), Part::Whole, None),
        ] {
            let faults = decode(&raw).faults;
            assert_eq!((faults[0].part, faults[0].at), (part, offset), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn every_string_is_read_without_panic(text in r"(\PC|[.eyJ\x00]){0,60}") {
            prop_assert_eq!(decode(&text).raw, text);
        }
    }
}
