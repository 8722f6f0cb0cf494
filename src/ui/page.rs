//! The state of the page, and what follows from it. Every view gets a copy of this handle.
//!
//! Signals are what the person did; memos are what the core says about it. Nothing here is stored anywhere else.

use super::building::{TypedParam, beginning, is_untouched};
use super::callback::Came;
use super::engine::Engine;
use super::files::Files;
use super::importer::Import;
use super::modules::Modules;
use super::reader::Reader;
use super::undo::Before;
use crate::har::is_har;
use crate::inspect::{Report, TokenReport};
use crate::lint::{self, Finding, RequestUnderLint};
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::sent::Asked;
use crate::oauth::{Context, Kind, claims, providers};
use crate::scan::Found;
use crate::share::Expected;
use crate::share::brought::Brought;
use crate::text::time::Timestamp;
use crate::web::{clock, frame, location};
use js_sys::Array;
use leptos::prelude::*;
use std::sync::Arc;

/// All of it.
#[derive(Clone, Copy)]
pub struct Page {
    /// What is in the text area, as typed; for long texts as of the last pause.
    pub text: RwSignal<String>,
    /// A text for the text area that comes from elsewhere than the keyboard.
    pub put: RwSignal<String>,
    /// Which of the text's tokens is shown.
    pub chosen: RwSignal<usize>,
    /// The person's clock, as of the last input or half minute.
    pub now: RwSignal<Timestamp>,
    /// The request, as typed.
    pub request: RwSignal<AuthorizationRequest>,
    /// Whether the page suggested the request, and nobody has sent it yet.
    pub is_suggested: RwSignal<bool>,
    /// The client that the page read out of a token for it; empty where the person named it.
    pub suggested_client: RwSignal<String>,
    /// The secret half of `code_challenge`, empty where there is none; in memory only.
    pub verifier: RwSignal<String>,
    /// The request that was sent, which an answer is held against, with what its server said.
    pub sent: RwSignal<Option<Arc<Asked>>>,
    /// How the answer came that stood in the page's address.
    pub came: RwSignal<Option<Arc<Came>>>,
    /// What a link brought of where the request goes, until the person has looked at it.
    pub brought: RwSignal<Option<Brought>>,
    /// Whether some of that is still in the request, so that it cannot be opened yet.
    pub is_gated: Memo<bool>,
    /// What the link said that the request gets.
    pub expected: RwSignal<Expected>,
    /// What the form held before it was filled anew.
    pub before: RwSignal<Option<Before>>,
    /// What was typed into a field of the form since the last frame.
    pub typed_param: StoredValue<Option<TypedParam>>,
    /// What it was last filled with.
    pub filled: StoredValue<Option<AuthorizationRequest>>,
    /// The files that were opened, and what was found in them.
    pub files: RwSignal<Option<Files>>,
    /// Files that are being read.
    pub reading: RwSignal<Option<Files>>,
    /// The token of those that is shown: the text area has it, and its name and wrapping are known from the file.
    pub found: RwSignal<Option<Arc<Found>>>,
    /// What the person has to be told about the request that was opened, a sentence a line.
    pub told: RwSignal<String>,
    /// The API that the request asks for; empty where it names none.
    pub audience: Memo<String>,
    /// The parts of the page that are loaded when they are needed.
    pub modules: Modules,
    /// Everything that can be said about the text.
    pub report: Memo<Arc<Report>>,
    /// Whether the text is an authorization request.
    pub is_request: RwSignal<bool>,
    /// The request that was read last from elsewhere than the form.
    pub import: RwSignal<Import>,
    /// What is wrong with the request.
    pub findings: Memo<Arc<Vec<Finding>>>,
    /// The file of explanations; empty until it is there.
    pub prose: RwSignal<String>,
    /// Whether the text is short enough to be marked.
    pub short: RwSignal<bool>,
    /// What was just done, to be said once; empty again soon after.
    pub done: RwSignal<String>,
    /// A text that the browser did not let the page copy.
    pub uncopied: RwSignal<String>,
    /// How often something was typed or pasted.
    pub typings: RwSignal<usize>,
    /// Counts the frames that were painted since something else was to be shown: what need not be in the first waits for it.
    pub painted: RwSignal<usize>,
}

