//! What a HAR tells: its login flows, step by step, and the API calls that carried their tokens.
//!
//! Shapes only; `flow` puts them together and `judge` says what went wrong.

use super::moment::Moment;
use super::split::Stopped;
use crate::inspect::TokenReport;
use crate::lint::Severity;
use crate::oauth::errors::Explained;
use crate::oauth::host::plain;
use crate::oauth::{Provider, kind::Kind};
use crate::spec::Clause;
use crate::text::is_invisible;

/// Everything that a HAR tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HarReport {
    /// The program that wrote it, with its version.
    pub creator: String,
    /// How many entries it has, those among them that were not read.
    pub entries: u64,
    /// How many were not read: no JSON, or too large.
    pub unread: u64,
    /// In order of their first step.
    pub flows: Vec<Flow>,
    /// API calls that carried a token of none of the flows, or none at all.
    pub calls: Vec<Step>,
    /// Steps and calls that are not listed, because there are too many.
    pub left_out: u64,
    /// Every token of a step, once; with what was wrong with it when it was seen first.
    pub tokens: Vec<TokenReport>,
    /// What is to be said about the file as a whole.
    pub notes: Vec<Said>,
    /// Where the reading ended early.
    pub stopped: Option<Stopped>,
}

/// One login: from the request to the calls with its tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// Whose authorization endpoint it went to, where it is known for one.
    pub provider: Option<&'static Provider>,
    /// The application.
    pub client_id: Option<String>,
    /// How the tokens were asked for: `authorization_code`, `client_credentials`; empty where that is not seen.
    pub grant: String,
    /// In order of time.
    pub steps: Vec<Step>,
}

/// What a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// The request was pushed to the server (RFC 9126).
    PushedRequest,
    /// A device asked for the code that a person enters elsewhere (RFC 8628).
    DeviceRequest,
    /// The browser was sent to the authorization endpoint.
    AuthorizationRequest,
    /// The server, or the application, redirected on.
    Redirect,
    /// The answer came back to the redirect URI.
    Callback,
    /// Tokens were asked for.
    TokenRequest,
    /// Tokens were asked for with a refresh token.
    Refresh,
    /// A token was sent to an API.
    #[default]
    ApiCall,
}

impl StepKind {
    /// The name in reports and in `data-kind`.
    pub const fn name(self) -> &'static str {
        match self {
            StepKind::PushedRequest => "pushed-request",
            StepKind::DeviceRequest => "device-request",
            StepKind::AuthorizationRequest => "authorization-request",
            StepKind::Redirect => "redirect",
            StepKind::Callback => "callback",
            StepKind::TokenRequest => "token-request",
            StepKind::Refresh => "refresh",
            StepKind::ApiCall => "api-call",
        }
    }

    /// Its name on the page.
    pub const fn title(self) -> &'static str {
        match self {
            StepKind::PushedRequest => "Pushed request",
            StepKind::DeviceRequest => "Device request",
            StepKind::AuthorizationRequest => "Authorization request",
            StepKind::Redirect => "Redirect",
            StepKind::Callback => "Callback",
            StepKind::TokenRequest => "Token request",
            StepKind::Refresh => "Refresh",
            StepKind::ApiCall => "API call",
        }
    }
}

/// One entry, or several of the same call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// What it is.
    pub kind: StepKind,
    /// Which entry of the file, counted from 1.
    pub entry: u64,
    /// When it began.
    pub at: Option<Moment>,
    /// How many milliseconds it took.
    pub took: Option<i64>,
    /// `GET`
    pub method: String,
    /// Host, with its port.
    pub host: String,
    /// Path, without query: that may hold secrets.
    pub path: String,
    /// 0 where there was no answer.
    pub status: u16,
    /// The tokens that it carried or brought.
    pub tokens: Vec<Held>,
    /// The URL of an authorization request.
    pub request: Option<String>,
    /// What is to be said about it.
    pub says: Vec<Said>,
    /// How often the same call was made with the same answer, this one included.
    pub times: u64,
}

impl Step {
    /// Whether something is wrong with it.
    pub fn is_problem(&self) -> bool {
        self.says
            .iter()
            .any(|said| said.severity == Severity::Error)
    }
}

/// A token at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The member, parameter or header that it stood under.
    pub name: &'static str,
    /// Which of [`HarReport::tokens`].
    pub token: usize,
    /// Whether the request carried it; else the answer brought it.
    pub sent: bool,
}

/// The title of a token, and its kind.
pub type Title = (String, Kind);

/// Something that is to be said about a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// How bad.
    pub severity: Severity,
    /// One or two sentences.
    pub text: String,
    /// What an error code means, where it is about one.
    pub explained: Option<Explained>,
    /// Who says so.
    pub spec: &'static [Clause],
}

impl Said {
    /// A sentence with its clauses.
    pub fn new(severity: Severity, text: impl Into<String>, spec: &'static [Clause]) -> Self {
        Self {
            severity,
            text: text.into(),
            explained: None,
            spec,
        }
    }
}

impl HarReport {
    /// Whether there is anything to show.
    pub const fn is_empty(&self) -> bool {
        self.flows.is_empty()
            && self.calls.is_empty()
            && self.notes.is_empty()
            && self.stopped.is_none()
    }

    /// How many entries were read.
    pub const fn read(&self) -> u64 {
        self.entries.saturating_sub(self.unread)
    }

    /// The same, with nothing in its sentences and places that hides or turns the direction of what stands around it: they repeat
    /// what servers and applications wrote. The request stays as it was: it goes into the builder.
    #[must_use]
    pub fn in_plain_sight(mut self) -> Self {
        let mut shown = vec![&mut self.creator];
        let flows = self.flows.iter_mut();
        let mut steps: Vec<&mut Step> = self.calls.iter_mut().collect();
        for flow in flows {
            shown.push(&mut flow.grant);
            shown.extend(&mut flow.client_id);
            steps.extend(&mut flow.steps);
        }
        shown.extend(self.notes.iter_mut().map(|said| &mut said.text));
        for step in steps {
            shown.extend([&mut step.method, &mut step.host, &mut step.path]);
            shown.extend(step.says.iter_mut().map(|said| &mut said.text));
        }
        for text in shown {
            if text.contains(is_invisible) {
                *text = plain(text);
            }
        }
        self
    }

    /// What each of its tokens is called.
    pub fn titles(&self) -> Vec<Title> {
        let title = |report: &TokenReport| (report.words().title, report.verdict.kind);
        self.tokens.iter().map(title).collect()
    }

    /// The title of a token at a step, and its kind.
    pub fn title(&self, held: &Held) -> Option<Title> {
        let report = self.tokens.get(held.token)?;
        Some((report.words().title, report.verdict.kind))
    }
}
