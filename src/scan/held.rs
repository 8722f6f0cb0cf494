//! What stands between a name and its value and is neither: `Some(` of Rust, `SecretStr(` and `b` of Python, `string(32)` of PHP,
//! `(string) (len=32)` of Go, `[` of lists in Java.
//!
//! Passes over it in both directions, which must agree. Does **not** know any of those languages.

use super::view::{How, Unit, View};

/// What may or may not hold a value, whose brackets hold a bare one as well.
const MAYBE: [&str; 4] = ["Some", "Optional", "Just", "Ok"];
/// What Python, C# and Objective-C write before the quote of a string: `b'…'`.
const PREFIXES: [&str; 10] = ["b", "u", "r", "br", "rb", "B", "U", "R", "@", "$@"];
/// `Some(AccessToken("…"))`.
const MOST_NESTED: usize = 3;
/// `OAuth2AccessToken`.
const LONGEST_WORD: usize = 40;

fn is_plain(view: &View<'_>, at: usize, is: impl Fn(char) -> bool) -> Option<Unit> {
    view.unit(at)
        .filter(|unit| unit.how == How::Plain && is(unit.c))
}

/// Where the word ends that begins there.
fn word_end(view: &View<'_>, start: usize) -> usize {
    let mut at = start;
    while at - start < LONGEST_WORD
        && let Some(unit) = is_plain(view, at, |c| c.is_ascii_alphanumeric() || c == '_')
    {
        at = unit.end;
    }
    at
}

/// Where the word begins that ends there.
fn word_start(view: &View<'_>, end: usize) -> usize {
    let mut at = end;
    let is =
        |unit: &Unit| unit.how == How::Plain && (unit.c.is_ascii_alphanumeric() || unit.c == '_');
    while end - at < LONGEST_WORD
        && let Some(unit) = view.unit_before(at).filter(is)
    {
        at = unit.start;
    }
    at
}

