//! What a HAR tells: each login step by step, with the calls that carried its tokens and what was wrong with them.
//!
//! Shown for whatever HAR there is: the pasted one by [`pasted`], the one of a file by whoever read it, through [`har`].

use super::el::{El, button, classed, el, live, nothing};
use super::findings::clause;
use super::icon;
use super::page::Page;
use super::prose::said as prose;
use crate::har::sanitize::sanitized;
use crate::har::{Flow, HarReport, Held, Said, Step, StepKind};
use crate::lint::Severity;
use crate::web::{clock, focus, save};
use leptos::prelude::*;
use std::sync::Arc;

/// What the buttons do, which differs with where the HAR came from.
#[derive(Clone, Copy)]
pub struct Doing {
    /// Shows a token in the results, by its text.
    pub show: Callback<String>,
    /// Saves a copy without secrets.
    pub save: Callback<()>,
    /// What came of that; empty until it was pressed.
    pub saved: RwSignal<String>,
}

/// The view of a HAR: nothing while there is none. It goes above the list of tokens, on the side of what was got.
pub fn har(page: Page, report: Signal<Option<Arc<HarReport>>>, doing: Doing) -> AnyView {
    live(move || match report.get() {
        Some(report) => whole(page, report, doing).view(),
        None => nothing(),
    })
}

/// The view of the HAR in the text area.
pub fn pasted(page: Page) -> AnyView {
    let report = Signal::derive(move || page.report.with(|report| report.har.clone()));
    let saved = RwSignal::new(String::new());
    let show = Callback::new(move |raw: String| {
        let of = |report: &Arc<crate::inspect::Report>| {
            report
                .tokens
                .iter()
                .position(|token| token.token.raw == raw)
        };
        if let Some(at) = page.report.with_untracked(of) {
            page.chosen.set(at);
        }
    });
    let save = Callback::new(move |()| {
        let (copy, words) = page.text.with_untracked(|text| sanitized(text));
        save::text("sanitized.har", "application/json", &copy);
        saved.set(words);
    });
    har(page, report, Doing { show, save, saved })
}

fn whole(page: Page, report: Arc<HarReport>, doing: Doing) -> El {
    let read = report.read();
    let by = if report.creator.is_empty() {
        "a program that does not name itself"
    } else {
        &report.creator
    };
    let about = format!("Written by {by}; {read} entries read.");
    let stopped = report.stopped.map(|stopped| {
        let text = stopped.to_string();
        note(Severity::Warning).with(el("p").text(&text))
    });
    let none = (report.flows.is_empty() && report.calls.is_empty())
        .then(|| classed("p", "help").text("No login and no call with a token is in it."));
    let flows = report.flows.iter().enumerate();
    let flows = flows.map(|(nth, flow)| one(page, &report, flow, nth, doing));
    let calls = (!report.calls.is_empty()).then(|| {
        let steps = report
            .calls
            .iter()
            .map(|call| step(page, &report, call, doing));
        classed("div", "flow")
            .with(el("h4").text("API calls of no login in it"))
            .with(el("ol").each(steps))
    });
    let left = (report.left_out > 0).then(|| {
        classed("p", "small quiet").text(&format!("{} more steps are not listed.", report.left_out))
    });
    let saved: Signal<String> = doing.saved.into();
    let keep = classed("div", "row")
        .with(
            button("", move || doing.save.run(()))
                .attr("data-testid", "save-sanitized")
                .text("Save a copy without secrets"),
        )
        .with(
            classed("span", "small quiet")
                .attr("role", "status")
                .child(saved.into_any()),
        );
    classed("div", "section har")
        .attr("data-testid", "har")
        .with(classed("h3", "title").text("What the recording shows"))
        .with(classed("p", "small quiet").text(&about))
        .maybe(stopped)
        .each(report.notes.iter().map(|note| said(page, note)))
        .maybe(none)
        .each(flows)
        .maybe(calls)
        .maybe(left)
        .with(keep)
}

