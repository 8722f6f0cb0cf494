//! Settings out of files of lines: YAML by its indentation, `.properties`, `.env` and what a shell exports.
//!
//! Reads the part of YAML that configuration uses: maps, lists of plain values, quotes, comments. Anchors, block scalars and
//! tags are **not** resolved.

use super::settings::{MAX_DEPTH, MAX_SETTINGS, Setting, Value};
use super::unknown;

/// More lines are nobody's configuration.
const MOST_LINES: usize = 20_000;

/// The settings of a text of such lines, in order; none where its lines look like neither.
pub fn settings(text: &str) -> Vec<Setting> {
    if is_yaml(text) {
        yaml(text)
    } else {
        assignments(text)
    }
}

/// Whether it looks like YAML: a key that has a block below it, or nothing but keys and items.
pub fn is_yaml(text: &str) -> bool {
    let mut lines = plain_lines(text)
        .map(|(_, line)| line.trim())
        .filter(|line| !line.starts_with("---"))
        .peekable();
    if lines
        .peek()
        .is_none_or(|first| first.starts_with(['{', '<', '(']))
    {
        return false;
    }
    let mut has_block = false;
    let mut all = true;
    for line in lines {
        let line = line.strip_prefix("- ").unwrap_or(line);
        let named = key_of(line);
        has_block |= named.is_some_and(|(_, value)| value.is_empty());
        let ends_in_code = line.ends_with([';', '{', '(', ',', '}', ')'])
            && !line.ends_with("}}")
            && !line.contains("\"{")
            && !line.contains(": {")
            && !unknown::ends_line(line);
        all &= !ends_in_code;
    }
    has_block && all
}

/// How long the YAML is that stands before code; 0 where nothing follows it, or it is no YAML.
pub fn yaml_head(text: &str) -> usize {
    let is_line = |line: &str| {
        let line = line.trim();
        line.starts_with("- ") || line.starts_with("---") || key_of(line).is_some()
    };
    let end = plain_lines(text).find(|(_, line)| !is_line(line));
    let head = end.map_or(0, |(at, _)| at);
    let is_head = plain_lines(&text[..head]).count() > 2 && is_yaml(&text[..head]);
    if is_head { head } else { 0 }
}

fn plain_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n')
        .filter_map(move |line| {
            let start = at;
            at += line.len();
            let content = line.trim();
            let is_comment = content.starts_with('#') || content.starts_with("//");
            (!content.is_empty() && !is_comment).then(|| (start, line.trim_end()))
        })
        .take(MOST_LINES)
}

/// `key: value`; the value may be missing.
fn key_of(line: &str) -> Option<(&str, &str)> {
    let at = line.find(':')?;
    let (key, value) = (line[..at].trim().trim_matches(['"', '\'']), &line[at + 1..]);
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || "_-.".contains(c));
    let is_split = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && is_split).then(|| (key, without_comment(value.trim())))
}

fn without_comment(value: &str) -> &str {
    let is_comment = |at: &usize| !value[*at..].starts_with("#{");
    if value.starts_with('#') && is_comment(&0) {
        return "";
    }
    let mut hashes = value.match_indices(" #").map(|(at, _)| at);
    let end = hashes.find(|at| is_comment(&(at + 1)));
    end.map_or(value, |at| &value[..at]).trim_end()
}

fn unquoted(value: &str) -> &str {
    let inside = |quote: char| {
        value
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
    };
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

fn yaml(text: &str) -> Vec<Setting> {
    let mut found = Vec::new();
    // Indentation and names of the blocks that are open.
    let mut open: Vec<(usize, Vec<String>)> = Vec::new();
    for (start, line) in plain_lines(text) {
        if found.len() >= MAX_SETTINGS {
            break;
        }
        let content = line.trim_start();
        let mut indent = line.len() - content.len();
        let mut content = content;
        let is_item = content == "-" || content.starts_with("- ");
        // An item may stand as deep as the key of its list.
        open.retain(|(at, _)| *at < indent || (is_item && *at == indent));
        while let Some(item) = content.strip_prefix("- ") {
            let item = item.trim_start();
            indent += content.len() - item.len();
            content = item;
        }
        let at = start + line.len() - content.len();
        let path = |open: &[(usize, Vec<String>)]| -> Vec<String> {
            open.iter()
                .flat_map(|(_, names)| names.iter().cloned())
                .collect()
        };
        match key_of(content) {
            Some((key, value)) => {
                open.retain(|(at, _)| *at < indent);
                let names: Vec<String> = key.split('.').map(str::to_owned).collect();
                if open.len() >= MAX_DEPTH {
                    continue;
                }
                open.push((indent, names));
                for value in items(value) {
                    let (path, value) = (path(&open), Value::Text(value.to_owned()));
                    found.push(Setting { path, value, at });
                }
            }
            None if is_item && !open.is_empty() => {
                let value = unquoted(without_comment(content)).to_owned();
                // `- NAME=value`, as Compose lists the environment.
                match assignment(&value) {
                    Some((name, value)) => found.push(Setting {
                        path: vec![name.to_owned()],
                        value: Value::Text(value.to_owned()),
                        at,
                    }),
                    None => found.push(Setting {
                        path: path(&open),
                        value: Value::Text(value),
                        at,
                    }),
                }
            }
            None => {}
        }
    }
    found
}

/// A value, or those of `[a, b]`; none of an empty one.
fn items(value: &str) -> Vec<&str> {
    let list = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let items: Vec<&str> = match list {
        Some(list) => list.split(',').map(|item| unquoted(item.trim())).collect(),
        None => vec![unquoted(value)],
    };
    let is_block = |item: &&str| {
        !item.is_empty() && !matches!(*item, "|" | ">" | "|-" | ">-" | "{}" | "null" | "~")
    };
    items.into_iter().filter(is_block).collect()
}

fn assignments(text: &str) -> Vec<Setting> {
    (plain_lines(text))
        .filter_map(|(at, line)| {
            let (name, value) = assignment(line)?;
            let path = name.split('.').map(str::to_owned).collect();
            let value = Value::Text(value.to_owned());
            Some(Setting { path, value, at })
        })
        .take(MAX_SETTINGS)
        .collect()
}

/// `NAME=value`, as files and shells write it.
fn assignment(line: &str) -> Option<(&str, &str)> {
    let mut line = line.trim();
    for before in ["export ", "set ", "ENV ", "ARG ", "$env:", "-e ", "--env "] {
        line = line.strip_prefix(before).unwrap_or(line);
    }
    let (name, value) = line.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    let is_code =
        value.starts_with(['=', '>', '{', '(', '[']) || value.ends_with([';', ',', '{', '(']);
    let is_value = unknown::is_unknown(value) || unknown::begins(value);
    if !is_name || (is_code && !is_value) {
        return None;
    }
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inside = &value[1..];
            &inside[..inside.find(quote)?]
        }
        _ => without_comment(value).trim_end_matches(" \\"),
    };
    (!value.is_empty()).then_some((name, value))
}
