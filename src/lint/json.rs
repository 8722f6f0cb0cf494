//! A finding as JSON: the one shape that every report of findings has.
//!
//! Leaves out everything that follows from a rule's name (summary, explanation, examples): the page has the rule itself.

use super::finding::{Finding, Fix, Severity};
use crate::oauth::request::Edit;
use crate::spec::Clause;
use serde::{Serialize, Serializer};

/// A finding as reports print it.
#[derive(Clone, Debug, Serialize)]
pub struct FindingJson<'a> {
    /// The rule's stable code.
    pub name: &'static str,
    /// How bad.
    pub severity: Severity,
    /// What is wrong, then what helps.
    pub message: &'a str,
    /// Where: `claims.aud`, `request.audience`; null where it is about the whole.
    pub at: Option<String>,
    /// Who says so.
    pub spec: Vec<ClauseJson>,
    /// What mends it, or null.
    pub fix: Option<FixJson<'a>>,
    /// The ways out of an error of which somebody has to want one; empty where there is none.
    pub choices: Vec<ChoiceJson<'a>>,
}

/// A clause: what a person reads, and where it leads.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseJson {
    /// `RFC 9068 §2.2`
    pub label: String,
    /// An address, or null for what is only observed.
    pub url: Option<String>,
}

/// A fix, with its edits in the order in which they apply.
#[derive(Clone, Debug, Serialize)]
pub struct FixJson<'a> {
    /// What the button says.
    pub title: &'a str,
    /// Whether it can be applied without a decision.
    pub safe: bool,
    /// The change.
    pub edits: Vec<EditJson<'a>>,
}

/// A way out of an error: a fix that is never applied without a decision.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceJson<'a> {
    /// What the button says.
    pub title: &'a str,
    /// The change.
    pub edits: Vec<EditJson<'a>>,
}

/// One edit: `{"edit":"set-param","name":…,"value":…}`.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "edit", rename_all = "kebab-case")]
pub enum EditJson<'a> {
    /// [`Edit::SetParam`]
    SetParam {
        /// The parameter.
        name: &'a str,
        /// Its new value.
        value: &'a str,
    },
    /// [`Edit::ReplaceValue`]
    ReplaceValue {
        /// The parameter.
        name: &'a str,
        /// The value that goes.
        from: &'a str,
        /// The new one.
        to: &'a str,
    },
    /// [`Edit::RemoveParam`]
    RemoveParam {
        /// The parameter.
        name: &'a str,
    },
    /// [`Edit::AddScope`]
    AddScope {
        /// The scope token.
        scope: &'a str,
    },
    /// [`Edit::Fresh`]
    Fresh {
        /// The parameter.
        name: &'a str,
    },
    /// [`Edit::AddPkce`]
    AddPkce,
}

impl From<Clause> for ClauseJson {
    fn from(clause: Clause) -> Self {
        ClauseJson {
            label: clause.to_string(),
            url: clause.url(),
        }
    }
}

impl<'a> From<&'a Edit> for EditJson<'a> {
    fn from(edit: &'a Edit) -> Self {
        match edit {
            Edit::SetParam { name, value } => EditJson::SetParam { name, value },
            Edit::ReplaceValue { name, from, to } => EditJson::ReplaceValue { name, from, to },
            Edit::RemoveParam { name } => EditJson::RemoveParam { name },
            Edit::AddScope { scope } => EditJson::AddScope { scope },
            Edit::Fresh { name } => EditJson::Fresh { name },
            Edit::AddPkce => EditJson::AddPkce,
        }
    }
}

impl<'a> From<&'a Fix> for FixJson<'a> {
    fn from(fix: &'a Fix) -> Self {
        FixJson {
            title: &fix.title,
            safe: fix.safe,
            edits: fix.edits.iter().map(EditJson::from).collect(),
        }
    }
}

impl<'a> From<&'a Fix> for ChoiceJson<'a> {
    fn from(fix: &'a Fix) -> Self {
        let FixJson { title, edits, .. } = fix.into();
        ChoiceJson { title, edits }
    }
}

impl<'a> From<&'a Finding> for FindingJson<'a> {
    fn from(finding: &'a Finding) -> Self {
        FindingJson {
            name: finding.name(),
            severity: finding.severity(),
            message: &finding.message,
            at: finding.at.as_ref().map(ToString::to_string),
            spec: finding.spec.iter().map(|c| (*c).into()).collect(),
            fix: finding.fix.as_ref().map(FixJson::from),
            choices: finding.choices.iter().map(ChoiceJson::from).collect(),
        }
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FindingJson::from(self).serialize(serializer)
    }
}
