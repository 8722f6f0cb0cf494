//! Takes off what mail programs, HTML, JSON and other links put over a URL, before the URL is read.
//!
//! Each is taken off only where its mark is seen, so that a value of the request is never changed by it.

use super::super::parse::{Note, mixes_ampersands};
use super::literals;
use crate::text::percent;

/// The text with nothing over it, and what was taken off.
pub fn undo(text: &str, notes: &mut Vec<Note>) -> String {
    let mut text = text.to_owned();
    if is_quoted_printable(&text) {
        notes.push(Note::QuotedPrintable);
        text = quoted_printable(&text);
    }
    if let Some(joined) = literals::joined(&text) {
        notes.push(Note::LiteralsJoined);
        text = joined;
    }
    let escapes = [
        "\\u0026", "\\u003d", "\\u003D", "\\/", "\\x26", "\\x3d", "\\x3D",
    ];
    // In the quotes of a shell a backslash is a backslash.
    if !is_shell_command(&text) && escapes.iter().any(|escape| text.contains(escape)) {
        notes.push(Note::JsonEscapes);
        text = json_escapes(&text);
    }
    let entities = [
        "&amp;", "&#38;", "&#x26;", "&#61;", "&#x3d;", "&#x3D;", "&equals;", "&quest;", "&#x3f;",
        "&#x2f;", "&#x2F;", "&#x3a;", "&#x3A;",
    ];
    let is_escaped = |text: &str| entities.iter().any(|entity| text.contains(entity));
    if is_escaped(&text) && !mixes_ampersands(text.trim()) {
        notes.push(Note::HtmlAmpersand);
        text = html_entities(&text);
        // A template that escaped what was escaped.
        if is_escaped(&text) {
            text = html_entities(&text);
        }
    }
    text
}

/// An address that was made unclickable, `hxxps://acme[.]example`, as it was; none where the text has none.
pub fn defanged(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let has_scheme = ["hxxp://", "hxxps://", "hxxp[:", "hxxps[:"]
        .iter()
        .any(|scheme| lower.contains(scheme));
    let host = text
        .split(['/', '?', ' '])
        .find(|part| part.contains("[.]"));
    let is_address = !text.contains(char::is_whitespace) && host.is_some();
    if !has_scheme && !is_address {
        return None;
    }
    let mut plain = text.to_owned();
    for (written, meant) in [
        ("hxxp", "http"),
        ("hXXp", "http"),
        ("HXXP", "HTTP"),
        ("[://]", "://"),
        ("[:]", ":"),
        ("[.]", "."),
    ] {
        plain = plain.replace(written, meant);
    }
    (plain != text).then_some(plain)
}

/// Without the backticks that PowerShell puts before each `&`; none where one stands elsewhere.
pub fn without_backticks(text: &str) -> Option<String> {
    let all = text.matches('`').count();
    let escaped = text.matches("`&").count();
    (escaped > 0 && escaped == all).then(|| text.replace("`&", "&"))
}

/// The address that JSON wrote, copied without its quotes: `https:\/\/…`.
pub fn escaped_address(text: &str) -> Option<String> {
    let starts = ["https:\\/\\/", "http:\\/\\/"];
    let is_one = starts.iter().any(|start| text.starts_with(start));
    is_one.then(|| json_escapes(text))
}

fn is_shell_command(text: &str) -> bool {
    let text = text.trim_start_matches(['$', ' ', '\n', '\r', '\t']);
    let programs = ["curl", "wget", "http", "https", "xh"];
    (text.split_once(' ')).is_some_and(|(program, _)| programs.contains(&program))
}

/// A value never begins with `3D` after each of two known names by chance.
fn is_quoted_printable(text: &str) -> bool {
    let names = ["client_id=", "response_type="];
    let mut seen = names
        .iter()
        .filter_map(|name| text.find(name).map(|at| &text[at + name.len()..]))
        .peekable();
    seen.peek().is_some() && seen.all(|after| after.starts_with("3D") || after.starts_with("3d"))
}

/// RFC 2045 §6.7.
fn quoted_printable(text: &str) -> String {
    let text = text.replace("=\r\n", "").replace("=\n", "");
    // Its escapes are those of URLs with another sign.
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('=') {
        out.push_str(&rest[..at]);
        let code = rest
            .get(at + 1..at + 3)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(u8::is_ascii) {
            Some(byte) => {
                out.push(char::from(byte));
                rest = &rest[at + 3..];
            }
            None => {
                out.push('=');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// `\u0026` and `\/`; quotes stay escaped, so that a string still ends where it did.
fn json_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        // `\x26` is JavaScript’s, and means the same.
        let length = if after.starts_with('x') { 2 } else { 4 };
        let code = after
            .strip_prefix(['u', 'x'])
            .and_then(|hex| hex.get(..length))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|byte| byte.is_ascii_graphic() && !b"\"\\".contains(byte)) {
            Some(byte) => {
                out.push(char::from(byte));
                rest = &after[length + 1..];
            }
            None if after.starts_with('/') => rest = after,
            None => {
                out.push('\\');
                rest = after;
                // What follows a backslash is not looked at again: `\\/` is a backslash and a slash.
                if let Some(c) = rest.chars().next() {
                    out.push(c);
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
    }
    out.push_str(rest);
    out
}

/// The entities that stand in links, by name or number.
fn html_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after.bytes().take(8).position(|byte| byte == b';');
        let named = end.and_then(|end| Some((entity(&after[..end])?, end)));
        match named {
            Some((c, end)) => {
                out.push(c);
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    let number = |digits: &str, radix| {
        u32::from_str_radix(digits, radix)
            .ok()
            .and_then(char::from_u32)
    };
    if let Some(digits) = name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        return number(digits, 16);
    }
    if let Some(digits) = name.strip_prefix('#') {
        return number(digits, 10);
    }
    [
        ("amp", '&'),
        ("equals", '='),
        ("quest", '?'),
        ("sol", '/'),
        ("colon", ':'),
        ("quot", '"'),
        ("apos", '\''),
        ("percnt", '%'),
        ("num", '#'),
        ("plus", '+'),
        ("lt", '<'),
        ("gt", '>'),
        ("nbsp", ' '),
    ]
    .into_iter()
    .find(|(known, _)| *known == name)
    .map(|(_, c)| c)
}

/// A URL that is percent-encoded as a whole, or whose query is, perhaps again and again; none where it is not.
pub fn encoded_whole(url: &str) -> Option<String> {
    // Nobody encodes more often.
    const MOST: usize = 4;
    let mut decoded = url.to_owned();
    for _ in 0..MOST {
        let begin = decoded.get(..16).unwrap_or(&decoded).to_ascii_lowercase();
        if !begin.starts_with("https%25") && !begin.starts_with("http%25") {
            break;
        }
        decoded = percent::decode_keeping_plus(&decoded);
    }
    encoded_once(&decoded)
}

fn encoded_once(url: &str) -> Option<String> {
    let lower = url.get(..12).unwrap_or(url).to_ascii_lowercase();
    let whole = lower.starts_with("https%3a") || lower.starts_with("http%3a");
    let (_, query) = url.split_once('?').unwrap_or(("", url));
    let query_alone = !query.contains('=')
        && ["client_id%3D", "client_id%3d", "response_type%3D"]
            .iter()
            .any(|name| query.contains(name));
    (whole || query_alone).then(|| percent::decode_keeping_plus(url))
}
