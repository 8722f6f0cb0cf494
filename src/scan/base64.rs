//! Reads what stands in base64 where it may begin: a token, or a JSON object with tokens in it.
//!
//! Does **not** look for base64 in base64 of JSON: one layer of that is what stores and secrets have.

use super::beside::{Beside, beside};
use super::header::{Header, may_begin};
use super::joining::{Lines, next_chunk};
use super::letters::Letters;
use super::stream::{REACH, Search};
use super::view::{How, Unit, View};
use super::{Found, Wrapping};
use crate::text::base64url;

/// The token in base64 that begins there, where one does.
pub fn token(view: &View<'_>, start: usize) -> Option<Found> {
    if !is_first(view, start) || !promises(view, start) {
        return None;
    }
    let mut letters = Letters::default();
    let mut lines = Lines::new(view, start);
    let mut at = start;
    let mut begun = start;
    let mut first = None;
    let mut is_broken = false;
    loop {
        while let Some(unit) = view.unit(at) {
            if unit.how == How::Invisible {
                letters.ignore(unit.start, unit.end);
                is_broken = true;
            } else if unit.is_word() && !matches!(unit.c, '.' | '~') {
                letters.push(unit);
            } else {
                break;
            }
            at = unit.end;
        }
        let mut end = at;
        while view.unit(end).is_some_and(|unit| unit.c == '=') && end - at < 2 {
            end += 1;
        }
        if end > at && !matches!(view.at(end), Some(b'\r' | b'\n')) || view.at(end) != Some(b'=') {
            at = end;
        }
        let next = lines.next(at, begun).filter(|next| {
            next.is_alone
                && next.is_line()
                && at - begun >= 40
                && (next.is_full || !next.is_word && next.end - next.start < at - begun)
        });
        let Some(next) = next else { break };
        first.get_or_insert((letters.value.len(), letters.end));
        lines.join(at, begun, &next);
        letters.ignore(at, next.start);
        at = next.start;
        begun = at;
    }
    let Beside { name, .. } = beside(view, start);
    let opened = super::wrapping::open(&letters.value);
    let opened = match (opened, first) {
        (Some(opened), first) => Some((opened, first.is_some())),
        (None, Some((length, end))) => {
            letters.value.truncate(length);
            letters.end = end;
            super::wrapping::open(&letters.value).map(|opened| (opened, false))
        }
        (None, None) => None,
    };
    let ((value, layers), has_lines) = opened?;
    let mut found = letters.found(start, name, has_lines || is_broken);
    found.value = value;
    found.unwrapped.extend(layers);
    Some(found)
}

/// Objects with more tokens are not read to their end.
const MOST: usize = 16;

/// The tokens of the JSON object in base64 that begins there, as browsers' stores, cookies and Kubernetes' secrets hold them; all
/// but the first are left with the view. None where it has no JWT, and no token under its name: much else is written so.
pub fn object(view: &View<'_>, start: usize) -> Option<Found> {
    if view.is_inside || !is_first(view, start) {
        return None;
    }
    let mut letters = Letters::default();
    let mut header = Header::default();
    let mut lines = Lines::new(view, start);
    let (mut at, mut begun) = (start, start);
    let (mut cookie, mut chunks) = (None, 0);
    loop {
        while let Some(unit) = view.unit(at).filter(|unit| unit.is_word()) {
            if !header.push(unit.c as u8) {
                return None;
            }
            letters.push(unit);
            at = unit.end;
        }
        // A cookie that was too long for one goes on in the next.
        if view.at(at) == Some(b';') && !header.is_whole() {
            let outside = start
                - if is_prefixed(view, start) {
                    PREFIX.len()
                } else {
                    0
                };
            let beside = cookie.get_or_insert_with(|| beside(view, outside));
            let Some(next) = next_chunk(view, at, beside, chunks + 1) else {
                break;
            };
            chunks += 1;
            letters.ignore(at, next);
            at = next;
            continue;
        }
        let next = lines
            .next(at, begun)
            .filter(|next| next.is_alone && next.is_line());
        let Some(next) = next.filter(|_| !header.is_whole()) else {
            break;
        };
        lines.join(at, begun, &next);
        letters.ignore(at, next.start);
        at = next.start;
        begun = at;
    }
    if !header.is_whole() {
        return None;
    }
    let text = String::from_utf8(base64url::decode(&letters.value).ok()?.bytes).ok()?;
    if !text.contains("eyJ") && !text.contains("_token\"") {
        return None;
    }
    let mut search = Search::inside(REACH);
    let inside = std::iter::from_fn(|| search.next(text.as_bytes(), true));
    let mut all: Vec<Found> = inside.take(MOST).collect();
    let is_named = |found: &Found| {
        let names = ["access_token", "id_token", "refresh_token"];
        (found.name.as_deref()).is_some_and(|name| names.contains(&name))
    };
    if !(all.iter()).any(|found| found.value.starts_with("ey") || is_named(found)) {
        return None;
    }
    let outer = letters.found(start, None, lines.joined > 0 || chunks > 0);
    for found in &mut all {
        let layers = outer.unwrapped.iter().copied().chain([Wrapping::Base64]);
        found.unwrapped.splice(0..0, layers);
        found.span = outer.span;
        found.ignored.clone_from(&outer.ignored);
    }
    let first = all.remove(0);
    view.more.replace(all);
    Some(first)
}

/// What Supabase's library writes before the base64 of a session, in its cookie
/// (<https://github.com/supabase/ssr/blob/main/src/cookies.ts>).
const PREFIX: &[u8] = b"base64-";

fn is_first(view: &View<'_>, start: usize) -> bool {
    let is_joined = |unit: Unit| unit.how == How::Plain && unit.is_word();
    !view.unit_before(start).is_some_and(is_joined)
        || is_prefixed(view, start)
        || view.has_before(start, SUBPROTOCOL)
}

/// The subprotocol of a web socket by which browsers send a token to Kubernetes, which has no header for it.
const SUBPROTOCOL: &[u8] = b"base64url.bearer.authorization.k8s.io.";

/// Whether a value is what [`object`] reads there, so that it is no token by itself.
pub fn is_session(value: &str) -> bool {
    value
        .as_bytes()
        .strip_prefix(PREFIX)
        .is_some_and(|rest| rest.starts_with(b"eyJ"))
}

fn is_prefixed(view: &View<'_>, start: usize) -> bool {
    start
        .checked_sub(PREFIX.len())
        .is_some_and(|at| view.has_exactly(at, PREFIX))
}

/// Whether the first letters are those of a token in base64: the slow way is not gone for every four letters that look so.
fn promises(view: &View<'_>, start: usize) -> bool {
    let mut end = start;
    while end - start < 64
        && view
            .unit(end)
            .is_some_and(|unit| unit.is_word() && unit.how == How::Plain)
    {
        end += 1;
    }
    let text = view.text(start, end - (end - start) % 4);
    let Ok(decoded) = base64url::decode(text) else {
        return false;
    };
    let inner = String::from_utf8(decoded.bytes).unwrap_or_default();
    let inner = inner.strip_prefix("Bearer ").unwrap_or(&inner);
    if inner.starts_with("ZX") {
        return inner
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'-' | b'_' | b'='));
    }
    let header = inner.split('.').next().unwrap_or_default();
    inner.len() > 12 && header.starts_with('e') && may_begin(header)
}
