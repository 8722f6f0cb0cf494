//! From evidence to a verdict: what a token is, how sure that is, and why.
//!
//! Observers say what they saw; here it is added up. Conclusive evidence decides, weak evidence never decides alone, and a
//! verdict that is a guess says so.

use crate::oauth::{Evidence, Kind};

/// How sure a verdict is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// A specification leaves no doubt.
    Conclusive,
    /// Documented, or several things together.
    Strong,
    /// A guess.
    Weak,
    /// Not recognised.
    None,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The kind.
    pub kind: Kind,
    /// How sure.
    pub certainty: Certainty,
    /// For and against, the strongest first.
    pub evidence: Vec<Evidence>,
    /// The other kind that remains, where two do.
    pub alternative: Option<Kind>,
}
