//! Everything that is shown about a pasted text, from the list of its tokens to what is inside the one that is shown.
//!
//! In a release build it is loaded with the code that looks at tokens; `ui::modules` says how.

use super::decoded::{self, decoded};
use super::disclosed::disclosed;
use super::el::{classed, live, nothing, several};
use super::findings::findings;
use super::page::Page;
use super::{checker, compare, excerpt, export, responses, tokens, verdict};
use crate::inspect::{Report, TokenReport};
use leptos::prelude::*;
use std::sync::Arc;

/// All of it.
pub fn results(page: Page) -> AnyView {
    let later = a_frame_later(page);
    several(vec![
        tokens::tokens(page),
        responses::errors(page),
        verdict::verdict(
            only(page, verdict::has_changed),
            only(later, verdict::has_changed),
            only(later, verdict::headlines_have_changed),
        ),
        // One piece of paper that is pushed down as a whole where the verdict grows by a line.
        classed("div", "below")
            .child(several(vec![
                found(only(later, found_has_changed)),
                responses::together(later),
                verdict::why(only(later, verdict::has_changed)),
                excerpt::excerpt(later),
                decoded(only(later, decoded::has_changed)),
                disclosed(later),
                checker::section(later),
                compare::compare(later),
                export::export(later),
            ]))
            .view(),
    ])
}

/// The page with the report of the last frame that was painted. The verdict is a few lines, what stands below it hundreds:
/// drawn together, a key that is typed would be seen after both.
fn a_frame_later(page: Page) -> Page {
    let report = move |_: Option<&_>| {
        page.painted.track();
        page.report.get_untracked()
    };
    let report = Memo::new_with_compare(report, |before, now| match (before, now) {
        (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
        _ => true,
    });
    let mut later = page;
    later.report = report;
    later
}

/// Whether a part of the page has something new to show in a report.
type HasChanged = fn(Option<&Arc<Report>>, Option<&Arc<Report>>) -> bool;

/// The page with a report that is news only where that part shows it: a letter in a signature leaves what stands there.
fn only(page: Page, has_changed: HasChanged) -> Page {
    let mut narrow = page;
    narrow.report = Memo::new_with_compare(move |_| page.report.get(), has_changed);
    narrow
}

/// Whether any token shows something else, by what is compared of each. A text without a token is always drawn anew.
pub fn any_differs(
    before: Option<&Arc<Report>>,
    now: Option<&Arc<Report>>,
    same: fn(&TokenReport, &TokenReport) -> bool,
) -> bool {
    let (Some(before), Some(now)) = (before, now) else {
        return true;
    };
    let mut pairs = before.tokens.iter().zip(&now.tokens);
    now.tokens.is_empty()
        || before.tokens.len() != now.tokens.len()
        || !pairs.all(|(before, now)| same(before, now))
}

fn found_has_changed(before: Option<&Arc<Report>>, now: Option<&Arc<Report>>) -> bool {
    let apart = |(before, now): (&Arc<Report>, &Arc<Report>)| {
        before.findings != now.findings || before.responses != now.responses
    };
    before.zip(now).is_none_or(apart)
        || any_differs(before, now, |before, now| before.findings == now.findings)
}

/// What is wrong with the token that is shown, and with the text around it.
fn found(page: Page) -> AnyView {
    live(move || {
        page.report.with(|report| {
            let token = report.tokens.get(page.chosen.get());
            let mut all = token
                .map(|token| token.findings.clone())
                .unwrap_or_default();
            if !page.is_request.get() {
                // That there is no token is what the verdict says then.
                let more = report.findings.iter();
                // What a response without a token is, its own card says.
                let is_error = responses::has_error(report);
                let more = more.filter(|finding| match finding.name() {
                    "no-token-found" => false,
                    "authorization-response-without-token" => !is_error,
                    _ => true,
                });
                all.extend(more.cloned());
            }
            let of_responses = responses::of(report, page.chosen.get());
            all.extend(of_responses.flat_map(|response| response.findings.iter().cloned()));
            if all.is_empty() {
                return nothing();
            }
            classed("div", "section")
                .with(classed("h3", "title").text("Findings"))
                .with(classed("div", "findings").each(findings(page, &all, true)))
                .view()
        })
    })
}
