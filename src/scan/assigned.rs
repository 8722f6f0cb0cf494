//! How source code gives a string to a name besides by `=` and `:`: with its type between them, where nothing else was given, in
//! an attribute of JSX, by a function that sets it, with an arrow of R.
//!
//! Reads from the name to the quote of the value, and back, which must agree. Does **not** know any of those languages.

use super::names::known;
use super::view::{Unit, View};

/// Blanks between two words of a line.
const MOST_BLANKS: usize = 8;
/// `string | null | undefined`.
const LONGEST_TYPE: usize = 40;
/// Letters of a name.
const LONGEST_NAME: usize = 64;
/// What a string of Rust has before its type.
const STATIC: &[u8] = b"&'static ";
/// What stands between a name and what it has in place of nothing; the longer before their beginnings.
const OTHERWISE: [&[u8]; 6] = [b"||=", b"??=", b"||", b"??", b"<-", b"or"];

/// The quote of the string that is given to the name that ends there.
pub fn behind(view: &View<'_>, end: usize) -> Option<usize> {
    let at = blanks(view, end);
    let quote = match view.at(at)? {
        b':' => behind_type(view, at + 1)?,
        b's' | b'S' if at > end => behind_string(view, at)?,
        b'?' | b'!' if view.at(at + 1) == Some(b':') => behind_type(view, at + 2)?,
        b'=' if view.has_exactly(at, b"={") => at + 2,
        b'(' if at == end && is_setter(view, end) => at + 1,
        b'|' | b'?' | b'<' | b'o' => {
            let is = |sign: &&&[u8]| view.has_exactly(at, sign);
            let sign = OTHERWISE.iter().find(is)?;
            let is_word = sign.starts_with(b"o");
            let behind = blanks(view, at + sign.len());
            let is_apart = at > end && behind > at + sign.len();
            (!is_word || is_apart).then_some(behind)?
        }
        _ => return None,
    };
    view.unit(quote)
        .is_some_and(Unit::is_quote)
        .then_some(quote)
}

/// Where the name ends that the string is given to whose quote begins there.
pub fn before(view: &View<'_>, quote: usize) -> Option<usize> {
    let end = match view.before(quote)? {
        b'(' => Some(quote - 1).filter(|end| is_setter(view, *end))?,
        b'{' if view.has_before(quote, b"={") => quote - 2,
        _ => {
            let at = blanks_before(view, quote);
            let is = |sign: &&&[u8]| view.has_before(at, sign);
            match OTHERWISE.iter().find(is) {
                Some(sign) => {
                    let start = at - sign.len();
                    let end = blanks_before(view, start);
                    let is_word = sign.starts_with(b"o");
                    (!is_word || end < start && at < quote).then_some(end)?
                }
                None => before_type(view, at)?,
            }
        }
    };
    (end < quote).then_some(end)
}

/// How Go and Java's kin call a string behind a name.
const STRING: &[u8] = b"string";

/// `accessToken string = "…"` of Go.
fn behind_string(view: &View<'_>, start: usize) -> Option<usize> {
    let at = view.has(start, STRING).then_some(start + STRING.len())?;
    let sign = blanks(view, at);
    let is_sign = view.at(sign) == Some(b'=') && view.at(sign + 1) != Some(b'=');
    is_sign.then(|| blanks(view, sign + 1))
}

/// The same backwards, from before the sign.
fn before_string(view: &View<'_>, end: usize) -> Option<usize> {
    let start = end.checked_sub(STRING.len())?;
    let name = blanks_before(view, start);
    let is_name = (view.before(name)).is_some_and(|byte| byte.is_ascii_alphanumeric());
    (name < start && is_name && view.has_before(end, STRING)).then_some(name)
}

/// Behind the type and the sign that follows it.
fn behind_type(view: &View<'_>, start: usize) -> Option<usize> {
    let mut at = blanks(view, start);
    if view.has_exactly(at, STATIC) {
        at += STATIC.len();
    }
    let first = at;
    while at - first < LONGEST_TYPE && view.at(at).is_some_and(is_of_type) {
        at += 1;
    }
    let is_type = view
        .text(first, at)
        .contains(|c: char| c.is_ascii_alphabetic());
    let is_sign = view.at(at) == Some(b'=') && !matches!(view.at(at + 1), Some(b'=' | b'>'));
    (is_type && is_sign).then(|| blanks(view, at + 1))
}

/// The same backwards, from behind the sign.
fn before_type(view: &View<'_>, end: usize) -> Option<usize> {
    if view.before(end) != Some(b'=') {
        return None;
    }
    let last = blanks_before(view, end - 1);
    if let Some(name) = before_string(view, last) {
        return Some(name);
    }
    let mut at = last;
    while last - at < LONGEST_TYPE + STATIC.len()
        && view
            .before(at)
            .is_some_and(|byte| is_of_type(byte) || byte == b'\'')
    {
        at -= 1;
    }
    let colon = at.checked_sub(1)?;
    let kind = view.text(at, last).trim();
    // What stands there may be the name itself.
    let word = kind.rsplit(' ').next().unwrap_or(kind);
    let is_type = kind.contains(|c: char| c.is_ascii_alphabetic()) && known(word).is_none();
    let is = view.before(at) == Some(b':') && is_type;
    let is_marked = matches!(view.before(colon), Some(b'?' | b'!'));
    is.then(|| colon - usize::from(is_marked))
}

/// What types are written with: `Optional[str]`, `String?`, `&str`, `string | null`.
const fn is_of_type(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'_' | b'.' | b'?' | b'<' | b'>' | b'[' | b']' | b'&' | b'|' | b' '
        )
}

/// `setAccessToken`: what is called with a token to keep it.
fn is_setter(view: &View<'_>, end: usize) -> bool {
    let mut start = end;
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    while end - start < LONGEST_NAME && view.before(start).is_some_and(is_of_name) {
        start -= 1;
    }
    view.has(start, b"set") && end - start > b"set".len()
}

fn blanks(view: &View<'_>, start: usize) -> usize {
    let is_blank = |nth: &usize| view.at(start + nth) == Some(b' ');
    start + (0..MOST_BLANKS).take_while(is_blank).count()
}

fn blanks_before(view: &View<'_>, end: usize) -> usize {
    let is_blank = |nth: &usize| end > *nth && view.before(end - nth) == Some(b' ');
    end - (0..MOST_BLANKS).take_while(is_blank).count()
}
