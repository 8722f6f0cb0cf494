//! The part of the page that reads requests out of whatever people paste: a wasm module of its own ([`super::modules`]), loaded
//! when somebody goes for the box.

use super::building::fresh_value;
use super::el::{button, classed, el, live, nothing};
use super::findings::findings;
use super::page::Page;
use crate::lint::{Finding, RequestUnderLint, lint_import, lint_metadata};
use crate::oauth::import::{self, Imported, Reading};
use crate::oauth::metadata::{Endpoint, Metadata, ResourceMetadata};
use crate::oauth::outcome::{Outcome, follow};
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::sent::Promised;
use crate::share;
use leptos::prelude::*;

/// What the page asks of it.
pub struct Importer {
    /// Fills the builder from a text that was pasted into the box.
    pub paste: fn(Page, &str),
    /// What there is to say about what was read.
    pub said: fn(Page) -> AnyView,
    /// What there is to do with a text that was pasted for a token and is a request, or configures one.
    pub offer: fn(Page) -> AnyView,
    /// Fills the builder from the text of a file, where it is what a server says of itself.
    pub opened: fn(Page, &str),
    /// What is wrong with the request by what its server says of itself.
    pub findings: fn(&AuthorizationRequest, &Metadata) -> Vec<Finding>,
    /// Makes a prediction follow what its server says of itself.
    pub follow: fn(&mut Outcome, &AuthorizationRequest, &Metadata, &[String]),
    /// What its server says of the answer.
    pub promised: fn(&Metadata, &AuthorizationRequest) -> Promised,
}

/// The only way to it.
pub static IMPORTER: Importer = Importer {
    paste,
    said,
    offer,
    opened,
    findings: by_metadata,
    follow,
    promised: Promised::by,
};

/// What was read last.
#[derive(Clone, Default)]
pub struct Import {
    /// What came of it, in a sentence; empty where nothing was pasted.
    pub sentence: String,
    /// What had to be mended, added or left out.
    pub notes: Vec<String>,
    /// Options that the library ignores.
    pub findings: Vec<Finding>,
    /// What the server says of itself.
    pub metadata: Option<Metadata>,
    /// What the code names, and gives no value before it runs.
    pub computed: Vec<String>,
    /// The text beside the form that it was filled from.
    pub taken: String,
}

fn paste(page: Page, text: &str) {
    if text.trim().is_empty() {
        page.import.update(|import| {
            import.sentence.clear();
            import.notes.clear();
            import.findings.clear();
        });
        return;
    }
    if let Some(fragment) = share::pasted(text) {
        take_link(page, fragment);
        return;
    }
    match import::import(text, None) {
        Ok(Imported::Request(reading)) => take(page, reading),
        Ok(Imported::Server(metadata)) => take_server(page, metadata),
        Ok(Imported::Resource(resource)) => take_resource(page, &resource),
        Err(error) => tell(
            page,
            ["Not read: ", &error.to_string(), "."].concat(),
            Vec::new(),
        ),
    }
}

fn tell(page: Page, sentence: String, notes: Vec<String>) {
    page.import.update(|import| {
        import.sentence = sentence;
        import.notes = notes;
        import.findings.clear();
        import.taken.clear();
    });
}

/// Fills the builder.
fn take(page: Page, reading: Reading) {
    let findings = lint_import(&reading.misplaced);
    page.import.update(|import| {
        import.sentence = "It fills the form below.".to_owned();
        import.notes = reading.notes.iter().map(ToString::to_string).collect();
        import.findings = findings;
        import.taken.clear();
        // What another server says is of no use.
        if (import.metadata.as_ref()).is_some_and(|metadata| !metadata.is_of(&reading.request)) {
            import.metadata = None;
        }
    });
    page.fill(reading.request);
    page.import
        .update(|import| import.computed = reading.computed);
    for name in reading.makes {
        if !page
            .request
            .with_untracked(|request| request.typed(name).is_empty())
        {
            continue;
        }
        match name {
            "code_challenge" => {
                let challenge = page.fresh_challenge();
                page.set_param(name, challenge);
                page.set_param("code_challenge_method", "S256".to_owned());
            }
            _ => page.set_param(name, fresh_value()),
        }
    }
}

/// Fills the builder as opening the link would: where it goes has to be looked at.
fn take_link(page: Page, fragment: &str) {
    let sentence = "It is a link into this page, and fills the form below.";
    tell(page, sentence.to_owned(), Vec::new());
    page.import.update(|import| import.metadata = None);
    page.open_link(fragment);
}

