//! Where text is pasted, and what there is to try when it is empty.
//!
//! The text area belongs to the browser: its value is read on every input, and written only when the text comes from
//! elsewhere than the keyboard. So no key is ever lost.

use super::echo;
use super::el::{El, button, classed, effect, el, live, when};
use super::page::Page;
use super::pasting::{ID, before_long};
use crate::samples::{SAMPLES, Sample};
use crate::web::{clock, field, focus, given};
use leptos::prelude::*;

/// The text area with its label; below it what to try while it is empty.
pub fn input(page: Page) -> Vec<El> {
    effect(move || field::write(ID, &page.put.get()));
    let filled = Memo::new(move |_| page.text.with(|text| !text.is_empty()));
    let empty = Memo::new(move |_| {
        !filled.get() && page.files.with(Option::is_none) && page.reading.with(Option::is_none)
    });
    let short = Memo::new(move |_| page.short.get());
    let clear = move || {
        page.paste(String::new());
        focus::on(ID);
    };
    let paper_class =
        Signal::derive(move || Some(if short.get() { "paper" } else { "paper long" }.to_owned()));
    let before = before_long();
    let area = el("textarea")
        .attr("id", ID)
        .attr("data-testid", "input")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .on("beforeinput", move |event| before(page, &event))
        // Whoever comes here is about to paste.
        .on("focus", move |_| page.modules.engine.wake())
        .on("input", move |event| page.typed(event_target_value(&event)))
        // The caret in a token chooses it, however it came there.
        .on("click", move |_| choose(page))
        .on("keyup", move |event| {
            if field::is_of_caret(&event) {
                choose(page);
            }
        });
    let heading = classed("div", "row spread")
        .with(el("h2").text("What I got"))
        .child(when(filled, move || {
            button("plain", clear)
                .attr("data-testid", "clear")
                .text("Clear")
                .view()
        }));
    let label = classed("label", "small quiet").attr("for", ID);
    let files = el("input")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("class", "heard")
        .attr("data-testid", "open-file")
        .on("change", move |event| {
            page.open_files(given::chosen(&event))
        });
    let open = classed("label", "button open")
        .text("Open files")
        .with(files);
    let section = classed("div", "input section")
        .with(
            classed("div", "row spread")
                .with(label.text("Paste a token, a response, a URL, a log …, or drop files"))
                .with(open),
        )
        .with(
            // A form of its own that never sends: after each key Chromium looks for the fields before and after this one in
            // its form, and without one for those of the page, button by button, which takes two milliseconds.
            el("form")
                .bind("class", paper_class)
                .child(when(short, move || marks(page)))
                .with(area),
        )
        .child(when(filled, move || legend(page)));
    let teach = el("div").child(when(empty, move || teach(page).view()));
    vec![heading, section, teach]
}

/// What lies behind the text: its marks, once the code for them is there.
fn marks(page: Page) -> AnyView {
    live(move || match page.modules.engine.get() {
        Some(engine) => (engine.echo)(page),
        None => echo::plain(page),
    })
}

fn legend(page: Page) -> AnyView {
    live(move || match page.modules.engine.get() {
        Some(engine) => (engine.legend)(page),
        None => classed("p", "legend row").with(echo::count(page)).view(),
    })
}

/// Shows the token that the caret is in.
fn choose(page: Page) {
    let (Some(engine), Some(caret)) = (page.modules.engine.get_untracked(), field::caret(ID))
    else {
        return;
    };
    // Browsers count in UTF-16.
    let mut units = 0;
    let at = page.text.with_untracked(|text| {
        let mut chars = text.char_indices();
        let here = chars.find(|(_, c)| {
            let is_here = units >= caret;
            units += c.len_utf16();
            is_here
        });
        here.map_or(text.len(), |(at, _)| at)
    });
    let found = page.report.with_untracked(|report| {
        let found = (engine.token_at)(report, at)?;
        // A nested token stands where the one around it does: either may be the one that is shown.
        let span = |nth: usize| report.tokens.get(nth).map(|token| token.span);
        (span(found) != span(page.chosen.get_untracked())).then_some(found)
    });
    if let Some(found) = found {
        page.chosen.set(found);
    }
}

/// One sentence, and something to try.
fn teach(page: Page) -> El {
    let try_it = |sample: &'static Sample| {
        let press = button("", move || {
            page.paste((sample.make)(clock::now()));
            // The button is gone with the empty page, and the keyboard would be nowhere.
            focus::on(ID);
        });
        let press = press.attr("data-sample", sample.name);
        el("li").with(
            press
                .with(el("b").text(sample.title))
                .with(el("span").text(sample.shows)),
        )
    };
    classed("div", "section teach")
        .with(classed("p", "lead").text(
            "Paste what came out of a sign-in. Claimscope says what it is, what is wrong with it, and how to ask for the right thing.",
        ))
        .with(classed("ul", "samples").each(SAMPLES.iter().map(try_it)))
        .with(classed("p", "small quiet").text("The samples are made up here, with the time of your clock."))
}
