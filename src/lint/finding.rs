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
    /// What mends it, where a request can. Of an error it is safe: what somebody has to want stands in [`Self::choices`].
    pub fix: Option<Fix>,
    /// The ways out of an error, where one of them has to be wanted: each mends it alone. Empty where there is none.
    pub choices: Vec<Fix>,
    /// Who says so: the rule's clauses, or those of the row of the rule's table that found it.
    pub spec: &'static [Clause],
}

impl Finding {
    /// The rule's stable code.
    pub const fn name(&self) -> &'static str {
        self.rule.name
    }

    /// What is wrong, without what helps: the first sentence of the message.
    pub fn headline(&self) -> &str {
        // A full stop in a name or a number has no capital and blank behind it.
        let ends = self.message.match_indices(". ").map(|(at, _)| at + 1);
        let is_end = |at: &usize| {
            let rest = self.message.get(at + 1..).unwrap_or_default();
            rest.starts_with(|c: char| c.is_uppercase())
        };
        let end = ends.into_iter().find(is_end);
        self.message
            .get(..end.unwrap_or(self.message.len()))
            .unwrap_or_default()
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
        let said = |f: &Self| (f.name(), f.message.clone(), f.at.clone());
        said(self) == said(other) && self.fix == other.fix && self.choices == other.choices
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rules;

    #[test]
    fn a_headline_is_the_first_sentence() {
        for (message, headline) in [
            (
                "Expired 5 minutes ago. Ask again.",
                "Expired 5 minutes ago.",
            ),
            ("aud is a.b. c and no more", "aud is a.b. c and no more"),
            ("One sentence.", "One sentence."),
            ("RFC 6749. É is a letter", "RFC 6749."),
            ("", ""),
        ] {
            let rule = rules::all().next().unwrap();
            let finding = Finding {
                rule,
                message: message.to_owned(),
                at: None,
                fix: None,
                choices: Vec::new(),
                spec: rule.spec,
            };
            assert_eq!(finding.headline(), headline);
        }
    }
}
