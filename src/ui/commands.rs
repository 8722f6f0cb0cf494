//! Requests to the server's other endpoints, ready to copy. Nothing is sent from here.

use super::copy::copy_button;
use super::el::{El, classed, el, live};
use super::findings::clause;
use super::page::Page;
use crate::oauth::commands::{ClientAuth, Command, Form, Material, Task, prepare};
use leptos::prelude::*;

/// The choice of task, client and tool; the request; what to know about it.
pub fn commands(page: Page) -> AnyView {
    let task = RwSignal::new(Task::Exchange.name().to_owned());
    let auth = RwSignal::new(ClientAuth::None.name().to_owned());
    let form = RwSignal::new(Form::Curl.name().to_owned());
    let is_for = move |task: &Task| {
        page.import.with(|import| {
            let metadata = import.metadata.as_ref();
            page.request.with(|request| task.is_for(request, metadata))
        })
    };
    // What was chosen for one server another may lack.
    let chosen = move || {
        let named = Task::from_name(&task.get()).filter(is_for);
        let first = || Task::ALL.into_iter().find(is_for);
        named.or_else(first).unwrap_or(Task::Exchange)
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
        let names = Task::ALL.into_iter().filter(is_for);
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

fn made(page: Page, task: Task, auth: ClientAuth) -> Command {
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
                .with(|request| prepare(task, request, metadata, &material, auth))
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
