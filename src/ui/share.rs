//! The request as a link, what the link leaves out, and the link as a QR code once somebody asks for it.

use super::copy::copy_button;
use super::el::{button, classed, el, live, nothing};
use super::page::Page;
use crate::share::{LONG, qr, to_fragment};
use crate::web::location;
use leptos::prelude::*;

/// The link.
pub fn share(page: Page) -> AnyView {
    let shared = move || page.request.with(to_fragment);
    let link = Signal::derive(move || location::base() + &shared().fragment);
    let wanted = RwSignal::new(false);
    let shown = live(move || {
        let shared = shared();
        let why: Vec<String> = shared.left_out.iter().map(ToString::to_string).collect();
        let left_out = match why.is_empty() {
            true => "It carries the request and what it gets, and nothing else.".to_owned(),
            false => format!("Left out: {}.", why.join("; ")),
        };
        let link = location::base() + &shared.fragment;
        let long = (link.chars().count() > LONG).then(|| {
            let length = link.chars().count();
            classed("p", "small").attr("data-testid", "link-long").text(&format!(
                "It has {length} characters. Some programs cut links that are longer than {LONG}."
            ))
        });
        el("div")
            .with(
                el("a")
                    .attr("data-testid", "share-link")
                    .attr("href", &link)
                    .text(&link),
            )
            .with(classed("p", "small quiet").text(&left_out))
            .maybe(long)
            .view()
    });
    let drawn = live(move || match wanted.get() {
        false => nothing(),
        true => (page.modules.asking).view(move |asking| (asking.picture)(&link.get())),
    });
    let pressed = Signal::derive(move || Some(wanted.get().to_string()));
    let heading = classed("div", "row spread")
        .with(classed("h3", "title").text("Share this request"))
        .with(
            classed("div", "row")
                .with(
                    button("plain", move || {
                        page.modules.asking.wake();
                        wanted.update(|wanted| *wanted = !*wanted);
                    })
                    .attr("data-testid", "qr-show")
                    .bind("aria-expanded", pressed)
                    .text("QR code"),
                )
                .with(copy_button(page, "Copy the link", "plain", link)),
        );
    classed("div", "section share")
        .with(heading)
        .child(shown)
        .child(drawn)
        .view()
}

/// The code: dark on light whatever the theme, because that is how cameras look for it.
pub fn picture(link: &str) -> AnyView {
    let Some(code) = qr::code(link) else {
        return classed("p", "small")
            .attr("data-testid", "qr-too-long")
            .text(&format!(
                "The link is too long for a QR code, which holds {} bytes.",
                qr::MOST
            ))
            .view();
    };
    let size = code.size.to_string();
    let view_box = ["0 0 ", &size, " ", &size].concat();
    let label = "QR code of the link above";
    let drawing = view! {
        <svg class="qr" data-testid="qr" viewBox=view_box role="img" aria-label=label>
            <path class="light" d=["M0 0h", &size, "v", &size, "h-", &size, "z"].concat()></path>
            <path class="dark" d=code.path></path>
        </svg>
    };
    drawing.into_any()
}
