//! The tint behind the pasted text: which bytes are header, payload, signature.
//!
//! Behind the text and not in place of it, so that what is typed is always seen, however late the tint comes.

use super::el::{El, classed, el, live, several};
use super::page::Page;
use crate::inspect::Report;
use crate::jose::Part;
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

/// The text cut into pieces, those of a token with their part.
pub fn pieces<'t>(text: &'t str, report: &Report) -> Vec<(Option<Part>, &'t str)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut cut = |from: usize, to: usize, part| {
        if let Some(before) = text.get(done..from).filter(|before| !before.is_empty()) {
            pieces.push((None, before));
        }
        if let Some(piece) = text.get(from..to).filter(|_| from >= done) {
            pieces.push((part, piece));
            done = to;
        }
    };
    for token in &report.tokens {
        let span = token.span;
        // A token that had to be mended stands otherwise in the text: it is tinted as a whole.
        if token.token.segments.is_empty() || span.of(text) != token.token.raw {
            cut(span.start, span.end, Some(Part::Whole));
            continue;
        }
        for segment in &token.token.segments {
            let segment_span = segment.span;
            cut(
                span.start + segment_span.start,
                span.start + segment_span.end,
                Some(segment.part),
            );
        }
    }
    cut(text.len(), text.len(), None);
    pieces
}

/// The tint.
pub fn echo(page: Page) -> AnyView {
    live(move || {
        page.text.with(|text| {
            let draw = |(part, piece): (Option<Part>, &str)| match part {
                Some(part) => classed("span", hue(part)).text(piece).view(),
                None => piece.to_owned().into_any(),
            };
            let pieces = page
                .report
                .with(|report| pieces(text, report).into_iter().map(draw).collect());
            // The blank keeps the last line's height where the text ends with a line break.
            classed("div", "echo")
                .attr("aria-hidden", "true")
                .child(several(pieces))
                .text(" ")
                .view()
        })
    })
}

/// What the tint means, in words, and how long the text is.
pub fn legend(page: Page) -> AnyView {
    live(move || {
        let mut parts: Vec<Part> = Vec::new();
        page.report.with(|report| {
            let segments = report.tokens.iter().flat_map(|token| &token.token.segments);
            for segment in segments.filter(|segment| segment.span.end > segment.span.start) {
                if !parts.contains(&segment.part) {
                    parts.push(segment.part);
                }
            }
        });
        let name = |part: Part| el("span").with(swatch(part)).text(&part.to_string());
        let count = page.text.with(|text| text.chars().count());
        classed("p", "legend row")
            .each(parts.into_iter().map(name))
            .with(el("span").text(&format!("{count} characters")))
            .view()
    })
}

/// The hue of a part, as a small square beside its name.
pub fn swatch(part: Part) -> El {
    classed("span", &format!("swatch {}", hue(part)))
}
