//! What begins at a place: a token of JOSE, one in base64, a value under a telling name, a key of a known shape, a private key.
//!
//! Each asks the text around and says yes or no. Where such places are is for `anchors` to find.

use super::alone::is_for_anything;
use super::behind::{value_after, value_after_scheme};
use super::beside::{Beside, Place, beside};
use super::header::may_begin;
use super::jose;
use super::letters::Letters;
use super::looks::{
    is_elided, is_hash, is_other, is_placeholder, is_random, is_scrambled, is_telling, is_wordy,
};
use super::names::{self, NAMES};
use super::tag;
use super::value::{LONGEST, pad, run, whole};
use super::view::{How, Unit, View};
use super::{Found, Wrapping, base64, blocks, columns, wrapping};
use crate::oauth::shape;
use crate::text::base64url;

/// Shorter words are ids, and longer ones no keys.
const KEY_LENGTHS: std::ops::Range<usize> = 20..4096;

/// Shorter values are no tokens.
const SHORTEST_CELL: usize = 12;

/// The value of the name that ends there.
pub fn named(view: &View<'_>, end: usize) -> Option<Found> {
    if columns::is_header(view, end) {
        return None;
    }
    let start = tag::value(view, end)
        .or_else(|| blocks::value(view, end))
        .or_else(|| value_after(view, end))?;
    value(view, start)
}

/// The value of the name that ends there, where it stands on the line before.
pub fn value_before(view: &View<'_>, end: usize) -> Option<Found> {
    value(view, blocks::value(view, end)?)
}

/// Notes the table whose header the name stands in that ends there. What it holds is found row by row.
pub fn column(view: &View<'_>, end: usize) -> Option<Found> {
    columns::is_header(view, end);
    None
}

/// What follows the scheme that ends there.
pub fn after_scheme(view: &View<'_>, end: usize) -> Option<Found> {
    value(view, value_after_scheme(view, end)?)
}

fn value(view: &View<'_>, start: usize) -> Option<Found> {
    // Markdown makes a token slanted or bold.
    let marks = (0..3).take_while(|nth| matches!(view.at(start + nth), Some(b'_' | b'~')));
    let behind = start + marks.count();
    let start = if view.has_exactly(behind, b"ey") {
        behind
    } else {
        start
    };
    let found = jose::read(view, start)
        .or_else(|| base64::token(view, start))
        .or_else(|| base64::object(view, start));
    // Most names are followed by a word or a number.
    let is_inside = |byte: u8| byte > b' ' && !matches!(byte, b'"' | b'\'' | b'&' | b'<' | b',');
    let is_long = || {
        let at = |nth: &usize| view.at(start + nth);
        // A terminal may have broken it behind its first letters.
        let end = (0..12).find(|nth| !at(nth).is_some_and(is_inside));
        end.is_none_or(|end| end >= SHORTEST_BEGINNING && matches!(at(&end), Some(b'\r' | b'\n')))
    };
    found.or_else(|| {
        is_long()
            .then(|| opaque(view, start, &beside(view, start)))
            .flatten()
    })
}

/// Of fewer letters nobody can tell that they go on in the next line.
const SHORTEST_BEGINNING: usize = 4;

/// A value that shows nothing by itself, and stands where a token belongs.
fn opaque(view: &View<'_>, start: usize, beside: &Beside) -> Option<Found> {
    let name = beside.name.as_deref()?;
    let is_scheme = beside.place == Place::Scheme;
    let label = name;
    let name = match beside.is_cookie {
        true => names::known(name)?,
        false => name,
    };
    // Cookies and fields of any other name hold all kinds of things.
    if !NAMES.contains(&name) || names::is_common(name) && !is_scheme {
        return None;
    }
    let letters = whole(view, start, beside)?;
    // A call, or a place in a list.
    let after = view.unit(letters.end).map(|unit| unit.c);
    let is_bare = matches!(beside.place, Place::Plain | Place::Query);
    if is_bare && matches!(after, Some('(' | '[')) {
        return None;
    }
    let mut found = letters.found(start, Some(label.to_owned()), false);
    unwrap_more(&mut found);
    looks_like(name, &found.value, beside.place).then_some(found)
}

