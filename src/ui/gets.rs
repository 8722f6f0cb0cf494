//! The outcome in one line that stays in sight while the form is filled in: what is typed shows its effect at once.
//!
//! The answers alone; why they are so, and the URL, stand in full below the form.

use super::el::{classed, el, live, several};
use super::outcome::predicted;
use super::page::Page;
use crate::oauth::outcome::{AccessTokenFormat, Answer, Outcome};
use leptos::prelude::*;

/// The line.
pub fn gets(page: Page) -> AnyView {
    let answers = live(move || several(parts(&predicted(page))));
    classed("div", "gets")
        .attr("data-testid", "gets")
        .attr("role", "group")
        .attr("aria-label", "What you will get, in short")
        .child(answers)
        .view()
}

fn parts(outcome: &Outcome) -> Vec<AnyView> {
    let access = &outcome.access_token;
    let (format, audience) = match (access.format, &access.audience) {
        (AccessTokenFormat::Jwt, Some(audience)) => ("JWT for", audience.as_str()),
        (AccessTokenFormat::Jwt, None) => ("JWT", ""),
        (AccessTokenFormat::EncryptedJwt, _) => ("encrypted JWT", ""),
        (AccessTokenFormat::Opaque, _) => ("opaque", ""),
        (AccessTokenFormat::None, _) => ("none", ""),
        (AccessTokenFormat::Unknown, _) => ("not known", ""),
    };
    let audience = (!audience.is_empty()).then(|| el("code").text(audience));
    let answer = |answer: Answer| match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Unknown => "not known",
    };
    let id_token = match outcome.id_token.value {
        _ if !outcome.is_read => Answer::Unknown,
        true => Answer::Yes,
        false => Answer::No,
    };
    let small = |title: &str, said: &str| {
        el("span")
            .text(title)
            .text(" ")
            .with(el("strong").text(said))
            .view()
    };
    let access = classed("span", "access")
        .attr("data-testid", "gets-access-token")
        .attr("data-value", access.format.name())
        .text("Access token ")
        .with(el("strong").text(format).text(" ").maybe(audience));
    vec![
        access.view(),
        small("ID token", answer(id_token)),
        small("Refresh token", answer(outcome.refresh_token.value)),
    ]
}
