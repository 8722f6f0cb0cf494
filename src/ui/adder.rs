//! “Add a parameter”: a search over the table, as the combobox of the WAI-ARIA Authoring Practices has it (editable, with a
//! list of suggestions), and any other name as it is typed.
//!
//! What fits what was typed, the core says.

use super::building::ADDER;
use super::el::{El, button, classed, el, live, nothing};
use super::field::id_of;
use super::findings::clause;
use super::page::Page;
use crate::oauth::params::{self, ParamRow, form};
use crate::web::{clock, focus};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, KeyboardEvent};

const LIST: &str = "extra-list";
const VALUE: &str = "extra-value";
/// More suggestions than these are no help: one more letter is.
const MOST: usize = 40;

/// What was typed so far.
#[derive(Clone, Copy)]
pub struct State {
    page: Page,
    name: RwSignal<String>,
    value: RwSignal<String>,
    is_open: RwSignal<bool>,
    /// Which suggestion the arrows are at, counted from 1; 0 for none.
    at: RwSignal<usize>,
}

impl State {
    /// The names that are suggested for what is typed.
    fn suggested(self) -> Vec<&'static ParamRow> {
        let asking = self.page.modules.asking.get_untracked();
        let typed = self.name.get_untracked();
        asking.map_or_else(Vec::new, |asking| (asking.suggested)(&typed, self.page))
    }

    fn choose(self, name: &str) {
        self.name.set(name.to_owned());
        self.is_open.set(false);
        self.at.set(0);
        clock::after(0, || focus::only(VALUE));
    }

    fn add(self) {
        let name = self.name.get_untracked().trim().to_owned();
        if name.is_empty() {
            focus::only(ADDER);
            return;
        }
        self.page.add_param(&name, self.value.get_untracked());
        self.name.set(String::new());
        self.value.set(String::new());
        self.is_open.set(false);
        let all = (self.page.request)
            .with_untracked(|request| request.params.iter().filter(|p| p.name == name).count());
        let id = id_of(&name, all.saturating_sub(1));
        // Not at once: the field has yet to be drawn.
        clock::after(0, move || focus::on(&id));
        self.page.tell(["Added ", &name, "."].concat());
    }

    fn pressed(self, event: Event) {
        let event: KeyboardEvent = event.unchecked_into();
        let at = self.at.get_untracked();
        let go = |to: usize| {
            event.prevent_default();
            self.is_open.set(true);
            self.at.set(to);
            clock::after(0, move || focus::into_view(&option_id(to)));
        };
        match event.key().as_str() {
            "ArrowDown" => go((at + 1).min(self.suggested().len())),
            "ArrowUp" => go(at.saturating_sub(1)),
            "Escape" if self.is_open.get_untracked() => self.is_open.set(false),
            "Escape" => self.name.set(String::new()),
            "Enter" => {
                event.prevent_default();
                let chosen = match at {
                    0 => self.name.get_untracked().trim().to_owned(),
                    at => (self.suggested().get(at - 1))
                        .map_or_else(String::new, |row| row.name.to_owned()),
                };
                if !chosen.is_empty() {
                    self.choose(&chosen);
                }
            }
            _ => {}
        }
    }
}

fn option_id(at: usize) -> String {
    format!("extra-option-{at}")
}

