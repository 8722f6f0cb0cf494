//! How a hidden value is spoken of, and how it is taken out of a sentence.
//!
//! Decides nothing about what is hidden.

use super::look;
use crate::text::json::{Json, Object, Value};

/// What is being hidden.
#[derive(Clone, Copy, PartialEq)]
pub enum Hidden {
    /// A token.
    Token,
    /// Whom a token is about: where the account is may be said.
    Subject,
    /// Any other text.
    Text,
    /// A number.
    Number,
}

/// `(masked 3: 12 characters)`: what a reader needs of a value, and no more.
pub fn label(number: Option<usize>, value: &str, hidden: Hidden) -> String {
    let mut out = numbered(number);
    out.pop();
    let length = value.chars().count();
    let what = match hidden {
        Hidden::Token => ": token, ",
        Hidden::Number => ": number, ",
        Hidden::Text | Hidden::Subject => ": ",
    };
    if let Some(domain) = look::domain(value) {
        out.push_str(": e-mail address at ");
        out.push_str(domain);
    } else {
        out.push_str(what);
        out.push_str(&length.to_string());
        out.push_str(if length == 1 {
            " character"
        } else {
            " characters"
        });
    }
    if let Some(begins) = begins(value).filter(|_| hidden == Hidden::Subject) {
        out.push_str(", begins ");
        out.push_str(begins);
    }
    out.push(')');
    out
}

/// `(masked 3)`
pub fn numbered(at: Option<usize>) -> String {
    match at {
        Some(at) => format!("(masked {})", at + 1),
        None => "(masked)".to_owned(),
    }
}

/// Everything in the claims that names a client or an API.
pub fn clients(claims: Option<&Object>) -> Vec<String> {
    let Some(claims) = claims else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for name in ["iss", "client_id", "azp", "cid", "appid", "aud"] {
        match claims.get(name).map(|json| &json.value) {
            Some(Value::String(text)) => found.push(text.as_str().to_owned()),
            Some(Value::Array(items)) => {
                let texts = items.iter().take(20).filter_map(Json::as_str);
                found.extend(texts.map(str::to_owned));
            }
            _ => {}
        }
    }
    found
}

/// Subjects that are no people: an application, a workload, a repository.
pub fn is_a_thing(subject: &str) -> bool {
    let starts = ["system:", "repo:", "project_path:", "spiffe://", "arn:aws:"];
    let is_machine = starts.iter().any(|start| subject.starts_with(start));
    (is_machine || subject.ends_with("@clients")) && look::e_mail(subject).is_none()
}

/// How a subject begins that says where the account is: `auth0` before a bar.
fn begins(subject: &str) -> Option<&str> {
    let at = subject.find('|')?;
    let is_word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    (at <= 24 && subject.bytes().take(at).all(is_word)).then(|| &subject[..at])
}

/// The text with the label wherever the value stands, whole or cut short by `…`.
pub fn without(text: &str, value: &str, label: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        let is_start = !before.is_some_and(char::is_alphanumeric);
        let common = match is_start {
            true => (value.chars().zip(rest.chars()))
                .take_while(|(a, b)| a == b)
                .map(|(a, _)| a.len_utf8())
                .sum(),
            false => 0,
        };
        let after = rest[common..].chars().next();
        let is_quoted = before.is_some_and(is_quote) && after.is_some_and(is_quote);
        let is_whole = common == value.len()
            && !after.is_some_and(char::is_alphanumeric)
            && (common >= 4 || is_quoted);
        if common > 0 && (is_whole || common < value.len() && after == Some('…')) {
            out.push_str(label);
            rest = &rest[common..];
            before = Some(')');
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
        before = Some(c);
    }
    out
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '‘' | '’' | '“' | '”')
}
