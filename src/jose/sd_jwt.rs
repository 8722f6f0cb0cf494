//! SD-JWT (RFC 9901): the disclosures after the tildes, the key binding JWT, and the claims as a verifier sees them.
//!
//! Follows §4 and §7.1, §8 for the JSON serialization. Does **not** verify a signature: a disclosure that matches its
//! digest is the issuer's only if the issuer's signature holds.

mod process;

use super::alg::Digest;
use super::fault::{Fault, Part, SdTrouble, Trouble};
use super::token::{Form, Token};
use super::{compact, hash};
use crate::text::Span;
use crate::text::json::{Json, Object, Text, Value};
use crate::text::sort::sort_by;

/// More disclosures are counted, not read: each is hashed, and shown.
pub const MOST: usize = 2_000;

/// More faults of disclosures tell a person nothing new.
const MOST_FAULTS: usize = 100;

/// What an SD-JWT has beside the issuer-signed JWT.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SdJwt {
    /// The hash that the digests are made with; none where `_sd_alg` names one that is not computed here.
    pub hash: Option<Digest>,
    /// Every disclosure, in the order in which they stand.
    pub disclosures: Vec<Disclosure>,
    /// The claims as a verifier sees them (RFC 9901 §7.1): what was disclosed is in place, no digest is left. None where the
    /// payload could not be read or the hash is not known.
    pub claims: Option<Object>,
    /// The key binding JWT, where there is one.
    pub key_binding: Option<Box<Token>>,
    /// The hash over everything before the key binding JWT, which its `sd_hash` has to be (RFC 9901 §4.3.1).
    pub sd_hash: Option<String>,
}

/// A disclosure: one claim, or one element of an array.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Disclosure {
    /// Where it stands in the token.
    pub span: Span,
    /// The digest that the issuer signed in its place; none where the hash is not known.
    pub digest: Option<String>,
    /// The claim's name; none for an element of an array, and where it could not be read.
    pub name: Option<Text>,
    /// What is disclosed, as written; none where it could not be read. Digests in it stand as they are.
    pub value: Option<Json>,
    /// Where it belongs in the processed claims: `address.country`, `nationalities[0]`; none where no digest is its own.
    pub path: Option<String>,
}

/// Reads a text with tildes. What stands before the first is read like any token.
pub(super) fn decode(raw: &str) -> Token {
    let (issuer_signed, rest) = raw.split_once('~').unwrap_or((raw, ""));
    let mut token = compact::decode_compact(issuer_signed);
    token.raw = raw.to_owned();
    match token.form {
        Form::Jws => token.form = Form::SdJwt,
        Form::Malformed => {}
        _ => return token,
    }
    let (disclosed, last) = rest.rsplit_once('~').unwrap_or(("", rest));
    let start = issuer_signed.len() + 1;
    let key_binding = last.contains('.').then_some(last);
    let presented = &raw[..raw.len() - last.len()];
    let is_cut = !last.is_empty() && key_binding.is_none();
    if is_cut {
        token.sd_fault(Part::Whole, Some(raw.len()), SdTrouble::MissingTilde);
    }
    let end = match is_cut {
        true => raw.len(),
        false => start + disclosed.len(),
    };
    let all = Span::new(start, end).of(raw);
    let mut at = start;
    let mut parts: Vec<(Span, &str)> = Vec::new();
    if presented.len() > start || is_cut {
        for text in all.split('~').take(MOST) {
            parts.push((Span::new(at, at + text.len()), text));
            at += text.len() + 1;
        }
    }
    let count = all.bytes().filter(|b| *b == b'~').count() + 1;
    if count > MOST {
        token.sd_fault(Part::Whole, None, SdTrouble::TooMany(count));
    }
    let key_binding = key_binding.map(|kb| (presented.len(), kb));
    read(&mut token, &parts, key_binding, presented);
    token
}

