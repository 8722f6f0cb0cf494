//! The shapes that go with words: severities, how sure something is, a tick. A shape never stands for a word alone.

use super::el::{El, classed};
use crate::lint::Severity;
use leptos::prelude::*;

/// The shape of a severity.
pub fn severity(severity: Severity) -> AnyView {
    match severity {
        Severity::Error => view! {
            <svg class="icon" viewBox="0 0 14 14" aria-hidden="true">
                <path d="M4.1 0h5.8L14 4.1v5.8L9.9 14H4.1L0 9.9V4.1z" fill="currentColor"></path>
                <path d="M4.5 4.5l5 5m0-5l-5 5" stroke="var(--page)" stroke-width="1.6"></path>
            </svg>
        }
        .into_any(),
        Severity::Warning => view! {
            <svg class="icon" viewBox="0 0 14 14" aria-hidden="true">
                <path d="M7 .8l6.8 12.4H.2z" fill="currentColor"></path>
                <path d="M7 5v4m0 1.4v1.4" stroke="var(--page)" stroke-width="1.6"></path>
            </svg>
        }
        .into_any(),
        Severity::Note => view! {
            <svg class="icon" viewBox="0 0 14 14" aria-hidden="true">
                <circle cx="7" cy="7" r="6.2" fill="none" stroke="currentColor" stroke-width="1.4"></circle>
                <path d="M7 6v4.4M7 3.4v1.5" stroke="currentColor" stroke-width="1.6"></path>
            </svg>
        }
        .into_any(),
    }
}

/// A severity's shape, with its word for those who hear the page.
pub fn mark(of: Severity) -> El {
    classed("span", "mark")
        .attr("data-severity", of.name())
        .child(severity(of))
        .with(classed("span", "heard").text(of.name()).text(": "))
}

/// A tick.
pub fn tick() -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M2 7.5l3.4 3.4L12 3.6" fill="none" stroke="currentColor" stroke-width="2"></path>
        </svg>
    }
    .into_any()
}

/// Three boxes, filled as far as something is sure. `level` is `conclusive`, `strong`, `weak` or `none`.
pub fn pips(level: &str) -> El {
    let boxes = view! {
        <svg viewBox="0 0 22 8" aria-hidden="true">
            <rect x=".5" y=".5" width="6" height="7"></rect>
            <rect x="8" y=".5" width="6" height="7"></rect>
            <rect x="15.5" y=".5" width="6" height="7"></rect>
        </svg>
    };
    classed("span", "pips")
        .attr("data-level", level)
        .child(boxes.into_any())
}