fn one(page: Page, report: &Arc<HarReport>, flow: &Flow, nth: usize, doing: Doing) -> El {
    let who = flow
        .provider
        .map(|provider| provider.title)
        .unwrap_or_default();
    let title = match who.is_empty() {
        true => format!("Login {}", nth + 1),
        false => format!("Login {}: {who}", nth + 1),
    };
    let client = flow.client_id.as_ref().map(|client| {
        let line = classed("p", "small quiet").text("Application ");
        line.with(el("code").text(client))
    });
    classed("div", "flow")
        .attr("data-testid", "flow")
        .with(el("h4").text(&title))
        .maybe(client)
        .with(el("ol").each(flow.steps.iter().map(|one| step(page, report, one, doing))))
}

fn step(page: Page, report: &Arc<HarReport>, step: &Step, doing: Doing) -> El {
    let test = if step.kind == StepKind::ApiCall {
        "api-call"
    } else {
        "flow-step"
    };
    let status = match step.status {
        0 => "no answer".to_owned(),
        status => status.to_string(),
    };
    let at = step.at.map(|at| at.clock()).unwrap_or_default();
    let times = (step.times > 1).then(|| el("span").text(&format!("{} times", step.times)));
    let problem = step.is_problem().then(|| icon::mark(Severity::Error));
    let heading = classed("p", "what")
        .maybe(problem)
        .with(el("b").text(step.kind.title()))
        .with(el("span").text(&step.method))
        .with(el("code").text(&[step.host.as_str(), &step.path].concat()))
        .with(classed("span", "status").text(&status))
        .maybe(times)
        .with(classed("span", "time").text(&at));
    let tokens = step.tokens.iter().map(|held| token(report, held, doing));
    let take = step.request.clone().map(|url| {
        let press = move || {
            // It was read as a request before, or it would not be one here.
            let _ = page.paste_request(&url);
            clock::after(0, || focus::on("field-redirect_uri"));
        };
        button("fix", press)
            .attr("data-testid", "take-request")
            .text("Take it into the builder")
    });
    el("li")
        .attr("data-testid", test)
        .attr("data-kind", step.kind.name())
        .attr("data-status", &status)
        .attr(
            "data-problem",
            if step.is_problem() { "true" } else { "false" },
        )
        .with(heading)
        .with(classed("div", "row").each(tokens).maybe(take))
        .each(step.says.iter().map(|one| said(page, one)))
}

fn token(report: &Arc<HarReport>, held: &Held, doing: Doing) -> El {
    let title = report.title(held).map(|title| title.0).unwrap_or_default();
    let way = if held.sent { "sent " } else { "got " };
    let (report, nth) = (report.clone(), held.token);
    let press = move || {
        if let Some(token) = report.tokens.get(nth) {
            doing.show.run(token.token.raw.clone());
        }
    };
    button("plain", press)
        .attr("data-testid", "step-token")
        .text(way)
        .with(el("code").text(held.name))
        .text(": ")
        .text(&title)
}

/// A sentence with its clauses, and what its error means.
fn said(page: Page, said: &Said) -> El {
    let message = classed("p", "message")
        .with(classed("span", "severity").text(said.severity.name()))
        .text(": ")
        .text(&said.text)
        .text(" ")
        .each(said.spec.iter().map(clause));
    let rows = said.explained.iter().flat_map(|explained| explained.rows());
    let rows = rows.map(|row| {
        classed("p", "prose")
            .child(prose(page, row.means))
            .text(" ")
            .child(prose(page, row.change))
            .text(" ")
            .each(row.spec.iter().map(clause))
    });
    note(said.severity).with(el("div").with(message).each(rows))
}

/// The frame of something that is said, as findings have it.
fn note(severity: Severity) -> El {
    classed("div", "finding")
        .attr("data-severity", severity.name())
        .child(icon::severity(severity))
}
