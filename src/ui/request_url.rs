//! The request's URL, one parameter a line, each mistake marked at its line.

use super::copy::copy_button;
use super::el::{El, classed, el, live, nothing};
use super::icon;
use super::page::Page;
use super::sending;
use crate::lint::{Finding, Place, Severity};
use crate::web::location;
use leptos::prelude::*;

/// The id of what opens the request.
pub const OPEN: &str = "open-request";

/// The URL, and what to do with it.
pub fn request_url(page: Page) -> El {
    let url = Signal::derive(move || page.request.with(|request| request.url()));
    let shown = live(move || {
        // Where no request can go there is no address to show.
        if !page
            .request
            .with(|request| request.provider.takes_requests())
        {
            return nothing();
        }
        let findings = page.findings.get();
        // Of each place: the name of its line, or none where it has no value; the place; the worst that was found there.
        let mut marks: Vec<(Option<&str>, &str, Severity)> = Vec::new();
        page.request.with(|request| {
            for finding in findings.iter() {
                let Some(Place::Request(at)) = &finding.at else {
                    continue;
                };
                let (line, severity) = (request.line_of(at), finding.severity());
                let is_there = |mark: &&mut (Option<&str>, &str, Severity)| match line {
                    Some(_) => mark.0 == line,
                    None => mark.1 == at,
                };
                match marks.iter_mut().find(is_there) {
                    Some(mark) => mark.2 = mark.2.min(severity),
                    None => marks.push((line, at, severity)),
                }
            }
        });
        let worst = |name: &str| {
            let mark = marks.iter().find(|mark| mark.0 == Some(name));
            mark.map(|mark| mark.2)
        };
        let mut first = true;
        let line = |line: &crate::oauth::request::UrlLine| {
            let class = if std::mem::take(&mut first) {
                "base"
            } else {
                "line"
            };
            let (name, value) = match line.text.split_once('=') {
                Some((name, value)) if class == "line" => (format!("{name}="), value),
                _ => (String::new(), line.text.as_str()),
            };
            classed("span", class)
                .maybe(worst(&line.name).map(|worst| mark(worst, worst.name())))
                .with(classed("span", "name").text(&name))
                .text(value)
        };
        let lines = page.request.with(|request| request.lines());
        let drawn: Vec<El> = lines.iter().map(line).collect();
        // Its name is written by the style, so that it is no part of the URL that somebody selects.
        let absent = marks.iter().filter(|mark| mark.0.is_none());
        let absent = absent.map(|(_, name, severity)| {
            let said = [severity.name(), ": ", name, " has no value"].concat();
            classed("span", "absent")
                .attr("data-name", name)
                .with(mark(*severity, &said))
        });
        classed("div", "request-url")
            .attr("data-testid", "request-url")
            .each(drawn)
            .each(absent)
            .view()
    });
    let host = Memo::new(move |_| {
        page.request.with(|request| {
            // As the browser has it, which writes letters that are not ASCII so that nobody takes them for others.
            let endpoint = request.endpoint().ok();
            let host = endpoint.and_then(|endpoint| location::authority_of(&endpoint));
            host.unwrap_or_default()
        })
    });
    let window = Signal::derive(move || {
        let is_back = page.request.with(sending::comes_here);
        (!is_back).then(|| "_blank".to_owned())
    });
    let is_forbidden = Memo::new(move |_| {
        let findings = page.findings.get();
        findings.iter().any(Finding::forbids_opening)
    });
    let open = live(move || match host.get() {
        host if !host.is_empty() && (page.is_gated.get() || is_forbidden.get()) => {
            let why = match page.is_gated.get() {
                true => "gate-title",
                false => "below-redirect_uri",
            };
            classed("button", "")
                .attr("type", "button")
                .attr("disabled", "")
                .attr("data-testid", "open-request")
                .attr("aria-describedby", why)
                .text(&format!("Open at {host}"))
                .view()
        }
        host if host.is_empty() => {
            let said = match page
                .request
                .with(|request| request.provider.takes_requests())
            {
                true => "It can be opened once it is known where it goes.",
                false => "There is none: this provider takes no authorization request.",
            };
            classed("span", "quiet small").text(said).view()
        }
        host => classed("a", "button")
            .attr("id", OPEN)
            .attr("data-testid", "open-request")
            .bind("href", Signal::derive(move || Some(url.get())))
            // An answer that comes to this page comes to the tab that remembers the request.
            .bind("target", window)
            .attr("rel", "noopener noreferrer")
            .on("click", move |_| page.remember())
            .text(&format!("Open at {host}"))
            .view(),
    });
    classed("div", "section")
        .with(classed("h3", "title").text("URL"))
        .child(shown)
        .child(page.modules.asking.view(move |asking| (asking.gate)(page)))
        .with(
            classed("div", "actions")
                .with(copy_button(page, "Copy the URL", "", url))
                .child(open),
        )
}

/// As `icon::mark`, but without text: what is copied from here is the URL and nothing else.
fn mark(severity: Severity, said: &str) -> El {
    el("span")
        .attr("class", "mark")
        .attr("data-severity", severity.name())
        .attr("role", "img")
        .attr("aria-label", said)
        .child(icon::severity(severity))
}
