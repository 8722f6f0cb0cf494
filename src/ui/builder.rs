//! The request as a form: every parameter that the provider's requests usually have, and any other by name.

use super::el::{El, button, classed, el, live, nothing};
use super::field::{Extra, field, provider_field};
use super::findings::findings;
use super::page::Page;
use crate::lint::Place;
use crate::oauth::params;
use leptos::prelude::*;

/// The form.
pub fn builder(page: Page) -> El {
    let names = Memo::new(move |_| page.request.with(field_names));
    let fields = live(move || {
        let one = |(name, extra): &(String, bool)| {
            field(page, name, if *extra { Extra::Yes } else { Extra::No })
        };
        el("div")
            .each(names.with(|names| names.iter().map(one).collect::<Vec<_>>()))
            .view()
    });
    let elsewhere = Memo::new(move |_| {
        let shown = |place: &Place| matches!(place, Place::Request(at) if names.with(|names| names.iter().any(|(name, _)| name == at)));
        let elsewhere = page.findings.get();
        let elsewhere = elsewhere
            .iter()
            .filter(|finding| !finding.at.as_ref().is_some_and(shown));
        elsewhere.cloned().collect::<Vec<_>>()
    });
    let mend = page.mend();
    let rest = live(move || {
        elsewhere.with(|found| match found.is_empty() {
            true => nothing(),
            false => classed("div", "findings")
                .each(findings(found, true, mend))
                .view(),
        })
    });
    classed("div", "section builder")
        .with(el("h2").text("What I ask for"))
        .with(paste(page))
        .with(provider_field(page))
        .add(fields)
        .with(add(page))
        .add(rest)
}

/// The fields by name, and whether each is there only because the request has it.
fn field_names(request: &crate::oauth::request::AuthorizationRequest) -> Vec<(String, bool)> {
    let mut names = vec![(request.location_name().to_owned(), false)];
    // The API comes first after the address: it is what most requests lack.
    let api = request.provider.api.parameter();
    names.push((api.to_owned(), false));
    for row in params::shown(request.provider.api).filter(|row| row.name != api) {
        names.push((row.name.to_owned(), false));
    }
    for param in &request.params {
        if names.iter().all(|(name, _)| *name != param.name) {
            names.push((param.name.clone(), true));
        }
    }
    names
}

/// A place for a request that is written somewhere already.
fn paste(page: Page) -> El {
    let said = RwSignal::new(None::<String>);
    let read = move |event| {
        let text = event_target_value(&event);
        said.set(match text.trim().is_empty() {
            true => None,
            false => Some(match page.paste_request(&text) {
                Ok(()) => "It fills the form below.".to_owned(),
                Err(error) => format!("Not read: {error}."),
            }),
        });
    };
    let area = el("textarea")
        .attr("id", "paste-request")
        .attr("data-testid", "paste-request")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-label", "An /authorize URL")
        .on("input", read);
    let answer = live(move || said.get().unwrap_or_default().into_any());
    el("details")
        .with(el("summary").text("Paste an /authorize URL"))
        .with(area)
        .with(classed("p", "help").attr("role", "status").add(answer))
}

/// Any other parameter, by name.
fn add(page: Page) -> El {
    let name = RwSignal::new(String::new());
    let value = RwSignal::new(String::new());
    let input = |label: &str, test: &str, signal: RwSignal<String>| {
        el("input")
            .attr("aria-label", label)
            .attr("placeholder", label)
            .attr("data-testid", test)
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .value(signal.into())
            .on("input", move |event| signal.set(event_target_value(&event)))
    };
    let press = move || {
        let wanted = name.get_untracked().trim().to_owned();
        if !wanted.is_empty() {
            page.set_param(&wanted, value.get_untracked());
            name.set(String::new());
            value.set(String::new());
        }
    };
    classed("div", "extra")
        .with(input("another parameter", "extra-name", name))
        .with(input("its value", "extra-value", value))
        .with(
            button("", press)
                .attr("data-testid", "extra-add")
                .text("Add"),
        )
}
