//! The distinct tokens of a HAR, each kept once, in bounded memory.
//!
//! Keeps texts; what they are is said once the file is read.

use super::moment::Moment;
use crate::inspect::{TokenReport, inspect_found};
use crate::jose::compact;
use crate::oauth::Context;
use crate::scan::Found;
use crate::text::Span;

/// A token, and how it was seen first.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Under which name.
    pub name: &'static str,
    /// The token.
    pub value: String,
    /// When.
    pub at: Option<Moment>,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    pub(super) list: Vec<Seen>,
    pub(super) bytes: usize,
    /// How often one could not be kept.
    pub left_out: u64,
}

/// More are not kept.
const MOST: usize = 1000;

/// Nor are more bytes.
const MOST_BYTES: usize = 4 << 20;

impl Tokens {
    /// Which one it is, kept from now on; none where there is no room.
    pub fn hold(&mut self, name: &'static str, value: &str, at: Option<Moment>) -> Option<usize> {
        if let Some(known) = self.find(value) {
            // A name says more than the header that carried it.
            let seen = self.list.get_mut(known)?;
            if seen.name == "Authorization" {
                seen.name = name;
            }
            return Some(known);
        }
        if self.list.len() == MOST || self.bytes + value.len() > MOST_BYTES {
            self.left_out += 1;
            return None;
        }
        self.bytes += value.len();
        self.list.push(Seen {
            name,
            value: value.to_owned(),
            at,
        });
        Some(self.list.len() - 1)
    }

    /// Which one it is.
    pub fn find(&self, value: &str) -> Option<usize> {
        self.list.iter().position(|seen| seen.value == value)
    }

    /// One of them.
    pub fn get(&self, nth: usize) -> Option<&Seen> {
        self.list.get(nth)
    }

    /// Whom one is for, as it says itself; of one that nobody can read nothing is known.
    pub fn audience(&self, nth: usize) -> Option<String> {
        let claims = compact::decode(&self.list.get(nth)?.value).claims?;
        Some(claims.get("aud")?.to_compact())
    }

    /// What is to be said about one at that time.
    pub fn inspect(&self, nth: usize, context: &Context) -> Option<TokenReport> {
        let seen = self.list.get(nth)?;
        let found = Found {
            name: Some(seen.name.to_owned()),
            span: Span::new(0, seen.value.len()),
            value: seen.value.clone(),
            unwrapped: Vec::new(),
            ignored: Vec::new(),
        };
        inspect_found(found, context).into_iter().next()
    }

    /// What is to be said about each, when it was seen first.
    pub fn reports(&self, context: &Context) -> Vec<TokenReport> {
        let each = (0..self.list.len()).filter_map(|nth| {
            let at = self.list.get(nth).and_then(|seen| seen.at);
            self.inspect(nth, &at_time(context, at))
        });
        each.collect()
    }
}

/// The same expectations at the time of an entry.
pub fn at_time(context: &Context, at: Option<Moment>) -> Context {
    Context {
        now: at.map_or(context.now, Moment::timestamp),
        ..context.clone()
    }
}
