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

/// One of them.
#[derive(Serialize)]
pub struct CommandJson {
    /// `exchange`, `refresh`, `userinfo`, `par` …
    pub task: &'static str,
    /// What a person calls it.
    pub title: &'static str,
    /// To be copied and run.
    pub text: String,
    /// What to know about it.
    pub notes: Vec<String>,
    /// Who says how it is made.
    spec: Vec<ClauseJson>,
}

/// All that the outcome leaves something to do for, written so.
pub fn commands(
    request: &AuthorizationRequest,
    metadata: Option<&Metadata>,
    outcome: &Outcome,
    form: Form,
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
            notes: command.notes,
            spec: command.spec.iter().map(|clause| (*clause).into()).collect(),
        }
    };
    tasks.map(each).collect()
}
