//! What is expected of a token, as its reader can say it: the fields, and the same as settings of an API. Part of the module
//! `checker`.
//!
//! What nobody types is taken from the request that the builder has, and else not expected.

use super::checker::{reader, shown};
use super::el::{El, classed, el, live};
use super::page::Page;
use crate::checks::{Expected, Reader, SKEW as SECONDS, skew};
use crate::inspect::TokenReport;
use crate::jose::key::Encoding;
use crate::oauth::Context;
use crate::oauth::providers::rfc8707::RFC8707;
use crate::oauth::request::AuthorizationRequest;
use leptos::prelude::*;

/// What was typed.
#[derive(Clone, Copy)]
pub struct Typed {
    /// A key, in any form.
    pub key: RwSignal<String>,
    /// How a secret is written.
    pub encoding: RwSignal<String>,
    /// The issuer that is trusted.
    pub issuer: RwSignal<String>,
    audience: RwSignal<String>,
    client: RwSignal<String>,
    nonce: RwSignal<String>,
    algorithms: RwSignal<String>,
    scopes: RwSignal<String>,
    skew: RwSignal<String>,
}

impl Typed {
    /// Nothing yet.
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Typed {
            key: empty(),
            encoding: RwSignal::new(Encoding::Utf8.name().to_owned()),
            issuer: empty(),
            audience: empty(),
            client: empty(),
            nonce: empty(),
            algorithms: empty(),
            scopes: empty(),
            skew: RwSignal::new(SECONDS.0.to_string()),
        }
    }
}

/// What is expected of a signed token: as its reader can say it.
pub fn fields(page: Page, typed: Typed) -> AnyView {
    let reader = Memo::new(move |_| reader(page));
    let is_cognito = Memo::new(move |_| {
        let provider = shown(page, TokenReport::provider).flatten();
        provider.is_some_and(|provider| provider.id == "cognito")
    });
    live(move || {
        let fields: &[Field] = match reader.get() {
            // Its access tokens name the client in place of the API.
            Some(Reader::Api) if is_cognito.get() => {
                &[ISSUER, AUDIENCE, CLIENT, ALGORITHMS, SCOPES, SKEW]
            }
            Some(Reader::Api) => &[ISSUER, AUDIENCE, ALGORITHMS, SCOPES, SKEW],
            Some(Reader::Client) => &[ISSUER, CLIENT, NONCE, ALGORITHMS, SKEW],
            Some(Reader::LogoutReceiver) => &[ISSUER, CLIENT, ALGORITHMS, SKEW],
            Some(Reader::ProofReceiver) => &[ALGORITHMS, SKEW],
            Some(Reader::AuthorizationServer) => &[CLIENT, AUDIENCE, ALGORITHMS, SKEW],
            Some(Reader::Verifier) => &[ISSUER, AUDIENCE, NONCE, ALGORITHMS, SKEW],
            None => &[],
        };
        let field = |(label, test, value): &Field| field(label, test, value(typed));
        classed("div", "check-fields")
            .each(fields.iter().map(field))
            .view()
    })
}

/// A label, a test ID, and what is typed there.
type Field = (&'static str, &'static str, fn(Typed) -> RwSignal<String>);

const ISSUER: Field = ("Issuer", "check-issuer", |typed| typed.issuer);
const AUDIENCE: Field = ("Audience", "check-audience", |typed| typed.audience);
const CLIENT: Field = ("Client ID", "check-client", |typed| typed.client);
const NONCE: Field = ("Nonce", "check-nonce", |typed| typed.nonce);
const ALGORITHMS: Field = ("Algorithms", "check-algorithms", |typed| typed.algorithms);
const SCOPES: Field = ("Scopes", "check-scopes", |typed| typed.scopes);
const SKEW: Field = ("Clock skew in seconds", "check-skew", |typed| typed.skew);

fn field(label: &str, test: &str, value: RwSignal<String>) -> El {
    let input = el("input")
        .attr("id", test)
        .attr("data-testid", test)
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .value(value.into())
        .on("input", move |event| value.set(event_target_value(&event)));
    let field = classed("div", "field")
        .with(classed("label", "name").attr("for", test).text(label))
        .with(input);
    match test == SKEW.1 {
        // What is typed and what counts are not always the same.
        true => field.child(live(move || {
            let (_, says) = skew(&value.get());
            classed("p", "quiet")
                .attr("data-testid", "check-skew-says")
                .text(says)
                .view()
        })),
        false => field,
    }
}

/// What the reader expects.
pub fn expected(page: Page, typed: Typed) -> Expected {
    let given = |value: RwSignal<String>| {
        let value = value.get().trim().to_owned();
        Some(value).filter(|value| !value.is_empty())
    };
    let words = |value: RwSignal<String>| {
        let all = value.get();
        let split = all.split([' ', ',']).filter(|word| !word.is_empty());
        split.map(str::to_owned).collect()
    };
    // What the builder asks for is what is expected, unless the page only took it from this token.
    let asked = |name: &str| {
        let value = page
            .request
            .with(|request| request.get(name).map(str::to_owned));
        value.filter(|value| !value.is_empty() && !page.is_suggested.get())
    };
    let api = Some(page.audience.get()).filter(|api| !api.is_empty() && !page.is_suggested.get());
    let mut expected = Expected {
        now: page.now.get(),
        skew: skew(&typed.skew.get()).0,
        issuer: given(typed.issuer),
        audience: given(typed.audience).or(api),
        client_id: given(typed.client).or(asked("client_id")),
        algorithms: words(typed.algorithms),
        scopes: words(typed.scopes),
        ..Expected::of(&Context::at(page.now.get()))
    };
    page.sent.with(|sent| {
        if let Some(sent) = sent {
            expected.answers(sent);
        }
    });
    if let Some(nonce) = given(typed.nonce) {
        expected.nonce = Some(nonce);
    }
    expected
}

/// What an API is set to that checks so, in the code of its library.
pub fn settings(page: Page, typed: Typed) -> AnyView {
    let request = Signal::derive(move || {
        let asked = page.request.get();
        // The builder may be about another server than the token.
        let provider = shown(page, TokenReport::provider).flatten();
        match provider.unwrap_or(&RFC8707) {
            provider if provider != asked.provider => AuthorizationRequest::new(provider),
            _ => asked,
        }
    });
    let reads = Signal::derive(move || {
        let expected = expected(page, typed);
        shown(page, |token| expected.reads(&token.token)).unwrap_or_default()
    });
    let code = page.modules.code;
    el("details")
        .attr("data-testid", "check-settings")
        .with(el("summary").text("The same as settings of an API"))
        .on("toggle", move |_| code.wake())
        .child(code.view(move |code| (code.api)(page, request, reads)))
        .view()
}
