//! Secrets that neither their name before them nor their shape tells, but the place where they stand: a part of a multipart
//! form, the user information of a URL, an option of curl, a segment of a path.
//!
//! Of what is encoded once more it looks into data URLs alone; the rest is taken off before.

use super::clean::{Cleaner, Edit};
use super::names::{Sort, looks_random};
use crate::text::Span;

/// What is to be changed in a text.
pub fn edits(cleaner: &mut Cleaner, text: &str, depth: usize, edits: &mut Vec<Edit>) {
    parts(cleaner, text, depth, edits);
    in_base64(cleaner, text, depth, edits);
    if text.contains("curl ") {
        options(cleaner, text, edits);
    }
    if text.contains('/') {
        user_information(cleaner, text, edits);
        segments(cleaner, text, edits);
    }
}

/// Parts of a multipart form (RFC 7578 §4.2): the name in the header of each, the value behind an empty line.
fn parts(cleaner: &mut Cleaner, text: &str, depth: usize, edits: &mut Vec<Edit>) {
    const MARK: &str = "form-data;";
    for (at, mark) in text.match_indices(MARK) {
        let from = at + mark.len();
        let part = Span::new(from, text.len()).of(text);
        let Some((head, body)) = split(part) else {
            continue;
        };
        let name = head.split("name=").nth(1).unwrap_or_default();
        let name = name.trim_start_matches('"');
        let name = name
            .split(['"', ';', '\r', '\n'])
            .next()
            .unwrap_or_default();
        let end = ["\r\n--", "\n--"]
            .iter()
            .filter_map(|end| body.find(end))
            .min();
        let value = body.get(..end.unwrap_or(body.len())).unwrap_or_default();
        let start = text.len() - body.len();
        if let Some(new) = cleaner.value(name, value, depth) {
            edits.push((Span::new(start, start + value.len()), new));
        }
    }
}

/// The header of a part and what follows its empty line.
fn split(part: &str) -> Option<(&str, &str)> {
    let ends = ["\r\n\r\n", "\n\n"].iter();
    let ends = ends.filter_map(|end| part.find(end).map(|at| (at, end.len())));
    let (at, length) = ends.min()?;
    Some((part.get(..at)?, part.get(at + length..)?))
}

/// `data:text/plain;base64,…` (RFC 2397).
fn in_base64(cleaner: &mut Cleaner, text: &str, depth: usize, edits: &mut Vec<Edit>) {
    for (at, mark) in text.match_indices(";base64,") {
        let start = at + mark.len();
        let rest = text.get(start..).unwrap_or_default();
        let is_in = |b: &u8| b.is_ascii_alphanumeric() || b"+/-_=".contains(b);
        let length = rest.bytes().take_while(is_in).count();
        let span = Span::new(start, start + length);
        let new = cleaner.base64_of_text(span.of(text), depth);
        edits.extend(new.map(|new| (span, new)));
    }
}

/// `https://user:password@host`.
fn user_information(cleaner: &mut Cleaner, text: &str, edits: &mut Vec<Edit>) {
    for (at, mark) in text.match_indices("//") {
        let start = at + mark.len();
        let rest = text.get(start..).unwrap_or_default();
        let is_end =
            |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>');
        let authority = rest.split(is_end).next().unwrap_or_default();
        let Some((user, _)) = authority.rsplit_once('@') else {
            continue;
        };
        let Some((name, password)) = user.split_once(':') else {
            continue;
        };
        let is_label = password.starts_with('[');
        if !password.is_empty() && !is_label {
            let begins = start + name.len() + 1;
            let span = Span::new(begins, begins + password.len());
            edits.push((span, cleaner.labels.label(Sort::Password, password)));
        }
    }
}

/// `-u user:password` of curl.
fn options(cleaner: &mut Cleaner, text: &str, edits: &mut Vec<Edit>) {
    for option in [" -u ", " --user ", " --user="] {
        for (at, mark) in text.match_indices(option) {
            let rest = text.get(at + mark.len()..).unwrap_or_default();
            let given = rest.trim_start_matches(['"', '\'', ' ']);
            let start = text.len() - given.len();
            let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
            let given = given.split(is_end).next().unwrap_or_default();
            let Some((user, password)) = given.split_once(':') else {
                continue;
            };
            if !password.is_empty() && !password.starts_with('[') {
                let begins = start + user.len() + 1;
                let span = Span::new(begins, begins + password.len());
                edits.push((span, cleaner.labels.label(Sort::Password, password)));
            }
        }
    }
}

