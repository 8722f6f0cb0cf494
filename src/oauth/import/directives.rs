//! Settings out of what is neither code nor a file of assignments: directives of Apache (`OIDCClientID app`), and the options of
//! a command (`--client-id=app`), in a shell or as the list of arguments of a container.
//!
//! Reads them only where their own mark stands, because `--name` is anybody's. Runs nothing, and resolves no variable.

use super::settings::{MAX_SETTINGS, Setting, Value};
use crate::oauth::parse::shell_words;

/// How directives of mod_auth_openidc begin.
const APACHE: &str = "OIDC";
/// The option that only oauth2-proxy has.
const MARK: &str = "--oidc-issuer-url";
/// Its other mark: the name of the program, before an option.
const PROGRAM: &str = "oauth2-proxy";

/// The settings of such a text, in order; none of any other.
pub fn settings(text: &str) -> Vec<Setting> {
    match text.contains(MARK) || (text.contains(PROGRAM) && text.contains("--client-id")) {
        true => options(text),
        false => of_apache(text),
    }
}

/// A directive on each line. One alone is a word in prose.
fn of_apache(text: &str) -> Vec<Setting> {
    let mut found = Vec::new();
    for (at, line) in lines(text) {
        let Some((name, value)) = line.split_once([' ', '\t']) else {
            continue;
        };
        let is_name = name.starts_with(APACHE) && name.bytes().all(|b| b.is_ascii_alphanumeric());
        if !is_name || name.len() == APACHE.len() {
            continue;
        }
        let value = unquoted(value.trim());
        // Its value is a query of its own.
        if name == "OIDCAuthRequestParams" {
            for pair in value.split('&') {
                let (param, value) = pair.split_once('=').unwrap_or((pair, ""));
                let path = vec![name.to_owned(), decoded(param)];
                // `foo=#` is given by whoever calls the application.
                let value = match value {
                    "#" => Value::Computed(pair.to_owned()),
                    value => Value::Text(decoded(value)),
                };
                found.push(Setting { path, value, at });
            }
            continue;
        }
        found.push(Setting {
            path: vec![name.to_owned()],
            value: Value::Text(value.to_owned()),
            at,
        });
    }
    found.truncate(MAX_SETTINGS);
    match found.len() {
        1 => Vec::new(),
        _ => found,
    }
}

/// `--name=value` and `--name value`.
fn options(text: &str) -> Vec<Setting> {
    let mut words: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines(text) {
        let line = line.trim_end_matches('\\').trim();
        match line.strip_prefix("- ") {
            // An argument of its own, which may hold blanks; or a pair of YAML, which is none.
            Some(item) => words.push((at, unquoted(item.trim()).to_owned())),
            None => words.extend(shell_words(line).into_iter().map(|word| (at, word))),
        }
        if words.len() > MAX_SETTINGS {
            break;
        }
    }
    let mut found = Vec::new();
    let mut words = words.into_iter().peekable();
    while let Some((at, word)) = words.next() {
        let Some(option) = word.trim_matches(['"', ',']).strip_prefix("--") else {
            continue;
        };
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(unquoted(value).to_owned())),
            None => {
                let value = words.next_if(|(_, next)| !next.starts_with('-'));
                let value = value.map(|(_, value)| value.trim_end_matches(',').to_owned());
                (option.to_owned(), value)
            }
        };
        if let Some(value) = value {
            found.push(Setting {
                path: vec![name],
                value: Value::Text(value),
                at,
            });
        }
    }
    found
}

/// Lines with something on them that is no comment, each with where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let line = line.trim();
        (!line.is_empty() && !line.starts_with('#')).then_some((start, line))
    })
}

fn unquoted(value: &str) -> &str {
    let inside = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

fn decoded(text: &str) -> String {
    crate::text::percent::decode(text)
}
