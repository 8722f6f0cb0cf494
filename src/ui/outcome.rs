//! What the request will get, and why: one row a thing, its value in large, the reason in small.
//!
//! The rows are there from the beginning and stay: while somebody types only what is in them changes, and a list of reasons
//! that was opened stays open. What they say is the core's ([`rows`]); the reasons are loaded when needed.

use super::el::{El, classed, el, live, nothing};
use super::findings::clause;
use super::page::Page;
use super::prose::said;
use crate::lint::tell_errors;
use crate::oauth::outcome::rows::{Item, ROWS, Row, rows};
use crate::oauth::outcome::{Outcome, Reason, learn, predict_what_counts};
use crate::oauth::request::AuthorizationRequest;
use leptos::prelude::*;
use std::sync::Arc;

/// What the request gets, as far as the request and the tokens beside it show.
pub fn predicted(page: Page) -> Outcome {
    page.request.with(|request| {
        let mut outcome = predict_what_counts(request);
        learn(&mut outcome, request, &audiences(page, request));
        outcome
    })
}

/// What the tokens that its server issued have in `aud`.
fn audiences(page: Page, request: &AuthorizationRequest) -> Vec<String> {
    let endpoint = request.endpoint().unwrap_or_default();
    page.report.with(|report| report.audiences_at(&endpoint))
}

/// The prediction.
pub fn outcome(page: Page) -> AnyView {
    let all = Memo::new(move |_| {
        let mut outcome = predicted(page);
        page.import.with(|import| {
            if let (Some(metadata), Some(importer)) =
                (&import.metadata, page.modules.importer.get())
            {
                page.request.with(|request| {
                    let audiences = audiences(page, request);
                    (importer.follow)(&mut outcome, request, metadata, &audiences);
                });
            }
        });
        (page.findings).with(|findings| tell_errors(&mut outcome, findings));
        Arc::new(rows(&outcome))
    });
    let each = (0..ROWS.len()).map(|at| {
        let row = Memo::new(move |_| all.with(|all| all[at].clone()));
        frame(page, at, row)
    });
    classed("div", "section outcome")
        .with(classed("h3", "title").text("What you will get"))
        .with(el("dl").each(each))
        .child((page.modules.asking).view(move |asking| (asking.promised)(page)))
        .view()
}

/// One row: what it is about, and what follows it as the request changes.
fn frame(page: Page, at: usize, row: Memo<Row>) -> El {
    let (id, title) = ROWS[at];
    let value = Signal::derive(move || Some(row.with(|row| row.value.clone())));
    let answer = classed("span", "answer")
        .attr("data-testid", &["outcome-", id].concat())
        .bind("data-value", value)
        .child(live(move || row.with(|row| row.answer.clone().into_any())));
    let beside = classed("span", "beside quiet")
        .child(live(move || row.with(|row| row.beside.clone().into_any())));
    let reason = live(move || {
        row.with(|row| match &row.reason {
            Some(reason) => why(page, reason).view(),
            None => nothing(),
        })
    });
    let items = live(move || {
        row.with(
            |row| match row.items.iter().all(|item| item.answer.is_empty()) {
                true => nothing(),
                false => el("ul")
                    .each(row.items.iter().map(|item| line(row, item)))
                    .view(),
            },
        )
    });
    el("div").with(el("dt").text(title)).with(
        el("dd")
            .with(el("p").with(answer).text(" ").with(beside))
            .child(reason)
            .child(items)
            .with(reasons(page, row)),
    )
}

fn why(page: Page, reason: &Reason) -> El {
    classed("p", "why prose quiet")
        .child(said(page, reason.why))
        .text(" ")
        .each(reason.spec.iter().map(clause))
}

/// One of several things.
fn line(row: &Row, item: &Item) -> El {
    el("li")
        .with(name(row, item))
        .text(" ")
        .with(classed("span", "quiet").text(&item.answer))
}

/// Its name: in the request’s own letters, where it stands in the request or the answer.
fn name(row: &Row, item: &Item) -> El {
    let tag = match row.id {
        "lifetimes" | "access-token" => "span",
        _ => "code",
    };
    el(tag).text(&item.name)
}

/// Why each of several things is so: behind a word, because it is long.
fn reasons(page: Page, row: Memo<Row>) -> El {
    let hidden = Signal::derive(move || {
        let none = row.with(|row| row.items.iter().all(|item| item.reason.is_none()));
        none.then(String::new)
    });
    let one = move |row: &Row, item: &Item| {
        let reason = item.reason.as_ref()?;
        Some(el("li").with(name(row, item)).with(why(page, reason)))
    };
    let all = live(move || {
        row.with(|row| {
            let each = row.items.iter().filter_map(|item| one(row, item));
            el("ul").each(each).view()
        })
    });
    el("details")
        .bind("hidden", hidden)
        .with(el("summary").text("Why"))
        .child(all)
}
