//! The request as a form: every parameter that the provider's requests usually have, and any other by name.

use super::adder::adder;
use super::building::is_untouched;
use super::el::{El, button, classed, el, live, nothing, when};
use super::field::{Extra, field, provider_field};
use super::findings::findings;
use super::import::import;
use super::page::Page;
use crate::lint::{Finding, Place};
use crate::oauth::params;
use crate::oauth::request::AuthorizationRequest;
use leptos::prelude::*;
use std::sync::Arc;

/// As many fields are drawn at most.
const MOST: usize = 100;

/// The form.
pub fn builder(page: Page) -> El {
    // The provider's code comes first: with another provider every field is another one.
    let names = Memo::new(move |_| {
        let names = |request: &AuthorizationRequest| {
            [request.provider.id.to_owned()]
                .into_iter()
                .chain(field_names(request))
                .collect::<Vec<_>>()
                .join("\n")
        };
        page.request.with(names)
    });
    let fields = live(move || {
        let usual = page.request.with_untracked(usual_names);
        let one = |line: &str| {
            let (name, nth) = line.rsplit_once('\t').unwrap_or((line, "0"));
            let nth = nth.parse().unwrap_or(0);
            let is_usual = nth == 0 && usual.iter().any(|usual| usual == name);
            field(
                page,
                name,
                nth,
                if is_usual { Extra::No } else { Extra::Yes },
            )
        };
        let provider = page.request.with_untracked(|request| request.provider);
        if !provider.takes_requests() {
            let said = [
                provider.title,
                " takes no authorization request, so there is nothing to fill in. What it issues its tokens for is said below.",
            ];
            return classed("p", "help")
                .attr("data-testid", "no-requests")
                .text(&said.concat())
                .view();
        }
        names.with(|names| el("div").each(names.lines().skip(1).map(one)).view())
    });
    let elsewhere = Memo::new(move |_| {
        let shown = |finding: &&Finding| match &finding.at {
            Some(Place::Request(at)) => {
                let is_field = |line: &str| line.strip_suffix("\t0") == Some(at);
                names.with(|names| names.lines().any(is_field))
            }
            _ => false,
        };
        let found = page.findings.get();
        Arc::new(
            found
                .iter()
                .filter(|finding| !shown(finding))
                .cloned()
                .collect::<Vec<_>>(),
        )
    });
    let rest = live(move || {
        elsewhere.with(|found| match found.is_empty() {
            true => nothing(),
            false => classed("div", "findings")
                .each(findings(page, found, true))
                .view(),
        })
    });
    let is_filled = Memo::new(move |_| page.request.with(|request| !is_untouched(request)));
    let has_before = Memo::new(move |_| page.before.with(Option::is_some));
    let reset = when(is_filled, move || {
        button("plain", move || page.reset())
            .attr("data-testid", "form-reset")
            .attr("title", "Empties the form; Undo brings it back")
            .text("Reset")
            .view()
    });
    let undo = when(has_before, move || {
        button("plain", move || page.undo())
            .attr("data-testid", "form-undo")
            .attr(
                "title",
                "Brings back what the form held before it was filled anew",
            )
            .text("Undo")
            .view()
    });
    let heading = classed("div", "row spread")
        .with(el("h2").text("What I ask for"))
        .with(classed("div", "row").child(undo).child(reset));
    classed("div", "section builder")
        .with(heading)
        .with(import(page))
        .with(provider_field(page))
        .child(fields)
        .with(adder(page))
        .child(rest)
}

/// The fields, each a name and which of that name it is: the usual ones, then whatever else the request has.
fn field_names(request: &AuthorizationRequest) -> Vec<String> {
    // Where no request can go, none is asked for. The outcome says what there is instead.
    if !request.provider.takes_requests() {
        return Vec::new();
    }
    let usual = usual_names(request);
    let mut names: Vec<String> = usual.iter().map(|name| [name, "\t0"].concat()).collect();
    for (at, param) in request.params.iter().enumerate() {
        let name = param.name.as_str();
        let nth = request.params[..at]
            .iter()
            .filter(|p| p.name == name)
            .count();
        let is_there = nth == 0 && usual.iter().any(|usual| usual == name);
        // A name over several lines is a mistake or an attack, and a thousand fields are one too: they stay in the URL,
        // where they are seen encoded.
        if is_there || name.contains(char::is_control) || names.len() >= MOST {
            continue;
        }
        let line = format!("{name}\t{nth}");
        // The second of a kind stands below the first.
        let first = [name, "\t"].concat();
        match names
            .iter()
            .rposition(|line| line.starts_with(&first))
            .filter(|_| nth > 0)
        {
            Some(last) => names.insert(last + 1, line),
            None => names.push(line),
        }
    }
    names
}

/// The fields that a request to this provider always shows.
fn usual_names(request: &AuthorizationRequest) -> Vec<String> {
    // The API comes first after the address: it is what most requests lack.
    let api = request.provider.api.parameter();
    let rest = params::shown(request.provider.api)
        .map(|row| row.name)
        .filter(|name| Some(*name) != api)
        // What comes back in an ID token alone has no use where there is none.
        .filter(|name| *name != "nonce" || request.provider.openid);
    [request.location_name()]
        .into_iter()
        .chain(api)
        .chain(rest)
        .map(str::to_owned)
        .collect()
}
