//! Which of several tokens is shown.

use super::el::{button, classed, el, nothing, when};
use super::page::Page;
use leptos::prelude::*;

/// More are counted, not listed.
const MOST: usize = 100;

/// The list of the tokens in the text, where there are several.
pub fn tokens(page: Page) -> AnyView {
    let several = Memo::new(move |_| page.report.with(|report| report.tokens.len() > 1));
    let titles = Memo::new(move |_| {
        page.report.with(|report| {
            let shown = report.tokens.iter().take(MOST);
            shown
                .map(|token| (token.words().title, token.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    when(several, move || {
        let count = page.report.with(|report| report.tokens.len());
        let row = |(at, (title, name)): (usize, (String, Option<String>))| {
            let pressed = Signal::derive(move || Some((page.chosen.get() == at).to_string()));
            let choose = button("", move || page.chosen.set(at)).bind("aria-pressed", pressed);
            let choose = choose.with(el("span").text(title));
            el("li").with(choose.maybe(name.map(|name| el("code").text(name))))
        };
        let rows: Vec<_> = titles.get().into_iter().enumerate().map(row).collect();
        let more = match count > MOST {
            true => classed("p", "small quiet")
                .text(format!("{} more are not listed.", count - MOST))
                .view(),
            false => nothing(),
        };
        classed("div", "section tokens")
            .with(classed("h3", "title").text(format!("{count} tokens in the text")))
            .with(el("ol").each(rows))
            .add(more)
            .view()
    })
}
