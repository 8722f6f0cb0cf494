//! `cargo xtask lint-request`: an authorization request in, what is wrong with it and what it will get out, as JSON.
//!
//! Reads and judges with the library alone. Nothing is stored and nothing is sent; a report repeats the request it was
//! given, secrets included, and only its `share` member is made for others.

use crate::clock::now;
use crate::jsonl::{self, member, string};
use crate::request_code::{CodeJson, code_of_all};
use crate::request_commands::{CommandJson, commands};
use crate::request_parts::{LeftOutJson, ObjectJson, left_out, object, parameters};
use crate::step::{Stop, at};
use crate::understood::{Understood, made, read};
use claimscope::lint::{
    self, Finding, RequestUnderLint, lint_import, lint_metadata, lint_request, tell_errors,
    without_computed,
};
use claimscope::oauth::commands::Form;
use claimscope::oauth::metadata::{self, Document, Metadata};
use claimscope::oauth::outcome::{Outcome, follow, learn, predict_what_counts};
use claimscope::oauth::providers::{PROVIDERS, provider};
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::oauth::request_object;
use claimscope::oauth::{Provider, parse::Note};
use claimscope::sdk::{SDKS, sdk};
use claimscope::share::to_fragment;
use claimscope::text::json::{Json, Object, Value};
use claimscope::text::time::Timestamp;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io::{self, Read, Write};

/// Reads a URL on standard input and prints its report; with `--jsonl` one report a line, with `--all` as long as that of a URL; with `--sdk` the request in a
/// library's code, and notes on standard error; with `--commands` the requests that follow it, likewise. `--provider` goes
/// with each of them, and says whose the request is, whatever the address says: a domain of one's own, or this machine, says nothing.
///
/// # Errors
/// An unknown argument, a URL that is none, a library that cannot make the request, or standard input or output that fails.
/// With `--jsonl` a line that is no request gives its error on its line.
pub fn command(arguments: &[String]) -> Result<(), Stop> {
    let (whose, rest) = whose(arguments)?;
    match rest.as_slice() {
        [] => whole(whose).map_err(Stop::of_stream)?.map_err(Stop::new),
        ["--jsonl"] => lines(Extent::Brief, whose),
        ["--jsonl", "--all"] => lines(Extent::All, whose),
        ["--sdk", id] => code(id, whose),
        ["--commands", form] => next_steps(form, whose),
        _ => Err(unusable()),
    }
}

fn unusable() -> Stop {
    Stop::new(
        "lint-request takes --jsonl, --jsonl --all, --sdk ID, --commands FORM or nothing, and --provider ID with any of them",
    )
    .type_this("cargo xtask lint-request < url.txt")
}

/// The provider that the arguments name, and the other arguments.
fn whose(arguments: &[String]) -> Result<(Option<&'static Provider>, Vec<&str>), Stop> {
    let mut rest: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Some(at) = rest.iter().position(|argument| *argument == "--provider") else {
        return Ok((None, rest));
    };
    let named: Vec<&str> = rest.drain(at..rest.len().min(at + 2)).collect();
    let [_, id] = named.as_slice() else {
        return Err(unusable());
    };
    let known =
        provider(id).ok_or_else(|| Stop::new(format!("--provider takes one of {}", ids())))?;
    Ok((Some(known), rest))
}

/// The codes of the providers, as a complaint lists them.
fn ids() -> String {
    let known: Vec<&str> = PROVIDERS.iter().map(|provider| provider.id).collect();
    known.join(", ")
}

/// How much a report says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// Without code, which is three quarters of a whole report.
    Brief,
    /// With the request in every library's code, and the commands in every form.
    All,
}

/// Answers every line of standard input; one that names no provider is that one's.
fn lines(extent: Extent, whose: Option<&'static Provider>) -> Result<(), Stop> {
    let answer = |object: &Object| {
        let mut asked = asked(object)?;
        asked.provider = asked.provider.or(whose);
        report(&asked, extent)
    };
    jsonl::answer(answer).map_err(Stop::of_stream)
}

