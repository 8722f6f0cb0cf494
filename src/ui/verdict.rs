//! What it is, how sure that is, why, and what to do next: the largest type of the page.

use super::el::{El, button, classed, el, live, nothing, several};
use super::findings::clause;
use super::icon;
use super::page::Page;
use super::prose::said;
use super::results::any_differs;
use crate::classify::{Certainty, Verdict};
use crate::inspect::{Report, TokenReport};
use crate::lint::{Finding, Severity};
use crate::oauth::issued::Advice;
use crate::oauth::{Evidence, Kind, Speaks, Strength};
use crate::prose::Prose;
use crate::scan;
use leptos::prelude::*;
use std::sync::Arc;

/// The verdict on the token that is shown, or on a text without one.
///
/// What it is comes with the next frame. What follows from that is drawn by `later`, and what is wrong by `wrong`: the page
/// with the report of the frame before, so that neither keeps the verdict waiting.
pub fn verdict(page: Page, later: Page, wrong: Page) -> AnyView {
    let is_token = Memo::new(move |_| {
        let chosen = page.chosen.get();
        page.report.with(|report| chosen < report.tokens.len())
    });
    live(move || match is_token.get() {
        true => of_token(page, later, wrong),
        false => page.report.with(|report| match page.is_request.get() {
            true => of_request(),
            // The error has its own card.
            false if super::responses::has_error(report) => nothing(),
            false => page.text.with(|text| of_no_token(text, report, page)),
        }),
    })
}

/// Whether the verdict or what speaks for it is another one.
pub fn has_changed(before: Option<&Arc<Report>>, now: Option<&Arc<Report>>) -> bool {
    any_differs(before, now, |before, now| {
        before.verdict == now.verdict
            && before.unwrapped == now.unwrapped
            && before.token.form == now.token.form
            && before.is_typical() == now.is_typical()
            && before.words() == now.words()
            && before
                .advice()
                .iter()
                .map(|a| a.says)
                .eq(now.advice().iter().map(|a| a.says))
    })
}

/// Whether anything else is wrong. It changes with letters that leave the verdict as it is: a length, say.
pub fn headlines_have_changed(before: Option<&Arc<Report>>, now: Option<&Arc<Report>>) -> bool {
    any_differs(before, now, |before, now| {
        headlines(before)
            .map(Finding::headline)
            .eq(headlines(now).map(Finding::headline))
    })
}

fn sentence(text: &str) -> El {
    classed("p", "sentence").text(text)
}

fn of_token(page: Page, later: Page, wrong: Page) -> AnyView {
    let data = |read: fn(&TokenReport) -> Option<&'static str>| {
        Signal::derive(move || {
            let chosen = page.chosen.get();
            page.report
                .with(|report| report.tokens.get(chosen).and_then(read))
                .map(str::to_owned)
        })
    };
    let card = classed("div", "verdict")
        .attr("data-testid", "verdict")
        .bind("data-kind", data(|token| Some(token.verdict.kind.name())))
        .bind("data-form", data(|token| Some(token.token.form.name())))
        .bind(
            "data-certainty",
            data(|token| Some(token.verdict.certainty.name())),
        )
        .bind("data-provider", data(|token| Some(token.provider()?.id)))
        .child(of_shown(page, |token, _| name(token)))
        .child(of_shown(wrong, |token, _| {
            listed(token).into_iter().collect()
        }))
        .child(of_shown(page, |token, _| sentences(token)))
        .child(of_shown(later, consequences));
    let offered = of_shown(later, |token, page| {
        match token.may_be_of_a_configuration() {
            true => vec![el("div").child(offer(page))],
            false => Vec::new(),
        }
    });
    classed("div", "section").with(card).child(offered).view()
}

/// What is to be said of the token that is shown, drawn anew with each report of that page.
fn of_shown(page: Page, draw: fn(&TokenReport, Page) -> Vec<El>) -> AnyView {
    live(move || {
        let chosen = page.chosen.get();
        page.report.with(|report| {
            let token = report.tokens.get(chosen);
            let drawn = token.map(|token| draw(token, page)).unwrap_or_default();
            several(drawn.into_iter().map(El::view).collect())
        })
    })
}

