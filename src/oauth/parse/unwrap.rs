//! The URL out of what people copy it with: curl, headers, HTML, quotes, code.
//!
//! Finds where it begins and ends; does **not** read it.

use super::{Note, scheme_of};

/// Where the URL begins: its scheme, before any `?`, so that a `redirect_uri` is not taken for it.
fn find_scheme(text: &str) -> Option<usize> {
    let end = text.find('?').unwrap_or(text.len());
    let lower = text[..end].to_ascii_lowercase();
    ["https://", "http://"]
        .iter()
        .filter_map(|s| lower.find(s))
        .min()
}

const QUOTES: [(char, char); 6] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('“', '”'),
    ('‘', '’'),
    ('„', '“'),
];

/// The URL out of what stands around it.
pub(super) fn unwrap(text: &str, notes: &mut Vec<Note>) -> String {
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("curl ")
        && let Some(word) = shell_words(text)
            .into_iter()
            .skip(1)
            .find(|w| is_url_word(w))
    {
        notes.push(Note::TakenOutOf("a curl command"));
        return word;
    }
    if let Some(url) = request_line(text) {
        notes.push(Note::TakenOutOf("an HTTP request"));
        return url;
    }
    if let Some(line) = header(text, "location") {
        notes.push(Note::TakenOutOf("a Location header"));
        return line.to_owned();
    }
    if let Some(at) = lower.find("href=") {
        let rest = &text[at + 5..];
        if let Some(inside) = quoted(rest) {
            notes.push(Note::TakenOutOf("an HTML link"));
            return inside.to_owned();
        }
    }
    if let Some(inside) = quoted(text) {
        notes.push(Note::TakenOutOf("quotes"));
        return inside.trim().to_owned();
    }
    let start = find_scheme(text).unwrap_or(0);
    // In a query that stands alone it begins the value of redirect_uri.
    let name = text.split('=').next().unwrap_or_default();
    let is_query = text[..start].ends_with('=') && crate::oauth::params::param(name).is_some();
    if start == 0 || is_query {
        return text.to_owned();
    }
    let before = text[..start].chars().next_back();
    let rest = &text[start..];
    let close = QUOTES.iter().find(|(open, _)| before == Some(*open));
    let close = close
        .map(|(_, close)| *close)
        .or((before == Some('<')).then_some('>'));
    notes.push(Note::TakenOutOf("the text around it"));
    match close.and_then(|close| rest.find(close)) {
        Some(end) => rest[..end].to_owned(),
        None => rest.to_owned(),
    }
}

/// What stands between the quotes that the text begins with.
fn quoted(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let (_, close) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let rest = &text[first.len_utf8()..];
    Some(&rest[..rest.find(*close)?])
}

fn is_url_word(word: &str) -> bool {
    scheme_of(word).is_some() || (word.contains('?') && word.contains('='))
}

/// Words of a POSIX shell command: quotes grouped, line continuations gone. Enough for what browsers copy as curl.
pub(crate) fn shell_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some('"') | None, '\\') => match chars.next() {
                Some('\n') | None => {}
                Some(escaped) => push(&mut words, escaped),
            },
            (None, '\'' | '"') => quote = Some(c),
            (None, c) if c.is_whitespace() => words.push(String::new()),
            (_, c) => push(&mut words, c),
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

fn push(words: &mut [String], c: char) {
    if let Some(last) = words.last_mut() {
        last.push(c);
    }
}

/// The value of a header line.
fn header<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.lines().find_map(|line| {
        let (before, value) = line.split_once(':')?;
        let is_it = before
            .trim_start_matches(['<', '>', ' '])
            .eq_ignore_ascii_case(name);
        is_it.then_some(value.trim())
    })
}

/// `GET /authorize?… HTTP/1.1` with its `Host:` line.
fn request_line(text: &str) -> Option<String> {
    let line = text.lines().next()?.trim();
    let rest = line
        .strip_prefix("GET ")
        .or_else(|| line.strip_prefix("POST "))?;
    let target = rest.split(" HTTP/").next()?.trim();
    if scheme_of(target).is_some() {
        return Some(target.to_owned());
    }
    let host = header(text, "host").unwrap_or_default();
    let scheme = if host.is_empty() { "" } else { "https://" };
    Some(format!("{scheme}{host}{target}"))
}
