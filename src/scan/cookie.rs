//! The cookie of a session: a random value under a name that says so, in a `Cookie` or `Set-Cookie` header (RFC 6265 §4).
//!
//! What shows by itself what it is has been found by that. Does **not** take the values of other cookies: they are preferences
//! and counters.

use super::base64::is_session;
use super::beside::beside;
use super::looks::{is_placeholder, is_random};
use super::view::{Unit, View};
use super::{Found, is_word, names, value};
use crate::oauth::{Kind, shape};

/// Names are not longer.
const LONGEST_NAME: usize = 64;

/// Nobody keeps a session by less.
const SHORTEST: usize = 16;

/// What the value of a cookie consists of (RFC 6265 §4.1.1), and no quote of the text around.
const fn is_in_value(unit: Unit) -> bool {
    let is_other = matches!(unit.c, '"' | '\'' | '`' | ',' | ';' | '\\' | '<' | '>');
    unit.c.is_ascii_graphic() && !is_other
}

/// The value of the cookie whose name goes on there, behind what told that it is a session's.
pub fn session(view: &View<'_>, end: usize) -> Option<Found> {
    let mut at = end;
    while let Some(unit) = view.unit(at)
        && !matches!(unit.c, '=' | '"')
    {
        let is_of_name = unit.c.is_ascii_alphanumeric() || matches!(unit.c, '_' | '-' | '.');
        if !is_of_name || at - end > LONGEST_NAME {
            return None;
        }
        at = unit.end;
    }
    let word = word_before(view, at);
    let of_powershell = in_powershell(view, at - word.len(), at);
    let start = match of_powershell {
        Some(start) => start,
        None => view.unit(at).filter(|unit| unit.c == '=')?.end,
    };
    let place = beside(view, start);
    let is_of_session = |name: &String| names::is_of_session(name) && names::known(name).is_none();
    let is_a_cookie = place.is_cookie || of_powershell.is_some();
    let name = match place.is_cookie {
        true => place.name,
        false => Some(word),
    };
    let name = name.filter(is_of_session)?;
    let mut letters = value::run(view, start, is_in_value)?;
    // What a sentence puts behind one.
    while letters.value.ends_with(['.', ':', '!', ')', '=']) && letters.value.len() > SHORTEST {
        letters.pop(view);
    }
    // The shell of Windows has the quote behind it escaped.
    if letters.value.ends_with('^') && view.unit(letters.end).is_some_and(Unit::is_quote) {
        letters.pop(view);
    }
    value::pad(view, &mut letters, start);
    let text = &letters.value;
    // What is in it is found by itself.
    if is_session(text) {
        return None;
    }
    if !is_a_cookie && !["eyJ", ".eJ"].iter().any(|begin| text.starts_with(begin)) {
        return None;
    }
    // A time and a list of choices have no long part.
    let mut parts = text.split(|c: char| !(c.is_ascii() && is_word(c as u8)));
    let mut is_plain =
        || parts.any(|part| part.len() >= SHORTEST && is_random(part)) && !text.starts_with("ey");
    // What some frameworks sign has the dots of a JWT, and shows itself only as a whole.
    let is_one = match shape::telling(text) {
        Some(shape) => shape.instead && shape.kind == Kind::SessionCookie,
        None => is_plain() && !is_placeholder(text),
    };
    is_one.then(|| letters.found(start, Some(name), false))
}

/// `System.Net.Cookie("session", "…"`, as browsers copy a request for PowerShell: where the value begins.
fn in_powershell(view: &View<'_>, name: usize, end: usize) -> Option<usize> {
    const BETWEEN: &[u8] = b"\", \"";
    let is = view.has_exactly(end, BETWEEN) && view.has_before(name, b"net.cookie(\"");
    is.then_some(end + BETWEEN.len())
}

/// The word that ends there.
fn word_before(view: &View<'_>, end: usize) -> String {
    let mut start = end;
    let is_of_name =
        |unit: &Unit| unit.c.is_ascii_alphanumeric() || matches!(unit.c, '_' | '-' | '.');
    while end - start < LONGEST_NAME
        && let Some(unit) = view.unit_before(start).filter(is_of_name)
    {
        start = unit.start;
    }
    view.text(start, end).to_owned()
}
