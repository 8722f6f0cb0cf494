//! Queries, fragments and form bodies of a text: their parameters that a protocol defines.
//!
//! Takes every run without blanks, quotes and angle brackets for one. Does **not** check that it is an address.

use super::{Carrier, Member, REQUEST, Response, is_known, json, push};
use crate::text::{Span, percent};

/// Longer runs are no addresses.
const LONGEST: usize = 256 * 1024;
/// Nobody encodes one more often.
const MOST_LAYERS: usize = 3;

/// Calls back with each run that has a parameter which a protocol defines.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    let bytes = text.as_bytes();
    let ends = |at: usize| {
        let byte = bytes[at];
        match byte {
            // In a string of JSON some write the signs of a URL by their number.
            b'\\' => !ESCAPES
                .iter()
                .any(|(escape, _)| bytes[at..].starts_with(escape)),
            b'"' | b'\'' | b'<' | b'>' | b'`' | b'{' | b'}' => true,
            byte => byte.is_ascii_whitespace(),
        }
    };
    let mut start = 0;
    while start < bytes.len() {
        let length = (start..bytes.len()).take_while(|at| !ends(*at)).count();
        let span = Span::new(start, start + length);
        start = span.end + 1;
        if length > LONGEST {
            continue;
        }
        let run = &bytes[span.start..span.end];
        let found = (run.contains(&b'=').then(|| read(text, span))).flatten();
        if let Some(response) = found.or_else(|| inside(text, span)) {
            each(response);
        }
    }
}

/// An address or an object of JSON that is the value of a parameter, or that was encoded as a whole.
fn inside(text: &str, span: Span) -> Option<Response> {
    let run = span.of(text);
    if !run.contains('%') {
        return None;
    }
    let coded = run.rsplit_once('=').map_or(run, |(_, value)| value);
    let mut decoded = coded.to_owned();
    for _ in 0..MOST_LAYERS {
        if !["%3D", "%3d", "%25", "%7B", "%7b"]
            .iter()
            .any(|sign| decoded.contains(sign))
        {
            return None;
        }
        decoded = percent::decode_keeping_plus(&decoded);
        let mut found = read(&decoded, Span::new(0, decoded.len()));
        found.take_if(|found| found.carrier != Carrier::Address);
        // A cookie or a parameter may hold the whole answer of the token endpoint.
        if found.is_none() && decoded.contains("{\"") {
            json::find(&decoded, &mut |object| {
                found.get_or_insert(object);
            });
        }
        if let Some(mut response) = found {
            response.span = span;
            for member in &mut response.members {
                member.span = span;
            }
            return Some(response);
        }
    }
    None
}

/// Signs of a URL as strings of JSON may have them.
const ESCAPES: [(&[u8], char); 4] = [
    (b"\\u0026", '&'),
    (b"\\u003d", '='),
    (b"\\u003D", '='),
    (b"\\/", '/'),
];

/// The text with those signs as they are meant.
fn unescaped(text: &str) -> String {
    let mut out = text.to_owned();
    if text.contains('\\') {
        for (escape, sign) in ESCAPES {
            let escape = str::from_utf8(escape).unwrap_or_default();
            out = out.replace(escape, sign.encode_utf8(&mut [0; 4]));
        }
    }
    out
}

/// How long what separates two parameters is, at that place.
fn separator(parameters: &str, at: usize) -> usize {
    match parameters
        .get(at..)
        .is_some_and(|rest| rest.starts_with("\\u0026"))
    {
        true => 6,
        false => 1,
    }
}

/// The pairs of a query, a fragment or a form.
fn split(parameters: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(parameters);
    std::iter::from_fn(move || {
        let text = rest?;
        let escaped = text.find("\\u0026");
        let plain = text.find(['&', '?', '#']);
        let end = escaped
            .unwrap_or(text.len())
            .min(plain.unwrap_or(text.len()));
        let pair = text.get(..end)?;
        rest = text.get(end + separator(text, end)..);
        Some(pair)
    })
}

fn read(text: &str, span: Span) -> Option<Response> {
    let run = span.of(text);
    let is_address =
        run.contains("://") || run.contains(":\\/\\/") || run.starts_with(['/', '?', '#']);
    let first = match is_address {
        true => run.find(['?', '#'])? + 1,
        // One pair alone may be anything.
        false if run.contains('&') => 0,
        false => return None,
    };
    let parameters = run.get(first..)?;
    // A mail escapes the sign, and does so each time (quoted-printable).
    let signs = parameters.matches('=').count();
    let is_mail = signs > 1 && parameters.matches("=3D").count() == signs;
    let mut members = Vec::new();
    let mut at = span.start + first;
    for pair in split(parameters) {
        let start = at;
        at += pair.len() + separator(parameters, at - span.start - first + pair.len());
        // As an HTML attribute has it.
        let html = if pair.starts_with("amp;") { 4 } else { 0 };
        let Some((name, value)) = pair.get(html..).and_then(|pair| pair.split_once('=')) else {
            continue;
        };
        if REQUEST.contains(&name) {
            return None;
        }
        if is_known(name) {
            let mail = if is_mail { 2 } else { 0 };
            let value = value.get(mail..).unwrap_or_default();
            let begins = start + html + name.len() + 1 + mail;
            push(
                &mut members,
                Member {
                    name: name.to_owned(),
                    value: percent::decode(&unescaped(value)),
                    is_string: true,
                    span: Span::new(begins, begins + value.len()),
                },
            );
        }
    }
    let carrier = match is_address {
        true => Carrier::Address,
        false => Carrier::Form,
    };
    (!members.is_empty()).then_some(Response {
        carrier,
        span,
        members,
    })
}