/// Reads disclosures and key binding JWT into the token, whose claims are read already. `presented` is the text that
/// `sd_hash` is made of.
pub(super) fn read(
    token: &mut Token,
    parts: &[(Span, &str)],
    key_binding: Option<(usize, &str)>,
    presented: &str,
) {
    let named = token
        .claims
        .as_ref()
        .and_then(|claims| claims.get("_sd_alg"));
    let hash = match named {
        None => Some(Digest::Sha256),
        Some(name) => name.as_str().and_then(hash::by_name),
    };
    if hash.is_none() {
        token.sd_fault(Part::Payload, None, SdTrouble::UnknownHash);
    }
    let mut disclosures = Vec::with_capacity(parts.len());
    for (nth, (span, text)) in parts.iter().enumerate() {
        let (name, value) = token.disclosure(Part::Disclosure(nth + 1), *span, text);
        disclosures.push(Disclosure {
            span: *span,
            digest: hash.map(|hash| hash::of(hash, text)),
            name,
            value,
            path: None,
        });
    }
    let mut claims = None;
    if let Some(payload) = token.claims.as_ref().filter(|_| hash.is_some()) {
        let processed = process::process(payload, &disclosures);
        claims = Some(processed.claims);
        for (disclosure, path) in disclosures.iter_mut().zip(processed.paths) {
            disclosure.path = path;
        }
        for (part, trouble) in processed.troubles {
            let at = match part {
                Part::Disclosure(nth) => disclosures.get(nth - 1).map(|d| d.span.start),
                _ => None,
            };
            token.sd_fault(part, at, trouble);
        }
    }
    let mut count = 0;
    token.faults.retain(|fault| {
        count += usize::from(matches!(fault.part, Part::Disclosure(_)));
        count <= MOST_FAULTS || !matches!(fault.part, Part::Disclosure(_))
    });
    let key_binding = key_binding.map(|(start, text)| {
        let inner = compact::decode_compact(text);
        for fault in &inner.faults {
            let at = fault.at.map(|at| start + at);
            token.fault(Part::KeyBinding, at, fault.trouble.clone());
        }
        Box::new(inner)
    });
    let sd_hash = hash.filter(|_| key_binding.is_some());
    token.sd = Some(Box::new(SdJwt {
        hash,
        disclosures,
        claims,
        sd_hash: sd_hash.map(|hash| hash::of(hash, presented)),
        key_binding,
    }));
    sort_by(&mut token.faults, |a: &Fault, b| {
        (a.part, a.at).cmp(&(b.part, b.at))
    });
}

impl Token {
    /// What RFC 9901 does not allow, where it is.
    pub fn sd_troubles(&self) -> impl Iterator<Item = (Part, Option<usize>, SdTrouble)> {
        self.faults.iter().filter_map(|fault| match fault.trouble {
            Trouble::SdJwt(trouble) => Some((fault.part, fault.at, trouble)),
            _ => None,
        })
    }

    /// The name of the claim in a disclosure.
    pub fn disclosed_name(&self, part: Part) -> Option<&str> {
        let Part::Disclosure(nth) = part else {
            return None;
        };
        let disclosure = self.sd.as_ref()?.disclosures.get(nth - 1)?;
        Some(disclosure.name.as_ref()?.as_str())
    }

    pub(super) fn sd_fault(&mut self, part: Part, at: Option<usize>, trouble: SdTrouble) {
        self.fault(part, at, Trouble::SdJwt(trouble));
    }

    /// Name and value of a disclosure (RFC 9901 §4.2.1, §4.2.2); what is wrong with it is noted.
    fn disclosure(&mut self, part: Part, span: Span, text: &str) -> (Option<Text>, Option<Json>) {
        let nothing = (None, None);
        if text.is_empty() {
            self.fault(part, Some(span.start), Trouble::Empty);
            return nothing;
        }
        let Some(json) = self
            .bytes(part, span, text)
            .and_then(|bytes| self.json(part, span.start, &bytes))
        else {
            return nothing;
        };
        let shape = json.shape();
        let Value::Array(items) = json.value else {
            self.sd_fault(part, Some(span.start), SdTrouble::NotAnArray(shape));
            return nothing;
        };
        let count = items.len();
        let mut items = items.into_iter();
        let (salt, name, value) = match (count, items.next(), items.next(), items.next()) {
            (2, Some(salt), Some(value), None) => (salt, None, value),
            (3, Some(salt), Some(name), Some(value)) => (salt, Some(name), value),
            _ => {
                self.sd_fault(part, Some(span.start), SdTrouble::ItemCount(count));
                return nothing;
            }
        };
        let mut troubles = Vec::new();
        if salt.as_str().is_none() {
            troubles.push(SdTrouble::Salt(salt.shape()));
        }
        let name = match name {
            None => None,
            Some(Json {
                value: Value::String(name),
                ..
            }) => {
                if let Some(reserved) = ["_sd", "..."].iter().find(|r| **r == name.as_str()) {
                    troubles.push(SdTrouble::ReservedName(reserved));
                }
                Some(name)
            }
            Some(other) => {
                troubles.push(SdTrouble::Name(other.shape()));
                None
            }
        };
        let is_readable = !troubles.iter().any(|t| matches!(t, SdTrouble::Name(_)));
        for trouble in troubles {
            self.sd_fault(part, Some(span.start), trouble);
        }
        (name, is_readable.then_some(value))
    }
}
