//! What a program puts before each line of a log: a time and a level, the name of a container.
//!
//! Tells by the line on which a value begins where the value can go on in the next. Knows no format of any log.

use super::names::{SCHEMES, known};
use super::view::View;

/// Digits of a time: `10:00:00`.
const FEWEST_DIGITS: usize = 6;
const LONGEST: usize = 200;

/// Behind what stands before the line that begins there, where the line up to `value` that begins at `first` has the same:
/// digits may differ. None where that is not how programs begin lines, or where it ends with the name of a token: then each
/// line has one of its own.
pub fn behind(view: &View<'_>, first: usize, value: usize, line: usize) -> Option<usize> {
    let is_blank = |at: usize| matches!(view.at(at), Some(b' ' | b'\t'));
    let is_same = |nth: &usize| {
        let (Some(one), Some(other)) = (view.at(first + nth), view.at(line + nth)) else {
            return false;
        };
        let both_digits = one.is_ascii_digit() && other.is_ascii_digit();
        other != b'\n' && (one == other || both_digits)
    };
    let length = value
        .checked_sub(first)
        .filter(|length| *length < LONGEST)?;
    let same = (0..length).take_while(is_same).count();
    let end = (0..same).rev().find(|nth| is_blank(line + nth))? + 1;
    let prefix = view.text(line, line + end).trim_end();
    let digits = prefix.bytes().filter(u8::is_ascii_digit).count();
    let is_exact = || end == length && view.text(first, value).trim_end() == prefix;
    let is_of_container = || prefix.len() > 2 && prefix.ends_with(['|', ']']) && is_exact();
    let word = prefix.trim_end_matches([':', '=', '"', '\'']);
    let word = word.rsplit([' ', '\t']).next().unwrap_or(word);
    let is_scheme = SCHEMES
        .iter()
        .any(|scheme| word.eq_ignore_ascii_case(scheme));
    let begins_line = digits >= FEWEST_DIGITS || is_of_container();
    (begins_line && !is_scheme && known(word).is_none()).then_some(line + end)
}
