//! The marks behind the pasted text: which bytes are header, payload, signature, which token is the one that is shown, and
//! what was ignored.
//!
//! Behind the text and not in place of it, so that what is typed is always seen, however late the marks come. Where they
//! stand, `inspect::marks` says.

use super::el::{El, classed, el, live, several};
use super::page::Page;
use crate::inspect::Report;
use crate::inspect::marks::{Piece, marks};
use crate::jose::Part;
use crate::text::is_invisible;
use crate::web::field;
use leptos::prelude::*;

/// Longer texts are not drawn twice.
pub const LONGEST: usize = 16 * 1024;

/// The hue of a part, as the style sheet names it.
pub const fn hue(part: Part) -> &'static str {
    match part {
        Part::Header => "header",
        Part::Payload | Part::Ciphertext => "payload",
        Part::Whole => "whole",
        _ => "signature",
    }
}

/// The text alone, which makes room for what lies above it.
pub fn plain(page: Page) -> AnyView {
    page.text.with(|text| paper(vec![text.clone().into_any()]))
}

/// A run of the text, and how it is marked.
#[derive(Clone, PartialEq)]
struct Run {
    /// Which stretch it is of, where that is the token which is shown and others are beside it.
    chosen: Option<usize>,
    /// Empty for what has no mark.
    class: &'static str,
    text: String,
}

/// Follows the text, the report and the choice: a frame later where the text area takes its own room, so that what is typed
/// and its verdict do not wait for the marks. Elsewhere the marks make the room, and come at once.
fn follow(page: Page) {
    page.painted.track();
    if !field::takes_its_room() {
        page.text.track();
        page.report.track();
        page.chosen.track();
    }
}

/// The marks. Elements are made where the text is cut up in another way; a letter more is a new text in the element that is
/// there, because what the browser has to lay out anew, the next frame waits for.
pub fn echo(page: Page) -> AnyView {
    let runs = Memo::new(move |_| {
        follow(page);
        let chosen = page.chosen.get_untracked();
        (page.text).with_untracked(|text| {
            page.report
                .with_untracked(|report| runs(text, report, chosen))
        })
    });
    let shape = move |_: Option<&_>| {
        let without_text = |run: &Run| Run {
            text: String::new(),
            ..*run
        };
        runs.with(|runs| runs.iter().map(without_text).collect::<Vec<Run>>())
    };
    let shape = Memo::new(shape);
    live(move || {
        let drawn = |(nth, run): (usize, &Run)| {
            let text = move || runs.with(|runs| runs.get(nth).map(|run| run.text.clone()));
            let text = Signal::derive(move || text().unwrap_or_default()).into_any();
            match run.class {
                "" => text,
                class => classed("span", class).child(text).view(),
            }
        };
        let mut views: Vec<AnyView> = Vec::new();
        shape.with(|shape| {
            let numbered: Vec<_> = shape.iter().enumerate().collect();
            // Where there is one alone, it is plain which one is shown.
            for alike in numbered.chunk_by(|a, b| a.1.chosen == b.1.chosen) {
                let pieces = alike.iter().copied().map(drawn).collect();
                match alike.iter().any(|(_, run)| run.chosen.is_some()) {
                    true => views.push(classed("span", "chosen").child(several(pieces)).view()),
                    false => views.extend(pieces),
                }
            }
        });
        paper(views)
    })
}

fn runs(text: &str, report: &Report, chosen: usize) -> Vec<Run> {
    let span_of = |nth: usize| report.tokens.get(nth).map(|token| token.span);
    let shown = span_of(chosen).filter(|_| is_several(report));
    let mut runs = Vec::new();
    for (at, stretch) in marks(text, report).into_iter().enumerate() {
        let is_shown = shown.is_some() && stretch.token.and_then(span_of) == shown;
        runs.extend(stretch.pieces.iter().map(|piece| Run {
            chosen: is_shown.then_some(at),
            class: class_of(piece),
            text: piece.text.to_owned(),
        }));
    }
    runs
}

fn is_several(report: &Report) -> bool {
    let first = report.tokens.first().map(|token| token.span);
    report.tokens.iter().any(|token| Some(token.span) != first)
}

fn paper(views: Vec<AnyView>) -> AnyView {
    // The blank keeps the last line's height where the text ends with a line break.
    classed("div", "echo")
        .attr("aria-hidden", "true")
        .child(several(views))
        .text(" ")
        .view()
}

fn class_of(piece: &Piece<'_>) -> &'static str {
    match (piece.part, piece.is_ignored) {
        (_, true) => struck(piece.text),
        (Some(part), false) => hue(part),
        (None, false) => "",
    }
}

/// How what was ignored is drawn.
pub fn struck(text: &str) -> &'static str {
    match is_unseen(text) {
        true => "struck unseen",
        false => "struck",
    }
}

/// Whether a line through it would not be seen either.
fn is_unseen(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// What the marks mean, in words, and how long the text is.
pub fn legend(page: Page) -> AnyView {
    let marked = move |_: Option<&_>| {
        let mut parts: Vec<Part> = Vec::new();
        follow(page);
        if !page.short.get() {
            return (parts, 0, false);
        }
        page.report.with_untracked(|report| {
            let segments = report.tokens.iter().flat_map(|token| &token.token.segments);
            for segment in segments.filter(|segment| segment.span.end > segment.span.start) {
                if !parts.contains(&segment.part) {
                    parts.push(segment.part);
                }
            }
            let places = report.tokens.iter().flat_map(|token| &token.places);
            let spans = places.flat_map(|place| &place.ignored);
            let chars =
                |text: &String| -> usize { spans.map(|span| span.of(text).chars().count()).sum() };
            (parts, page.text.with_untracked(chars), is_several(report))
        })
    };
    let marked = Memo::new(marked);
    live(move || {
        let (parts, ignored, is_one_chosen) = marked.get();
        let name = |part: Part| el("span").with(swatch(part)).text(&part.to_string());
        let mark = |class: &str, text: &str| {
            el("span")
                .with(classed("span", class).text("abc"))
                .text(text)
        };
        let s = if ignored == 1 { "" } else { "s" };
        let struck =
            (ignored > 0).then(|| mark("struck", &format!("ignored ({ignored} character{s})")));
        let chosen = is_one_chosen.then(|| mark("chosen", "the token that is shown"));
        classed("p", "legend row")
            .each(parts.into_iter().map(name))
            .maybe(struck)
            .maybe(chosen)
            .with(count(page))
            .view()
    })
}

/// How long the text is.
pub fn count(page: Page) -> El {
    let count = move || {
        page.text
            .with(|text| format!("{} characters", text.chars().count()))
    };
    let count: Signal<String> = Signal::derive(count);
    el("span").child(count.into_any())
}

/// The hue of a part, as a small square beside its name.
pub fn swatch(part: Part) -> El {
    classed("span", &format!("swatch {}", hue(part)))
}
