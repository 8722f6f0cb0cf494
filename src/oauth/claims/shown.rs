//! What a claim's value is, and the few words that say so beside it: a time, a count of scopes, what a hash is made with.
//!
//! Only reads; whether a value is right is judged by rules.

use super::words::{self, Words};
use super::{ClaimRow, Meaning};
use crate::jose::alg::{self, Digest};
use crate::jose::enc;
use crate::text::json::{Json, Object, Value};
use crate::text::time::{Seconds, Timestamp};
use crate::text::uri::Uri;
use std::fmt::Write as _;

/// What a claim's value is, so that it can be shown for what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing beyond what it says itself.
    Plain,
    /// Seconds since 1970.
    Time,
    /// A length of time in seconds.
    Span,
    /// An address; whose it is.
    Uri,
    /// `aud`: one string or several.
    Audience,
    /// Scope tokens, as one string or as a list.
    Scopes,
    /// A list of these, counted.
    List(&'static str),
    /// Half a hash of that, with the digest of the token's own `alg` (OIDC Core §3.1.3.6).
    Half(&'static str),
    /// A SHA-256 hash of that.
    Sha256(&'static str),
    /// Values that a table has in words; a string, or a list of them.
    Words(Words),
    /// An object whose members a table has in words.
    Members(Words),
    /// Authentication methods, by name or with the time at which each was used.
    Methods,
    /// True or false; some issuers write it as a string.
    Truth,
    /// A JSON Web Key.
    Key,
    /// `alg` of a header.
    Algorithm,
    /// `enc` of a header.
    Encryption,
    /// `typ` or `cty` of a header (RFC 7515 §4.1.9).
    Type,
}

/// Nobody reads more, and each costs an element.
const MOST_SCOPES: usize = 60;

/// Longer lists of words than this tell a reader nothing.
const MOST: usize = 8;

/// The time that the value of such a claim names; it is for the caller to say it, who knows the clock.
pub fn time(row: &ClaimRow, value: &Json) -> Option<Timestamp> {
    let number = value.as_number().filter(|_| row.shown == Shown::Time)?;
    Timestamp::from_number(number)
}

/// The scope tokens of such a claim, where they can be shown one by one.
pub fn scopes<'a>(row: &ClaimRow, value: &'a Json) -> Vec<&'a str> {
    let scopes: Vec<&str> = match &value.value {
        _ if row.shown != Shown::Scopes => Vec::new(),
        Value::String(text) => text.as_str().split_ascii_whitespace().collect(),
        Value::Array(items) => items.iter().map_while(Json::as_str).collect(),
        _ => Vec::new(),
    };
    match (2..=MOST_SCOPES).contains(&scopes.len()) {
        true => scopes,
        false => Vec::new(),
    }
}

/// What stands beside the value, in a few words; none where the value says it all, and for times. `header` is the token's.
pub fn say(meaning: &Meaning<'_>, value: &Json, header: Option<&Object>) -> Option<String> {
    let row = match meaning {
        Meaning::Registered(row) | Meaning::Ours(row) => row,
        _ => return None,
    };
    match row.shown {
        Shown::Plain | Shown::Time => None,
        Shown::Span => Some(Seconds(Timestamp::from_number(value.as_number()?)?.0).to_string()),
        Shown::Uri => whose(value.as_str()?),
        Shown::Audience => several(value.as_array()?.len(), "audience"),
        Shown::Scopes => match &value.value {
            Value::String(text) => several(text.as_str().split_ascii_whitespace().count(), "scope"),
            Value::Array(items) => several(items.len(), "scope"),
            _ => None,
        },
        Shown::List(of) => several(value.as_array()?.len(), of),
        Shown::Half(of) => half(value.as_str()?, of, header),
        Shown::Sha256(of) => Some(match value.as_str()?.len() {
            43 => format!("SHA-256 of {of}"),
            length => format!("length {length}; a SHA-256 of {of} has 43"),
        }),
        Shown::Words(table) => in_words(table, value),
        Shown::Members(table) => {
            let members = value.as_object()?.members.iter();
            joined(members.filter_map(|member| find(table, member.name.as_str())))
        }
        Shown::Methods => methods(value),
        Shown::Truth => match value.as_str()? {
            "true" => Some("true, written as a string".to_owned()),
            "false" => Some("false, written as a string".to_owned()),
            _ => None,
        },
        Shown::Key => key(value.as_object()?),
        Shown::Type => {
            let name = value.as_str()?.to_ascii_lowercase();
            let name = name.strip_prefix("application/").unwrap_or(&name);
            find(words::TYP, name).map(str::to_owned)
        }
        Shown::Encryption => Some(enc::content_encryption(value.as_str()?)?.title.to_owned()),
        Shown::Algorithm => Some(alg::algorithm(value.as_str()?)?.title.to_owned()),
    }
}