fn take_server(page: Page, metadata: Metadata) {
    let request = page
        .request
        .with_untracked(|request| import::at_server(&metadata, request));
    let whose = metadata.issuer().unwrap_or("a server").to_owned();
    let has = |endpoint| metadata.endpoint(endpoint).is_some();
    let mut notes = Vec::new();
    if !has(Endpoint::Authorization) {
        notes.push(
            "It names no authorization endpoint, so there is nowhere to send a request.".to_owned(),
        );
    }
    if metadata.is("authorization_response_iss_parameter_supported") {
        notes.push(
            "The answer will carry iss, which has to be the issuer (RFC 9207 §2.4): it is compared here.".to_owned(),
        );
    }
    if has(Endpoint::PushedAuthorizationRequest) {
        notes.push("It takes pushed requests (RFC 9126).".to_owned());
    }
    let sentence = [
        "This is what ",
        &crate::text::shortened(&whose, 120),
        " says of itself. The request goes to its authorization endpoint, and is held against what it says.",
    ]
    .concat();
    tell(page, sentence, notes);
    page.import
        .update(|import| import.metadata = Some(metadata));
    page.fill(request);
}

fn take_resource(page: Page, resource: &ResourceMetadata) {
    let api = page
        .request
        .with_untracked(|request| request.provider.api.parameter());
    let mut notes = Vec::new();
    let servers = resource.authorization_servers();
    if !servers.is_empty() {
        let servers = crate::text::shortened(&servers.join(", "), 300);
        notes.push(["Its tokens come from ", &servers, "."].concat());
    }
    if !resource.scopes().is_empty() {
        let scopes = crate::text::shortened(&resource.scopes().join(" "), 300);
        notes.push(["Scopes that it lists: ", &scopes, "."].concat());
    }
    let name = api.unwrap_or("resource");
    tell(
        page,
        [
            "This is what an API says of itself. Its identifier stands in ",
            name,
            ".",
        ]
        .concat(),
        notes,
    );
    page.set_param(name, resource.resource().to_owned());
}

fn offer(page: Page) -> AnyView {
    let text = page.text.get();
    let what = match import::import(&text, None) {
        _ if share::pasted(&text).is_some() => "It is a link into this page, with a request in it.",
        Ok(Imported::Request(reading)) if reading.request.get("client_id").is_some() => {
            "It is a request, or what configures one."
        }
        Ok(Imported::Server(_)) => "It is what an authorization server says of itself.",
        Ok(Imported::Resource(_)) => "It is what an API says of itself.",
        _ => return nothing(),
    };
    let is_it = text.clone();
    let is_taken = Memo::new(move |_| page.import.with(|import| import.taken == is_it));
    let take = move || take_beside(page, &text);
    let said = live(move || match is_taken.get() {
        true => said(page),
        false => nothing(),
    });
    el("div")
        .with(classed("p", "sentence").text(what))
        .with(
            classed("div", "actions").with(
                button("main", take)
                    .attr("data-testid", "import-offer")
                    .text("Fill the form with it"),
            ),
        )
        .child(said)
        .view()
}

/// Fills the builder from the text that stands beside it.
fn take_beside(page: Page, text: &str) {
    paste(page, text);
    page.import.update(|import| import.taken = text.to_owned());
}

fn opened(page: Page, text: &str) {
    if matches!(import::import(text, None), Ok(Imported::Server(_))) {
        take_beside(page, text);
    }
}

fn by_metadata(request: &AuthorizationRequest, metadata: &Metadata) -> Vec<Finding> {
    lint_metadata(&RequestUnderLint {
        request,
        token_audience: &[],
        metadata: Some(metadata),
        now: None,
    })
}

fn said(page: Page) -> AnyView {
    page.import.with(|import| {
        if import.sentence.is_empty() {
            return nothing();
        }
        let notes = import.notes.iter().map(|note| el("li").text(note));
        let notes = (!import.notes.is_empty())
            .then(|| el("ul").attr("data-testid", "import-notes").each(notes));
        let found = (!import.findings.is_empty())
            .then(|| classed("div", "findings").each(findings(page, &import.findings, true)));
        classed("div", "imported")
            .with(
                classed("p", "help")
                    .attr("role", "status")
                    .attr("data-testid", "import-said")
                    .text(&import.sentence),
            )
            .maybe(notes)
            .maybe(found)
            .view()
    })
}
