//! The request as code: in the application that sends it, and in the API that takes the token. A wasm module of its own
//! ([`super::modules`]), loaded when somebody opens the section.
//!
//! What is chosen is kept while the page is open and no longer.

use super::copy::copy_button;
use super::el::{El, classed, el, live, several};
use super::findings::clause;
use super::page::Page;
use crate::oauth::reads::Reads;
use crate::oauth::request::AuthorizationRequest;
use crate::sdk::quote::Language;
use crate::sdk::template::{File, Line};
use crate::sdk::{Group, SDKS, Sdk, Snippet, offered};
use leptos::prelude::*;
use std::sync::Arc;

/// What the page asks of it.
pub struct Code {
    /// Both sides.
    pub view: fn(Page) -> AnyView,
    /// The code of an API that checks tokens of such requests by this.
    pub api: fn(Page, Signal<AuthorizationRequest>, Signal<Reads>) -> AnyView,
}

/// The only way to it.
pub static CODE: Code = Code { view, api };

/// The section. Closed it costs nothing, and the code for it is not there.
pub fn section(page: Page) -> El {
    let draw = move |code: &'static Code| (code.view)(page);
    (page.modules.code).section("The same in your SDK", "section sdk", "sdk", draw)
}

/// One side of the wire.
#[derive(Clone, Copy)]
struct Side {
    group: Group,
    /// What the test IDs begin with.
    test: &'static str,
    /// Names the select.
    label: &'static str,
    /// What its buttons say.
    copy: &'static str,
}

const SIDES: [Side; 2] = [
    Side {
        group: Group::SignIn,
        test: "sdk",
        label: "In the application",
        copy: "Copy the code",
    },
    Side {
        group: Group::Api,
        test: "sdk-api",
        label: "In the API",
        copy: "Copy the API’s code",
    },
];

fn view(page: Page) -> AnyView {
    let seen = Seen {
        request: page.request.into(),
        reads: None,
        touched: touched(page),
    };
    several(SIDES.map(|side| one(page, side, seen).view()).into())
}

fn api(page: Page, request: Signal<AuthorizationRequest>, reads: Signal<Reads>) -> AnyView {
    let side = Side {
        test: "check-sdk",
        ..SIDES[1]
    };
    let seen = Seen {
        request,
        reads: Some(reads),
        touched: touched(page),
    };
    one(page, side, seen).view()
}

/// What the code is about.
#[derive(Clone, Copy)]
struct Seen {
    request: Signal<AuthorizationRequest>,
    /// What a token is checked by, where one is.
    reads: Option<Signal<Reads>>,
    touched: Memo<Touched>,
}

fn one(page: Page, side: Side, seen: Seen) -> El {
    let chosen = RwSignal::new(String::new());
    // The one that was chosen; the first that fits, where it does not.
    let shown = Memo::new(move |_| {
        seen.request.with(|request| {
            chosen.with(|id| {
                let fits = offered(side.group, request);
                let (mut first, mut found) = ("", "");
                for sdk in fits {
                    first = if first.is_empty() { sdk.id } else { first };
                    found = if sdk.id == id { sdk.id } else { found };
                }
                String::from(if found.is_empty() { first } else { found })
            })
        })
    });
    // The list is drawn anew only where it is another one.
    let provider = Memo::new(move |_| {
        seen.request.with(|request| {
            let ids: Vec<&str> = offered(side.group, request).map(|sdk| sdk.id).collect();
            ids.join(" ")
        })
    });
    let select = live(move || {
        let option = |sdk: &Sdk| el("option").attr("value", sdk.id).text(&title(sdk));
        let ids = provider.get();
        let (fit, rest): (Vec<&Sdk>, Vec<&Sdk>) = (SDKS.iter())
            .filter(|sdk| sdk.group == side.group)
            .partition(|sdk| ids.split(' ').any(|id| id == sdk.id));
        // Who looks for a library that is not for this request reads why.
        let why = |sdk: &Sdk| (seen.request).with_untracked(|request| sdk.unfit(request));
        let missing = |sdk: &&Sdk| {
            let text = [sdk.title, ": ", why(sdk).unwrap_or_default()].concat();
            el("option").attr("disabled", "").text(&text)
        };
        el("select")
            .attr("data-testid", &[side.test, "-choice"].concat())
            .attr("aria-label", side.label)
            .value(shown.into())
            .on("change", move |event| {
                chosen.set(event_target_value(&event))
            })
            .each(fit.into_iter().map(option))
            .each(rest.iter().map(missing))
            .view()
    });
    let code = live(move || {
        let id = shown.get();
        seen.request
            .with(|request| match SDKS.iter().find(|sdk| sdk.id == id) {
                Some(sdk) => code(page, side, sdk, request, seen),
                None => why_not(side.group, request),
            })
    });
    classed("div", "sdk-side")
        .with(el("h4").text(side.label))
        .child(select)
        .child(code)
}

