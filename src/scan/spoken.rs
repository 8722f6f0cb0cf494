//! Names as people and forms give them: an option, a heading, words of a sentence, the head of a part.
//!
//! Reads back from a value that no separator stands before. Judges no value.

use super::back::Back;
use super::names::{self, known};
use super::view::Unit;

/// `--access-token eyJ…`; or a name alone in its line, or in its column, as tables of a browser's tools are copied.
pub fn flag(back: &mut Back<'_, '_>, blanks: usize) -> Option<String> {
    let start = back.at;
    let is_apart = back
        .view
        .unit(start)
        .is_some_and(|unit| matches!(unit.c, '\r' | '\n'));
    if is_apart && let Some(name) = heading(back) {
        return Some(name);
    }
    back.at = start;
    if blanks != 1 {
        return part(back).or_else(|| {
            back.at = start;
            first_column(back)
        });
    }
    let between = back.view.unit(back.at).map(|unit| unit.c);
    // `my access token is …`, in one line.
    let is_said = || back.view.has_before(back.at, b"token is") && between == Some(' ');
    if is_said() {
        back.is_word();
        return whole_name(back);
    }
    let start = back.at;
    let named = (between == Some(' '))
        .then(|| name_of_words(back))
        .flatten();
    if named.is_some() {
        return named;
    }
    back.at = start;
    let word = back.word();
    let begins = |unit: Unit| matches!(unit.c, '\n' | '\t');
    let is_alone = matches!(between, Some('\n' | '\t'))
        && back.peek().is_none_or(begins)
        && is_strong_word(&word);
    let name = match word.strip_prefix("--") {
        Some(option) => known(option),
        None => known(&word).filter(|_| is_alone || between == Some(' ') && is_set(back)),
    };
    name.map(str::to_owned)
}

/// A heading of its own line: `## Access token`, and an empty line behind it.
fn heading(back: &mut Back<'_, '_>) -> Option<String> {
    let end = back.at;
    let name = whole_name(back)?;
    back.blanks();
    for _ in 0..6 {
        back.take('#');
    }
    let is_line = back.peek().is_none_or(|unit| unit.c == '\n');
    (is_line && !back.view.text(back.at, end).trim().contains('\n')).then_some(name)
}

/// The name of two words, or of one that says all, that ends here.
fn whole_name(back: &mut Back<'_, '_>) -> Option<String> {
    let start = back.at;
    name_of_words(back).or_else(|| {
        back.at = start;
        let name = known(&back.word()).filter(|name| names::is_strong(name));
        name.map(str::to_owned)
    })
}

/// The name of two words that ends here: `access token`.
fn name_of_words(back: &mut Back<'_, '_>) -> Option<String> {
    let last = back.word();
    if back.blanks() != 1 {
        return None;
    }
    let first = back.word();
    let whole = match &*last.to_ascii_lowercase() {
        "token" => two_words(&first),
        // As a dashboard labels it.
        "secret" => first
            .eq_ignore_ascii_case("client")
            .then_some("client_secret"),
        _ => None,
    };
    whole.map(str::to_owned)
}

/// `Content-Disposition: form-data; name="refresh_token"` and an empty line before it: a part of a form (RFC 7578 §4.2).
fn part(back: &mut Back<'_, '_>) -> Option<String> {
    back.quotes()?;
    let word = back.word();
    back.quotes()?;
    let is_name = back.view.has_before(back.at, b"form-data; name=");
    known(&word).filter(|_| is_name).map(str::to_owned)
}

/// What sets a variable of an environment, and takes its name and its value behind a blank: of Dockerfiles, Windows, fish, csh, Apache, C.
const SETTERS: [&str; 8] = [
    "ENV", "setx", "SETX", "-x", "-gx", "setenv", "SetEnv", "define",
];

fn is_set(back: &mut Back<'_, '_>) -> bool {
    back.blanks() == 1 && SETTERS.contains(&&*back.word())
}

/// `access_token        …`: the first of two columns that blanks set apart.
fn first_column(back: &mut Back<'_, '_>) -> Option<String> {
    let between = back.view.unit(back.at).map(|unit| unit.c);
    let word = back.word();
    let is_line = back.peek().is_none_or(|unit| unit.c == '\n');
    let name = known(&word).filter(|_| between == Some(' ') && is_line && is_strong_word(&word));
    name.map(str::to_owned)
}

/// Whether a word is the name of a token and no other word: a sentence may break its line behind `token`.
pub fn is_strong_word(word: &str) -> bool {
    word.contains(['_', 'T']) && known(word).is_some_and(names::is_strong)
}

/// `Access token: …`, as people write it.
pub fn two_words(before: &str) -> Option<&'static str> {
    Some(match &*before.to_ascii_lowercase() {
        "access" => "access_token",
        "id" | "identity" => "id_token",
        "refresh" => "refresh_token",
        _ => return None,
    })
}
