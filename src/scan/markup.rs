//! Tags of HTML that stand between a name and its value: `<b>access_token</b>: <code>…`, `<dt>code</dt><dd>…`.
//!
//! Passes over a few of them, with what sets a name apart from its value, in both directions, which must agree. Reads no
//! attribute, and does **not** follow HTML any further.

use super::view::{How, Unit, View};

/// Tags side by side.
const MOST_TAGS: usize = 4;
/// Letters of one: what highlights source code has a class.
const LONGEST_TAG: usize = 80;
/// Blanks between two.
const MOST_BLANKS: usize = 40;

/// Where what is behind the tags begins that begin there; none where no tag does.
pub fn behind(view: &View<'_>, start: usize) -> Option<usize> {
    let first = behind_tags(view, start)?;
    let mut at = blanks(view, first);
    if let Some(unit) = plain(view.unit(at)).filter(|unit| matches!(unit.c, ':' | '=')) {
        at = blanks(view, unit.end);
        at = behind_tags(view, at).map_or(at, |at| blanks(view, at));
    }
    Some(at)
}

/// What XML has around a text that it does not read.
pub const VERBATIM: &[u8] = b"<![cdata[";

/// Where what is before the tags ends that end there, and before what sets it apart.
pub fn before(view: &View<'_>, end: usize) -> Option<usize> {
    let mut at = blanks_before(view, end);
    let outer = before_tags(view, at);
    at = blanks_before(view, outer.unwrap_or(at));
    let sign = plain(view.unit_before(at)).filter(|unit| matches!(unit.c, ':' | '='));
    let inner = match sign {
        Some(sign) => {
            at = blanks_before(view, sign.start);
            let inner = before_tags(view, at);
            at = inner.unwrap_or(at);
            inner
        }
        None => None,
    };
    (outer.is_some() || inner.is_some()).then_some(at)
}

fn behind_tags(view: &View<'_>, start: usize) -> Option<usize> {
    let mut at = start;
    for _ in 0..MOST_TAGS {
        let next = blanks(view, at);
        let Some(end) = behind_tag(view, next) else {
            break;
        };
        at = end;
    }
    (at > start).then_some(at)
}

fn behind_tag(view: &View<'_>, start: usize) -> Option<usize> {
    if view.has(start, VERBATIM) {
        return Some(start + VERBATIM.len());
    }
    let mut at = plain(view.unit(start)).filter(|unit| unit.c == '<')?.end;
    while at - start < LONGEST_TAG {
        let unit = plain(view.unit(at))?;
        match unit.c {
            '>' => return (at > start + 1).then_some(unit.end),
            '<' | '{' | '}' | '\n' => return None,
            _ => at = unit.end,
        }
    }
    None
}

fn before_tags(view: &View<'_>, end: usize) -> Option<usize> {
    let mut at = end;
    for _ in 0..MOST_TAGS {
        let last = blanks_before(view, at);
        let Some(start) = before_tag(view, last) else {
            break;
        };
        at = start;
    }
    (at < end).then_some(at)
}

fn before_tag(view: &View<'_>, end: usize) -> Option<usize> {
    let mut at = plain(view.unit_before(end))
        .filter(|unit| unit.c == '>')?
        .start;
    while end - at < LONGEST_TAG {
        let unit = plain(view.unit_before(at))?;
        match unit.c {
            '<' => return (at + 1 < end).then_some(unit.start),
            '>' | '{' | '}' | '\n' => return None,
            _ => at = unit.start,
        }
    }
    None
}

fn plain(unit: Option<Unit>) -> Option<Unit> {
    unit.filter(|unit| unit.how == How::Plain)
}

fn blanks(view: &View<'_>, start: usize) -> usize {
    let mut at = start;
    while at - start < MOST_BLANKS
        && let Some(unit) = view.unit(at).filter(|unit| unit.is_blank())
    {
        at = unit.end;
    }
    at
}

fn blanks_before(view: &View<'_>, end: usize) -> usize {
    let mut at = end;
    while end - at < MOST_BLANKS
        && let Some(unit) = view.unit_before(at).filter(|unit| unit.is_blank())
    {
        at = unit.start;
    }
    at
}
