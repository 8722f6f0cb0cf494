//! The key that the person gives: its field, how a secret is written, and what was given and is tried. Part of the module
//! `checker`.
//!
//! Which key is tried, and why another is not, the core says ([`crate::checks::attempt`]).

use super::el::{El, classed, el, live, nothing};
use super::findings::clause;
use crate::checks::attempt::{Attempt, Tried};
use crate::jose::key::{Encoding, LONGEST, pasted};
use crate::web::given;
use leptos::prelude::*;

/// More keys are counted.
const MOST: usize = 50;

/// The field for the key.
pub fn key_field(key: RwSignal<String>, is_jwe: Memo<bool>) -> El {
    let area = el("textarea")
        .attr("id", "check-key")
        .attr("data-testid", "check-key")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("placeholder", "JWK, JWK Set, PEM, or a secret")
        .value(key.into())
        .on("input", move |event| key.set(event_target_value(&event)))
        .on("drop", move |event| {
            // A byte more than is taken, so that one that is too long says so.
            given::dropped_on_field(&event, LONGEST + 1, move |file| {
                key.try_set(pasted(&file));
            });
        });
    classed("div", "field")
        .with(classed("label", "name").attr("for", "check-key").text("Key"))
        .with(area)
        .child(live(move || {
            let text = match is_jwe.get() {
                true => {
                    "Your private key, as JWK or PEM, or the secret or password that was agreed on. It stays in this field."
                }
                false => {
                    "The issuer’s public key or its JWK Set; for HS256 and its like the shared secret. It stays in this field."
                }
            };
            classed("p", "quiet").text(text).view()
        }))
}

/// The choice of how a secret is written; nothing where the key is none.
pub fn encodings(attempt: &Attempt, chosen: RwSignal<String>) -> AnyView {
    if attempt.encodings.is_empty() {
        return nothing();
    }
    // Not what was chosen for another secret, which this one may not be written in.
    let read = attempt.encoding.map_or("", Encoding::name);
    let option = |encoding: &Encoding| {
        let name = encoding.name();
        let option = el("option").attr("value", name).text(name);
        match name == read {
            true => option.attr("selected", ""),
            false => option,
        }
    };
    let select = el("select")
        .attr("id", "check-encoding")
        .attr("data-testid", "check-encoding")
        .value(Signal::stored(read.to_owned()))
        .on("change", move |event| {
            chosen.set(event_target_value(&event))
        })
        .each(attempt.encodings.iter().map(option));
    classed("div", "field")
        .with(
            classed("label", "name")
                .attr("for", "check-encoding")
                .text("The secret is written in"),
        )
        .with(select)
        .view()
}

/// What was given, and which of it is tried.
pub fn keys(attempt: &Attempt) -> AnyView {
    let says = (!attempt.says.is_empty()).then(|| {
        el("p")
            .attr("data-testid", "check-says")
            .text(&attempt.says)
    });
    let key = |key: &Tried| {
        let line = el("li").text(&key.name);
        let line = match key.weak.is_empty() {
            true => line,
            false => line.text(" – tried, though ").text(&key.weak),
        };
        key.passed_over
            .iter()
            .enumerate()
            .fold(line, |line, (nth, (why, spec))| {
                let line = line.text(if nth == 0 {
                    " – not tried: "
                } else {
                    " And "
                });
                let line = line.text(why).text(". ");
                line.maybe(spec.as_ref().map(clause))
            })
    };
    let more = attempt.keys.len().saturating_sub(MOST);
    let rest = (more > 0).then(|| {
        let text = ["and ", &more.to_string(), " more"].concat();
        classed("li", "quiet").text(&text)
    });
    // Those that are tried come first: a set can have more than are shown.
    let is_tried = |key: &&Tried| key.passed_over.is_empty();
    let first = attempt.keys.iter().filter(is_tried);
    let rest_of = attempt.keys.iter().filter(move |key| !is_tried(key));
    let list = (!attempt.keys.is_empty()).then(|| {
        classed("ul", "keys")
            .attr("data-testid", "check-keys")
            .each(first.chain(rest_of).take(MOST).map(key))
            .maybe(rest)
    });
    el("div").maybe(says).maybe(list).view()
}
