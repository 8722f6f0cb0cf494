//! The name of a value that stands under a key of its own, in a member or on a line before: `"name":"code","value":…`.
//!
//! Reads back member by member. What stands in one tag or object in any order, `tag` reads.

use super::back::Back;
use super::beside::MOST_BLANKS;
use super::view::Unit;

/// A member between two that belong together: the ID of an account of MSAL takes 73 letters.
const LONGEST_PAIRED: usize = 100;

/// `"name":"code",` before `"value":`, also as attributes: what stands under one of those keys, that many members before at most.
pub fn paired(back: &mut Back<'_, '_>, keys: &[&str], most: usize) -> Option<String> {
    let start = back.at;
    if let Some(name) = on_line_before(back) {
        return Some(name);
    }
    back.at = start;
    back.quotes();
    for _ in 0..most {
        let start = back.at;
        back.blanks();
        back.take(',');
        back.blanks();
        back.quotes()?;
        let value_end = back.at;
        let is_value = |unit: Unit| !unit.is_quote() && !unit.is_blank() && unit.c != ',';
        while value_end - back.at < LONGEST_PAIRED && back.take_if(is_value).is_some() {}
        let value = back.view.text(back.at, value_end).to_owned();
        back.quotes()?;
        back.blanks();
        back.separator()?;
        back.blanks();
        back.quotes();
        let word = back.word();
        if back.at == start {
            return None;
        }
        if keys.iter().any(|key| word.eq_ignore_ascii_case(key)) {
            return Some(value).filter(|value| !value.is_empty());
        }
        back.quotes();
    }
    None
}

/// `name: ACCESS_TOKEN` on the line before `value:`, as environments stand in YAML.
fn on_line_before(back: &mut Back<'_, '_>) -> Option<String> {
    let mut is_line = false;
    for _ in 0..MOST_BLANKS {
        match back.take_if(Unit::is_blank) {
            Some(unit) => is_line |= unit.c == '\n',
            None => break,
        }
    }
    if !is_line {
        return None;
    }
    let name = back.word();
    back.blanks();
    let is_named = back.separator() == Some(':') && matches!(&*back.word(), "name" | "key");
    (is_named && !name.is_empty()).then_some(name)
}
