//! The URL of an authorization request in any text: a recording, a log, a page, code, a link inside a link.
//!
//! Finds the address with the most parameters that only a request has; does **not** read it.

use super::undo::encoded_whole;
use crate::oauth::params::{self, ValueType};
use crate::oauth::parse::{self, Note};
use crate::text::percent;
use crate::text::uri::Uri;

/// A URL that was found, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// From its scheme on, as written.
    pub url: String,
    /// It stood in a parameter of another URL.
    pub inside: bool,
}

/// More addresses than these are not looked at.
const MOST: usize = 200;
/// A longer list is no list, but the text that follows.
const LONGEST_LIST: usize = 500;
/// A longer address is none: servers refuse it.
const LONGEST: usize = 8 * 1024;

/// The link that is a request, if one is.
pub fn find(text: &str) -> Option<Link> {
    let mut best: Option<(usize, Link)> = None;
    for start in starts(text).take(MOST) {
        let url = from(text, start);
        let link = match encoded_whole(url) {
            Some(decoded) => Link {
                url: decoded,
                inside: false,
            },
            None => Link {
                url: url.to_owned(),
                inside: false,
            },
        };
        let mut see = |link: Link| {
            let score = score(&link.url);
            if score > 0 && best.as_ref().is_none_or(|(seen, _)| *seen < score) {
                best = Some((score, link));
            }
        };
        if score(&link.url) == 0 {
            inner(&link.url).into_iter().for_each(&mut see);
        }
        see(link);
    }
    best.map(|(_, link)| link)
}

/// The address that begins with its host, with the scheme that it lacks: this machine has no TLS.
pub fn with_scheme(text: &str) -> Option<(String, Note)> {
    let (address, query) = text.split_once('?')?;
    let address = address.strip_prefix("//").unwrap_or(address);
    let (host, _) = address.split_once('/')?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    let is_address = host.chars().all(is_host)
        && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && (host.contains('.') || host.split(':').next() == Some("localhost"))
        && !host.ends_with(':')
        && !address.contains(|c: char| c.is_whitespace() || "\"'<>=&".contains(c));
    if !is_address || !query.contains("client_id=") {
        return None;
    }
    let (scheme, note) = match Uri::split(&["//", host].concat()).is_loopback() {
        true => ("http://", Note::NoSchemeOfLoopback),
        false => ("https://", Note::NoScheme),
    };
    Some(([scheme, address, "?", query].concat(), note))
}

/// Whether a URL's query asks for authorization, and how fully: zero where it does not.
pub fn score(url: &str) -> usize {
    let Some(at) = url.find(['?', '#']) else {
        return 0;
    };
    let mut names: Vec<&str> = (url[at + 1..].split('&'))
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, _)| name.trim())
        .collect();
    names.dedup();
    let has = |name: &str| names.contains(&name);
    // A token request's query is none of ours, and neither is a logout's.
    if !has("client_id") || has("grant_type") {
        return 0;
    }
    if ![
        "response_type",
        "redirect_uri",
        "scope",
        "request",
        "request_uri",
        "audience",
        "code_challenge",
        "state",
    ]
    .into_iter()
    .any(has)
    {
        return 0;
    }
    names
        .iter()
        .filter(|name| params::param(name).is_some())
        .count()
}

/// Where addresses begin.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    (text.match_indices("http").map(|(at, _)| at)).filter(move |at| {
        let after = &bytes[at + 4..];
        let after = after.strip_prefix(b"s").unwrap_or(after);
        let is_scheme = after.starts_with(b"://")
            || after
                .get(..3)
                .is_some_and(|code| code.eq_ignore_ascii_case(b"%3a"));
        // The one in the middle of a URL belongs to that.
        let before = at.checked_sub(1).map(|before| bytes[before]);
        is_scheme && !before.is_some_and(|b| b.is_ascii_alphanumeric() || b"&%".contains(&b))
    })
}

