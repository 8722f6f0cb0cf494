//! Requests to the server's other endpoints, ready to copy. Nothing is sent from here.

use super::copy::copy_button;
use super::el::{El, classed, el, live};
use super::findings::clause;
use super::page::Page;
use crate::oauth::commands::{ClientAuth, Command, Form, Material, Task, prepare};
use crate::oauth::metadata::Metadata;
use crate::oauth::outcome::predict_what_counts;
use crate::oauth::request::AuthorizationRequest;
use leptos::prelude::*;

/// The choice of task, client and tool; the request; what to know about it.
pub fn commands(page: Page) -> AnyView {
    let task = RwSignal::new(Task::Exchange.name().to_owned());
    let auth = RwSignal::new(ClientAuth::None.name().to_owned());
    let form = RwSignal::new(Form::Curl.name().to_owned());
    // What was chosen may be gone with the next change of the request.
    let chosen = move || {
        let chosen = Task::from_name(&task.get());
        let offered = offered(page);
        let is_there = |task: &Task| offered.contains(task);
        let first = || offered.first().copied();
        let chosen = chosen.filter(is_there).or_else(first);
        chosen.unwrap_or(Task::Exchange)
    };
    let shown = Signal::derive(move || chosen().name().to_owned());
    let command = move || {
        let client = ClientAuth::from_name(&auth.get()).unwrap_or(ClientAuth::None);
        made(page, chosen(), client)
    };
    let printed = move || {
        let form = Form::from_name(&form.get()).unwrap_or(Form::Curl);
        command().print(form)
    };
    let tasks = live(move || {
        let names = offered(page).into_iter();
        select(
            "Task",
            "command-task",
            task,
            shown,
            names.map(|task| (task.name(), task.title())),
        )
        .view()
    });
    let clients = ClientAuth::ALL
        .into_iter()
        .map(|auth| (auth.name(), auth.name()));
    let forms = Form::ALL
        .into_iter()
        .map(|form| (form.name(), form.title()));
    let text = live(move || {
        classed("pre", "command")
            .attr("data-testid", "command")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", "The request")
            .text(&printed())
            .view()
    });
    let notes = live(move || {
        let command = command();
        el("div")
            .with(el("ul").each(command.notes.iter().map(|note| el("li").text(note))))
            .with(classed("p", "foot-line").each(command.spec.iter().map(clause)))
            .view()
    });
    el("div")
        .attr("data-testid", "commands")
        .with(
            classed("div", "choices")
                .child(tasks)
                .with(select("The client says who it is by", "command-client", auth, auth.into(), clients))
                .with(select("Written for", "command-form", form, form.into(), forms)),
        )
        .child(text)
        .with(
            classed("div", "actions").with(copy_button(
                page,
                "Copy the request",
                "",
                Signal::derive(printed),
            )),
        )
        .with(classed("p", "small quiet").text(
            "Nothing is sent from this page. Run it where you are, and paste the answer into the text area: it is held against the request.",
        ))
        .child(notes)
        .view()
}

fn offered(page: Page) -> Vec<Task> {
    with_material(page, &|request, metadata, material| {
        let outcome = predict_what_counts(request);
        let is_for = |task: &Task| task.is_for(request, metadata, &outcome, material);
        Task::ALL.into_iter().filter(is_for).collect()
    })
}

fn made(page: Page, task: Task, auth: ClientAuth) -> Command {
    with_material(page, &|request, metadata, material| {
        prepare(task, request, metadata, material, auth)
    })
}

type Using<'a, T> = &'a dyn Fn(&AuthorizationRequest, Option<&Metadata>, &Material<'_>) -> T;

/// Does something with the request, what its server says of itself, and what came back.
fn with_material<T>(page: Page, then: Using<'_, T>) -> T {
    page.report.with(|report| {
        let under = |name: &str| {
            let mut tokens = report.tokens.iter();
            let token = tokens.find(|token| token.name.as_deref() == Some(name))?;
            Some(token.token.raw.as_str())
        };
        let verifier = page.verifier.get();
        // Too short a code is no token.
        let code = || {
            let mut codes = report
                .responses
                .iter()
                .map(|response| response.code.as_str());
            codes.find(|code| !code.is_empty())
        };
        let is_refused = report.refusals().next().is_some();
        let material = Material {
            code: under("code").or_else(code).filter(|_| !is_refused),
            is_refused,
            verifier: Some(verifier.as_str()).filter(|verifier| !verifier.is_empty()),
            access_token: under("access_token"),
            refresh_token: under("refresh_token"),
        };
        page.import.with(|import| {
            let metadata = import.metadata.as_ref();
            page.request
                .with(|request| then(request, metadata, &material))
        })
    })
}

fn select(
    label: &str,
    test: &str,
    chosen: RwSignal<String>,
    shown: Signal<String>,
    options: impl Iterator<Item = (&'static str, &'static str)>,
) -> El {
    let option = |(name, title): (&'static str, &'static str)| {
        let option = el("option").attr("value", name).text(title);
        match shown.with_untracked(|shown| shown == name) {
            true => option.attr("selected", ""),
            false => option,
        }
    };
    let choice = el("select")
        .attr("data-testid", test)
        .on("change", move |event| {
            chosen.set(event_target_value(&event))
        })
        .each(options.map(option))
        .value(shown);
    el("label").with(el("span").text(label)).with(choice)
}