/// What it is called, and how sure that is.
fn name(token: &TokenReport) -> Vec<El> {
    let certainty = token.verdict.certainty;
    // Where nothing was recognised, there is nothing to be sure of.
    let sure = (certainty != Certainty::None).then(|| {
        classed("p", "certainty")
            .with(icon::pips(certainty.name()))
            .text(certainty_in_words(certainty))
    });
    let title = el("h3").text(&token.words().title);
    [Some(title), sure].into_iter().flatten().collect()
}

/// What it is, in words.
fn sentences(token: &TokenReport) -> Vec<El> {
    let words = token.words();
    let why = words
        .why
        .map(|(why, spec)| sentence(why).text(" ").with(clause(&spec)));
    let unwrapped = scan::sentence(&token.unwrapped).map(|said| sentence(&said));
    let said = [Some(sentence(&words.sentence)), unwrapped, why];
    said.into_iter().flatten().collect()
}

/// What else it could be, what its provider says of it, what to do, and who has to do with it.
fn consequences(token: &TokenReport, page: Page) -> Vec<El> {
    let ask = token.words().ask.map(|label| {
        let ask = button("main", move || page.ask_for_jwt()).attr("data-testid", "ask-for-jwt");
        classed("div", "actions").with(ask.text(label))
    });
    let facts = facts(token.verdict.kind, page).filter(|_| token.is_typical());
    let mut said: Vec<El> = remaining(&token.verdict).into_iter().collect();
    said.extend(advice(token, page));
    said.extend(ask);
    said.extend(facts);
    said
}

/// What is wrong with it, as far as that is more than worth knowing.
fn headlines(token: &TokenReport) -> impl Iterator<Item = &Finding> {
    let found = token.findings.iter();
    found.filter(|finding| finding.severity() != Severity::Note)
}

/// More of them are counted: all are told below, with what helps.
const HEADLINES: usize = 2;

/// The worst of it, beside the name of the token: whoever looks for why a login fails should not have to scroll for it.
fn listed(token: &TokenReport) -> Option<El> {
    let more = headlines(token).count().saturating_sub(HEADLINES);
    let one = |finding: &Finding| {
        el("li")
            .with(icon::mark(finding.severity()))
            .with(el("span").text(finding.headline()))
    };
    let list = classed("ul", "headlines")
        .attr("data-testid", "headlines")
        .each(headlines(token).take(HEADLINES).map(one));
    let more = (more > 0).then(|| {
        let more = ["and ", &more.to_string(), " more below"].concat();
        el("li").with(classed("span", "quiet").text(&more))
    });
    headlines(token).next().map(|_| list.maybe(more))
}

/// The kinds that it could also be, each with what speaks for it, and what would settle it.
fn remaining(verdict: &Verdict) -> Option<El> {
    if verdict.rivals.is_empty() && verdict.settle.is_none() {
        return None;
    }
    let one = |kind: &Kind| {
        let speaks = |e: &&Evidence| e.kind == *kind && e.speaks == Speaks::For;
        let item = el("li").with(el("b").text(kind.row().title));
        match verdict.evidence.iter().find(speaks) {
            Some(piece) => {
                let item = item.text(": ").text(&piece.saw).text(" ");
                item.with(clause(&piece.spec))
            }
            None => item,
        }
    };
    let rivals = (!verdict.rivals.is_empty()).then(|| {
        el("div")
            .with(sentence(match verdict.kind {
                Kind::Unknown => "It could be:",
                _ => "It could also be:",
            }))
            .with(el("ul").each(verdict.rivals.iter().map(one)))
    });
    let remaining = classed("div", "remaining")
        .attr("data-testid", "alternatives")
        .maybe(rivals)
        .maybe(verdict.settle.map(sentence));
    Some(remaining)
}

