//! Everything that is shown about a pasted text, from the list of its tokens to what is inside the one that is shown.
//!
//! In a release build it is loaded with the code that looks at tokens; `ui::engine` says how.

use super::decoded::decoded;
use super::disclosed::disclosed;
use super::el::{classed, live, nothing, several};
use super::findings::findings;
use super::page::Page;
use super::{tokens, verdict};
use leptos::prelude::*;

/// All of it.
pub fn results(page: Page) -> AnyView {
    several(vec![
        tokens::tokens(page),
        verdict::verdict(page),
        found(page),
        verdict::why(page),
        decoded(page),
        disclosed(page),
    ])
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
                let more = more.filter(|finding| finding.name() != "no-token-found");
                all.extend(more.cloned());
            }
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