/// Whether a value that stands there under that name looks like what the name says.
fn looks_like(name: &str, value: &str, place: Place) -> bool {
    if is_other(value) || base64::is_session(value) {
        return false;
    }
    let is_known = || shape::telling(value).is_some();
    match place {
        _ if !is_telling(value) || is_placeholder(value) || is_elided(value) => false,
        // An address on a chain, and what a logger writes in place of a token.
        _ if is_hash(value) => false,
        // The header of a token whose rest is missing.
        _ if value.starts_with("ey") && may_begin(value) => is_known(),
        _ if value.contains("${") || value.contains("{{") || value.contains(['<', '>', '{']) => {
            false
        }
        // Nobody issues shorter ones; coupons are.
        _ if name == "code" && place != Place::Query && value.len() < 16 => false,
        // What Markdown sets as source code.
        Place::Quoted('`') if name == "code" => false,
        // Some servers issue nothing else, and nobody writes one by chance.
        _ if is_for_anything(value) && (names::is_strong(name) || name == "token") => true,
        Place::Query if name == "code" && is_for_anything(value) => true,
        // Random letters alone may lack a digit.
        Place::Plain | Place::Tag if names::is_strong(name) && is_scrambled(value) => true,
        // Codes of errors and countries are words or numbers; authorization codes are random.
        Place::Plain | Place::Tag => is_random(value) || is_known(),
        _ if name == "code" => is_random(value) || is_known(),
        _ if names::is_strong(name) => !is_wordy(value) || is_known(),
        _ => is_random(value) || is_known() || !is_wordy(value) && value.len() >= 20,
    }
}

/// The token that is all of a cell, in a column of that name.
pub fn cell(view: &View<'_>, start: usize, end: usize, name: &str) -> Option<Found> {
    let found = jose::read(view, start).or_else(|| base64::token(view, start));
    if let Some(mut found) = found.filter(|found| found.span.end <= end) {
        found.name = Some(name.to_owned());
        return Some(found);
    }
    if names::is_common(name) || end - start < SHORTEST_CELL {
        return None;
    }
    let mut letters = Letters::default();
    let mut at = start;
    while at < end
        && let Some(unit) = view.unit(at)
    {
        letters.push(unit);
        at = unit.end;
    }
    let found = letters.found(start, Some(name.to_owned()), false);
    looks_like(name, &found.value, Place::Plain).then_some(found)
}

/// The layers that the letters did not show: base64 of a token.
fn unwrap_more(found: &mut Found) {
    if let Some((value, layers)) = wrapping::open(&found.value) {
        found.value = value;
        found.unwrapped.extend(layers);
    }
}

/// The key whose shape begins there, wherever it stands.
pub fn shaped(view: &View<'_>, start: usize) -> Option<Found> {
    let before = view.unit_before(start);
    let is_inside = |unit: Unit| unit.how == How::Plain && unit.is_word() && unit.c != '/';
    if before.is_some_and(is_inside) {
        return None;
    }
    let is_more = |unit: Unit| unit.is_word() || matches!(unit.c, '*' | '!' | ':' | '|');
    for is_in in [
        &is_more as &dyn Fn(Unit) -> bool,
        &|unit: Unit| unit.is_word(),
        &|unit: Unit| unit.is_word() && !matches!(unit.c, '/' | '+'),
    ] {
        let Some(mut letters) = run(view, start, is_in) else {
            continue;
        };
        pad(view, &mut letters, start);
        let is_key = |value: &str| {
            KEY_LENGTHS.contains(&value.len())
                && value.bytes().any(|b| b.is_ascii_digit())
                && !is_placeholder(value)
                && shape::telling(value).is_some()
        };
        // The ID of a key beside what was signed with it: `AKIA…/20260101/eu-west-1/s3/aws4_request`.
        if let Some((id, scope)) = letters.value.split_once('/')
            && id.len() == 20
            && scope.len() >= 9
            && scope.as_bytes()[8] == b'/'
            && scope.bytes().take(8).all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let mut is_found = is_key(&letters.value);
        if !is_found && letters.value.ends_with(['.', ':', '!']) {
            letters.pop(view);
            is_found = is_key(&letters.value);
        }
        // A sentence may end with it, although its letters may be stops.
        if is_found
            && let Some(inner) = letters.value.strip_suffix('.')
            && is_key(inner)
        {
            letters.pop(view);
        }
        if is_found {
            let Beside { name, .. } = beside(view, start);
            // A framework seals them as it seals its sessions.
            if name.as_deref().is_some_and(names::is_of_forms) {
                return None;
            }
            return Some(letters.found(start, name, false));
        }
    }
    None
}

