//! The request as a link, and what the link leaves out.

use super::copy::copy_button;
use super::el::{El, classed, el, live};
use super::page::Page;
use crate::share::to_fragment;
use crate::web::location;
use leptos::prelude::*;

/// The link.
pub fn share(page: Page) -> El {
    let shared = move || page.request.with(to_fragment);
    let link = Signal::derive(move || location::base() + &shared().fragment);
    let shown = live(move || {
        let shared = shared();
        let why: Vec<String> = shared.left_out.iter().map(ToString::to_string).collect();
        let left_out = match why.is_empty() {
            true => "It carries the request and nothing else.".to_owned(),
            false => format!("Left out: {}.", why.join("; ")),
        };
        let link = location::base() + &shared.fragment;
        el("div")
            .with(
                el("a")
                    .attr("data-testid", "share-link")
                    .attr("href", &link)
                    .text(&link),
            )
            .with(classed("p", "small quiet").text(&left_out))
            .view()
    });
    let heading = classed("div", "row spread")
        .with(classed("h3", "title").text("Share this request"))
        .with(copy_button(page, "Copy the link", "plain", link));
    classed("div", "section share").with(heading).child(shown)
}