fn title(sdk: &Sdk) -> String {
    let language = (sdk.template.lines().next())
        .and_then(Language::of_file)
        .map_or("", |language| language.title());
    [sdk.title, " · ", language].concat()
}

/// Why there is nothing to choose from.
fn why_not(group: Group, request: &AuthorizationRequest) -> AnyView {
    let mut reasons = SDKS
        .iter()
        .filter(|sdk| sdk.group == group)
        .filter_map(|sdk| sdk.unfit(request));
    classed("p", "help")
        .text(reasons.next().unwrap_or_default())
        .view()
}

fn code(
    page: Page,
    side: Side,
    sdk: &'static Sdk,
    request: &AuthorizationRequest,
    seen: Seen,
) -> AnyView {
    let Snippet { files, notes } = match seen.reads {
        Some(reads) => reads.with(|reads| sdk.write_reading(request, reads)),
        None => sdk.write(request),
    };
    let api = request.provider.api.parameter().unwrap_or("scope");
    let touched = seen.touched.get();
    let is_marked = |line: &Line| line.param == api || touched.names.contains(&line.param);
    let any_marked = files.iter().flat_map(|file| &file.lines).any(is_marked);
    let file = |(nth, file): (usize, &File)| {
        let text = file.text();
        let number = if nth == 0 {
            String::new()
        } else {
            ["-", &nth.to_string()].concat()
        };
        let copied = Signal::derive(move || text.clone());
        let test = |what: &str| [side.test, what, &number].concat();
        let head = classed("div", "row spread")
            .with(el("code").text(file.name))
            .with(
                copy_button(page, side.copy, "plain", copied).attr("data-testid", &test("-copy")),
            );
        let line = |line: &Line| {
            let tag = if is_marked(line) && seen.reads.is_none() {
                "mark"
            } else {
                "span"
            };
            el(tag).text(&line.text).text("\n")
        };
        let lines = el("pre")
            .attr("data-testid", &test("-code"))
            .attr("data-language", file.language.title())
            .attr("translate", "no")
            .each(file.lines.iter().map(line));
        el("div").with(head).with(lines)
    };
    let notes = notes.iter().map(|note| el("li").text(&note.to_string()));
    let legend = (any_marked && seen.reads.is_none()).then(|| {
        classed("p", "help").text("Marked: what names the API, and what you changed last.")
    });
    el("div")
        .each(files.iter().enumerate().map(file))
        .maybe(legend)
        .with(
            classed("ul", "help")
                .attr("data-testid", &[side.test, "-notes"].concat())
                .each(notes),
        )
        .with(
            classed("p", "help")
                .text(&["Written for ", sdk.title, " ", sdk.version, ". "].concat())
                .each(sdk.docs.iter().map(clause)),
        )
        .view()
}

/// What the person changed since the request was opened or pasted.
#[derive(Clone, PartialEq)]
struct Touched {
    request: Arc<AuthorizationRequest>,
    names: Arc<Vec<String>>,
}

fn touched(page: Page) -> Memo<Touched> {
    Memo::new(move |before: Option<&Touched>| {
        let request = Arc::new(page.request.get());
        let Some(before) = before else {
            let names = Arc::default();
            return Touched { request, names };
        };
        let mut names: Vec<String> = Vec::new();
        let both = request.params.iter().chain(&before.request.params);
        for param in both {
            let is_changed =
                !(request.get_all(&param.name)).eq(before.request.get_all(&param.name));
            if is_changed && !names.contains(&param.name) {
                names.push(param.name.clone());
            }
        }
        if request.location != before.request.location {
            names.push(request.location_name().to_owned());
        }
        // Nobody types two values at once: this is another request.
        let is_other = request.provider != before.request.provider || names.len() > 2;
        let names = match (is_other, names.is_empty()) {
            (true, _) => Arc::default(),
            (false, true) => before.names.clone(),
            (false, false) => Arc::new(names),
        };
        Touched { request, names }
    })
}
