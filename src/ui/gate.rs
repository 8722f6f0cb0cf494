//! What has to be looked at before a request that came with a link can be opened: where one would sign in, where the answer
//! goes, and what is asked for.
//!
//! What a host looks like the core says; which host a browser makes of an address, the browser.

use super::el::{El, button, classed, el, live, when};
use super::page::Page;
use super::request_url::OPEN;
use crate::oauth::host::plain;
use crate::oauth::outcome::{AccessTokenFormat, Answer, predict_what_counts};
use crate::oauth::request::AuthorizationRequest;
use crate::share::brought::{Place, place};
use crate::web::{clock, focus, location};
use leptos::prelude::*;

/// The panel, while there is something to look at.
pub fn gate(page: Page) -> AnyView {
    let panel = when(page.is_gated, move || {
        let seen = live(move || page.request.with(|request| places(page, request).view()));
        let confirm = move || {
            page.brought.set(None);
            page.tell("The request can be opened now.".to_owned());
            clock::after(0, || focus::only(OPEN));
        };
        classed("div", "gate")
            .attr("data-testid", "gate")
            .attr("role", "group")
            .attr("aria-labelledby", "gate-title")
            .with(
                classed("h3", "gate-title")
                    .attr("id", "gate-title")
                    .attr("tabindex", "-1")
                    .text("This request came with a link"),
            )
            .with(el("p").text(
                "Whoever made the link chose where you would sign in, and who gets the answer. Look at both.",
            ))
            .child(seen)
            .with(
                button("", confirm)
                    .attr("data-testid", "gate-confirm")
                    .text("I have looked: let me open it"),
            )
            .view()
    });
    el("div").child(panel).view()
}

fn places(page: Page, request: &AuthorizationRequest) -> El {
    let endpoint = request.endpoint();
    let goes = endpoint.as_deref().unwrap_or(&request.location);
    let mut list = el("dl").with(row("You would sign in at", "gate-host", vec![shown(goes)]));
    let answers: Vec<El> = request.get_all("redirect_uri").map(shown).collect();
    let lacks_answer = (page.brought)
        .with(|brought| (brought.as_ref()).is_some_and(|brought| brought.lacks_answer(request)));
    let answers = match (answers.is_empty(), lacks_answer) {
        (true, true) => vec![classed("p", "warning").text(
            "The link’s request had an address, which was left out of the link. As it stands, the answer goes wherever the application has it registered, if the server takes it without: ask whoever made the link, and fill redirect_uri in.",
        )],
        (true, false) => vec![el("p").text(
            "The request names no address: it goes wherever the application has it registered.",
        )],
        (false, _) => answers,
    };
    list = list.with(row("The answer goes to", "gate-redirect", answers));
    list.with(row(
        "It asks for",
        "gate-asks",
        vec![el("p").text(&asks(request))],
    ))
}

fn row(title: &str, test: &str, shown: Vec<El>) -> El {
    el("div")
        .with(el("dt").text(title))
        .with(el("dd").attr("data-testid", test).each(shown))
}

/// An address, its owner's part standing out, and below it what to look at closely.
fn shown(address: &str) -> El {
    let lead = |text: &str| el("p").with(classed("bdi", "host").text(text));
    let code = match place(address, &location::host_of) {
        Place::Host { scheme, look, path } => {
            // Without encryption it is as much of a warning as the host.
            let quiet = if scheme == "https" {
                "quiet"
            } else {
                "warning"
            };
            let host = classed("bdi", "host")
                .with(classed("span", quiet).text(scheme).text("://"))
                .text(&look.before)
                .with(el("strong").text(&look.owned))
                .with(classed("span", "quiet").text(&path));
            let letters = look.letters.map(|letters| {
                el("p")
                    .text("In its own letters: ")
                    .with(classed("bdi", "host").text(&letters))
            });
            let warnings = (look.warnings.iter())
                .map(|warning| classed("p", "warning").text(&warning.to_string()));
            return el("div")
                .with(el("p").with(host))
                .maybe(letters)
                .each(warnings);
        }
        Place::App(scheme) => {
            return el("div").with(lead(&plain(address))).with(
                el("p").text(&["The app on your device that has ", &scheme, ": gets it."].concat()),
            );
        }
        Place::Code(scheme) => [
            "This is no address: a browser would run or show what follows ",
            &scheme,
            ":. No server should take it.",
        ]
        .concat(),
        Place::Nowhere(_) => "This is no address that a browser can go to.".to_owned(),
    };
    el("div")
        .with(lead(&plain(address)))
        .with(classed("p", "warning").text(&code))
}

/// What comes back, in a sentence, and the scopes as they stand.
fn asks(request: &AuthorizationRequest) -> String {
    let outcome = predict_what_counts(request);
    let access = &outcome.access_token;
    let mut parts = Vec::new();
    if access.format != AccessTokenFormat::None {
        parts.push(match &access.audience {
            Some(audience) => ["an access token for ", &plain(audience)].concat(),
            None => "an access token".to_owned(),
        });
    }
    if outcome.id_token.value {
        parts.push("an ID token, which says who you are".to_owned());
    }
    if outcome.refresh_token.value == Answer::Yes {
        parts.push("a refresh token, which goes on working while you are away".to_owned());
    }
    if let Some(scope) = request.get("scope") {
        let s = if scope.trim().contains(' ') { "s" } else { "" };
        parts.push(["the scope", s, " ", &plain(scope)].concat());
    }
    match parts.is_empty() {
        true => "Nothing that is known here.".to_owned(),
        false => parts.join("; ") + ".",
    }
}
