//! A name and a value of two lines: the head of a block of HCL and what is in it, and a value of YAML before its name.
//!
//! Reads both ways, which must agree, and in a string of JSON as well. Does **not** know more of either language, and judges no
//! value.

use super::names::known;
use super::value::LONGEST;
use super::view::{How, Unit, View};

/// Blocks of Terraform, and what holds the value in them.
const BLOCKS: [(&str, &str); 2] = [("variable", "default"), ("output", "value")];
/// What holds the name in YAML.
const NAME_KEYS: [&str; 2] = ["name", "key"];
/// Letters of a block between its head and its value.
const MOST_OF_BLOCK: usize = 400;
/// Blanks at the begin of a line.
const MOST_INDENT: usize = 60;
const LONGEST_NAME: usize = 64;

const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'')
}

const fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

const fn is_written(unit: &Unit) -> bool {
    matches!(unit.how, How::Plain | How::Json)
}

/// Behind what is so from there on, and at most so long.
fn skip(view: &View<'_>, start: usize, most: usize, is: impl Fn(char) -> bool) -> usize {
    let mut at = start;
    while at - start < most
        && let Some(unit) = view.unit(at).filter(is_written)
        && is(unit.c)
    {
        at = unit.end;
    }
    at
}

/// Before what is so up to there.
fn skip_back(view: &View<'_>, end: usize, most: usize, is: impl Fn(char) -> bool) -> usize {
    let mut at = end;
    while end - at < most
        && let Some(unit) = view.unit_before(at).filter(is_written)
        && is(unit.c)
    {
        at = unit.start;
    }
    at
}

/// Behind these letters.
fn behind(view: &View<'_>, start: usize, letters: &str) -> Option<usize> {
    let mut at = start;
    for letter in letters.chars() {
        at = view
            .unit(at)
            .filter(|unit| is_written(unit) && unit.c == letter)?
            .end;
    }
    Some(at)
}

/// Before these letters.
fn before(view: &View<'_>, end: usize, letters: &str) -> Option<usize> {
    let mut at = end;
    for letter in letters.chars().rev() {
        let unit = view.unit_before(at).filter(is_written);
        at = unit.filter(|unit| unit.c == letter)?.start;
    }
    Some(at)
}

/// Where the value begins of the name that ends there: in the block that it is the head of, or on the line before.
pub fn value(view: &View<'_>, end: usize) -> Option<usize> {
    let start = skip_back(view, end, LONGEST_NAME, is_of_name);
    // Nearly every name stands elsewhere.
    let quote = skip_back(view, start, 1, is_quote);
    view.unit_before(quote).filter(|unit| unit.c == ' ')?;
    in_block(view, start, end).or_else(|| on_line_before(view, quote, end))
}

/// `variable "access_token" {` and `default = "…"`.
fn in_block(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    let head = before(view, start, " \"")?;
    let is_it = |(block, _): &&(&str, &str)| before(view, head, block).is_some();
    let (_, key) = BLOCKS.iter().find(is_it)?;
    let open = behind(view, end, "\" {")?;
    let mut at = open;
    while at - open < MOST_OF_BLOCK {
        at = skip(view, at, MOST_INDENT, |c| c.is_ascii_whitespace());
        let word = skip(view, at, LONGEST_NAME, is_of_name);
        let sign = skip(view, word, MOST_INDENT, is_blank);
        if behind(view, at, key) == Some(word) {
            let quote = skip(view, behind(view, sign, "=")?, MOST_INDENT, is_blank);
            return behind(view, quote, "\"");
        }
        let line = skip(view, sign, MOST_OF_BLOCK, |c| {
            !matches!(c, '\n' | '{' | '}')
        });
        at = behind(view, line, "\n")?;
    }
    None
}

