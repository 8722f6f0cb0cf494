//! Which of several tokens is shown.

use super::el::{button, classed, el, live, nothing};
use super::page::Page;
use leptos::prelude::*;

/// More are counted, not listed.
const MOST: usize = 100;

/// The list of the tokens in the text, where there are several.
pub fn tokens(page: Page) -> AnyView {
    let several = Memo::new(move |_| page.report.with(|report| report.tokens.len() > 1));
    live(move || {
        if !several.get() {
            return nothing();
        }
        let count = page.report.with(|report| report.tokens.len());
        let row = |(at, (title, name)): (usize, (String, Option<String>))| {
            let pressed = Signal::derive(move || Some((page.chosen.get() == at).to_string()));
            let choose = button("", move || page.chosen.set(at)).bind("aria-pressed", pressed);
            let choose = choose.with(el("span").text(&title));
            el("li").with(choose.maybe(name.map(|name| el("code").text(&name))))
        };
        let titles: Vec<_> = page.report.with(|report| {
            let shown = report.tokens.iter().take(MOST);
            shown
                .map(|token| (token.words().title, token.name.clone()))
                .collect()
        });
        let rows = titles.into_iter().enumerate().map(row);
        let more = match count > MOST {
            true => classed("p", "small quiet")
                .text(&format!("{} more are not listed.", count - MOST))
                .view(),
            false => nothing(),
        };
        classed("div", "section tokens")
            .with(classed("h3", "title").text(&format!("{count} tokens in the text")))
            .with(el("ol").each(rows))
            .child(more)
            .view()
    })
}
