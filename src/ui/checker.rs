//! Whether whoever reads a token should accept it: each check by itself, and the signature with a key that the person gives; what
//! is encrypted is decrypted ([`super::opening`]).
//! A wasm module of its own ([`super::modules`]), loaded when somebody opens the section.
//!
//! What a check demands the core says ([`crate::checks`]); the browser computes. Key and expectations stand in their fields and
//! nowhere else: they are gone with the page. Fetches nothing itself: [`super::fetching`] has a frame do it, when asked to.

use super::el::{El, classed, effect, el, live, when};
use super::expecting::{Typed, expected, fields, settings};
use super::fetching::{self, Fetched};
use super::findings::clause;
use super::given::{encodings, key_field, keys};
use super::page::Page;
use super::{icon, maker, opening};
use crate::checks::attempt::{Attempt, Task, Tried, attempt, is_encrypted};
use crate::checks::{Check, Checked, Expected, Outcome, Reader, Signature, checks};
use crate::inspect::TokenReport;
use crate::jose::Form;
use crate::jose::key::Encoding;
use crate::lint::Severity;
use crate::web::crypto::{self, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the page asks of it.
pub struct Checker {
    /// The form for test tokens, and what it made.
    pub make: fn(Page) -> AnyView,
    /// The checks, with the fields that they take.
    pub view: fn(Page) -> AnyView,
}

/// The only way to it.
pub static CHECKER: Checker = Checker {
    make: maker::view,
    view,
};

/// The section, where the token that is shown is one that somebody checks. Closed it costs nothing, and the code for it is not
/// there.
pub fn section(page: Page) -> AnyView {
    let is_there = Memo::new(move |_| shown(page, is_checked).unwrap_or_default());
    when(is_there, move || {
        let title = live(move || {
            let text = match is_jwe(page) {
                true => "Decrypt it with your key",
                false => "Check it as its reader would",
            };
            el("span").text(text).view()
        });
        let summary = el("summary").with(classed("h3", "title").child(title));
        el("details")
            .attr("class", "section checks")
            .attr("data-testid", "checks")
            .with(summary)
            .on("toggle", move |_| page.modules.checker.wake())
            .child(
                page.modules
                    .checker
                    .view(move |checker| (checker.view)(page)),
            )
            .view()
    })
}

fn is_checked(token: &TokenReport) -> bool {
    let is_signed = matches!(token.token.form, Form::Jws | Form::SdJwt | Form::JwsJson);
    (is_signed || is_encrypted(&token.token)) && !token.opaque
}

fn is_jwe(page: Page) -> bool {
    shown(page, |token| is_encrypted(&token.token)).unwrap_or_default()
}

/// Something of the token that is shown.
pub(super) fn shown<T>(page: Page, of: impl Fn(&TokenReport) -> T) -> Option<T> {
    page.report
        .with(|report| report.tokens.get(page.chosen.get()).map(&of))
}

/// What came of a computation.
#[derive(Clone, PartialEq)]
struct Computed {
    /// Of which attempt.
    of: Attempt,
    signature: Signature,
    /// The signature of a key binding JWT.
    holder: Signature,
    /// Why something was not computed; else empty.
    said: String,
}

fn view(page: Page) -> AnyView {
    let typed = Typed::new();
    let tried = Memo::new(move |_| {
        let named = typed.encoding.get();
        let mut encodings = Encoding::ALL.into_iter();
        let encoding = encodings.find(|encoding| encoding.name() == named);
        let encoding = encoding.unwrap_or(Encoding::Utf8);
        let of = |token: &TokenReport| (typed.key).with(|key| attempt(&token.token, key, encoding));
        shown(page, of).unwrap_or_default()
    });
    let computed = RwSignal::new(None);
    let fetched = Fetched::new();
    compute(tried, computed);
    let is_jwe = Memo::new(move |_| is_jwe(page));
    let is_jws = Memo::new(move |_| !is_jwe.get());
    let is_api = Memo::new(move |_| reader(page) == Some(Reader::Api));
    classed("div", "checks-body")
        .with(key_field(typed.key, is_jwe))
        .child(when(is_jws, move || {
            fetching::view(page, typed.key, typed.issuer, fetched, tried)
        }))
        .child(live(move || encodings(&tried.get(), typed.encoding)))
        .child(live(move || keys(&tried.get())))
        .child(when(is_jwe, move || opening::view(page, tried)))
        .child(when(is_jws, move || {
            let steps = live(move || steps(page, typed, tried, computed, fetched));
            classed("div", "made")
                .child(fields(page, typed))
                .child(steps)
                .child(when(is_api, move || settings(page, typed)))
                .view()
        }))
        .view()
}

/// Computes what is to be computed; what comes of another attempt than the last is left.
fn compute(tried: Memo<Attempt>, computed: RwSignal<Option<Computed>>) {
    effect(move || {
        let now = tried.get();
        computed.set(None);
        let mut all = now.keys.iter().chain(&now.holder);
        if all.all(|key| key.plan.is_none()) {
            return;
        }
        spawn_local(async move {
            let (mut signature, said) = verified(&now.keys).await;
            if now.keys.is_empty() {
                signature = Signature::NoKey;
            }
            let holder: Vec<Tried> = now.holder.clone().into_iter().collect();
            let (holder, of_holder) = verified(&holder).await;
            // The section may be gone by now, or the key another one.
            if tried.try_get_untracked().as_ref() == Some(&now) {
                computed.try_set(Some(Computed {
                    of: now,
                    signature,
                    holder,
                    said: if said.is_empty() { of_holder } else { said },
                }));
            }
        });
    });
}

/// The first key that shows the signature right; else that none does, or why nothing could be computed.
async fn verified(keys: &[Tried]) -> (Signature, String) {
    let mut wrong: Option<&Tried> = None;
    let mut said = String::new();
    for key in keys {
        let Some(Task::Verify(plan)) = &key.plan else {
            continue;
        };
        match crypto::verify(plan).await {
            Ok(true) => {
                let (name, why) = (key.name.clone(), key.weak.clone());
                let signature = match why.is_empty() {
                    true => Signature::Computed {
                        is_right: true,
                        key: name,
                    },
                    false => Signature::Guessable { key: name, why },
                };
                return (signature, String::new());
            }
            Ok(false) => wrong = wrong.or(Some(key)),
            Err(failure) => said = why_not(failure, plan.method.name()),
        }
    }
    match wrong {
        Some(key) => {
            let (is_right, key) = (false, key.name.clone());
            (Signature::Computed { is_right, key }, said)
        }
        None if said.is_empty() => (Signature::NoneFits, said),
        None => (Signature::Hindered, said),
    }
}

/// The same of that algorithm, by its name where the browser does not have it.
pub(super) fn why_not(failure: Failure, algorithm: &str) -> String {
    match failure {
        Failure::Missing => ["This browser does not have ", algorithm, "."].concat(),
        failure => why(failure).to_owned(),
    }
}

const fn why(failure: Failure) -> &'static str {
    match failure {
        Failure::Insecure => {
            "This page came over plain http, and there browsers have no WebCrypto: nothing can be computed. Open it over https."
        }
        Failure::Missing => "This browser does not have that algorithm.",
        Failure::KeyRefused => {
            "The browser refused the key: it is not one that can be computed with, as a point that is not on its curve."
        }
        Failure::SenderRefused => {
            "The browser refused the sender’s public key (epk in the header): no secret can be agreed on with it."
        }
        Failure::WrongKey => {
            "This key does not open the token: it was encrypted for another one, or its encrypted key was changed."
        }
        Failure::WrongTag => {
            "The key fits, and the content does not: its header, its ciphertext or its tag was changed."
        }
        Failure::WrongKeyOrTag => {
            "This does not open: the token was encrypted with another key, or it was changed. With a key that is used directly nobody can tell which."
        }
        Failure::NotCompressed => {
            "It was decrypted, and what is inside is not compressed as its header says (zip)."
        }
        Failure::TooLarge => {
            "It was decrypted, and what is inside takes more than 4 MiB when it is inflated: a few octets can stand for any number."
        }
    }
}

