//! The request as a form: every parameter that the provider's requests usually have, and any other by name.

use super::el::{El, button, classed, el, live, nothing};
use super::field::{Extra, field, provider_field};
use super::findings::findings;
use super::import::import;
use super::page::Page;
use crate::lint::{Finding, Place};
use crate::oauth::params;
use crate::oauth::request::AuthorizationRequest;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::KeyboardEvent;
use std::sync::Arc;

/// The form.
pub fn builder(page: Page) -> El {
    // The provider's code comes first: with another provider every field is another one.
    let names = Memo::new(move |_| {
        let names = |request: &AuthorizationRequest| {
            [request.provider.id.to_owned()]
                .into_iter()
                .chain(field_names(request))
                .collect::<Vec<_>>()
                .join("\n")
        };
        page.request.with(names)
    });
    let fields = live(move || {
        let usual = page.request.with_untracked(usual_names);
        let one = |name: &str| {
            let extra = if usual.iter().any(|usual| usual == name) {
                Extra::No
            } else {
                Extra::Yes
            };
            field(page, name, extra)
        };
        names.with(|names| el("div").each(names.lines().skip(1).map(one)).view())
    });
    let elsewhere = Memo::new(move |_| {
        let shown = |finding: &&Finding| match &finding.at {
            Some(Place::Request(at)) => names.with(|names| names.lines().any(|name| name == at)),
            _ => false,
        };
        let found = page.findings.get();
        Arc::new(
            found
                .iter()
                .filter(|finding| !shown(finding))
                .cloned()
                .collect::<Vec<_>>(),
        )
    });
    let rest = live(move || {
        elsewhere.with(|found| match found.is_empty() {
            true => nothing(),
            false => classed("div", "findings")
                .each(findings(page, found, true))
                .view(),
        })
    });
    classed("div", "section builder")
        .with(el("h2").text("What I ask for"))
        .with(import(page))
        .with(provider_field(page))
        .child(fields)
        .with(add(page))
        .child(rest)
}

/// The fields by name: the usual ones, then whatever else the request has.
fn field_names(request: &AuthorizationRequest) -> Vec<String> {
    let mut names = usual_names(request);
    for param in &request.params {
        // A name over several lines is a mistake or an attack; it stays in the URL, where it is seen encoded.
        if !names.contains(&param.name) && !param.name.contains(['\n', '\r']) {
            names.push(param.name.clone());
        }
    }
    names
}

/// The fields that a request to this provider always shows.
fn usual_names(request: &AuthorizationRequest) -> Vec<String> {
    // The API comes first after the address: it is what most requests lack.
    let api = request.provider.api.parameter();
    let rest = params::shown(request.provider.api)
        .map(|row| row.name)
        .filter(|name| Some(*name) != api);
    [request.location_name()]
        .into_iter()
        .chain(api)
        .chain(rest)
        .map(str::to_owned)
        .collect()
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
            page.add_param(&wanted, value.get_untracked());
            name.set(String::new());
            value.set(String::new());
        }
    };
    let enter = move |event: leptos::web_sys::Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Enter" {
            press();
        }
    };
    classed("div", "extra")
        .with(input("another parameter", "extra-name", name).on("keydown", enter))
        .with(input("its value", "extra-value", value).on("keydown", enter))
        .with(
            button("", press)
                .attr("data-testid", "extra-add")
                .text("Add"),
        )
}
