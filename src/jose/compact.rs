//! The compact serializations (RFC 7515 §7.1, RFC 7516 §7.1), read so that a broken part never hides the others.
//!
//! Takes one token without anything around it; finding it in a text is `scan`'s. Does **not** verify, decrypt or say what
//! the token is for.

use super::fault::{Part, Trouble};
use super::token::{Form, Token};
use crate::text::Span;
use crate::text::sort::sort_by;

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
    let mut token = match raw.contains('~') {
        true => super::sd_jwt::decode(raw),
        false => decode_compact(raw),
    };
    if token.form == Form::Opaque && super::document::is_document(raw) {
        token.form = Form::Document;
    }
    token
}

/// Reads what stands between dots, and nothing else.
pub(crate) fn decode_compact(raw: &str) -> Token {
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
                _ => false,
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
    use crate::text::base64url;
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