/// `value: …` on the line before `name: id_token`.
fn on_line_before(view: &View<'_>, quote: usize, end: usize) -> Option<usize> {
    let colon = before(view, quote, ": ")?;
    let key = NAME_KEYS.iter().find_map(|key| before(view, colon, key))?;
    let indent = skip_back(view, key, MOST_INDENT, is_blank);
    let line = before(view, indent, "\n").filter(|_| ends_line(view, end))?;
    let first = skip_back(view, line, LONGEST, |c| c != '\n');
    let start = value_of_line(view, first).filter(|start| *start < line)?;
    (!is_named_before(view, first)).then_some(start)
}

/// Whether the line before names what follows: then the value is not that of a name behind it. Where an item of a list begins
/// it names another.
fn is_named_before(view: &View<'_>, line: usize) -> bool {
    let item = skip(view, line, MOST_INDENT, is_blank);
    if behind(view, item, "-").is_some() {
        return false;
    }
    let Some(end) = before(view, line, "\n") else {
        return false;
    };
    let start = skip_back(view, end, LONGEST, |c| c != '\n');
    let at = skip(view, start, MOST_INDENT, |c| is_blank(c) || c == '-');
    NAME_KEYS
        .iter()
        .any(|key| behind(view, at, key).is_some_and(|end| behind(view, end, ": ").is_some()))
}

/// Whether the line ends there, a quote aside.
fn ends_line(view: &View<'_>, end: usize) -> bool {
    let end = skip(view, end, 1, is_quote);
    let end = skip(view, end, MOST_INDENT, |c| is_blank(c) || c == '\r');
    // A string of JSON may end as well.
    view.unit(end)
        .is_none_or(|unit| matches!(unit.c, '\n' | '"'))
}

/// Where the value begins of a line `- value: "…"`.
fn value_of_line(view: &View<'_>, start: usize) -> Option<usize> {
    let at = skip(view, start, MOST_INDENT, |c| is_blank(c) || c == '-');
    let colon = behind(view, at, "value:")?;
    let value = skip(view, colon, MOST_INDENT, is_blank);
    (value > colon).then(|| skip(view, value, 1, is_quote))
}

/// The name of the value that begins there, behind the quotes that stand before it.
pub fn name(view: &View<'_>, start: usize) -> Option<&'static str> {
    let quote = skip_back(view, start, 1, is_quote);
    let sign = skip_back(view, quote, MOST_INDENT, is_blank);
    if let Some(key) = before(view, sign, "=") {
        return of_block(view, skip_back(view, key, MOST_INDENT, is_blank), start);
    }
    let value = before(view, sign, "value:")?;
    let line = skip_back(view, value, MOST_INDENT, |c| is_blank(c) || c == '-');
    match is_named_before(view, line) {
        true => None,
        false => on_line_behind(view, start),
    }
}

/// The name at the head of the block in which a key ends there.
fn of_block(view: &View<'_>, end: usize, start: usize) -> Option<&'static str> {
    let is_it = |(_, key): &&(&str, &str)| before(view, end, key).is_some();
    BLOCKS.iter().find(is_it)?;
    let open = skip_back(view, end, MOST_OF_BLOCK, |c| !matches!(c, '{' | '}'));
    let head = before(view, open, "\" {")?;
    let name = skip_back(view, head, LONGEST_NAME, is_of_name);
    let is_its = in_block(view, name, head) == Some(start);
    known(view.text(name, head)).filter(|_| is_its)
}

fn on_line_behind(view: &View<'_>, start: usize) -> Option<&'static str> {
    let line = skip(view, start, LONGEST, |c| c != '\n');
    let at = skip(view, behind(view, line, "\n")?, MOST_INDENT, is_blank);
    let key = NAME_KEYS.iter().find_map(|key| behind(view, at, key))?;
    let name = skip(view, behind(view, key, ": ")?, 1, is_quote);
    let end = skip(view, name, LONGEST_NAME, is_of_name);
    known(view.text(name, end)).filter(|_| ends_line(view, end))
}
