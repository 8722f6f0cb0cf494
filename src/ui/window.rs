//! A long list of which only the rows in sight are drawn: each is as high as the others, so the rest is two empty spaces.
//!
//! One row is in the order of the Tab key; arrows, Page Up and Down, Home and End go from row to row.

use super::el::{El, classed, el, live, several};
use crate::web::{clock, focus};
use leptos::prelude::*;
use leptos::web_sys::{Element, Event, KeyboardEvent};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Rows that are drawn, and by how many the drawn part moves on.
const DRAWN: usize = 40;
const STEP: usize = 10;
/// What Page Up and Page Down pass over.
const PAGE: usize = 6;
/// How high a row is, in rem; `style/parts/window.css` has the same.
const HEIGHT: usize = 3;

/// What is listed. A row is named by its position.
#[derive(Clone)]
pub struct List {
    /// The beginning of the rows' ids, and their `data-testid`.
    pub id: &'static str,
    /// How many rows there are.
    pub count: Memo<usize>,
    /// What stands in a row: something large, something small.
    pub row: Arc<dyn Fn(usize) -> [String; 2] + Send + Sync>,
    /// Whether it is the row that is shown.
    pub pressed: Arc<dyn Fn(usize) -> bool + Send + Sync>,
    /// Shows it.
    pub choose: Arc<dyn Fn(usize) + Send + Sync>,
}

/// The list.
pub fn window(list: List) -> El {
    let first = RwSignal::new(0_usize);
    let active = RwSignal::new(0_usize);
    let count = list.count;
    let scrolled = move |event: Event| {
        let Some(target) = event.target() else { return };
        let target: Element = target.unchecked_into();
        let height = f64::from(target.scroll_height()).max(1.0);
        let above = f64::from(target.scroll_top()) / height;
        let start = start((above * count.get_untracked() as f64) as usize);
        if first.get_untracked() != start {
            first.set(start);
        }
    };
    let id = list.id;
    let typed = move |event: Event| {
        let event: KeyboardEvent = event.unchecked_into();
        let (at, last) = (
            active.get_untracked(),
            count.get_untracked().saturating_sub(1),
        );
        let to = match event.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => at + PAGE,
            "PageUp" => at.saturating_sub(PAGE),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        let to = to.min(last);
        active.set(to);
        if !drawn(first.get_untracked(), count.get_untracked()).contains(&to) {
            first.set(start(to));
        }
        // Not at once: the row may have yet to be drawn.
        clock::after(0, move || focus::only(&format!("{id}-{to}")));
    };
    let rows = live(move || {
        let count = count.get();
        let drawn = drawn(first.get(), count);
        let rows = drawn
            .clone()
            .map(|at| row(&list, at, active, drawn.clone()));
        several(vec![
            space(drawn.start),
            el("ol").each(rows).view(),
            space(count - drawn.end),
        ])
    });
    classed("div", "window")
        .on("scroll", scrolled)
        .on("keydown", typed)
        .child(rows)
}

fn row(list: &List, at: usize, active: RwSignal<usize>, drawn: std::ops::Range<usize>) -> El {
    let [title, detail] = (list.row)(at);
    let (pressed, choose) = (Arc::clone(&list.pressed), Arc::clone(&list.choose));
    let is_pressed = Signal::derive(move || Some(pressed(at).to_string()));
    let tab = Signal::derive(move || {
        let active = active.get();
        // The one that was active may not be drawn; then the first that is takes its place.
        let here = active == at || at == drawn.start && !drawn.contains(&active);
        Some(if here { "0" } else { "-1" }.to_owned())
    });
    let press = classed("button", "")
        .attr("type", "button")
        .attr("id", &format!("{}-{at}", list.id))
        .attr("data-testid", list.id)
        .bind("aria-pressed", is_pressed)
        .bind("tabindex", tab)
        .on("click", move |_| {
            active.set(at);
            choose(at);
        })
        .with(el("span").text(&title))
        .with(el("code").text(&detail));
    el("li")
        .attr("aria-setsize", &list.count.get_untracked().to_string())
        .attr("aria-posinset", &(at + 1).to_string())
        .with(press)
}

/// The first row that is drawn when that one is in sight: some before it are drawn as well.
const fn start(in_sight: usize) -> usize {
    (in_sight / STEP * STEP).saturating_sub(STEP)
}

fn drawn(first: usize, count: usize) -> std::ops::Range<usize> {
    let first = match first < count {
        true => first,
        false => start(count.saturating_sub(1)),
    };
    first..(first + DRAWN).min(count)
}

/// The place of rows that are not drawn. A graphic, because its height is an attribute: the page's policy allows no style.
fn space(rows: usize) -> AnyView {
    let height = format!("{}rem", rows * HEIGHT);
    view! { <svg width="1" height=height aria-hidden="true"></svg> }.into_any()
}
