//! Has an issuer's keys fetched into the key field: the address is shown, and asked only when the person says so. Part of the
//! module that checks tokens.
//!
//! Which address comes next and what an answer is worth the core says ([`crate::issuer`]); a frame asks. Nothing is asked by
//! itself, and nothing of the token goes along but what the address is made of, which is said.

use super::checker::shown;
use super::el::{El, button, classed, el, live, nothing};
use super::findings::clause;
use super::page::Page;
use crate::checks::attempt::Attempt;
use crate::inspect::TokenReport;
use crate::issuer::{Ask, Errand, KeysFrom, Step, Unfit, sentence};
use crate::spec::rfc;
use crate::web::{clock, fetching, focus};
use leptos::prelude::*;

/// The button that begins, and what gets the focus back.
const BEGIN: &str = "fetch-keys";
/// The button that has an address asked.
const CONFIRM: &str = "fetch-confirm";

/// Where the errand is.
#[derive(Clone, Debug)]
enum State {
    /// Nobody asked for one.
    None,
    /// The person looks at an address, which is that of this subject.
    Offered(Errand, String),
    /// It is asked.
    Asking(Errand),
    /// What came of it, a line each, and whether there are keys.
    Ended(Vec<String>, bool),
}

/// What was fetched, and what is being fetched.
#[derive(Clone, Copy)]
pub struct Fetched {
    state: RwSignal<State>,
    came: RwSignal<Option<(String, KeysFrom)>>,
}

impl Fetched {
    /// Nothing yet.
    pub fn new() -> Self {
        Fetched {
            state: RwSignal::new(State::None),
            came: RwSignal::new(None),
        }
    }

    /// Where the text in the key field is from: once somebody changed it, it is theirs.
    pub fn keys_from(self, key: &str) -> KeysFrom {
        self.came.with(|came| match came {
            Some((keys, from)) if keys == key => from.clone(),
            _ => KeysFrom::Person,
        })
    }

    fn begin(self, errand: Result<Errand, Unfit>, subject: String) {
        fetching::stop();
        self.state.set(match errand {
            Ok(errand) => State::Offered(errand, subject),
            Err(unfit) => {
                let text = [&sentence("not asked"), " ", &sentence(&unfit.to_string())].concat();
                State::Ended(vec![text], false)
            }
        });
        focus_on(CONFIRM);
    }

    /// Has the next address asked, and goes on with what comes.
    fn ask(self, key: RwSignal<String>, errand: Errand) {
        let Some(ask) = errand.asks().first().cloned() else {
            return;
        };
        self.state.set(State::Asking(errand.clone()));
        fetching::ask(&ask, move |came| match errand.came(came) {
            Step::Ask(next) => self.ask(key, next),
            Step::Offer(next) => {
                let subject = next.host().to_owned();
                self.state.set(State::Offered(next, subject));
                focus_on(CONFIRM);
            }
            Step::Done { keys, from, told } => {
                self.came.set(Some((keys.clone(), from)));
                key.set(keys);
                self.end(told, true);
            }
            Step::Failed(told) => self.end(told, false),
        });
    }

    fn end(self, told: Vec<String>, is_done: bool) {
        self.state.set(State::Ended(told, is_done));
        focus_on(BEGIN);
    }
}

/// What has the focus goes away with its button: it moves on to that one, once it is there.
fn focus_on(id: &'static str) {
    clock::after(0, move || focus::only(id));
}

