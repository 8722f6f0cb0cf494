//! What a request object says beside the request around it: below the field `request`, a parameter a line.
//!
//! Which of the two counts, `oauth::request_object` says; what is wrong with it, rules say.

use super::el::{El, classed, el, live, nothing};
use super::findings::clause;
use super::long::long_text;
use super::page::Page;
use crate::oauth::request_object::{Difference, Kind, effective};
use crate::spec::{oidc_core, rfc};
use leptos::prelude::*;

/// The table; nothing where the object cannot be read.
pub fn object(page: Page) -> AnyView {
    live(move || {
        let Some(effective) = page.request.with(effective) else {
            return nothing();
        };
        let head = |text: &str| el("th").attr("scope", "col").text(text);
        let titles = ["Name", IN, AROUND].map(head);
        classed("div", "compare")
            .attr("data-testid", "request-object")
            .with(
                classed("p", "help")
                    .text(
                        "What stands in the object counts, and what stands around it is ignored (",
                    )
                    .with(clause(&rfc(9101, "6.3")))
                    .text("). A server that goes by ")
                    .with(clause(&oidc_core("6.1")))
                    .text(" may take from around it what the object lacks."),
            )
            .with(
                el("table")
                    .with(el("thead").with(el("tr").each(titles)))
                    .with(el("tbody").each(effective.sides.iter().map(line))),
            )
            .view()
    })
}

const IN: &str = "In the object";
const AROUND: &str = "Around it";

fn line(side: &Difference) -> El {
    let kind = side.kind();
    let cell = |value: &Option<String>, of: &str, counts: bool| {
        let cell = el("td").attr("data-of", of);
        match value {
            None => cell.with(classed("span", "quiet").text("not there")),
            Some(value) if counts => cell.child(long_text(value)),
            Some(value) => cell.with(el("s").child(long_text(value))),
        }
    };
    let is_outside = matches!(kind, Kind::Same | Kind::Taken);
    el("tr")
        .attr("data-name", &side.name)
        .attr("data-change", kind.name())
        .with(
            el("th")
                .attr("scope", "row")
                .child(long_text(&side.name))
                .with(classed("span", "change").text(kind.words())),
        )
        .with(cell(&side.inside, IN, true))
        .with(cell(&side.outside, AROUND, is_outside))
}