/// `3 scopes`; nothing of one, which anybody can count.
fn several(count: usize, of: &str) -> Option<String> {
    if of.ends_with("ss") {
        return (count != 1).then(|| format!("{count} {of}es"));
    }
    match (count, of.strip_suffix('y')) {
        (1, _) => None,
        (_, Some(stem)) => Some(format!("{count} {stem}ies")),
        (_, None) => Some(format!("{count} {of}s")),
    }
}

fn find(table: Words, value: &str) -> Option<&'static str> {
    let row = table.iter().find(|(known, _)| *known == value)?;
    Some(row.1)
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut out = String::new();
    for word in words.take(MOST) {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(word);
    }
    (!out.is_empty()).then_some(out)
}

/// The words for a string, a number or a truth, or for the items of a list that the table has.
fn in_words(table: Words, value: &Json) -> Option<String> {
    match &value.value {
        Value::Array(items) => joined(items.iter().filter_map(|item| find(table, item.as_str()?))),
        Value::String(text) => find(table, text.as_str()).map(str::to_owned),
        Value::Number(_) | Value::Bool(_) => find(table, &value.to_compact()).map(str::to_owned),
        _ => None,
    }
}

/// `signed in with password, one-time password`. An item is a name, or an object with `method` and `timestamp` (Supabase).
fn methods(value: &Json) -> Option<String> {
    let mut out = String::new();
    for item in value.as_array()?.iter().take(MOST) {
        let (name, at) = match item.as_object() {
            Some(object) => (object.str("method"), object.get("timestamp")),
            None => (item.as_str(), None),
        };
        let name = name?;
        out.push_str(if out.is_empty() {
            "signed in with "
        } else {
            ", "
        });
        out.push_str(find(words::AMR, name).unwrap_or(name));
        if let Some(at) = at.and_then(|at| Timestamp::from_number(at.as_number()?)) {
            // Writing to a String cannot fail.
            let _ = write!(out, " at {}", at.utc());
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Whose address that is, where the address hides it: behind a path, a user name, another scheme.
fn whose(address: &str) -> Option<String> {
    let uri = Uri::split(address);
    if ["javascript", "vbscript", "data"]
        .iter()
        .any(|known| uri.has_scheme(known))
    {
        return Some("can run script: never open it".to_owned());
    }
    let host = uri.host().filter(|host| !host.is_empty())?;
    if uri
        .authority
        .is_some_and(|authority| authority.contains('@'))
    {
        return Some(format!("at {host}: what stands before @ is a user name"));
    }
    match uri.has_scheme("https") {
        true if uri.path.len() <= 1 && uri.query.is_none() => None,
        true => Some(format!("at {host}")),
        false if uri.has_scheme("http") && !uri.is_loopback() => {
            Some(format!("at {host}, without encryption"))
        }
        false => None,
    }
}

/// What a hash claim is made of, and whether its length is that of the token's algorithm.
fn half(value: &str, of: &str, header: Option<&Object>) -> Option<String> {
    let made = |digest: Digest| match digest {
        Digest::Sha256 => ("SHA-256", 22),
        Digest::Sha384 => ("SHA-384", 32),
        Digest::Sha512 => ("SHA-512", 43),
    };
    let alg = header.and_then(|header| header.str("alg"));
    let expected = alg.and_then(|alg| alg::algorithm(alg)?.digest).map(made);
    match (expected, alg) {
        (Some((digest, length)), _) if length == value.len() => {
            Some(format!("left half of the {digest} of {of}"))
        }
        (Some((_, length)), Some(alg)) => Some(format!(
            "length {}; with {alg} half a hash of {of} has {length}",
            value.len()
        )),
        _ => Some(format!("half a hash of {of}")),
    }
}

/// `RSA key`, `EC key, P-256`, and whether it is the secret half.
fn key(key: &Object) -> Option<String> {
    let mut out = format!("{} key", key.str("kty")?);
    if let Some(curve) = key.str("crv") {
        out.push_str(", ");
        out.push_str(curve);
    }
    if key.has("d") || key.has("k") {
        out.push_str(", with its secret part");
    }
    Some(out)
}
