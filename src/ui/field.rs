//! One field of the builder: its name, its input, and below it either help or what is wrong.

use super::copy::copy_button;
use super::el::{El, button, classed, el, live, nothing, several};
use super::findings::findings;
use super::page::{Page, fresh_value};
use crate::lint::{Finding, Place, Severity};
use crate::oauth::Provider;
use crate::oauth::params::{self, Choice, ValueType};
use crate::oauth::provider::ApiNaming;
use crate::oauth::providers::{PROVIDERS, provider};
use leptos::prelude::*;
use std::sync::Arc;

/// Whether a field is there only because the request has the parameter; then it can be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// It can be removed.
    Yes,
    /// It stays.
    No,
}

fn frame(name: &str, control: El, below: AnyView) -> El {
    let id = format!("field-{name}");
    classed("div", "field")
        .with(classed("label", "name").attr("for", &id).text(name))
        .with(control)
        .with(
            classed("div", "below")
                .attr("id", &format!("below-{name}"))
                .child(below),
        )
}

/// The choice of the provider.
pub fn provider_field(page: Page) -> El {
    let choose = move |event| {
        if let Some(provider) = provider(&event_target_value(&event)) {
            page.set_provider(provider);
        }
    };
    let option = |known: &&'static crate::oauth::Provider| {
        let known = *known;
        let selected = Signal::derive(move || {
            page.request
                .with(|request| request.provider == known)
                .then(String::new)
        });
        el("option")
            .attr("value", known.id)
            .bind("selected", selected)
            .text(known.title)
    };
    // An attribute alone does not choose again what a person chose otherwise: the property does.
    let chosen =
        Signal::derive(move || page.request.with(|request| request.provider.id.to_owned()));
    let select = el("select")
        .attr("id", "field-provider")
        .attr("data-testid", "field-provider")
        .value(chosen)
        .on("change", choose)
        .each(PROVIDERS.iter().map(option));
    frame(
        "provider",
        classed("div", "control").with(select),
        nothing(),
    )
}

/// The field of a parameter, or of the location.
pub fn field(page: Page, name: &str, extra: Extra) -> El {
    let owned = StoredValue::new(name.to_owned());
    let value = Signal::derive(move || {
        page.request.with(|request| {
            owned.with_value(|name| match name == request.location_name() {
                true => request.location.clone(),
                false => request.typed(name).to_owned(),
            })
        })
    });
    let here = Memo::new(move |_| {
        let at = |finding: &&Finding| {
            owned.with_value(|name| matches!(&finding.at, Some(Place::Request(at)) if at == name))
        };
        let found = page.findings.get();
        Arc::new(found.iter().filter(at).cloned().collect::<Vec<_>>())
    });
    let invalid = Signal::derive(move || {
        let error = here.with(|here| {
            here.iter()
                .any(|finding| finding.severity() == Severity::Error)
        });
        error.then(|| "true".to_owned())
    });
    let row = params::param(name);
    let id = format!("field-{name}");
    let input = el("input")
        .attr("id", &id)
        .attr("data-testid", &id)
        .attr("aria-describedby", &format!("below-{name}"))
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .bind("aria-invalid", invalid)
        .value(value)
        .on("input", move |event| {
            let value = event_target_value(&event);
            owned.with_value(|name| page.set_param(name, value));
        });
    let choices = match row.map(|row| row.value) {
        Some(ValueType::Choice(choices) | ValueType::SpaceList(choices)) if name != "scope" => {
            choices
        }
        _ => &[],
    };
    let control = match choices.is_empty() {
        true => classed("div", "control").with(input),
        false => {
            let list = format!("choices-{name}");
            let option =
                |choice: &Choice| el("option").attr("value", choice.value).text(choice.help);
            classed("div", "control")
                .with(input.attr("list", &list))
                .with(
                    el("datalist")
                        .attr("id", &list)
                        .each(choices.iter().map(option)),
                )
        }
    };
    let control = control
        .maybe(fresh(page, name))
        .maybe((extra == Extra::Yes).then(|| {
            let remove = move || {
                owned.with_value(|name| page.request.update(|request| request.remove(name)))
            };
            button("", remove).text("Remove")
        }));
    let help = help(
        name,
        row,
        page.request.with_untracked(|request| request.provider),
    );
    let below = live(move || {
        here.with(|here| match here.is_empty() {
            true if help.is_empty() => nothing(),
            true => classed("p", "help").text(&help).view(),
            false => classed("div", "findings")
                .each(findings(page, here, false))
                .view(),
        })
    });
    let below = match name {
        "code_challenge" => several(vec![below, verifier(page)]),
        _ => below,
    };
    frame(name, control, below)
}

fn help(name: &str, row: Option<&'static params::ParamRow>, provider: &Provider) -> String {
    let row = row.map_or("Not known here; sent as it is.", |row| row.help);
    let (text, more) = match (name, provider.api) {
        ("domain", _) => ("The tenant’s own or custom domain.", ""),
        ("authorization_endpoint", _) => match provider.endpoints.authorize {
            "" => ("As the provider’s discovery document has it.", ""),
            template => ("As the provider’s discovery document has it: ", template),
        },
        ("scope", ApiNaming::Scope(example)) => {
            ("An API is named here, by its own scopes: ", example)
        }
        ("scope", ApiNaming::Server) => (row, " No parameter names the API at this provider."),
        _ => (row, ""),
    };
    [text, more].concat()
}

/// A button for a new random value, where the parameter wants one.
fn fresh(page: Page, name: &str) -> Option<El> {
    let label = format!("New {name}");
    let again =
        |press: Box<dyn FnMut()>| Some(button("", press).attr("aria-label", &label).text("New"));
    match name {
        "state" => again(Box::new(move || page.set_param("state", fresh_value()))),
        "nonce" => again(Box::new(move || page.set_param("nonce", fresh_value()))),
        "code_challenge" => again(Box::new(move || {
            let challenge = page.fresh_challenge();
            page.set_param("code_challenge", challenge);
            page.set_param("code_challenge_method", "S256".to_owned());
        })),
        _ => None,
    }
}

/// The verifier behind the challenge: shown for the token request, kept in memory alone.
fn verifier(page: Page) -> AnyView {
    live(move || {
        let verifier = page.verifier.get();
        if verifier.is_empty() {
            return nothing();
        }
        let code = el("code")
            .attr("data-testid", "code-verifier")
            .text(&verifier);
        classed("p", "help verifier")
            .text("code_verifier for the token request, kept in memory only: ")
            .with(code)
            .text(" ")
            .with(copy_button(page, "Copy", "plain", page.verifier.into()))
            .view()
    })
}