/// Who reads the token that is shown.
pub(super) fn reader(page: Page) -> Option<Reader> {
    shown(page, |token| Reader::of(token.verdict.kind)).flatten()
}

/// The checks in order.
fn steps(
    page: Page,
    typed: Typed,
    tried: Memo<Attempt>,
    computed: RwSignal<Option<Computed>>,
    fetched: Fetched,
) -> AnyView {
    let keys_from = typed.key.with(|key| fetched.keys_from(key));
    let now = computed
        .get()
        .filter(|now| tried.with(|tried| *tried == now.of));
    let now = now.unwrap_or_else(|| Computed {
        of: Attempt::default(),
        signature: match tried.with(|tried| tried.keys.is_empty() && tried.says.is_empty()) {
            true => Signature::NoKey,
            false => Signature::NoneFits,
        },
        holder: Signature::NoneFits,
        said: String::new(),
    });
    let said = &now.said;
    let said = (!said.is_empty()).then(|| el("p").attr("data-testid", "check-failure").text(said));
    let expected = expected(page, typed);
    let list = page.report.with(|report| {
        let known = report.checked(page.chosen.get())?;
        let checked = Checked {
            signature: &now.signature,
            holder: &now.holder,
            keys_from: &keys_from,
            ..known
        };
        Some(all(&checked, &expected))
    });
    el("div")
        .attr("role", "status")
        .maybe(said)
        .maybe(list)
        .view()
}

fn all(checked: &Checked<'_>, expected: &Expected) -> El {
    let found = match Reader::of(checked.kind) {
        Some(_) => checks(checked, expected),
        // Whoever reads it, the signature can be checked.
        None => crate::checks::signature_alone(checked),
    };
    let title = match Reader::of(checked.kind) {
        Some(reader) => [reader.title(), " makes sure of this:"].concat(),
        None => "Of this kind only the signature is checked here:".to_owned(),
    };
    el("div")
        .with(el("p").text(&title))
        .with(classed("ul", "checked").each(found.iter().map(step)))
}

fn step(check: &Check) -> El {
    let (shape, word) = match check.outcome {
        Outcome::Passed => (icon::tick(), "passed"),
        Outcome::Failed => (icon::severity(Severity::Error), "failed"),
        Outcome::NotChecked => (icon::severity(Severity::Note), "not checked"),
    };
    let name = check.name.replace('-', " ");
    let said = el("span")
        .with(el("strong").text(&name).text(": "))
        .with(classed("span", "heard").text(word).text(". "))
        .text(&check.text)
        .text(" ")
        .with(clause(&check.spec));
    el("li")
        .attr("data-testid", "check")
        .attr("data-name", check.name)
        .attr("data-outcome", check.outcome.name())
        .child(shape)
        .with(said)
}
