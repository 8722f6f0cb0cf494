//! The request's URL, one parameter a line, each mistake marked at its line.

use super::copy::copy_button;
use super::el::{El, classed, el, live};
use super::icon;
use super::page::Page;
use super::sending;
use crate::lint::{Place, Severity};
use leptos::prelude::*;

/// The id of what opens the request.
pub const OPEN: &str = "open-request";

/// The URL, and what to do with it.
pub fn request_url(page: Page) -> El {
    let url = Signal::derive(move || page.request.with(|request| request.url()));
    let shown = live(move || {
        let findings = page.findings.get();
        let worst = |name: &str| {
            let here = findings
                .iter()
                .filter(|finding| matches!(&finding.at, Some(Place::Request(at)) if at == name));
            here.map(|finding| finding.severity()).min()
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
                .maybe(worst(&line.name).map(mark))
                .with(classed("span", "name").text(&name))
                .text(value)
        };
        let lines = page.request.with(|request| request.lines());
        let drawn: Vec<El> = lines.iter().map(line).collect();
        classed("div", "request-url")
            .attr("data-testid", "request-url")
            .each(drawn)
            .view()
    });
    let host = Memo::new(move |_| {
        page.request.with(|request| {
            request
                .endpoint()
                .ok()
                .and(request.host())
                .unwrap_or_default()
        })
    });
    let window = Signal::derive(move || {
        let is_back = page.request.with(sending::comes_here);
        (!is_back).then(|| "_blank".to_owned())
    });
    let open = live(move || match host.get() {
        host if !host.is_empty() && page.is_gated.get() => classed("button", "")
            .attr("type", "button")
            .attr("disabled", "")
            .attr("data-testid", "open-request")
            .attr("aria-describedby", "gate-title")
            .text(&format!("Open at {host}"))
            .view(),
        host if host.is_empty() => classed("span", "quiet small")
            .text("It can be opened once it is known where it goes.")
            .view(),
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
fn mark(severity: Severity) -> El {
    el("span")
        .attr("class", "mark")
        .attr("data-severity", severity.name())
        .attr("role", "img")
        .attr("aria-label", severity.name())
        .child(icon::severity(severity))
}