/// What is read from a line.
#[derive(Debug, PartialEq)]
struct Asked {
    url: String,
    provider: Option<&'static Provider>,
    token_audience: Vec<String>,
    metadata: Option<Metadata>,
    now: Timestamp,
}

/// Prints the request on standard input in that library's code.
fn code(id: &str, whose: Option<&'static Provider>) -> Result<(), Stop> {
    let sdk = sdk(id).ok_or_else(|| {
        let known: Vec<&str> = SDKS.iter().map(|sdk| sdk.id).collect();
        Stop::new(format!("--sdk takes one of {}", known.join(", ")))
    })?;
    let url = standard_input().map_err(at("standard input"))?;
    let request = read(&url, whose).map_err(Stop::new)?.request;
    if let Some(why) = sdk.unfit(&request) {
        return Err(Stop::new(format!("{id} does not fit: {why}")));
    }
    let snippet = sdk.write(&request);
    let mut text = String::new();
    for file in &snippet.files {
        if snippet.files.len() > 1 {
            text += &format!("--- {}\n", file.name);
        }
        text += &file.text();
    }
    put(&text)?;
    for note in &snippet.notes {
        eprintln!("{note}");
    }
    Ok(())
}

/// Prints the requests that follow the one on standard input.
fn next_steps(form: &str, whose: Option<&'static Provider>) -> Result<(), Stop> {
    let form = Form::from_name(form).ok_or_else(|| {
        let known: Vec<&str> = Form::ALL.into_iter().map(Form::name).collect();
        Stop::new(format!("--commands takes one of {}", known.join(", ")))
    })?;
    let text = standard_input().map_err(at("standard input"))?;
    let understood = read(&text, whose).map_err(Stop::new)?;
    let (request, metadata) = (&understood.request, understood.metadata.as_ref());
    let outcome = expected(request, metadata, &[]);
    for command in commands(request, metadata, &outcome, form, &[]) {
        put(&format!(
            "--- {}: {}\n{}\n",
            command.task,
            command.title,
            command.text.trim_end()
        ))?;
        for note in &command.notes {
            eprintln!("{}: {note}", command.task);
        }
    }
    Ok(())
}

/// What the request that counts gets from a server that says this of itself, and whose tokens have that `aud`.
fn expected(
    request: &AuthorizationRequest,
    said: Option<&Metadata>,
    token_audience: &[String],
) -> Outcome {
    let mut outcome = predict_what_counts(request);
    learn(&mut outcome, request, token_audience);
    if let Some(metadata) = said {
        follow(&mut outcome, request, metadata, token_audience);
    }
    outcome
}

fn put(text: &str) -> Result<(), Stop> {
    let written = io::stdout().lock().write_all(text.as_bytes());
    written.map_err(Stop::of_stream)
}

fn standard_input() -> io::Result<String> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn whole(whose: Option<&'static Provider>) -> io::Result<Result<(), String>> {
    let asked = Asked {
        url: standard_input()?,
        provider: whose,
        token_audience: Vec::new(),
        metadata: None,
        now: now(),
    };
    match report(&asked, Extent::All) {
        Ok(report) => {
            let mut out = io::stdout().lock();
            serde_json::to_writer_pretty(&mut out, &report)?;
            writeln!(out).map(Ok)
        }
        Err(error) => Ok(Err(error)),
    }
}