/// Segments of a path behind which stands what somebody was sent by mail, without `-` and `_`.
const TELLING: [&str; 24] = [
    "accept",
    "activate",
    "activation",
    "confirm",
    "confirmation",
    "confirmemail",
    "emailverification",
    "invitation",
    "invitations",
    "invite",
    "invites",
    "join",
    "magic",
    "magiclink",
    "passwordreset",
    "reset",
    "resetpassword",
    "share",
    "token",
    "tokens",
    "unsubscribe",
    "verification",
    "verify",
    "verifyemail",
];

/// Hosts of webhooks: whoever has the address can post there, so that all that is random in it is a secret.
const HOOKS: [&str; 6] = [
    "hooks.slack.com",
    "hooks.zapier.com",
    "maker.ifttt.com",
    "outlook.office.com",
    "discord.com",
    "discordapp.com",
];

/// Shorter segments are numbers and words.
const SHORTEST: usize = 12;

/// Walks over the segments of a path and tells which of them are secrets. A JWT, which stays readable, is none, and neither is a
/// label.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walk<'p> {
    is_of_hook: bool,
    /// The one before, and the one before that: `/verify/email/…`.
    before: [&'p str; 2],
}

impl<'p> Walk<'p> {
    /// At the root of a host, which may have a port.
    pub fn at(host: &str) -> Self {
        let host = host.split(':').next().unwrap_or_default();
        let is = |known: &&str| host.eq_ignore_ascii_case(known);
        Walk {
            is_of_hook: HOOKS.iter().any(is),
            before: [""; 2],
        }
    }

    /// Whether the next segment is a secret: it is random and one of the two before tells that it was sent by mail, or the host is
    /// that of a webhook; or it says itself what it is.
    pub fn is_secret(&mut self, segment: &'p str) -> bool {
        let is_telling = |before: &str| {
            let letters = before.bytes().filter(u8::is_ascii_alphanumeric);
            let word: Vec<u8> = letters.take(20).map(|b| b.to_ascii_lowercase()).collect();
            TELLING.iter().any(|known| known.as_bytes() == word)
        };
        let is_told = segment.len() >= SHORTEST && self.before.into_iter().any(is_telling);
        let is_random = (self.is_of_hook || is_told)
            && looks_random(segment)
            && !segment.starts_with(['[', '%'])
            && !segment.contains('.');
        self.before = [segment, self.before[0]];
        is_random || is_of_bot(segment) || is_of_session(segment)
    }
}

/// `bot123456789:AA…`, as Telegram wants it in its paths.
fn is_of_bot(segment: &str) -> bool {
    let token = segment.strip_prefix("bot").unwrap_or_default();
    let parts = token.split_once(':').or_else(|| token.split_once("%3A"));
    parts.is_some_and(|(id, key)| {
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()) && key.len() >= 30
    })
}

/// `(S(…))`, as ASP.NET writes a session where there are no cookies.
fn is_of_session(segment: &str) -> bool {
    let inner = segment.strip_suffix("))").unwrap_or_default();
    let inner = inner
        .split_once('(')
        .and_then(|(_, inner)| inner.split_once('('));
    inner.is_some_and(|(kind, key)| kind.len() == 1 && looks_random(key))
}

/// The secret segments of a path.
fn segments(cleaner: &mut Cleaner, text: &str, edits: &mut Vec<Edit>) {
    let is_end = |c: char| {
        c.is_whitespace() || matches!(c, '/' | '?' | '#' | '&' | '"' | '\'' | '<' | '>' | '\\')
    };
    let mut walk = Walk::default();
    for (at, _) in text.match_indices('/') {
        let start = at + 1;
        let rest = text.get(start..).unwrap_or_default();
        let segment = rest.split(is_end).next().unwrap_or_default();
        if text.get(..at).is_some_and(|before| before.ends_with('/')) {
            walk = Walk::at(segment);
        } else if walk.is_secret(segment) {
            let span = Span::new(start, start + segment.len());
            edits.push((span, cleaner.labels.label(Sort::Code, segment)));
        }
    }
}
