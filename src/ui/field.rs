//! One field of the builder: its name, its input, and below it either help or what is wrong.

use super::building::{fresh_value, go_to};
use super::copy::copy_button;
use super::el::{El, button, classed, el, live, nothing, several};
use super::findings::findings;
use super::page::Page;
use crate::lint::{Finding, Place, Severity};
use crate::oauth::Provider;
use crate::oauth::params::{self, Choice, ParamRow, ValueType, form};
use crate::oauth::provider::ApiNaming;
use crate::oauth::providers::{PROVIDERS, provider};
use crate::oauth::request::Param;
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

/// The id of the field of a parameter that stands there for the `nth` time, counted from 0; also its `data-testid`.
pub fn id_of(name: &str, nth: usize) -> String {
    match nth {
        0 => format!("field-{name}"),
        _ => format!("field-{name}-{}", nth + 1),
    }
}

fn frame(name: &str, nth: usize, need: Option<AnyView>, control: El, below: Vec<AnyView>) -> El {
    let id = id_of(name, nth);
    let mut label = classed("label", "name").attr("for", &id).text(name);
    if nth > 0 {
        label = label.text(&format!(" ({})", nth + 1));
    }
    if let Some(need) = need {
        label = label.child(need);
    }
    let below = classed("div", "below")
        .attr("id", &["below-", &id["field-".len()..]].concat())
        .child(several(below));
    classed("div", "field")
        .with(label)
        .with(control)
        .with(below)
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
    let control = classed("div", "control").with(select);
    frame("provider", 0, None, control, Vec::new())
}

/// The field of a parameter that stands there for the `nth` time, or of the location.
pub fn field(page: Page, name: &str, nth: usize, extra: Extra) -> El {
    let owned = StoredValue::new(name.to_owned());
    let value = Signal::derive(move || {
        page.request.with(|request| {
            owned.with_value(|name| match name == request.location_name() {
                true => request.location.clone(),
                false => request.typed_nth(name, nth).to_owned(),
            })
        })
    });
    let here = Memo::new(move |_| {
        // A finding names the parameter; it is told where that stands first.
        let at = |finding: &&Finding| {
            nth == 0
                && owned.with_value(
                    |name| matches!(&finding.at, Some(Place::Request(at)) if at == name),
                )
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
    let id = id_of(name, nth);
    let is_json = row.is_some_and(|row| row.value == ValueType::Json);
    let is_number = row.is_some_and(|row| row.value == ValueType::Number);
    let mut input = el(if is_json { "textarea" } else { "input" })
        .attr("id", &id)
        .attr("data-testid", &id)
        .attr(
            "aria-describedby",
            &["below-", &id["field-".len()..]].concat(),
        )
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .bind("aria-invalid", invalid)
        .value(value)
        .on("input", move |event| {
            let value = event_target_value(&event);
            owned.with_value(|name| page.typed_nth(name, nth, value));
        })
        .on("blur", move |_| page.take_typed());
    if is_json {
        input = input.attr("rows", "4");
    }
    if is_number {
        input = input.attr("inputmode", "numeric");
    }
    let control = classed("div", "control")
        .with(input)
        .maybe(fresh(page, name).filter(|_| nth == 0))
        .maybe(another(page, name).filter(|_| nth == 0))
        .maybe((extra == Extra::Yes).then(|| {
            let remove = move || {
                owned.with_value(|name| {
                    page.request.update(|request| request.remove_nth(name, nth))
                });
                page.tell("Removed.".to_owned());
                super::building::go_to_adder();
            };
            button("", remove)
                .attr("aria-label", &["Remove ", name].concat())
                .attr("data-testid", &["remove-", &id["field-".len()..]].concat())
                .text("Remove")
        }));
    let help = help(
        name,
        row,
        page.request.with_untracked(|request| request.provider),
    );
    let findings = live(move || {
        here.with(|here| match here.is_empty() {
            true if help.is_empty() => nothing(),
            true => classed("p", "help").text(&help).view(),
            false => classed("div", "findings")
                .each(findings(page, here, false))
                .view(),
        })
    });
    let mut below = Vec::new();
    if let Some(row) = row {
        below.extend(toggles(page, row, owned, nth, value));
    }
    if is_json {
        page.modules.asking.wake();
        below.push(page.modules.asking.view(move |asking| {
            owned.with_value(|name| (asking.json_tools)(page, name, nth, value))
        }));
    }
    below.push(findings);
    if name == "request" && nth == 0 {
        below.push(page.judged(|judge| judge.object));
    }
    if name == "code_challenge" && nth == 0 {
        below.push(verifier(page));
    }
    let need = live(move || {
        let said = page
            .request
            .with(|request| owned.with_value(|name| form::need(name, request)));
        match said.is_empty() || nth > 0 {
            true => nothing(),
            false => classed("span", "need").text(" ").text(&said).view(),
        }
    });
    frame(name, nth, Some(need), control, below)
}

/// The words that the value can take, each to be switched on and off; none where any word can stand.
fn toggles(
    page: Page,
    row: &'static ParamRow,
    name: StoredValue<String>,
    nth: usize,
    value: Signal<String>,
) -> Option<AnyView> {
    // With another provider every field is drawn anew.
    let words = (page.request).with_untracked(|request| form::words(row, request.provider));
    if words.is_empty() {
        return None;
    }
    let one = |choice: &Choice| {
        let word = choice.value;
        let pressed =
            Signal::derive(move || Some(form::has_word(row, &value.get(), word).to_string()));
        let press = move || {
            let toggled = form::toggled(row, &value.get_untracked(), word);
            name.with_value(|name| page.set_nth(name, nth, toggled));
        };
        button("word", press)
            .bind("aria-pressed", pressed)
            .attr("title", choice.help)
            .text(word)
    };
    let group = classed("div", "words")
        .attr("role", "group")
        .attr("aria-label", &["Words of ", row.name].concat())
        .each(words.iter().map(one));
    Some(group.view())
}

fn help(name: &str, row: Option<&'static params::ParamRow>, provider: &Provider) -> String {
    let row = row.map_or("Not known here; sent as it is.", |row| row.help);
    let (text, more, fill) = match (name, provider.api) {
        ("domain", _) => ("The tenant’s own or custom domain.", "", ""),
        ("authorization_endpoint", _) => match provider.endpoints.authorize {
            "" => ("As the provider’s discovery document has it.", "", ""),
            template => (
                "As the provider’s discovery document has it: ",
                template,
                provider.fill,
            ),
        },
        ("scope", ApiNaming::Scope(example)) => {
            ("An API is named here, by its own scopes: ", example, "")
        }
        ("scope", ApiNaming::Server) => (row, " No parameter names the API at this provider.", ""),
        _ => (row, "", ""),
    };
    let gap = if fill.is_empty() { "" } else { ". " };
    [text, more, gap, fill].concat()
}

/// A button for one more of it, where the parameter may stand there more than once.
fn another(page: Page, name: &str) -> Option<El> {
    let may = page
        .request
        .with_untracked(|request| params::may_repeat(name, request.provider));
    let owned = name.to_owned();
    let more = move || {
        let is_it = |param: &&Param| param.name == owned;
        let count =
            (page.request).with_untracked(|request| request.params.iter().filter(is_it).count());
        page.add_param(&owned, String::new());
        go_to(&id_of(&owned, count)["field-".len()..]);
    };
    may.then(|| {
        button("", more)
            .attr("aria-label", &["Another ", name].concat())
            .attr("data-testid", &["another-", name].concat())
            .text("Another")
    })
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