/// The URL that begins there: to the quote that closes it, or else to white space. Over lines it goes on where the one ends, or
/// the next begins, as a query does.
fn from(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    let end = (0..4)
        .filter_map(|less| LONGEST.checked_sub(less))
        .find(|end| rest.is_char_boundary(*end));
    let rest = end.map_or(rest, |end| &rest[..end]);
    let before = text[..start].trim_end().chars().next_back();
    let close = match before {
        Some('"') => Some('"'),
        Some('\'') => Some('\''),
        Some('`') => Some('`'),
        Some('<') => Some('>'),
        Some('“') => Some('”'),
        Some('(') => Some(')'),
        _ => None,
    };
    if let Some(end) = close.and_then(|close| rest.find(close)) {
        return rest[..end].trim_end_matches('\\');
    }
    let mut end = 0;
    loop {
        let line = &rest[end..];
        let stop = line
            .find(|c: char| c.is_whitespace() || "\"<>`".contains(c))
            .unwrap_or(line.len());
        end += stop;
        end += over_blanks(&rest[..end], &rest[end..]);
        let after = rest[end..].trim_start_matches(['\\', ' ', '\t']);
        let Some(next) = after
            .strip_prefix("\r\n")
            .or_else(|| after.strip_prefix('\n'))
        else {
            break;
        };
        let next = parse::behind_marks(next.trim_start());
        let name = next.split(['=', '\n']).next().unwrap_or_default();
        let goes_on = rest[..end].ends_with(['?', '&'])
            || next.starts_with(['?', '&'])
            || params::param(name.trim_matches(['?', '&'])).is_some();
        if !goes_on || stop == 0 {
            break;
        }
        end = rest.len() - next.len();
    }
    rest[..end].trim_end_matches(['.', ',', ';', ')', '\'', '\\'])
}

/// How far a list goes on whose blanks nobody encoded: over each word that is known for it, and over others where a known
/// parameter follows on the same line. Zero where the address ends before the blank.
fn over_blanks(url: &str, after: &str) -> usize {
    let (_, pair) = url.rsplit_once(['&', '?']).unwrap_or(("", ""));
    let (name, _) = pair.split_once('=').unwrap_or(("", ""));
    let Some(ValueType::SpaceList(known)) = params::param(name).map(|row| row.value) else {
        return 0;
    };
    let line = after
        .split(['\n', '\r', '"', '<', '>', '`', '\''])
        .next()
        .unwrap_or_default();
    // Words that could be scopes, and then the next parameter.
    let is_word = |c: char| c.is_ascii_alphanumeric() || " :._-/".contains(c);
    let before = line.find('&').filter(|at| line[..*at].chars().all(is_word));
    if let Some(at) = before {
        let next = line[at + 1..].split('=').next().unwrap_or_default();
        if at <= LONGEST_LIST && params::param(next).is_some() {
            let rest = &line[at..];
            let more = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let end = at + more;
            // It may go on in the same way.
            return end + over_blanks(&rest[..more], &line[end..]);
        }
    }
    let mut end = 0;
    while let Some(rest) = line[end..].strip_prefix(' ') {
        let word = rest.split(' ').next().unwrap_or_default();
        if !known.iter().any(|choice| choice.value == word) {
            break;
        }
        end += 1 + word.len();
    }
    end
}

/// A path with the query of a request behind it, without a host and without the slash that it begins with, or so it was
/// copied; none where it is anything else.
pub fn path_alone(text: &str) -> Option<String> {
    let (path, query) = text.split_once('?')?;
    let is_path = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let is_one = path.starts_with(|c: char| c.is_ascii_alphabetic()) && path.chars().all(is_path);
    // A host has a dot before its first slash, and is read as one.
    let is_host = path
        .split('/')
        .next()
        .is_some_and(|first| first.contains('.'));
    let is_query = !query.contains(['\n', '"', '\'', '<', '>', '`', '{', '}']) && score(text) > 0;
    (is_one && !is_host && is_query).then(|| ["/", text].concat())
}

/// Requests that stand in the parameters of another URL: a safe-links wrapper, `continue=`, `returnTo=`.
fn inner(url: &str) -> Vec<Link> {
    let Some((_, query)) = url.split_once('?') else {
        return Vec::new();
    };
    let values = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(_, value)| percent::decode(value));
    let requests = values
        .filter(|value| score(value) > 0 && (value.starts_with("http") || value.starts_with('/')));
    requests.map(|url| Link { url, inside: true }).collect()
}
