//! The request on its way: the page as its redirect URI, and what the tab remembers of it until the answer comes.

use super::copy::copy_button;
use super::el::{El, button, classed, el, live, when};
use super::flow::Flow;
use super::page::Page;
use crate::oauth::outcome::{Delivery, default_delivery};
use crate::oauth::pkce;
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::sent::{Promised, Sent, Unkept};
use crate::web::updates::{self, News};
use crate::web::{clock, location, session};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event};
use std::sync::Arc;

/// Whether the answer to the request comes to this page.
pub fn comes_here(request: &AuthorizationRequest) -> bool {
    request.get("redirect_uri") == Some(location::base().as_str())
}

impl Page {
    /// Remembers the request, which is about to be sent: in the tab's storage where the answer comes to this page, which is
    /// another one by then, and else in memory, for an answer that is pasted.
    pub fn remember(self) {
        let verifier = self.verifier.get_untracked();
        let judge = self.modules.judge.get_untracked();
        let (sent, is_back) = self.request.with_untracked(|request| {
            // A challenge that was typed over is not this verifier's.
            let is_its = request.get("code_challenge") == Some(&pkce::challenge(&verifier));
            let verifier = if is_its { verifier.as_str() } else { "" };
            let sent = Sent::of(request, self.promised(request), verifier, clock::now());
            let drawn = judge.map(|judge| (judge.drawn)(request));
            let sent = sent.map(|sent| sent.with_drawn(drawn.unwrap_or_default()));
            (sent, comes_here(request))
        });
        self.is_suggested.set(false);
        // What was kept before is for an answer that nobody waits for any more.
        session::forget();
        if let (Ok(sent), true) = (&sent, is_back) {
            session::keep(&sent.to_json());
        }
        self.sent.set(sent.ok().map(|sent| Arc::new(sent.asked)));
    }

    /// What the server said of its answers, where somebody pasted what it says of itself.
    fn promised(self, request: &AuthorizationRequest) -> Promised {
        let promised = self.import.with_untracked(|import| {
            let metadata = import.metadata.as_ref()?;
            let importer = self.modules.importer.get_untracked()?;
            Some((importer.promised)(metadata, request))
        });
        promised.unwrap_or_default()
    }
}

/// The page as a redirect URI, and what comes after the answer: each is loaded and drawn once somebody opens it; with an
/// answer the second opens by itself.
pub fn there_and_back(page: Page) -> El {
    let is_answered = Signal::derive(move || page.came.with(Option::is_some).then(String::new));
    classed("div", "section flow")
        .with(part(
            page,
            "own-address",
            "Send it and come back to this page",
            |flow| flow.own_address,
        ))
        .with(
            part(
                page,
                "after-the-code",
                "After the code: further requests, ready to copy",
                |flow| flow.commands,
            )
            .bind("open", is_answered),
        )
}

fn part(
    page: Page,
    id: &str,
    title: &str,
    content: fn(&'static Flow) -> fn(Page) -> AnyView,
) -> El {
    let opened = RwSignal::new(false);
    let is_open = Memo::new(move |_| opened.get());
    let toggled = move |event: Event| {
        let details = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        opened.set(details.is_some_and(|details| details.has_attribute("open")));
        page.wake_flow();
    };
    el("details")
        .attr("id", id)
        .on("toggle", toggled)
        .with(el("summary").text(title))
        .child(when(is_open, move || page.flow(content)))
}

/// Where the answer can be read: the page's own address, and how it gets here.
pub fn own_address(page: Page) -> AnyView {
    let base = location::base();
    let address = RwSignal::new(base.clone());
    let use_it = move || page.set_param("redirect_uri", location::base());
    let state = live(move || page.request.with(|request| how(page, request)).view());
    el("div")
        .attr("data-testid", "own-address")
        .with(el("p").text(
            "Register this address as a redirect URI of your application, and the answer is read here as soon as it comes:",
        ))
        .with(
            classed("p", "address")
                .with(el("code").attr("data-testid", "own-redirect-uri").text(&base)),
        )
        .with(
            classed("div", "actions")
                .with(copy_button(page, "Copy the address", "", address.into()))
                .with(
                    button("", use_it)
                        .attr("data-testid", "use-own-address")
                        .text("Use it as redirect_uri"),
                ),
        )
        .child(state)
        .view()
}

/// What happens when the request is opened.
fn how(page: Page, request: &AuthorizationRequest) -> El {
    let list = el("ul").attr("data-testid", "how-it-comes");
    let item = |text: &str| el("li").text(text);
    let types = request.response_types();
    let delivery = match request.get("response_mode") {
        None => default_delivery(&types),
        Some("query" | "query.jwt") => Delivery::Query,
        Some("form_post" | "form_post.jwt") => Delivery::FormPost,
        Some("jwt") if !types.in_front_channel() => Delivery::Query,
        Some("web_message") => Delivery::Unknown,
        Some(_) => Delivery::Fragment,
    };
    if !comes_here(request) {
        let is_posted = matches!(delivery, Delivery::FormPost | Delivery::FormPostJwt);
        return list
            .with(item(
                "The request names another redirect URI: it opens in a new tab, and its answer can be pasted here. It is held against the request that was opened last.",
            ))
            .maybe(is_posted.then(|| item(&[POSTED_ELSEWHERE, SEE_POST].concat())));
    }
    let kept = match Sent::of(request, page.promised(request), "", clock::now()) {
        Ok(_) => {
            "It opens in this tab. Until the answer is here, the tab keeps the request and the PKCE verifier, an hour at most; no hint of who signs in, no token, no other secret."
        }
        Err(Unkept::TooLarge) => {
            "It opens in this tab. The request is too large to be kept until the answer is here, so nothing can be compared then."
        }
        Err(Unkept::StandsElsewhere) => {
            "It opens in this tab. What counts stands in the request object, which is not kept, so nothing can be compared when the answer is here."
        }
    };
    let list = list.with(item(kept));
    match delivery {
        Delivery::Fragment | Delivery::FragmentJwt => list,
        Delivery::Query | Delivery::QueryJwt => {
            let switch = move || page.set_param("response_mode", "fragment".to_owned());
            list.with(
                item("The answer comes in the query, which the browser sends to the server that this page comes from. A code is useless there without the verifier or the client’s secret; a fragment stays in the browser. ")
                    .with(button("plain", switch).text("Ask for a fragment")),
            )
        }
        Delivery::FormPost | Delivery::FormPostJwt => list.with(match updates::told(News::OfflineReady) {
            true => item("The answer is posted to this page. No server of a static page takes a form, so the page’s service worker takes it before it leaves the browser."),
            false => item(&[POSTED_HERE, SEE_POST].concat()),
        }),
        Delivery::WebMessage | Delivery::Unknown => list.with(item(
            "web_message hands the answer to a page that opened the request in a window of its own. This page opens none: take fragment or form_post.",
        )),
    }
}

const POSTED_HERE: &str = "The answer is posted to this page, and no server of a static page takes a form: an error page comes. ";
const POSTED_ELSEWHERE: &str = "The answer is posted to the server of that redirect URI, as a form that the address bar never shows. ";
const SEE_POST: &str = "To see what was posted, open the developer tools of that tab before signing in, choose Network with “Preserve log”, take the POST to the redirect URI, copy its form data (“view source” under Payload), and paste it into the text area. The page of the server that holds the form can be pasted as well.";
