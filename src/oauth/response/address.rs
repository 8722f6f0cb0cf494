//! Queries, fragments and form bodies of a text: their parameters that a protocol defines.
//!
//! Takes every run without blanks, quotes and angle brackets for one. Does **not** check that it is an address.

use super::{Carrier, Member, REQUEST, Response, is_known, push};
use crate::text::{Span, percent};

/// Longer runs are no addresses.
const LONGEST: usize = 256 * 1024;

/// Calls back with each run that has a parameter which a protocol defines.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    let ends = |b: &u8| b.is_ascii_whitespace() || b"\"'<>`\\{}".contains(b);
    let mut start = 0;
    for run in text.as_bytes().split(ends) {
        let span = Span::new(start, start + run.len());
        start = span.end + 1;
        if run.contains(&b'=')
            && run.len() <= LONGEST
            && let Some(response) = read(text, span)
        {
            each(response);
        }
    }
}

fn read(text: &str, span: Span) -> Option<Response> {
    let run = span.of(text);
    let is_address = run.contains("://") || run.starts_with(['/', '?', '#']);
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
    for pair in parameters.split(['&', '?', '#']) {
        let start = at;
        at += pair.len() + 1;
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
                    value: percent::decode(value),
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
