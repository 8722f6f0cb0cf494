//! What came back to the page: taking it over, and saying how it came and what it is held against.
//!
//! What is in the answer is shown where every pasted text is.

use super::el::{El, button, classed, el, live, nothing, several};
use super::findings::clause;
use super::icon;
use super::page::Page;
use crate::lint::Severity;
use crate::oauth::callback::{Remark, read, remarks};
use crate::oauth::outcome::Delivery;
use crate::oauth::sent::Sent;
use crate::spec::Clause;
use crate::web::{clock, session};
use leptos::prelude::*;
use std::sync::Arc;

/// An answer that came, and what there is to say about the way it came.
#[derive(Debug, PartialEq)]
pub struct Came {
    delivered: Delivery,
    remarks: Vec<Remark>,
}

/// Takes an answer out of the address that the browser was sent to: the request that it answers fills the builder, and its
/// text the text area.
pub fn take(page: Page, address: &str) {
    let Some(callback) = read(address) else {
        return;
    };
    let kept = Sent::from_json(&session::kept(), clock::now());
    let remarks = remarks(&callback, &kept);
    // It is read once: what is compared from here on is in memory, and so is the verifier.
    session::forget();
    match kept {
        Ok(sent) => {
            page.verifier.set(sent.verifier);
            page.request.set(sent.asked.request.clone());
            page.sent.set(Some(Arc::new(sent.asked)));
        }
        Err(_) => page.sent.set(None),
    }
    let delivered = callback.delivered;
    page.came.set(Some(Arc::new(Came { delivered, remarks })));
    page.paste(callback.text);
}

/// How it came.
pub fn came(page: Page) -> AnyView {
    live(move || {
        page.came.with(|came| match came {
            Some(came) => card(page, came).view(),
            None => nothing(),
        })
    })
}

fn card(page: Page, came: &Came) -> El {
    let how = match came.delivered {
        Delivery::Query | Delivery::QueryJwt => "in the query",
        Delivery::FormPost | Delivery::FormPostJwt => "as a posted form",
        Delivery::Fragment | Delivery::FragmentJwt | Delivery::WebMessage | Delivery::Unknown => {
            "in the fragment"
        }
    };
    let text = [
        "An answer came back ",
        how,
        ". It is out of the address bar, and stands in the text area.",
    ];
    // The first screen of a telephone is for the answer.
    let kept = el("details")
        .with(el("summary").text("Where it was kept"))
        .with(el("p").text(
            "It was taken out of the address bar and the tab’s history before anything else. The page stored nothing of it and sent it nowhere; the browser’s own list of visited pages may have the address, unless the window is private.",
        ));
    let one = |remark: &Remark| {
        let severity = match remark.warns {
            true => Severity::Warning,
            false => Severity::Note,
        };
        said(severity, remark.says, remark.spec)
            .attr("data-testid", "came-remark")
            .attr("data-name", remark.name)
    };
    // Before everything else, because whoever sees a code uses it.
    let refused = live(move || {
        page.report.with(|report| {
            let each = report.refusals().map(|finding| {
                said(finding.severity(), &finding.message, finding.spec)
                    .attr("data-testid", "came-refused")
                    .attr("data-rule", finding.name())
                    .view()
            });
            several(each.collect())
        })
    });
    classed("div", "notice came")
        .attr("data-testid", "came-back")
        .attr("data-delivered", came.delivered.name())
        .with(
            el("div")
                .with(el("p").text(&text.concat()))
                .with(kept)
                .with(el("ul").child(refused).each(came.remarks.iter().map(one))),
        )
        .with(button("", move || page.came.set(None)).text("Understood"))
}

fn said(severity: Severity, says: &str, spec: &'static [Clause]) -> El {
    el("li").with(icon::mark(severity)).with(
        el("span")
            .text(says)
            .text(" ")
            .each(spec.iter().map(clause)),
    )
}
