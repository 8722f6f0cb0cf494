//! A finding: one thing that is wrong or worth knowing, where it is, and what to do.
//!
//! Wording stands in the rule that makes the finding; here is only its shape.

use super::rule::Rule;
use crate::jose::Part;
use crate::oauth::request::Edit;
use crate::spec::Clause;
use std::fmt;

/// How bad. Follows from the rule's [`super::rule::Breach`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It breaks a MUST, or cannot work.
    Error,
    /// It breaks a SHOULD or a security BCP, or was hardly meant.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The name in reports, in `data-severity` and beside the icon.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Where in a token or a request, in the order in which a report lists them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A header parameter.
    Header(String),
    /// A claim.
    Claim(String),
    /// A part of the token, and the byte in the token where there is one.
    Part(Part, Option<usize>),
    /// A request parameter; `domain` and `authorization_endpoint` count as one.
    Request(String),
    /// A member or parameter of a response.
    Response(String),
}

impl Place {
    /// `header.NAME`
    pub fn header(name: &str) -> Self {
        Place::Header(name.to_owned())
    }

    /// `claims.NAME`
    pub fn claim(name: &str) -> Self {
        Place::Claim(name.to_owned())
    }

    /// `response.NAME`
    pub fn response(name: &str) -> Self {
        Place::Response(name.to_owned())
    }

    /// `request.NAME`
    pub fn request(name: &str) -> Self {
        Place::Request(name.to_owned())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Header(name) => write!(f, "header.{name}"),
            Place::Claim(name) => write!(f, "claims.{name}"),
            Place::Part(part, None) => write!(f, "{part}"),
            Place::Part(part, Some(at)) => write!(f, "{part}, byte {at}"),
            Place::Request(name) => write!(f, "request.{name}"),
            Place::Response(name) => write!(f, "response.{name}"),
        }
    }
}

/// A change of the request that mends a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What the button says: an imperative, no full stop.
    pub title: String,
    /// Whether it can be applied without a decision: it never changes what the person asked for.
    pub safe: bool,
    /// The change.
    pub edits: Vec<Edit>,
}

/// One thing found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// What is wrong here, then what helps: one to three sentences.
    pub message: String,
    /// Where.
    pub at: Option<Place>,
    /// What mends it, where a request can.
    pub fix: Option<Fix>,
    /// Who says so: the rule's clauses, or those of the row of the rule's table that found it.
    pub spec: &'static [Clause],
}

impl Finding {
    /// The rule's stable code.
    pub const fn name(&self) -> &'static str {
        self.rule.name
    }

    /// Whether the request must not be opened as it is: the server would have to send the answer to a script.
    pub fn forbids_opening(&self) -> bool {
        self.name() == "redirect-uri-script"
    }

    /// How bad.
    pub const fn severity(&self) -> Severity {
        self.rule.breach.severity()
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        (self.name(), &self.message, &self.at, &self.fix)
            == (other.name(), &other.message, &other.at, &other.fix)
    }
}
