//! Evidence: what was seen in a token, for or against which kind, how strongly, and who says so.
//!
//! Observers only report; adding up is `classify`'s.

use super::sent::Asked;
use super::shape::Seen;
use super::{Issued, Kind};
use crate::jose::Token;
use crate::spec::Clause;
use crate::text::time::Timestamp;
use std::sync::Arc;

/// How far a piece of evidence carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A hint; never decides alone.
    Weak,
    /// Documented, or required in combination, but another kind could look the same.
    Strong,
    /// A specification makes it unambiguous.
    Conclusive,
}

/// Which way it points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaks {
    /// It may be of that kind.
    For,
    /// It is hardly of that kind.
    Against,
}

/// One thing that was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The kind that it is about.
    pub kind: Kind,
    /// For or against.
    pub speaks: Speaks,
    /// How strongly.
    pub strength: Strength,
    /// What was seen, in words; short, and never a whole value.
    pub saw: String,
    /// Who says that it means that.
    pub spec: Clause,
}

impl Evidence {
    /// Evidence for a kind.
    pub fn in_favour(kind: Kind, strength: Strength, saw: impl Into<String>, spec: Clause) -> Self {
        Self {
            kind,
            speaks: Speaks::For,
            strength,
            saw: saw.into(),
            spec,
        }
    }

    /// Evidence against a kind.
    pub fn against(kind: Kind, strength: Strength, saw: impl Into<String>, spec: Clause) -> Self {
        Self {
            kind,
            speaks: Speaks::Against,
            strength,
            saw: saw.into(),
            spec,
        }
    }
}

/// What the person knows and the token cannot: the clock, and what they expect.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The time to judge by.
    pub now: Timestamp,
    /// The API identifier that an access token should be for.
    pub audience: Option<String>,
    /// The authorization server's issuer identifier.
    pub issuer: Option<String>,
    /// The client that asked.
    pub client_id: Option<String>,
    /// The scopes that were asked for, with blanks between them.
    pub scope: Option<String>,
    /// The authorization request that was sent, and what its server said, where a response is to be held against it.
    pub sent: Option<Arc<Asked>>,
}

impl Context {
    /// Only a clock.
    pub const fn at(now: Timestamp) -> Self {
        Self {
            now,
            audience: None,
            issuer: None,
            client_id: None,
            scope: None,
            sent: None,
        }
    }
}

/// What an observer may look at.
#[derive(Clone, Copy, Debug)]
pub struct Observed<'a> {
    /// The token.
    pub token: &'a Token,
    /// The member or parameter that it stood under: `access_token`.
    pub name: Option<&'a str>,
    /// Where it stands more than once: the other names that say what it is.
    pub also: &'a [&'a str],
    /// What the person gave.
    pub context: &'a Context,
    /// What the provider issues that the token shows, where it does.
    pub issued: Option<&'static Issued>,
    /// Whether more than a hint shows it: a path that anybody can have must not change what claims tell.
    pub is_sure_of_provider: bool,
    /// The shapes that the string has; none where claims were read.
    pub shapes: &'a [Seen],
}

/// Looks at a token and reports.
pub type Observer = fn(&Observed<'_>, &mut Vec<Evidence>);
