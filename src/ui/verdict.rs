//! What it is, how sure that is, why, and what to do next: the largest type of the page.

use super::el::{El, button, classed, el, live, nothing};
use super::findings::clause;
use super::icon;
use super::page::Page;
use crate::classify::Certainty;
use crate::inspect::TokenReport;
use crate::jose::Form;
use crate::oauth::{Evidence, Kind, Speaks, Strength};
use leptos::prelude::*;

/// The verdict on the token that is shown, or on a text without one.
pub fn verdict(page: Page) -> AnyView {
    live(move || {
        page.report
            .with(|report| match report.tokens.get(page.chosen.get()) {
                Some(token) => of_token(token, page),
                None if page.is_request.get() => of_request(),
                None => page.text.with(|text| of_no_token(text)),
            })
    })
}

fn sentence(text: &str) -> El {
    classed("p", "sentence").text(text)
}

fn of_token(token: &TokenReport, page: Page) -> AnyView {
    let words = token.words();
    let verdict = &token.verdict;
    let certainty = verdict.certainty.name();
    let ask = words.ask.map(|label| {
        let ask = button("main", move || page.ask_for_jwt()).attr("data-testid", "ask-for-jwt");
        classed("div", "actions").with(ask.text(label))
    });
    let why = words
        .why
        .map(|(why, spec)| sentence(why).text(" ").with(clause(&spec)));
    let other = verdict.alternative.map(|other| {
        sentence("It could also be: ")
            .with(el("strong").text(other.row().title))
            .text(".")
    });
    let mut card = classed("div", "verdict")
        .attr("data-testid", "verdict")
        .attr("data-kind", verdict.kind.name())
        .attr("data-form", token.token.form.name())
        .attr("data-certainty", certainty);
    if let Some(provider) = token.provider() {
        card = card.attr("data-provider", provider.id);
    }
    // Where nothing was recognised, there is nothing to be sure of.
    let sure = (verdict.certainty != Certainty::None).then(|| {
        classed("p", "certainty")
            .with(icon::pips(certainty))
            .text(certainty_in_words(verdict.certainty))
    });
    let is_whole = !token.opaque && token.token.form != Form::Malformed;
    let card = card
        .with(el("h3").text(&words.title))
        .maybe(sure)
        .with(sentence(&words.sentence))
        .maybe(why)
        .maybe(other)
        .maybe(ask)
        .maybe(facts(verdict.kind).filter(|_| is_whole));
    classed("div", "section").with(card).view()
}

/// A pasted request is taken over by the builder; here it is only said.
fn of_request() -> AnyView {
    let card = classed("div", "verdict")
        .attr("data-testid", "verdict")
        .attr("data-kind", Kind::Unknown.name())
        .attr("data-certainty", Certainty::None.name())
        .with(el("h3").text("Authorization request"))
        .with(sentence("No token, but the request that asks for one. It fills the form under “What I ask for”, where its findings are."));
    classed("div", "section").with(card).view()
}

fn of_no_token(text: &str) -> AnyView {
    if text.is_empty() {
        return nothing();
    }
    let (title, said) = match text.trim().is_empty() {
        true => (
            "Nothing but white space",
            "Paste the token again: only blanks or line breaks arrived.",
        ),
        false => (
            "No token in here",
            "Nothing in this text has the shape of a token. Paste the token alone, or the whole response that it came in.",
        ),
    };
    let card = classed("div", "verdict")
        .attr("data-testid", "verdict")
        .attr("data-kind", Kind::Unknown.name())
        .attr("data-certainty", Certainty::None.name())
        .with(el("h3").text(title))
        .with(sentence(said));
    classed("div", "section").with(card).view()
}

const fn certainty_in_words(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Conclusive => "conclusive: a specification leaves no doubt",
        Certainty::Strong => "strong: documented, or several things together",
        Certainty::Weak => "weak: a guess",
        Certainty::None => "none: nothing decides it",
    }
}

const fn strength_name(strength: Strength) -> &'static str {
    match strength {
        Strength::Conclusive => "conclusive",
        Strength::Strong => "strong",
        Strength::Weak => "weak",
    }
}

/// Who may read it, and where it goes. Not for an opaque token, which its API cannot read, and not for a broken one.
fn facts(kind: Kind) -> Option<El> {
    if kind == Kind::Unknown {
        return None;
    }
    let row = kind.row();
    let mut facts = classed("dl", "facts");
    for (name, fact) in [
        ("Who reads it", row.reader),
        ("Sent to", row.sent_to),
        ("Never to", row.never_to),
    ] {
        facts = facts.with(el("dt").text(name)).with(el("dd").text(fact));
    }
    Some(facts)
}

/// What speaks for the verdict and what against it. Apart from it, because what is wrong with the token comes first.
pub fn why(page: Page) -> AnyView {
    live(move || {
        page.report
            .with(|report| match report.tokens.get(page.chosen.get()) {
                Some(token) => evidence(token),
                None => nothing(),
            })
    })
}

fn evidence(token: &TokenReport) -> AnyView {
    let verdict = &token.verdict;
    let line = |strength: Strength, about: String, saw: &str, spec: &_| {
        let strength = strength_name(strength);
        let sure = classed("span", "strength")
            .with(icon::pips(strength))
            .text(strength);
        let about = (!about.is_empty()).then(|| el("b").text(&about));
        let said = el("span")
            .maybe(about)
            .text(saw)
            .text(" ")
            .with(clause(spec));
        el("li").with(sure).with(said)
    };
    let piece = |piece: &Evidence| {
        let title = piece.kind.row().title;
        let about = match (piece.speaks, piece.kind == verdict.kind) {
            (Speaks::For, true) => String::new(),
            (Speaks::For, false) => format!("for {title}: "),
            (Speaks::Against, true) => "against it: ".to_owned(),
            (Speaks::Against, false) => format!("against {title}: "),
        };
        line(piece.strength, about, &piece.saw, &piece.spec)
    };
    let mut lines: Vec<El> = verdict.evidence.iter().map(piece).collect();
    if let (Some(provider), Some(seen)) = (verdict.provider, &verdict.provider_seen) {
        lines.push(line(
            seen.strength,
            format!("from {}: ", provider.title),
            &seen.saw,
            &seen.spec,
        ));
    }
    if lines.is_empty() {
        return nothing();
    }
    classed("div", "section")
        .with(classed("h3", "title").text("Why"))
        .with(classed("ul", "evidence").each(lines))
        .view()
}
