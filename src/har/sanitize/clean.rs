//! Takes the secrets out of a text, whatever it is: JSON at any depth, a URL, a form, HTML, running text.
//!
//! Goes by names, by the shapes of tokens, and by what was taken for a secret before. What is not taken out stays as it was.

use super::labels::Labels;
use super::names::{Sort, looks_random, sort_of, sort_of_field};
use super::pairs::Whole;
use super::{headings, rest, text};
use crate::jose::{Form, compact};
use crate::text::json::{self, Json, Object, Value};
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
    fn clean_as(&mut self, text: &str, whole: Whole, depth: usize) -> Option<String> {
        if depth == MOST_LAYERS || text.len() < 4 {
            return None;
        }
        let begin = text.trim_start();
        let edits = match begin.starts_with(['{', '[']).then(|| json::parse(text)) {
            Some(Ok(json)) => {
                let mut edits = Vec::new();
                self.json(&json, "", depth, &mut edits);
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

    /// Edits of a JSON value under a name.
    pub fn json(&mut self, json: &Json, name: &str, depth: usize, edits: &mut Vec<Edit>) {
        match &json.value {
            Value::String(string) => {
                if let Some(new) = self.value(name, string.as_str(), depth) {
                    edits.push((json.span, quoted(&new)));
                }
            }
            Value::Number(number) => {
                let is_secret = |(sort, is_common): &(Sort, bool)| {
                    *sort == Sort::Password || *sort == Sort::Code && !is_common
                };
                if let Some((sort, _)) = sort_of(name).filter(is_secret) {
                    edits.push((json.span, quoted(&self.labels.label(sort, number))));
                }
            }
            Value::Array(items) => {
                // `["access_token","…"]`: a name and its value.
                let pair = match items.as_slice() {
                    [name, value] => name.as_str().zip(value.as_str()),
                    _ => None,
                };
                if let Some((name, value)) = pair.filter(|(name, _)| sort_of(name).is_some()) {
                    let new = self.value(name, value, depth);
                    edits.extend(new.map(|new| (items[1].span, quoted(&new))));
                    return;
                }
                match headings::of_rows(items) {
                    Some(names) => self.rows(items, &names, depth, edits),
                    None => {
                        for item in items {
                            self.json(item, name, depth, edits);
                        }
                    }
                }
            }
            Value::Object(object) => self.object(object, name, depth, edits),
            _ => {}
        }
    }

    /// Rows of a table whose columns have these names.
    fn rows(&mut self, rows: &[Json], names: &[&str], depth: usize, edits: &mut Vec<Edit>) {
        for row in rows {
            let Value::Array(cells) = &row.value else {
                self.json(row, "", depth, edits);
                continue;
            };
            for (nth, cell) in cells.iter().enumerate() {
                let name = names.get(nth).copied().unwrap_or_default();
                // The row of the names themselves.
                if cell.as_str() != Some(name) {
                    self.json(cell, name, depth, edits);
                }
            }
        }
    }

    fn object(&mut self, object: &Object, list: &str, depth: usize, edits: &mut Vec<Edit>) {
        // `{"name":…,"value":…}`, as HAR and many an API write headers, parameters and settings.
        let named = (["name", "key"].iter()).find_map(|name| object.str(name));
        let named = named.filter(|_| object.has("value"));
        let is_key = object.has("kty");
        let is_base64 = object.str("encoding") == Some("base64");
        let is_form = object.str("mimeType").is_some_and(is_form);
        let table = headings::of_object(object);
        for member in &object.members {
            let name = member.name.as_str();
            if let (Some((rows, names)), Value::Array(items)) = (&table, &member.value.value)
                && name == *rows
            {
                self.rows(items, names, depth, edits);
                continue;
            }
            let Some(string) = member.value.as_str() else {
                self.json(&member.value, name, depth, edits);
                continue;
            };
            let new = match (name, named) {
                ("value", Some(named)) => self.field(list, named, string, depth),
                // Some programs write a body of JSON as the name of a parameter.
                ("name" | "key", Some(_)) if !string.starts_with(['{', '[']) => None,
                ("d" | "p" | "q" | "dp" | "dq" | "qi" | "k", _) if is_key => {
                    self.label(Sort::Secret, string)
                }
                ("text", _) if is_base64 => self.base64(string, depth),
                ("text", _) if is_form => self.clean_as(string, Whole::Form, depth + 1),
                _ => self.value(name, string, depth),
            };
            if let Some(new) = new {
                edits.push((member.value.span, quoted(&new)));
            }
        }
    }

    /// A header field, cookie or parameter of a HAR, or whatever else is a name with its value.
    fn field(&mut self, list: &str, name: &str, value: &str, depth: usize) -> Option<String> {
        if list == "cookies" {
            return self.label(Sort::Cookie, value);
        }
        if list != "headers" {
            return self.value(name, value, depth);
        }
        if let Some(new) = self.cookie_field(name, value) {
            return Some(new);
        }
        match name.to_ascii_lowercase().as_str() {
            "authorization" | "proxy-authorization" => self.authorization(value),
            "sec-websocket-protocol" => self.protocols(value, depth),
            name => match sort_of_field(name) {
                Some((sort, _)) if looks_random(value) => self.secret(sort, value),
                _ => self.value(name, value, depth),
            },
        }
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
    fn protocols(&mut self, value: &str, depth: usize) -> Option<String> {
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
        if value.contains('=')
            && let Some(new) = self.cookie_field(name, value)
        {
            return Some(new).filter(|new| new != value);
        }
        match sort_of(name) {
            Some((sort, is_common)) if !is_common || looks_random(value) => {
                self.secret(sort, value)
            }
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
        let is_label = value.starts_with('[') && value.ends_with(']') && value.len() < 24;
        (!value.is_empty() && !is_label).then(|| self.labels.label(sort, value))
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
    fn authorization(&mut self, value: &str) -> Option<String> {
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

    /// A body in base64. One that is no text cannot be cleaned: it goes as a whole where it holds a secret.
    fn base64(&mut self, text: &str, depth: usize) -> Option<String> {
        let bytes = base64url::decode(text).ok()?.bytes;
        match String::from_utf8(bytes) {
            Ok(inside) => self
                .clean(&inside, depth + 1)
                .map(|new| standard_base64(new.as_bytes())),
            Err(error) => {
                let inside = String::from_utf8_lossy(error.as_bytes()).into_owned();
                // Its own labels are thrown away, and so are their counts.
                let found = self.clone().clean(&inside, depth + 1).is_some();
                found.then(|| standard_base64(self.labels.label(Sort::Binary, text).as_bytes()))
            }
        }
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

/// Whether a body of that type is a form (RFC 6749 App. B).
fn is_form(mime_type: &str) -> bool {
    let known = "application/x-www-form-urlencoded";
    let start = mime_type.get(..known.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(known))
}

/// A JSON string that stands for the text.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Base64 with its padding.
pub fn standard_base64(bytes: &[u8]) -> String {
    let mut text = base64url::encode(bytes).replace('-', "+").replace('_', "/");
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}