/// Whether a word before a bracket holds what is in it: a function may do anything with it, what has a capital is a type.
fn holds(word: &str, is_quoted: bool) -> bool {
    MAYBE.contains(&word) || is_quoted && word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Behind what holds the value, up to its quotes; where nothing does, the place itself.
pub fn behind(view: &View<'_>, start: usize) -> usize {
    let mut at = start;
    if let Some(behind) = behind_cast(view, start).or_else(|| behind_list(view, start)) {
        return behind;
    }
    for _ in 0..MOST_NESTED {
        let end = word_end(view, at);
        if let Some(quote) = behind_prefix(view, at) {
            return quote;
        }
        let Some(open) = is_plain(view, end, |c| matches!(c, '(' | '[')) else {
            break;
        };
        let word = view.text(at, end);
        if let Some(behind) = behind_length(view, word, open.end) {
            return behind;
        }
        let inner = word_end(view, open.end);
        let is_quoted = view.unit(open.end).is_some_and(Unit::is_quote)
            || is_plain(view, inner, |c| c == '(').is_some();
        if end == at || !holds(word, is_quoted) {
            break;
        }
        at = open.end;
    }
    at
}

/// The quote behind the prefix of a string.
fn behind_prefix(view: &View<'_>, start: usize) -> Option<usize> {
    let is = |prefix: &&&str| {
        let end = start + prefix.len();
        view.has_exactly(start, prefix.as_bytes()) && view.unit(end).is_some_and(Unit::is_quote)
    };
    PREFIXES.iter().find(is).map(|prefix| start + prefix.len())
}

/// Before the prefix of the string whose quotes begin there.
fn before_prefix(view: &View<'_>, end: usize) -> Option<usize> {
    let is_joined = |unit: Unit| unit.how == How::Plain && (unit.is_word() || unit.c == '$');
    let starts = PREFIXES.iter().filter_map(|prefix| {
        let start = end.checked_sub(prefix.len())?;
        let is = view.has_exactly(start, prefix.as_bytes());
        (is && !view.unit_before(start).is_some_and(is_joined)).then_some(start)
    });
    starts.min()
}

/// `string(32) ` before a quote.
fn behind_length(view: &View<'_>, word: &str, start: usize) -> Option<usize> {
    let digits = word_end(view, start);
    let is = word == "string" && is_number(view, start, digits) && view.has_exactly(digits, b") ");
    let at = digits + 2;
    (is && view.unit(at).is_some_and(Unit::is_quote)).then_some(at)
}

/// Before what holds the value; where nothing does, the place itself. It ends before the value's quotes.
pub fn before(view: &View<'_>, end: usize, is_quoted: bool) -> usize {
    let before = match is_quoted {
        true => before_length(view, end).or_else(|| before_cast(view, end)),
        false => before_list(view, end),
    };
    if let Some(start) = before {
        return start;
    }
    let prefix = before_prefix(view, end).filter(|_| is_quoted);
    let mut at = prefix.unwrap_or(end);
    let mut is_quoted = is_quoted;
    for _ in 0..MOST_NESTED {
        let is_open = |unit: &Unit| unit.how == How::Plain && matches!(unit.c, '(' | '[');
        let Some(open) = view.unit_before(at).filter(is_open) else {
            break;
        };
        let start = word_start(view, open.start);
        if start == open.start || !holds(view.text(start, open.start), is_quoted) {
            break;
        }
        at = start;
        is_quoted = true;
    }
    at
}

fn before_length(view: &View<'_>, end: usize) -> Option<usize> {
    let digits = end.checked_sub(2).filter(|_| view.has_before(end, b") "))?;
    let start = word_start(view, digits);
    let word = start.checked_sub("string(".len())?;
    (is_number(view, start, digits) && view.has_before(start, b"string(")).then_some(word)
}

/// What Go's spew writes before a string and its length.
const CAST: &[u8] = b"(string) (len=";

fn behind_cast(view: &View<'_>, start: usize) -> Option<usize> {
    let at = start + CAST.len();
    let digits = view.has_exactly(start, CAST).then(|| word_end(view, at))?;
    let is_end = view.has_exactly(digits, b") \"");
    (is_end && is_number(view, at, digits)).then_some(digits + 2)
}

fn before_cast(view: &View<'_>, end: usize) -> Option<usize> {
    let digits = end.checked_sub(2).filter(|_| view.has_before(end, b") "))?;
    let start = word_start(view, digits);
    let cast = start.checked_sub(CAST.len())?;
    (view.has_exactly(cast, CAST) && is_number(view, start, digits)).then_some(cast)
}

fn is_number(view: &View<'_>, start: usize, end: usize) -> bool {
    end > start && view.text(start, end).bytes().all(|b| b.is_ascii_digit())
}

/// `code=[…]`: a list of one without quotes, as Java writes the values of a parameter.
fn behind_list(view: &View<'_>, start: usize) -> Option<usize> {
    let is = view.has_exactly(start, b"[") && view.has_before(start, b"=");
    is.then_some(start + 1)
}

fn before_list(view: &View<'_>, end: usize) -> Option<usize> {
    view.has_before(end, b"=[").then(|| end - 1)
}

/// The quote of the value behind the quote that ends its name, in what PHP serialized: `";s:43:"`.
pub fn next_serialized(view: &View<'_>, start: usize) -> Option<usize> {
    let at = start + SERIALIZED.len();
    let digits = (view.has_exactly(start, SERIALIZED)).then(|| word_end(view, at))?;
    let quote = view.has_exactly(digits, b":").then_some(digits + 1)?;
    let is = is_number(view, at, digits) && view.unit(quote).is_some_and(Unit::is_quote);
    is.then_some(quote)
}

/// The same backwards, from the quote of the value: where the quote of its name ends.
pub fn last_serialized(view: &View<'_>, end: usize) -> Option<usize> {
    let digits = end.checked_sub(1).filter(|_| view.has_before(end, b":"))?;
    let start = word_start(view, digits);
    let quote = start.checked_sub(SERIALIZED.len())?;
    (view.has_exactly(quote, SERIALIZED) && is_number(view, start, digits)).then_some(quote)
}

/// A string follows.
const SERIALIZED: &[u8] = b";s:";
