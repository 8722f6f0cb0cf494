//! What helps with a parameter that is JSON: where it is no JSON, another layout, and something to begin with.
//!
//! Only lays out and points at: what the JSON must hold for the server, rules say.

use super::el::{button, classed, el, live, nothing};
use super::page::Page;
use crate::oauth::params::form::{Template, templates};
use crate::text::json::{self, Json};
use leptos::prelude::*;

/// The tools below the field.
pub fn json_tools(page: Page, name: &str, nth: usize, value: Signal<String>) -> AnyView {
    let name = StoredValue::new(name.to_owned());
    let put = move |text: String| name.with_value(|name| page.set_nth(name, nth, text));
    let lay_out = move |layout: fn(&Json) -> String| {
        let parsed = json::parse(&value.get_untracked());
        match parsed {
            Ok(json) => put(layout(&json)),
            Err(_) => page.tell("It is no JSON yet.".to_owned()),
        }
    };
    let insert = move |template: &'static Template| {
        let press = move || {
            let parsed = json::parse(template.json);
            put(parsed.map_or_else(|_| String::new(), |json| json.to_pretty()));
        };
        button("plain", press)
            .attr("data-testid", "json-template")
            .text(template.title)
    };
    let all: Vec<&'static Template> = name.with_value(|name| templates(name).collect());
    let begin = live(move || {
        let is_empty = value.with(|text| text.trim().is_empty());
        match is_empty && !all.is_empty() {
            true => el("p")
                .text("Begin with: ")
                .each(all.iter().copied().map(insert))
                .view(),
            false => nothing(),
        }
    });
    let said = Signal::derive(move || {
        let text = value.get();
        match json::parse(&text) {
            _ if text.trim().is_empty() => String::new(),
            Ok(_) => "JSON can be read.".to_owned(),
            Err(error) => format!(
                "No JSON, line {}, column {}: {}.",
                error.line, error.column, error.problem
            ),
        }
    });
    let tools = classed("div", "row")
        .with(
            button("plain", move || lay_out(Json::to_pretty))
                .attr("data-testid", "json-format")
                .text("Format"),
        )
        .with(
            button("plain", move || lay_out(Json::to_compact))
                .attr("data-testid", "json-compact")
                .text("On one line"),
        )
        .with(
            classed("span", "help")
                .attr("role", "status")
                .attr("data-testid", "json-said")
                .child(said.into_any()),
        );
    classed("div", "json-tools").with(tools).child(begin).view()
}
