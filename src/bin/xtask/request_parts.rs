//! What a report on a request says of its parameters, and of the request object around which they may stand.
//!
//! Rows of the parameter table as data; what is wrong with a value is a finding's.

use claimscope::lint::json::ClauseJson;
use claimscope::oauth::params::{self, Choice, Share, ValueType, Whose};
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::oauth::request_object::{Difference, Effective, RequestObject};
use claimscope::share::{LeftOut, Shared};
use serde::Serialize;

/// A parameter of the request, and what the table says of it.
#[derive(Serialize)]
pub struct ParameterJson<'a> {
    name: &'a str,
    /// Whether the table has it.
    known: bool,
    /// `text`, `uri`, `choice`, `space-list`, `number`, `json`, `jwt`.
    #[serde(rename = "type")]
    value_type: Option<&'static str>,
    /// The values that are defined for it.
    choices: Vec<&'static str>,
    help: Option<&'static str>,
    spec: Option<ClauseJson>,
    /// Whether the link carries it.
    shared: bool,
    /// The codes of the providers that define it; empty where a specification does, or nobody that we know.
    providers: &'static [&'static str],
    /// Whether it must be there, with the rest of this request.
    required: bool,
    /// Whether it must not be there, with the rest of this request.
    forbidden: bool,
}

/// What stands in the request object.
#[derive(Serialize)]
pub struct ObjectJson {
    /// `readable`, `encrypted`, `broken`.
    state: &'static str,
    /// The parameters that count, as `[[name,value],…]`; null where nobody can tell.
    effective: Option<Vec<[String; 2]>>,
    /// Where outside and inside differ.
    differences: Vec<DifferenceJson>,
}

#[derive(Serialize)]
struct DifferenceJson {
    name: String,
    /// `only-inside`, `differs`, `only-outside`.
    kind: &'static str,
    outside: Option<String>,
    inside: Option<String>,
}

impl From<Difference> for DifferenceJson {
    fn from(difference: Difference) -> Self {
        DifferenceJson {
            kind: difference.kind().name(),
            name: difference.name,
            outside: difference.outside,
            inside: difference.inside,
        }
    }
}

/// Every parameter of the request once, in order.
pub fn parameters<'a>(
    request: &'a AuthorizationRequest,
    shared: &Shared,
) -> Vec<ParameterJson<'a>> {
    let mut names: Vec<&str> = Vec::new();
    for param in &request.params {
        if !names.contains(&param.name.as_str()) {
            names.push(&param.name);
        }
    }
    let holds = |conditions: &[params::When]| conditions.iter().any(|when| (when.holds)(request));
    let each = |name| {
        let row = params::param(name);
        let (value_type, choices) = row.map_or((None, &[][..]), |row| of_type(row.value));
        ParameterJson {
            name,
            known: row.is_some(),
            value_type,
            choices: choices.iter().map(|choice| choice.value).collect(),
            help: row.map(|row| row.help),
            spec: row.map(|row| row.spec.into()),
            shared: row.is_some_and(|row| row.share == Share::Yes)
                && request.get(name).is_some()
                && shared.left_out.iter().all(|left| left.name != name),
            providers: match row.map(|row| row.whose) {
                Some(Whose::Of(providers)) => providers,
                _ => &[],
            },
            required: row.is_some_and(|row| holds(row.required)),
            forbidden: row.is_some_and(|row| holds(row.forbidden)),
        }
    };
    names.into_iter().map(each).collect()
}

/// What a link does not carry, and why.
#[derive(Serialize)]
pub struct LeftOutJson {
    /// The parameter; `a parameter` where its name should not be repeated.
    name: String,
    /// Its name, and why.
    says: String,
}

/// What the link of a request leaves out.
pub fn left_out(shared: &Shared) -> Vec<LeftOutJson> {
    let each = |left: &LeftOut| LeftOutJson {
        name: left.name.clone(),
        says: left.to_string(),
    };
    shared.left_out.iter().map(each).collect()
}

fn of_type(value: ValueType) -> (Option<&'static str>, &'static [Choice]) {
    let (name, choices): (_, &'static [Choice]) = match value {
        ValueType::Text => ("text", &[]),
        ValueType::Uri => ("uri", &[]),
        ValueType::Choice(choices) => ("choice", choices),
        ValueType::SpaceList(choices) => ("space-list", choices),
        ValueType::Number => ("number", &[]),
        ValueType::Json => ("json", &[]),
        ValueType::Jwt => ("jwt", &[]),
    };
    (Some(name), choices)
}

/// The request object, where there is one.
pub fn object(request: &AuthorizationRequest, effective: Option<&Effective>) -> Option<ObjectJson> {
    let state = match RequestObject::of(request)? {
        RequestObject::Readable(_) => "readable",
        RequestObject::Encrypted => "encrypted",
        RequestObject::Broken(_) => "broken",
    };
    let pair = |p: &claimscope::oauth::request::Param| [p.name.clone(), p.value.clone()];
    let differences = effective.map_or(&[][..], |effective| &effective.differences);
    Some(ObjectJson {
        state,
        effective: effective.map(|effective| effective.request.params.iter().map(pair).collect()),
        differences: differences.iter().cloned().map(Into::into).collect(),
    })
}
