//! Takes the secrets out of a text, whatever it is: JSON, a URL, a form, HTML, running text.
//!
//! Goes by names, by the shapes of tokens, and by what was taken for a secret before. What is not taken out stays as it was.

use super::document::Under;
use super::labels::{Labels, is_label};
use super::names::{Sort, is_taken, looks_random, sort_of};
use super::pairs::Whole;
use super::{rest, text};
use crate::jose::{Form, compact};
use crate::text::json;
use crate::text::{Span, base64url, percent};

/// What stands where a signature stood. It reads as base64url, so that what is left reads as a JWT.
pub const NO_SIGNATURE: &str = "the-signature-is-removed";

/// Texts inside each other that are looked into: JSON in a parameter in a URL in JSON is four.
const MOST_LAYERS: usize = 8;

/// The name of a protocol has no longer word that looks random.
const SHORTEST_IN_PROTOCOL: usize = 16;

/// Takes secrets out.
#[derive(Clone, Debug, Default)]
pub struct Cleaner {
    /// What stands for them.
    pub labels: Labels,
}

/// A part of a text, and what goes there.
pub type Edit = (Span, String);

impl Cleaner {
    /// The text without its secrets; none where it has none.
    pub fn clean(&mut self, text: &str, depth: usize) -> Option<String> {
        self.clean_as(text, Whole::of(text), depth)
    }

    /// The same of a text of which it is known what it is as a whole.
    pub fn clean_as(&mut self, text: &str, whole: Whole, depth: usize) -> Option<String> {
        if depth == MOST_LAYERS || text.len() < 4 {
            return None;
        }
        let begin = text.trim_start();
        let edits = match begin.starts_with(['{', '[']).then(|| json::parse(text)) {
            Some(Ok(json)) => {
                let mut edits = Vec::new();
                self.json(&json, Under::default(), depth, &mut edits);
                edits
            }
            _ => {
                let edits = text::edits(self, text, whole, depth);
                let clean = splice(text, edits);
                let left = rest::without(self, clean.as_deref().unwrap_or(text));
                return left.or(clean);
            }
        };
        splice(text, edits)
    }

    /// The value of `Cookie` or `Set-Cookie`, or of what they were called in RFC 2965; none for another header.
    pub fn cookie_field(&mut self, name: &str, value: &str) -> Option<String> {
        let is = |known: [&str; 2]| known.iter().any(|known| name.eq_ignore_ascii_case(known));
        if is(["cookie", "cookie2"]) {
            return Some(self.cookies(value, ';', usize::MAX));
        }
        is(["set-cookie", "set-cookie2"]).then(|| self.cookies(value, '\n', 1))
    }

    /// The value of `Sec-WebSocket-Protocol`, where a browser's script has to put a token: `bearer, …`, or behind a dot.
    pub fn protocols(&mut self, value: &str, depth: usize) -> Option<String> {
        let mut is_named = false;
        let mut out = Vec::new();
        for part in value.split(',') {
            let word = part.trim();
            let last = word.rsplit('.').next().unwrap_or_default();
            let secret = match is_named {
                true => Some(word),
                false => Some(last).filter(|last| last.len() >= SHORTEST_IN_PROTOCOL),
            };
            let secret = secret.filter(|secret| looks_random(secret) && !word.starts_with("ey"));
            let new =
                match secret.and_then(|secret| Some((secret, self.secret(Sort::Token, secret)?))) {
                    Some((secret, new)) => Some(part.replace(secret, &new)),
                    None => self.clean(part, depth + 1),
                };
            is_named = sort_of(word).is_some();
            out.push(new.unwrap_or_else(|| part.to_owned()));
        }
        Some(out.join(",")).filter(|new| new != value)
    }

    /// A value under a name.
    pub fn value(&mut self, name: &str, value: &str, depth: usize) -> Option<String> {
        self.value_as(name, sort_of(name), value, depth)
    }

    /// A value under a name of which it is known what it says.
    pub fn value_as(
        &mut self,
        name: &str,
        sort: Option<(Sort, bool)>,
        value: &str,
        depth: usize,
    ) -> Option<String> {
        if value.contains('=')
            && let Some(new) = self.cookie_field(name, value)
        {
            return Some(new).filter(|new| new != value);
        }
        match sort {
            Some(sort) if is_taken(sort, value) => self.secret(sort.0, value),
            _ => self.clean(value, depth + 1),
        }
    }