impl Page {
    /// An empty page, or one with the request of the address's fragment.
    pub fn new() -> Self {
        let text = RwSignal::new(String::new());
        let chosen = RwSignal::new(0);
        let modules = Modules::new();
        let now = RwSignal::new(clock::now());
        let request = RwSignal::new(beginning(&providers::auth0::AUTH0));
        // Few kinds of memo: each kind of value costs kilobytes of wasm.
        let given = move |name: &str| {
            request.with(|request| request.get(name).unwrap_or_default().to_owned())
        };
        let audience = Memo::new(move |_| {
            let api = request.with(|request| request.provider.api.parameter());
            api.map(given).unwrap_or_default()
        });
        // What an empty page begins with, nobody asked for.
        // Nor what the page suggests, before it is sent.
        let is_suggested = RwSignal::new(false);
        // A client that the page read out of a token is no evidence about that token.
        let suggested_client = RwSignal::new(String::new());
        let client_id = Memo::new(move |_| {
            let client_id = given("client_id");
            match is_suggested.get() && suggested_client.with(|read| *read == client_id) {
                true => String::new(),
                false => client_id,
            }
        });
        let scope = Memo::new(
            move |_| match is_suggested.get() || request.with(is_untouched) {
                true => String::new(),
                false => given("scope"),
            },
        );
        let found = RwSignal::new(None::<Arc<Found>>);
        let sent = RwSignal::new(None::<Arc<Asked>>);
        let look = move |_: Option<&Arc<Report>>| {
            let known = |memo: Memo<String>| Some(memo.get()).filter(|value| !value.is_empty());
            let context = Context {
                audience: known(audience),
                client_id: known(client_id),
                scope: known(scope),
                sent: sent.get(),
                ..Context::at(now.get())
            };
            // What the file says of a token holds while it stands alone.
            let alone = found.get();
            let alone = alone.filter(|found| text.with(|text| *text == found.value));
            let report = |engine: &Engine| match alone {
                Some(found) => (engine.inspect_found)((*found).clone(), &context),
                None => text.with(|text| {
                    let mut report = (engine.inspect)(text, &context);
                    if is_har(text.as_bytes()) {
                        let read = |reader: &Reader| (reader.har)(text, &context);
                        report.har = modules.reader.get().and_then(read).map(Arc::new);
                    }
                    report
                }),
            };
            Arc::new(modules.engine.get().map(report).unwrap_or_default())
        };
        let report = Memo::new_with_compare(look, has_changed);
        let import = RwSignal::new(Import::default());
        let findings = Memo::new(move |_| {
            // Nothing was asked for yet, so nothing is missing: an empty form teaches, it does not scold.
            if request.with(is_untouched) {
                return Arc::default();
            }
            let Some(judge) = modules.judge.get() else {
                return Arc::default();
            };
            let token_audience = report.with(|report| audience_of(report, chosen.get()));
            request.with(|request| {
                let mut found = (judge.lint)(&RequestUnderLint {
                    request,
                    token_audience: &token_audience,
                    metadata: None,
                    // Nothing else in a request ends.
                    now: request.get("request").map(|_| now.get()),
                });
                let by_server = import.with(|import| {
                    let metadata = import.metadata.as_ref()?;
                    Some((modules.importer.get()?.findings)(request, metadata))
                });
                if let Some(by_server) = by_server {
                    found.extend(by_server);
                    lint::sort(&mut found);
                }
                import.with(|import| {
                    lint::without_computed(&mut found, request, &import.computed);
                });
                Arc::new(found)
            })
        });
        let brought = RwSignal::new(None::<Brought>);
        let is_gated = Memo::new(move |_| {
            let is_in = |brought: &Brought| request.with(|request| brought.is_in(request));
            brought.with(|brought| brought.as_ref().is_some_and(is_in))
        });
        let page = Self {
            text,
            put: RwSignal::new(String::new()),
            chosen,
            now,
            request,
            is_suggested,
            suggested_client,
            verifier: RwSignal::new(String::new()),
            told: RwSignal::new(String::new()),
            sent,
            came: RwSignal::new(None),
            brought,
            is_gated,
            expected: RwSignal::new(Expected::default()),
            before: RwSignal::new(None),
            typed_param: StoredValue::new(None),
            filled: StoredValue::new(None),
            files: RwSignal::new(None),
            reading: RwSignal::new(None),
            found,
            audience,
            modules,
            report,
            is_request: RwSignal::new(false),
            import,
            findings,
            prose: RwSignal::new(String::new()),
            short: RwSignal::new(true),
            done: RwSignal::new(String::new()),
            uncopied: RwSignal::new(String::new()),
            typings: RwSignal::new(0),
            painted: RwSignal::new(0),
        };
        Effect::new(move |_| {
            page.text.track();
            page.report.track();
            page.chosen.track();
            frame::after_next(move || page.painted.update(|count| *count += 1));
        });
        // Once something is asked for, it is to be judged.
        Effect::new(move |before: Option<bool>| {
            let is_begun = !page.request.with(is_untouched);
            if is_begun && before != Some(true) {
                page.modules.judge.wake();
            }
            is_begun
        });
        page.open_link(&location::fragment());
        location::on_fragment_change(move |fragment| page.open_link(&fragment));
        location::on_answer(move |address| {
            page.with_flow(move |flow| (flow.take)(page, &address));
        });
        page
    }

    /// Searches files that the person chose or dropped.
    pub fn open_files(self, files: Array) {
        if files.length() > 0 {
            // A token in them will be shown.
            self.modules.engine.wake();
            (self.modules.reader).with(move |reader| (reader.open)(self, files));
        }
    }

    /// Says what was done. Soon after it is unsaid, so that the same can be said again.
    pub fn tell(self, done: String) {
        self.done.set(done);
        clock::after(2000, move || self.done.set(String::new()));
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether there is something new to show. What was decoded need not be compared: the same token decodes the same.
fn has_changed(before: Option<&Arc<Report>>, now: Option<&Arc<Report>>) -> bool {
    let (Some(before), Some(now)) = (before, now) else {
        return true;
    };
    let same = |(before, now): (&TokenReport, &TokenReport)| {
        before.token.raw == now.token.raw
            && before.name == now.name
            && before.places == now.places
            && before.unwrapped == now.unwrapped
            && before.verdict == now.verdict
            && before.findings == now.findings
    };
    // What a HAR tells follows from all of the text; the first module need not know how to compare it.
    before.har.is_some()
        || now.har.is_some()
        || before.findings != now.findings
        || before.responses != now.responses
        || before.tokens.len() != now.tokens.len()
        || !before.tokens.iter().zip(&now.tokens).all(same)
}

/// The `aud` of the access token that is shown.
fn audience_of(report: &Report, chosen: usize) -> Vec<String> {
    let token = report
        .tokens
        .get(chosen)
        .filter(|token| token.verdict.kind == Kind::AccessToken);
    let claims = token.and_then(|token| token.token.claims.as_ref());
    let audience = claims.and_then(|claims| claims::audience(claims).present());
    audience
        .unwrap_or_default()
        .into_iter()
        .map(str::to_owned)
        .collect()
}
