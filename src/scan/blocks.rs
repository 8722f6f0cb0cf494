//! A name and a value of two lines: the head of a block of HCL and what is in it, and a value of YAML before its name.
//!
//! Reads both ways, which must agree. Does **not** know more of either language, and judges no value.

use super::names::known;
use super::value::LONGEST;
use super::view::{How, Unit, View};

/// Blocks of Terraform, and what holds the value in them.
const BLOCKS: [(&[u8], &[u8]); 2] = [(b"variable", b"default"), (b"output", b"value")];
/// Letters of a block between its head and its value.
const MOST_OF_BLOCK: usize = 400;
/// Blanks at the begin of a line.
const MOST_INDENT: usize = 60;
const LONGEST_NAME: usize = 64;

/// What holds the name in YAML.
const NAME_KEYS: [&[u8]; 2] = [b"name", b"key"];

fn is_plain(view: &View<'_>, at: usize, is: impl Fn(char) -> bool) -> Option<Unit> {
    let unit = view.unit(at)?;
    (unit.how == How::Plain && is(unit.c)).then_some(unit)
}

const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

const fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Behind what is so from there on, and at most so long.
fn skip(view: &View<'_>, start: usize, most: usize, is: impl Fn(char) -> bool) -> usize {
    let mut at = start;
    while at - start < most
        && let Some(unit) = is_plain(view, at, &is)
    {
        at = unit.end;
    }
    at
}

/// Before what is so up to there.
fn skip_back(view: &View<'_>, end: usize, most: usize, is: impl Fn(char) -> bool) -> usize {
    let mut at = end;
    let is = |byte: u8| byte.is_ascii() && is(char::from(byte));
    while end - at < most && view.before(at).is_some_and(is) {
        at -= 1;
    }
    at
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'')
}

/// Where the value begins of the name that ends there: in the block that it is the head of, or on the line before.
pub fn value(view: &View<'_>, end: usize) -> Option<usize> {
    let start = skip_back(view, end, LONGEST_NAME, is_of_name);
    in_block(view, start, end).or_else(|| on_line_before(view, start, end))
}

/// `variable "access_token" {` and `default = "…"`.
fn in_block(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    let before = start
        .checked_sub(2)
        .filter(|_| view.has_before(start, b" \""))?;
    let (_, key) = BLOCKS
        .iter()
        .find(|(block, _)| view.has_before(before, block))?;
    let open = view.has_exactly(end, b"\" {").then_some(end + 3)?;
    let mut at = open;
    while at - open < MOST_OF_BLOCK {
        at = skip(view, at, MOST_INDENT, |c| c.is_ascii_whitespace());
        let word = skip(view, at, LONGEST_NAME, is_of_name);
        let sign = skip(view, word, MOST_INDENT, is_blank);
        if word - at == key.len() && view.has_exactly(at, key) {
            let equals = is_plain(view, sign, |c| c == '=')?;
            let quote = skip(view, equals.end, MOST_INDENT, is_blank);
            return Some(is_plain(view, quote, |c| c == '"')?.end);
        }
        let line = skip(view, sign, MOST_OF_BLOCK, |c| {
            !matches!(c, '\n' | '{' | '}')
        });
        at = is_plain(view, line, |c| c == '\n')?.end;
    }
    None
}

/// `value: …` on the line before `name: id_token`.
fn on_line_before(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    let key = skip_back(view, start, 1, is_quote);
    let key = key.checked_sub(2).filter(|_| view.has_before(key, b": "))?;
    let name = NAME_KEYS.iter().find(|name| view.has_before(key, name))?;
    if !ends_line(view, end) {
        return None;
    }
    let indent = skip_back(view, key - name.len(), MOST_INDENT, is_blank);
    view.before(indent).filter(|byte| *byte == b'\n')?;
    let first = skip_back(view, indent - 1, LONGEST, |c| c != '\n');
    let start = value_of_line(view, first)?;
    (start < indent).then_some(start)
}

/// Whether the line ends there, a quote aside.
fn ends_line(view: &View<'_>, end: usize) -> bool {
    let end = skip(view, end, 1, is_quote);
    let end = skip(view, end, MOST_INDENT, |c| is_blank(c) || c == '\r');
    view.at(end).is_none_or(|byte| byte == b'\n')
}

/// Where the value begins of a line `- value: "…"`.
fn value_of_line(view: &View<'_>, start: usize) -> Option<usize> {
    let at = skip(view, start, MOST_INDENT, |c| is_blank(c) || c == '-');
    let colon = at + b"value:".len();
    let value = skip(view, colon, MOST_INDENT, is_blank);
    let is = view.has_exactly(at, b"value:") && value > colon;
    is.then(|| skip(view, value, 1, is_quote))
}

/// The name of the value that begins there, behind the quotes that stand before it.
pub fn name(view: &View<'_>, start: usize) -> Option<&'static str> {
    let before = skip_back(view, start, 1, is_quote);
    let sign = skip_back(view, before, MOST_INDENT, is_blank);
    match view.before(sign)? {
        b'=' => of_block(
            view,
            skip_back(view, sign - 1, MOST_INDENT, is_blank),
            start,
        ),
        b':' if view.has_before(sign, b"value:") => on_line_behind(view, start),
        _ => None,
    }
}

/// The name at the head of the block in which a key ends there.
fn of_block(view: &View<'_>, end: usize, start: usize) -> Option<&'static str> {
    BLOCKS.iter().find(|(_, key)| view.has_before(end, key))?;
    let open = skip_back(view, end, MOST_OF_BLOCK, |c| !matches!(c, '{' | '}'));
    let head = open
        .checked_sub(3)
        .filter(|_| view.has_before(open, b"\" {"))?;
    let name = skip_back(view, head, LONGEST_NAME, is_of_name);
    let is_its = in_block(view, name, head) == Some(start);
    known(view.text(name, head)).filter(|_| is_its)
}

fn on_line_behind(view: &View<'_>, start: usize) -> Option<&'static str> {
    let line = skip(view, start, LONGEST, |c| c != '\n');
    let at = skip(
        view,
        is_plain(view, line, |c| c == '\n')?.end,
        MOST_INDENT,
        is_blank,
    );
    let key = NAME_KEYS.iter().find(|key| view.has_exactly(at, key))?;
    let colon = at + key.len();
    let name = view.has_exactly(colon, b": ").then_some(colon + 2)?;
    let name = skip(view, name, 1, is_quote);
    let end = skip(view, name, LONGEST_NAME, is_of_name);
    known(view.text(name, end)).filter(|_| ends_line(view, end))
}
