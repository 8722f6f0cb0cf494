//! The requests that follow an authorization request, ready to copy, as a report has them: the exchange of the code, and what
//! comes before and after it.
//!
//! What the library makes of them ([`prepare`]), for a client without a secret. Values that no request holds (the code, a
//! token) stand as placeholders.

use claimscope::lint::json::ClauseJson;
use claimscope::oauth::commands::{ClientAuth, Form, Material, Task, prepare};
use claimscope::oauth::metadata::Metadata;
use claimscope::oauth::outcome::Outcome;
use claimscope::oauth::request::AuthorizationRequest;
use serde::Serialize;
use std::collections::BTreeMap;

/// One of them.
#[derive(Serialize)]
pub struct CommandJson {
    /// `exchange`, `refresh`, `userinfo`, `par` …
    pub task: &'static str,
    /// What a person calls it.
    pub title: &'static str,
    /// To be copied and run.
    pub text: String,
    /// The same in the other forms, by their names; left out where only one is asked for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub forms: BTreeMap<&'static str, String>,
    /// What to know about it.
    pub notes: Vec<String>,
    /// Who says how it is made.
    spec: Vec<ClauseJson>,
}

/// All that the outcome leaves something to do for, written so, and in these forms besides.
pub fn commands(
    request: &AuthorizationRequest,
    metadata: Option<&Metadata>,
    outcome: &Outcome,
    form: Form,
    besides: &[Form],
) -> Vec<CommandJson> {
    let material = Material::default();
    let tasks = Task::ALL
        .into_iter()
        .filter(|task| task.is_for(request, metadata, outcome, &material));
    let each = |task: Task| {
        let command = prepare(task, request, metadata, &material, ClientAuth::None);
        CommandJson {
            task: task.name(),
            title: task.title(),
            text: command.print(form),
            forms: (besides.iter().filter(|other| **other != form))
                .map(|other| (other.name(), command.print(*other)))
                .collect(),
            notes: command.notes,
            spec: command.spec.iter().map(|clause| (*clause).into()).collect(),
        }
    };
    tasks.map(each).collect()
}
