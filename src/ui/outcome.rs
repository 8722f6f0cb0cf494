//! What the request will get, and why.

use super::el::{El, classed, el, live, nothing};
use super::findings::clause;
use super::page::Page;
use crate::oauth::outcome::{AccessToken, AccessTokenFormat, Answer, Delivery, predict};
use crate::spec::Clause;
use leptos::prelude::*;

/// The prediction.
pub fn outcome(page: Page) -> El {
    let rows = live(move || {
        page.request.with(|request| {
            // The object wins, where there is one and it can be read.
            let judge = page.modules.judge.get();
            let inside = judge.and_then(|judge| (judge.effective)(request));
            let outcome = predict(inside.as_ref().map_or(request, |inside| &inside.request));
            let access = &outcome.access_token;
            let id_token = if outcome.id_token.value {
                Answer::Yes
            } else {
                Answer::No
            };
            let refresh = &outcome.refresh_token;
            let delivered = &outcome.delivered;
            el("dl")
                .with(row(
                    "Access token",
                    "access-token",
                    access.format.name(),
                    access_words(access),
                    &access.why,
                    access.spec,
                ))
                .with(row(
                    "ID token",
                    "id-token",
                    id_token.name(),
                    answer_words(id_token).to_owned(),
                    &outcome.id_token.why,
                    outcome.id_token.spec,
                ))
                .with(row(
                    "Refresh token",
                    "refresh-token",
                    refresh.value.name(),
                    answer_words(refresh.value).to_owned(),
                    &refresh.why,
                    refresh.spec,
                ))
                .with(row(
                    "Delivered",
                    "delivered",
                    delivered.value.name(),
                    delivery_words(delivered.value).to_owned(),
                    &delivered.why,
                    delivered.spec,
                ))
                .view()
        })
    });
    classed("div", "section outcome")
        .with(classed("h3", "title").text("What you will get"))
        .child(rows)
        // Where what judges did not come, it is said here: below what it would have judged.
        .child(page.modules.judge.view(|_| nothing()))
}

fn row(title: &str, test: &str, value: &str, answer: String, why: &str, spec: &[Clause]) -> El {
    let answer = classed("span", "answer")
        .attr("data-testid", &format!("outcome-{test}"))
        .attr("data-value", value)
        .text(&answer);
    let why = classed("p", "why quiet")
        .text(why)
        .text(" ")
        .each(spec.iter().map(clause));
    el("div")
        .with(el("dt").text(title))
        .with(el("dd").with(answer).with(why))
}

fn access_words(access: &AccessToken) -> String {
    match (access.format, &access.audience) {
        (AccessTokenFormat::Jwt, Some(audience)) => format!("JWT for {audience}"),
        (AccessTokenFormat::Jwt, None) => "JWT".to_owned(),
        (AccessTokenFormat::Opaque, _) => "Opaque".to_owned(),
        (AccessTokenFormat::None, _) => "None".to_owned(),
        (AccessTokenFormat::Unknown, _) => "Not known".to_owned(),
    }
}

const fn answer_words(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::No => "No",
        Answer::Unknown => "Not known",
    }
}

const fn delivery_words(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Query => "In the query of the redirect URI",
        Delivery::Fragment => "In the fragment of the redirect URI",
        Delivery::FormPost => "As a form posted to the redirect URI",
        Delivery::Unknown => "Not known",
    }
}