/// What a token says of its issuer and of where its keys are.
#[derive(Clone, Debug, Default, PartialEq)]
struct Named {
    issuer: String,
    /// The policy of Azure AD B2C that it was issued by, in either claim that can name it.
    policy: Option<String>,
    by_itself: Vec<(&'static str, String)>,
}

fn named(token: &TokenReport) -> Named {
    let claims = token.token.claims.as_ref();
    let issuer = claims.and_then(|claims| claims.str("iss"));
    let header = |name: &'static str| Some((name, token.token.header_str(name)?.to_owned()));
    Named {
        issuer: issuer.unwrap_or_default().to_owned(),
        policy: claims
            .and_then(|claims| claims.str("tfp").or(claims.str("acr")))
            .map(str::to_owned),
        by_itself: ["jku", "x5u"].into_iter().filter_map(header).collect(),
    }
}

/// The button, what is shown before anything is asked, and what came.
pub fn view(
    page: Page,
    key: RwSignal<String>,
    issuer: RwSignal<String>,
    fetched: Fetched,
    tried: Memo<Attempt>,
) -> AnyView {
    let token = Memo::new(move |_| shown(page, named).unwrap_or_default());
    // Who types an issuer trusts it; the token's own is what anybody can have written.
    let typed = move || Some(issuer.get().trim().to_owned()).filter(|typed| !typed.is_empty());
    let subject = Memo::new(move |_| typed().unwrap_or_else(|| token.get().issuer));
    let is_typed = Memo::new(move |_| typed().is_some());
    let begin = move || {
        let issuer = subject.get_untracked();
        let policy = token.with_untracked(|token| token.policy.clone());
        fetched.begin(Errand::of_policy(&issuer, policy.as_deref()), issuer);
    };
    let panel = live(move || match fetched.state.get() {
        State::None => nothing(),
        State::Offered(errand, of) => {
            let is_named = token.with(|token| token.by_itself.iter().any(|(_, at)| *at == of));
            // What was offered for another issuer or token is offered no longer; keys at another host are the next step.
            if !(subject.get() == of || is_named || errand.host() == of) {
                return nothing();
            }
            let is_own = !is_typed.get() && subject.get() == of;
            offer(key, fetched, errand, is_own).view()
        }
        State::Asking(errand) => asking(&errand).view(),
        State::Ended(told, is_done) => ended(&told, is_done).view(),
    });
    let elsewhere = Memo::new(move |_| tried.with(|tried| tried.elsewhere.clone()));
    let pasted = live(move || {
        let at = elsewhere.get();
        if at.is_empty() {
            return nothing();
        }
        let begin = move || {
            let errand = Errand::of_pasted(&at);
            let subject = errand.as_ref().map_or("", Errand::host).to_owned();
            fetched.begin(errand, subject);
        };
        button("plain", begin)
            .attr("data-testid", "fetch-pasted")
            .text("Look at the address of the keys …")
            .view()
    });
    let named = live(move || match token.with(|token| token.by_itself.clone()) {
        named if named.is_empty() => nothing(),
        named => itself(fetched, named).view(),
    });
    classed("div", "checks-body")
        .with(
            el("div").with(
                button("", begin)
                    .attr("id", BEGIN)
                    .attr("data-testid", BEGIN)
                    .text("Fetch the issuer’s keys …"),
            ),
        )
        .child(pasted)
        .child(named)
        .with(el("div").attr("role", "status").child(panel))
        .view()
}

/// The addresses, what asking them tells, and the button that does.
fn offer(key: RwSignal<String>, fetched: Fetched, errand: Errand, is_own: bool) -> El {
    let is_several = errand.asks().len() > 1;
    let address = |ask: &Ask| {
        el("li").with(
            classed("bdi", "host")
                .attr("data-testid", "fetch-address")
                .text(ask.address.as_str()),
        )
    };
    let addresses = classed("ul", "keys").each(errand.asks().iter().map(address));
    let own = is_own.then(|| {
        classed("p", "warning").text("The issuer is the one that the token names (iss), and anybody can write that. Type the issuer that you trust to be sure.")
    });
    let several = is_several.then(|| el("p").text("The second is asked where the first has none."));
    let confirm = ["Ask ", errand.host()].concat();
    let says = errand.says();
    let told = lines(errand.told());
    let ask = move || fetched.ask(key, errand.clone());
    let cancel = move || {
        fetched.state.set(State::None);
        focus_on(BEGIN);
    };
    let buttons = classed("div", "row")
        .with(
            button("", ask)
                .attr("id", CONFIRM)
                .attr("data-testid", CONFIRM)
                .text(&confirm),
        )
        .with(
            button("plain", cancel)
                .attr("data-testid", "fetch-cancel")
                .text("Cancel"),
        );
    classed("div", "gate")
        .maybe(told)
        .with(el("p").text(&says))
        .with(addresses)
        .maybe(several)
        .maybe(own)
        .with(buttons)
}

fn asking(errand: &Errand) -> El {
    let address = errand.asks().first().map_or("", |ask| ask.address.as_str());
    let cancel = button("plain", fetching::stop)
        .attr("data-testid", "fetch-cancel")
        .text("Stop");
    el("div")
        .attr("data-testid", "fetch-status")
        .attr("data-state", "asking")
        .maybe(lines(errand.told()))
        .with(
            el("p")
                .text("Asking ")
                .with(classed("bdi", "host").text(address)),
        )
        .with(cancel)
}

fn ended(told: &[String], is_done: bool) -> El {
    let (state, says) = match is_done {
        true => ("done", "The keys are in the field."),
        false => ("failed", "No keys came. They can be pasted as well."),
    };
    el("div")
        .attr("data-testid", "fetch-status")
        .attr("data-state", state)
        .maybe(lines(told))
        .with(el("p").text(says))
}

/// What each address answered; nothing where none did.
fn lines(told: &[String]) -> Option<El> {
    let line = |line: &String| el("li").with(el("bdi").text(line));
    (!told.is_empty()).then(|| classed("ul", "keys").each(told.iter().map(line)))
}

/// Addresses that the token names itself: never offered by themselves.
fn itself(fetched: Fetched, named: Vec<(&'static str, String)>) -> El {
    let summary = el("summary").text("The token itself names where keys are");
    let warning = classed("p", "warning")
        .text("Whoever made a token can name keys of their own in it: that a signature is right with them proves nothing about the issuer. ")
        .with(clause(&rfc(8725, "3.10")));
    let fetch = |(parameter, at): (&'static str, String)| {
        let text = ["Look at the address in ", parameter, " …"].concat();
        let begin = move || fetched.begin(Errand::of_token(parameter, &at), at.clone());
        button("plain", begin)
            .attr("data-testid", "fetch-named")
            .text(&text)
    };
    el("details")
        .attr("data-testid", "fetch-itself")
        .with(summary)
        .with(
            classed("div", "gate")
                .with(warning)
                .each(named.into_iter().map(fetch)),
        )
}
