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

/// The marks.
pub fn echo(page: Page) -> AnyView {
    live(move || {
        page.text.with(|text| {
            page.report.with(|report| {
                let chosen = report.tokens.get(page.chosen.get()).map(|token| token.span);
                let mut views: Vec<AnyView> = Vec::new();
                for stretch in marks(text, report) {
                    let mut pieces = stretch.pieces.iter().map(drawn).collect();
                    let span = stretch.token.and_then(|nth| report.tokens.get(nth));
                    match span.map(|token| token.span) {
                        // Where there is one alone, it is plain which one is shown.
                        Some(span) if Some(span) == chosen && is_several(report) => {
                            views.push(classed("span", "chosen").child(several(pieces)).view());
                        }
                        _ => views.append(&mut pieces),
                    }
                }
                paper(views)
            })
        })
    })
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

fn drawn(piece: &Piece<'_>) -> AnyView {
    let class = match (piece.part, piece.is_ignored) {
        (_, true) if is_unseen(piece.text) => "struck unseen",
        (_, true) => "struck",
        (Some(part), false) => hue(part),
        (None, false) => return piece.text.to_owned().into_any(),
    };
    classed("span", class).text(piece.text).view()
}

/// Whether a line through it would not be seen either.
fn is_unseen(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// What the marks mean, in words, and how long the text is.
pub fn legend(page: Page) -> AnyView {
    live(move || {
        let mut parts: Vec<Part> = Vec::new();
        let mut ignored = 0;
        let mut is_one_chosen = false;
        if page.short.get() {
            page.report.with(|report| {
                let segments = report.tokens.iter().flat_map(|token| &token.token.segments);
                for segment in segments.filter(|segment| segment.span.end > segment.span.start) {
                    if !parts.contains(&segment.part) {
                        parts.push(segment.part);
                    }
                }
                let places = report.tokens.iter().flat_map(|token| &token.places);
                let spans = places.flat_map(|place| &place.ignored);
                let chars = |text: &String| -> usize {
                    spans.map(|span| span.of(text).chars().count()).sum()
                };
                ignored = page.text.with(chars);
                is_one_chosen = is_several(report);
            });
        }
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
    let count = page.text.with(|text| text.chars().count());
    el("span").text(&format!("{count} characters"))
}

/// The hue of a part, as a small square beside its name.
pub fn swatch(part: Part) -> El {
    classed("span", &format!("swatch {}", hue(part)))
}
