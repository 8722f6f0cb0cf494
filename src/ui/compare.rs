//! The token that is shown beside another one of the text, claim by claim.
//!
//! What is the same and what is not, `inspect::compare` says.

use super::el::{El, button, classed, el, live, nothing};
use super::long::long_text;
use super::page::Page;
use crate::inspect::Report;
use crate::inspect::compare::{self, Change, Row};
use crate::oauth::claims::Place;
use leptos::prelude::*;

/// "Compare with", where the text holds another token that can be read.
pub fn compare(page: Page) -> AnyView {
    // Which one, and for which token it was picked: for another one the most alike is taken again.
    let picked = RwSignal::new((usize::MAX, 0));
    live(move || {
        let chosen = page.chosen.get();
        page.report.with(|report| {
            let others = compare::others(report, chosen);
            let Some(first) = others.first().copied() else {
                return nothing();
            };
            let with = move || match picked.get() {
                (of, other) if of == chosen => other,
                _ => first,
            };
            let choice = |at: usize| {
                let pressed = Signal::derive(move || Some((with() == at).to_string()));
                let choose = button("", move || picked.set((chosen, at)));
                choose
                    .bind("aria-pressed", pressed)
                    .text(&title(report, at))
            };
            let choices = (others.len() > 1)
                .then(|| classed("div", "choices").each(others.iter().copied().map(choice)));
            let table = live(move || {
                page.report.with(|report| {
                    let tokens = (report.tokens.get(chosen), report.tokens.get(with()));
                    match tokens {
                        (Some(left), Some(right)) => table(
                            &compare::compare(left, right),
                            [title(report, chosen), title(report, with())],
                        ),
                        _ => nothing(),
                    }
                })
            });
            el("details")
                .attr("class", "section compare")
                .attr("data-testid", "compare")
                .with(
                    el("summary")
                        .text("Compare with ")
                        .text(&title(report, first)),
                )
                .maybe(choices)
                .child(table)
                .view()
        })
    })
}

/// What a token is called in the list of tokens: its number, what it is, and the name that it stood under.
fn title(report: &Report, at: usize) -> String {
    let Some(token) = report.tokens.get(at) else {
        return String::new();
    };
    let name = token
        .name
        .as_deref()
        .unwrap_or(token.verdict.kind.row().title);
    [&(at + 1).to_string(), ". ", name].concat()
}

fn table(rows: &[Row], titles: [String; 2]) -> AnyView {
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let [left, right] = &titles;
    el("table")
        .with(
            el("thead").with(
                el("tr")
                    .with(head("Name"))
                    .with(head(left))
                    .with(head(right)),
            ),
        )
        .with(el("tbody").each(rows.iter().map(|row| line(row, &titles))))
        .view()
}

fn line(row: &Row, [left, right]: &[String; 2]) -> El {
    let name = match row.place {
        Place::Header => ["header.", &row.name].concat(),
        _ => row.name.clone(),
    };
    let cell = |value: &str, of: &str| {
        let cell = el("td").attr("data-of", of);
        match value {
            "" => cell.with(classed("span", "quiet").text("not there")),
            value => cell.child(long_text(value)),
        }
    };
    let note = (!row.note.is_empty()).then(|| classed("span", "quiet").text(&row.note));
    let said = classed("span", "change").text(row.change.words());
    let line = el("tr").attr("data-change", row.change.name()).with(
        el("th")
            .attr("scope", "row")
            .child(long_text(&name))
            .with(said)
            .maybe(note),
    );
    match row.change {
        Change::Same => line.with(cell(&row.left, "both").attr("colspan", "2")),
        _ => line
            .with(cell(&row.left, left))
            .with(cell(&row.right, right)),
    }
}
