//! What the page has to say about itself: a newer version, a link that was opened in part.

use super::el::{El, button, classed, el, when};
use super::icon;
use super::page::Page;
use crate::web::focus;
use crate::web::updates::{self, News};
use leptos::prelude::*;

fn news(news: News) -> Memo<bool> {
    let told = RwSignal::new(updates::told(news));
    updates::on_told(news, move || told.set(true));
    Memo::new(move |_| told.get())
}

/// The notices, where there are any.
pub fn notices(page: Page) -> El {
    let update = when(news(News::UpdateReady), || {
        classed("div", "notice")
            .attr("data-testid", "update-ready")
            .with(el("p").text("A new version is ready. Reloading into it empties this page."))
            .with(button("main", updates::apply_update).text("Reload into it"))
            .view()
    });
    let any = Memo::new(move |_| page.told.with(|told| !told.is_empty()));
    let told = when(any, move || {
        let lines = page.told.get();
        classed("div", "notice")
            .attr("data-testid", "link-notes")
            .with(el("ul").each(lines.lines().map(|line| el("li").text(line))))
            .with(button("", move || page.told.set(String::new())).text("Understood"))
            .view()
    });
    // The panel for it stands below the request, out of sight.
    let gated =
        when(page.is_gated, || {
            let look = || focus::on("gate-title");
            classed("div", "notice")
                .attr("data-testid", "link-came")
                .with(el("p").text(
                    "This request came with a link. Look at where it goes before you open it.",
                ))
                .with(button("", look).text("Look at it"))
                .view()
        });
    classed("div", "notices")
        .attr("role", "status")
        .child(update)
        .child(gated)
        .child(told)
}

/// The promises of the top line: that nothing leaves the page, and once it is so, that it works offline.
pub fn promises() -> El {
    let offline = when(news(News::OfflineReady), || {
        el("span")
            .attr("data-testid", "offline")
            .child(icon::tick())
            .text(" Works offline")
            .view()
    });
    classed("p", "promises")
        .with(
            el("span")
                .child(icon::tick())
                .text(" Nothing leaves this page"),
        )
        .child(offline)
}
