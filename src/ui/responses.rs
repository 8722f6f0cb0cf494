//! What came together: error responses, each explained, and what was held against each other in the response of the token
//! that is shown.

use super::el::{El, button, classed, el, live, nothing, several, when};
use super::findings::clause;
use super::icon;
use super::long::long_text;
use super::mend;
use super::page::Page;
use super::prose::said;
use crate::inspect::Report;
use crate::inspect::responses::{ErrorReport, Response};
use crate::lint::{Checked, Fix, Place};
use crate::oauth::errors::Row;
use crate::oauth::request::Edit;
use crate::text::with_article;
use leptos::prelude::*;

/// More error responses are not shown: a log may hold thousands of the same.
const MOST: usize = 10;

/// Whether the text holds an error response.
pub fn has_error(report: &Report) -> bool {
    report
        .responses
        .iter()
        .any(|response| response.error.is_some())
}

/// The responses that the token which is shown came in, and those without a token.
pub fn of(report: &Report, chosen: usize) -> impl Iterator<Item = &Response> {
    let is_it = move |r: &&Response| r.tokens.contains(&chosen) || r.tokens.is_empty();
    report.responses.iter().filter(is_it)
}

/// A card for each error response of the text.
pub fn errors(page: Page) -> AnyView {
    live(move || {
        if page.is_request.get() {
            return nothing();
        }
        page.report.with(|report| {
            let errors = report
                .responses
                .iter()
                .filter_map(|r| Some((r, r.error.as_ref()?)));
            let count = errors.clone().count();
            let mut cards: Vec<AnyView> = errors
                .take(MOST)
                .map(|(response, error)| card(page, response, error).view())
                .collect();
            if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
                let text = [
                    "Only the first ",
                    &MOST.to_string(),
                    " error responses are shown; this text has ",
                    &more.to_string(),
                    " more.",
                ];
                let line = classed("p", "quiet").attr("data-testid", "errors-left-out");
                cards.push(line.text(&text.concat()).view());
            }
            several(cards)
        })
    })
}

fn card(page: Page, response: &Response, error: &ErrorReport) -> El {
    let carrier = [
        match &*error.code {
            "" => "Read from ",
            _ => "An error response in ",
        },
        &with_article(response.carrier.title()),
        ".",
    ]
    .concat();
    let is_shown = |(name, _): &&(String, String)| {
        !matches!(&**name, "error" | "error_description" | "message")
    };
    let beside: Vec<El> = response
        .members
        .iter()
        .filter(is_shown)
        .map(member)
        .collect();
    let beside = (!beside.is_empty()).then(|| classed("dl", "claims").each(beside));
    let described = (!error.description.is_empty())
        .then(|| classed("p", "described").child(long_text(&error.description)));
    let rows: Vec<El> = match &error.explained {
        Some(explained) => explained.rows().flat_map(|row| explanation(page, row)).collect(),
        None => vec![
            classed("p", "sentence")
                .text("No specification and no vendor that we know defines this code. The description, and the server’s own log, tell more."),
        ],
    };
    let card = classed("div", "verdict")
        .attr("data-testid", "error-response")
        .attr("data-code", &error.code)
        .with(el("h3").child(long_text(&error.title())))
        .with(classed("p", "small quiet").text(&carrier))
        .maybe(described)
        .maybe(beside)
        .each(rows)
        .maybe(error.fix.as_ref().map(|fix| mended(page, fix)));
    classed("div", "section").with(card)
}

/// What one table row says: who says so and where it occurs, what it means, what to change, the clauses.
fn explanation(page: Page, row: &'static Row) -> [El; 4] {
    let whose = match row.whose {
        "" => "By specification",
        whose => whose,
    };
    let paragraph = || classed("p", "sentence prose");
    [
        classed("p", "whose").text(whose).text(", ").text(row.at),
        paragraph().child(said(page, row.means)),
        paragraph()
            .with(el("b").text("What to change: "))
            .child(said(page, row.change)),
        classed("p", "foot-line").each(row.spec.iter().map(clause)),
    ]
}

/// The button that mends the request, while there is something to mend in it.
fn mended(page: Page, fix: &Fix) -> El {
    let (kept, fix) = (fix.clone(), fix.clone());
    let open = Memo::new(move |_| page.request.with(|request| mend::changes(request, &kept)));
    classed("div", "actions").child(when(open, move || {
        let applied = fix.clone();
        // A value that was refused is gone: a person enters another.
        let emptied = applied.edits.iter().find_map(|edit| match edit {
            Edit::ReplaceValue { name, to, .. } if to.is_empty() => Some(Place::request(name)),
            _ => None,
        });
        button("main", move || page.mend(emptied.as_ref(), &applied))
            .attr("data-testid", "fix")
            .text(&fix.title)
            .view()
    }))
}

/// What the response of the shown token said beside it, and what fits.
pub fn together(page: Page) -> AnyView {
    live(move || {
        page.report.with(|report| {
            let is_told = |r: &&Response| r.error.is_none() && r.says_more();
            let told = of(report, page.chosen.get()).filter(is_told);
            several(
                told.take(MOST)
                    .map(|response| one(response).view())
                    .collect(),
            )
        })
    })
}

fn member((name, value): &(String, String)) -> El {
    el("div")
        .with(el("dt").text(name))
        .with(el("dd").with(classed("span", "value").child(long_text(value))))
}

fn one(response: &Response) -> El {
    let title = ["Its response, ", &with_article(response.carrier.title())].concat();
    let check = |checked: &Checked| {
        el("li").child(icon::tick()).with(
            el("span")
                .text(&checked.says)
                .text(" ")
                .each(checked.spec.iter().map(clause)),
        )
    };
    let members = response.members.iter();
    classed("div", "section together")
        .attr("data-testid", "response")
        .with(classed("h3", "title").text(&title))
        .with(classed("dl", "claims").each(members.map(member)))
        .with(classed("ul", "checked").each(response.checked.iter().map(check)))
}