/// The row below the fields.
pub fn adder(page: Page) -> El {
    let state = State {
        page,
        name: RwSignal::new(String::new()),
        value: RwSignal::new(String::new()),
        is_open: RwSignal::new(false),
        at: RwSignal::new(0),
    };
    let (is_open, at) = (state.is_open, state.at);
    let asking = page.modules.asking;
    let name = el("input")
        .attr("id", ADDER)
        .attr("data-testid", ADDER)
        .attr("aria-label", "Add a parameter: its name, or what it is for")
        .attr("placeholder", "parameter, or its purpose")
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", LIST)
        .bind(
            "aria-expanded",
            Signal::derive(move || Some(is_open.get().to_string())),
        )
        .bind(
            "aria-activedescendant",
            Signal::derive(move || (is_open.get() && at.get() > 0).then(|| option_id(at.get()))),
        )
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .value(state.name.into())
        .on("input", move |event| {
            state.name.set(event_target_value(&event));
            at.set(0);
            is_open.set(true);
        })
        .on("focus", move |_| asking.wake())
        .on("click", move |_| is_open.set(true))
        .on("blur", move |_| is_open.set(false))
        .on("keydown", move |event| state.pressed(event));
    let value = el("input")
        .attr("id", VALUE)
        .attr("data-testid", VALUE)
        .attr("aria-label", "The value of the parameter to add")
        .attr("placeholder", "its value")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .value(state.value.into())
        .on("input", move |event| {
            state.value.set(event_target_value(&event))
        })
        .on("keydown", move |event| {
            if event.unchecked_ref::<KeyboardEvent>().key() == "Enter" {
                event.prevent_default();
                state.add();
            }
        });
    let add = button("", move || state.add())
        .attr("data-testid", "extra-add")
        .text("Add");
    let suggestions = live(move || {
        state.name.track();
        match is_open.get() {
            true => asking.view(move |asking| (asking.list)(state)),
            false => nothing(),
        }
    });
    classed("div", "extra")
        .with(name)
        .with(value)
        .with(add)
        .with(
            el("ul")
                .attr("id", LIST)
                .attr("role", "listbox")
                .attr("aria-label", "Parameters")
                .child(suggestions),
        )
        .with(
            classed("p", "help about")
                .attr("role", "status")
                .attr("data-testid", "extra-about")
                .child(asking.view(move |asking| live(move || (asking.about)(state)))),
        )
}

/// What somebody may mean who typed this.
pub fn suggested(typed: &str, page: Page) -> Vec<&'static ParamRow> {
    let request = page.request;
    request.with_untracked(|request| {
        let found = form::search(typed, request).into_iter();
        // What the form shows anyway need not be added.
        let is_new = |row: &&ParamRow| {
            !row.name.ends_with('*')
                && request.params.iter().all(|param| param.name != row.name)
                && params::shown(request.provider.api).all(|shown| shown.name != row.name)
        };
        found.filter(is_new).take(MOST).collect()
    })
}

/// The suggestions.
pub fn list(state: State) -> AnyView {
    let rows = suggested(&state.name.get_untracked(), state.page);
    let one = |(nth, row): (usize, &&'static ParamRow)| {
        let (row, nth) = (*row, nth + 1);
        let selected = Signal::derive(move || Some((state.at.get() == nth).to_string()));
        let vendor = form::whose(row);
        let vendor = (!vendor.is_empty()).then(|| classed("span", "vendor").text(&vendor));
        el("li")
            .attr("id", &option_id(nth))
            .attr("role", "option")
            .attr("data-testid", "extra-option")
            .attr("data-name", row.name)
            .bind("aria-selected", selected)
            // The input keeps the focus, or the list would be gone before the click.
            .on("mousedown", |event| event.prevent_default())
            .on("click", move |_| state.choose(row.name))
            .with(el("code").text(row.name))
            .text(" ")
            .maybe(vendor)
            .with(classed("span", "help").text(row.help))
    };
    let options: Vec<El> = rows.iter().enumerate().map(one).collect();
    match options.is_empty() {
        true => nothing(),
        false => super::el::several(options.into_iter().map(El::view).collect()),
    }
}

/// What is known of the name that stands there, before it is added.
pub fn about(state: State) -> AnyView {
    let name = state.name.get().trim().to_owned();
    if name.is_empty() {
        return nothing();
    }
    let is_there =
        (state.page.request).with(|request| request.params.iter().any(|param| param.name == name));
    let twice = if is_there {
        " It is there already: this adds a second one."
    } else {
        ""
    };
    match params::param(&name) {
        Some(row) => el("span")
            .text(row.help)
            .text(twice)
            .text(" ")
            .with(clause(&row.spec))
            .view(),
        None => el("span")
            .text("Not known here by this name; it is added as it is.")
            .text(twice)
            .view(),
    }
}