    /// A secret: a JWT without its signature, or a label.
    pub fn secret(&mut self, sort: Sort, value: &str) -> Option<String> {
        if let Some(without) = self.without_signature(value) {
            return without.filter(|new| new != value);
        }
        // The same secret, encoded for a URL, is the same secret.
        let decoded = percent::decode_keeping_plus(value);
        if decoded != value {
            return match self.without_signature(&decoded) {
                Some(without) => without.map(|new| percent::encode(&new)),
                None => self.label(sort, &decoded),
            };
        }
        self.label(sort, value)
    }

    /// The label; none for an empty text or one that is a label.
    pub fn label(&mut self, sort: Sort, value: &str) -> Option<String> {
        let value = value.trim();
        (!value.is_empty() && !is_label(value)).then(|| self.labels.label(sort, value))
    }

    /// A JWT, or a JWT with disclosures, without signatures. None for anything else; an inner none for one that is encrypted
    /// or holds another, which has no part that can stay, and is labelled by the caller.
    pub fn without_signature(&mut self, value: &str) -> Option<Option<String>> {
        if !value.starts_with("ey") || !value.contains('.') {
            return None;
        }
        let mut parts: Vec<String> = Vec::new();
        for (nth, part) in value.split('~').enumerate() {
            let segments: Vec<&str> = part.split('.').collect();
            let [header, payload, signature] = segments[..] else {
                match nth {
                    0 => return None,
                    _ => parts.push(part.to_owned()),
                }
                continue;
            };
            let token = compact::decode_compact(part);
            if token.form != Form::Jws || token.nested().is_some() {
                return None;
            }
            if signature == NO_SIGNATURE {
                parts.push(part.to_owned());
                continue;
            }
            self.labels.count(Sort::Signature);
            let inside = base64url::decode(payload)
                .ok()
                .and_then(|decoded| String::from_utf8(decoded.bytes).ok());
            let inside = inside.and_then(|inside| self.clean(&inside, MOST_LAYERS - 2));
            let payload = inside.map_or_else(
                || payload.to_owned(),
                |inside| base64url::encode(inside.as_bytes()),
            );
            parts.push([header, ".", &payload, ".", NO_SIGNATURE].concat());
        }
        Some(Some(parts.join("~")))
    }

    /// `a=b; c=d`, with every value of the first `most` taken out in each line or part.
    fn cookies(&mut self, value: &str, between: char, most: usize) -> String {
        let mut out = Vec::new();
        for part in value.split(between) {
            // Of `Set-Cookie` what follows the first pair are attributes.
            let (pair, attributes) = match most {
                1 => part
                    .split_once(';')
                    .map_or((part, None), |(pair, rest)| (pair, Some(rest))),
                _ => (part, None),
            };
            let new = match pair.split_once('=') {
                Some((name, secret)) => match self.label(Sort::Cookie, secret) {
                    Some(label) => [name, "=", &label].concat(),
                    None => pair.to_owned(),
                },
                None => self
                    .label(Sort::Cookie, pair)
                    .unwrap_or_else(|| pair.to_owned()),
            };
            out.push(match attributes {
                Some(attributes) => [&new, ";", attributes].concat(),
                None => new,
            });
        }
        out.join(between.encode_utf8(&mut [0; 4]))
    }

    /// The value of `Authorization`.
    pub fn authorization(&mut self, value: &str) -> Option<String> {
        let Some((scheme, rest)) = value.split_once(' ') else {
            return self.secret(Sort::Credentials, value);
        };
        let is = |known: &str| scheme.eq_ignore_ascii_case(known);
        let sort = if is("bearer") || is("dpop") {
            Sort::Token
        } else {
            Sort::Credentials
        };
        Some([scheme, " ", &self.secret(sort, rest)?].concat())
    }
}

/// The text with its edits; none where there are none.
pub fn splice(text: &str, mut edits: Vec<Edit>) -> Option<String> {
    if edits.is_empty() {
        return None;
    }
    // Of two that begin together the longer one leaves less.
    let order = |(span, _): &Edit| (span.start, usize::MAX - span.end);
    crate::text::sort::sort_by(&mut edits, |a, b| order(a).cmp(&order(b)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in edits {
        // One that begins inside another is part of what is gone.
        if span.start < at {
            continue;
        }
        out.push_str(Span::new(at, span.start).of(text));
        out.push_str(&new);
        at = span.end;
    }
    out.push_str(Span::new(at, text.len()).of(text));
    (out != text).then_some(out)
}

/// A JSON string that stands for the text.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