/// What it means at its provider, and the way to the right one.
fn advice(token: &TokenReport, page: Page) -> Vec<El> {
    let paragraph = |prose: Prose| classed("p", "sentence prose").child(said(page, prose));
    let one = |advice: &'static Advice| {
        let way = (!advice.way.is_empty()).then(|| paragraph(advice.way));
        classed("div", "advice")
            .attr("data-testid", "advice")
            .with(paragraph(advice.says))
            .maybe(way)
            .with(classed("p", "foot-line").each(advice.spec.iter().map(clause)))
    };
    token.advice().into_iter().map(one).collect()
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

fn of_no_token(text: &str, report: &Report, page: Page) -> AnyView {
    if text.is_empty() {
        return nothing();
    }
    let brings_code = report
        .responses
        .iter()
        .any(|response| !response.code.is_empty());
    let (title, said) = match text.trim().is_empty() {
        true => (
            "Nothing but white space",
            "Paste the token again: only blanks or line breaks arrived.",
        ),
        false if brings_code => (
            "Authorization response",
            "Its code is too short to be told from a word by itself. It is held against the request all the same.",
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
    classed("div", "section")
        .with(card)
        .child(offer(page))
        .view()
}

/// The text may be the other half: a request, or what configures one. The form takes it when asked.
fn offer(page: Page) -> AnyView {
    let importer = page.modules.importer;
    importer.wake();
    live(move || {
        importer
            .get()
            .map(|importer| (importer.offer)(page))
            .into_any()
    })
}

const fn certainty_in_words(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Conclusive => "conclusive: documented beyond doubt",
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

/// Who may read it, where it goes, and what happens elsewhere. Not for a broken token.
fn facts(kind: Kind, page: Page) -> Option<El> {
    if kind == Kind::Unknown {
        return None;
    }
    let row = kind.row();
    let mut facts = classed("dl", "facts");
    for (name, fact) in [
        ("Who reads it", row.reader),
        ("Sent to", row.sent_to),
        ("Never to", row.never_to),
        ("Elsewhere", row.elsewhere),
    ] {
        if fact.is_empty() {
            continue;
        }
        let fact = classed("dd", "prose").child(said(page, fact));
        facts = facts.with(el("dt").text(name)).with(fact);
    }
    if let Some(spec) = &row.spec {
        let spec = el("dd").with(clause(spec));
        facts = facts.with(el("dt").text("Defined in")).with(spec);
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

/// Whether it stands with the kinds that it could be, where none is the likely one: then it is not said again.
fn is_listed(verdict: &Verdict, piece: &Evidence) -> bool {
    let first = |e: &&Evidence| e.kind == piece.kind && e.speaks == Speaks::For;
    let first = verdict.evidence.iter().find(first);
    let is_rival = verdict.kind == Kind::Unknown && verdict.rivals.contains(&piece.kind);
    is_rival && first.is_some_and(|first| std::ptr::eq(first, piece))
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
    // What shows the provider is often what shows the kind: it is said once.
    let seen = verdict.provider.zip(verdict.provider_seen.as_ref());
    let seen = seen.filter(|(_, seen)| verdict.evidence.iter().all(|piece| piece.saw != seen.saw));
    let mut lines: Vec<El> = Vec::new();
    for strength in [Strength::Conclusive, Strength::Strong, Strength::Weak] {
        let alike = |piece: &&Evidence| piece.strength == strength && !is_listed(verdict, piece);
        lines.extend(verdict.evidence.iter().filter(alike).map(piece));
        if let Some((provider, seen)) = seen.filter(|(_, seen)| seen.strength == strength) {
            let about = format!("from {}: ", provider.title);
            lines.push(line(strength, about, &seen.saw, &seen.spec));
        }
    }
    if lines.is_empty() {
        return nothing();
    }
    classed("div", "section")
        .with(classed("h3", "title").text("Why"))
        .with(classed("ul", "evidence").each(lines))
        .view()
}