/// One line: `{"url":…,"provider":…,"token_audience":…,"metadata":…,"now":…}`, all but `url` optional.
fn asked(object: &Object) -> Result<Asked, String> {
    let url = string(object, "url")?.ok_or("there is no url")?;
    let provider = match member(object, "provider") {
        None => None,
        Some(json) => {
            let known = json.as_str().and_then(provider);
            Some(known.ok_or_else(|| format!("provider is none of {}", ids()))?)
        }
    };
    let token_audience = match member(object, "token_audience").map(|json| &json.value) {
        None => Vec::new(),
        Some(Value::String(text)) => vec![text.as_str().to_owned()],
        Some(Value::Array(items)) => (items.iter().filter_map(Json::as_str))
            .map(str::to_owned)
            .collect(),
        Some(_) => return Err("token_audience is neither a string nor an array".to_owned()),
    };
    let metadata = match member(object, "metadata") {
        None => None,
        Some(json) => match metadata::parse(&json.to_compact()) {
            Some(Document::Server(metadata)) => Some(metadata),
            _ => return Err("metadata is not that of an authorization server".to_owned()),
        },
    };
    Ok(Asked {
        url,
        provider,
        token_audience,
        metadata,
        now: jsonl::now(object)?,
    })
}

/// The report on one request.
#[derive(Serialize)]
struct Report {
    request: RequestJson,
    url: String,
    findings: Vec<Finding>,
    outcome: Outcome,
    share: String,
    /// What `share` does not carry.
    left_out: Vec<LeftOutJson>,
    parameters: serde_json::Value,
    /// The requests that follow, for curl.
    commands: Vec<CommandJson>,
    /// The request in the code of every library that can make it, and of those for an API that can take what it gets.
    #[serde(skip_serializing_if = "Option::is_none")]
    sdk: Option<Vec<CodeJson>>,
    request_object: Option<ObjectJson>,
}

struct RequestJson {
    request: AuthorizationRequest,
    notes: Vec<Note>,
}

impl Serialize for RequestJson {
    /// `{"provider","domain" or "authorization_endpoint","params":[[name,value],…],"notes":[…]}`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let request = &self.request;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("provider", request.provider.id)?;
        map.serialize_entry(request.location_name(), &request.location)?;
        let params: Vec<[&str; 2]> = (request.params.iter())
            .map(|p| [p.name.as_str(), p.value.as_str()])
            .collect();
        map.serialize_entry("params", &params)?;
        let notes: Vec<String> = self.notes.iter().map(ToString::to_string).collect();
        map.serialize_entry("notes", &notes)?;
        map.end()
    }
}

fn report(asked: &Asked, extent: Extent) -> Result<Report, String> {
    let Understood {
        request,
        notes,
        misplaced,
        metadata,
        makes,
        computed,
    } = read(&asked.url, asked.provider)?;
    let said = metadata.or_else(|| asked.metadata.clone());
    let effective = request_object::effective(&request);
    let mut outcome = expected(&request, said.as_ref(), &asked.token_audience);
    let judged = made(&request, &makes);
    let seen = RequestUnderLint {
        request: &judged,
        token_audience: &asked.token_audience,
        metadata: said.as_ref(),
        now: Some(asked.now),
    };
    let mut findings = lint_request(&seen);
    findings.extend(lint_metadata(&seen));
    without_computed(&mut findings, &judged, &computed);
    tell_errors(&mut outcome, &findings);
    findings.extend(lint_import(&misplaced));
    lint::sort(&mut findings);
    let shared = to_fragment(&request);
    let besides: &[Form] = match extent {
        Extent::Brief => &[],
        Extent::All => &Form::ALL,
    };
    Ok(Report {
        parameters: serde_json::to_value(parameters(&request, &shared))
            .map_err(|error| error.to_string())?,
        request_object: object(&request, effective.as_ref()),
        url: request.url(),
        findings,
        commands: commands(&request, said.as_ref(), &outcome, Form::Curl, besides),
        sdk: match extent {
            Extent::Brief => None,
            Extent::All => Some(code_of_all(&request)),
        },
        outcome,
        left_out: left_out(&shared),
        share: shared.fragment,
        request: RequestJson { request, notes },
    })
}

#[cfg(test)]
#[path = "lint_request_tests.rs"]
mod tests;