/// The secret of a client that shows who it is: `Basic` and base64 of `id:secret` (RFC 6749 §2.3.1). Passwords of people are
/// none of it.
pub fn basic(view: &View<'_>, end: usize) -> Option<Found> {
    let start = value_after_scheme(view, end)?;
    let mut letters = run(view, start, Unit::is_word)?;
    pad(view, &mut letters, start);
    let decoded = base64url::decode(&letters.value).ok()?;
    let text = String::from_utf8(decoded.bytes).ok()?;
    let (id, secret) = text.split_once(':')?;
    let secret = crate::text::percent::decode_keeping_plus(secret);
    if !is_secret(id, &secret) {
        return None;
    }
    let mut found = letters.found(start, Some("client_secret".to_owned()), false);
    found.value = secret;
    found.unwrapped.push(Wrapping::Base64);
    Some(found)
}

fn is_secret(id: &str, secret: &str) -> bool {
    id.len() >= 4
        && secret.len() >= 16
        && id
            .bytes()
            .chain(secret.bytes())
            .all(|b| b.is_ascii_graphic())
        && is_random(secret)
        && !is_placeholder(secret)
}

/// Letters between the name of a program and an option.
const MOST_BEFORE: usize = 400;

/// The same as an option of curl: `-u id:secret`.
pub fn user_option(view: &View<'_>, end: usize) -> Option<Found> {
    let is_of_curl = |back: usize| view.has_before(end.saturating_sub(back), b"curl ");
    if !(0..MOST_BEFORE).any(is_of_curl) {
        return None;
    }
    let mut at = end;
    while view
        .unit(at)
        .is_some_and(|unit| matches!(unit.c, ' ' | '"' | '\'') && at - end < 4)
    {
        at += 1;
    }
    let id = run(view, at, |unit| unit.is_word() || unit.c == '@')?;
    let colon = view.unit(id.end).filter(|unit| unit.c == ':')?;
    let secret = run(view, colon.end, |unit| {
        unit.c.is_ascii_graphic() && !unit.is_quote()
    })?;
    let is = is_secret(&id.value, &secret.value);
    is.then(|| secret.found(colon.end, Some("client_secret".to_owned()), false))
}

/// The private key in PEM that begins there.
pub fn private_key(view: &View<'_>, start: usize) -> Option<Found> {
    let mut letters = Letters::default();
    let mut at = start;
    let mut dashes = 0;
    // The label, the key, and the label again, each between dashes.
    while let Some(unit) = view.unit(at) {
        if unit.c == '-' {
            dashes += 1;
        } else if !(unit.is_word() || unit.is_blank() || matches!(unit.c, '=' | ':' | ',')) {
            return None;
        }
        if dashes == 10 && !letters.value.ends_with("PRIVATE KEY----") && unit.c == '-' {
            return None;
        }
        letters.push(unit);
        at = unit.end;
        if dashes == 20 || at - start > LONGEST {
            break;
        }
    }
    let is_whole =
        dashes == 20 && letters.value.contains("\u{2d}----END ") && letters.value.len() > 80;
    if !is_whole {
        return None;
    }
    let name = beside(view, start)
        .name
        .filter(|name| name == "private_key");
    let mut found = letters.found(start, name, false);
    if !found.unwrapped.is_empty() {
        found.ignored = Vec::new();
    }
    Some(found)
}

/// Cookies and keys that begin like a JOSE header and have no dots.
pub fn like_jose(view: &View<'_>, start: usize) -> Option<Found> {
    let begins = [&b"eyJpdiI6I"[..], b"eyJrIjoi", b"eyJ1c2VyIj"];
    let is = begins.iter().any(|begin| view.has_exactly(start, begin));
    is.then(|| shaped(view, start)).flatten()
}
