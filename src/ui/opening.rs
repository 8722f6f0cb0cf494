//! What is inside an encrypted token, decrypted with a key that the person gives. Part of the module `checker`.
//!
//! The browser computes; what comes out stands on the page alone, and is inspected like a paste when somebody asks for it. Where a
//! key was inside (RFC 7517 §7), its private part is not shown.

use super::checker::why_not;
use super::el::{El, button, classed, effect, el, live};
use super::findings::clause;
use super::page::Page;
use crate::checks::attempt::{Attempt, Task};
use crate::jose::key::without_private;
use crate::oauth::Context;
use crate::spec::rfc;
use crate::text::shortened;
use crate::web::decrypt::decrypt;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// More characters of what came out are not shown; they are inspected.
const MOST: usize = 2000;

/// What came of an attempt.
#[derive(Clone, PartialEq)]
enum Opened {
    /// Nothing, and why.
    Not(String),
    /// The name of the key, and what was inside.
    With(String, Inside),
}

#[derive(Clone, PartialEq)]
enum Inside {
    Text(String),
    /// So many octets that are no UTF-8.
    Octets(usize),
}

/// What was inside, once a key opens it.
pub fn view(page: Page, tried: Memo<Attempt>) -> AnyView {
    let opened = RwSignal::new(None::<(Attempt, Opened)>);
    effect(move || {
        let now = tried.get();
        opened.set(None);
        spawn_local(async move {
            let came = open(&now).await;
            // The section may be gone by now, or the key another one.
            if let (Some(came), true) = (came, tried.try_get_untracked().as_ref() == Some(&now)) {
                opened.try_set(Some((now, came)));
            }
        });
    });
    live(move || {
        let came = opened
            .get()
            .filter(|(of, _)| tried.with(|tried| tried == of));
        let came = came.map(|(_, came)| match came {
            Opened::Not(why) => el("p").attr("data-testid", "check-failure").text(&why),
            Opened::With(key, inside) => with(page, &key, inside),
        });
        el("div").attr("role", "status").maybe(came).view()
    })
}

/// What the first key gives that opens it; else why the last one does not. None where there is none to try.
async fn open(attempt: &Attempt) -> Option<Opened> {
    let mut failed = None;
    for key in &attempt.keys {
        let Some(Task::Decrypt(plan)) = &key.plan else {
            continue;
        };
        match decrypt(plan).await {
            Ok(octets) => {
                let inside = match String::from_utf8(octets) {
                    Ok(text) => Inside::Text(text),
                    Err(error) => Inside::Octets(error.as_bytes().len()),
                };
                return Some(Opened::With(key.name.clone(), inside));
            }
            Err(failure) => failed = Some(Opened::Not(why_not(failure, &plan.needs()))),
        }
    }
    failed
}

fn with(page: Page, key: &str, inside: Inside) -> El {
    let said = el("p")
        .attr("data-testid", "opened")
        .text("Decrypted with: ")
        .text(key)
        .text(". Whoever has the key that it was encrypted with could have made it: who did, a signature inside says. ")
        .with(clause(&rfc(7519, "11.2")));
    let text = match inside {
        Inside::Octets(count) => {
            let text = [
                "Inside are ",
                &count.to_string(),
                " octets that are no text.",
            ]
            .concat();
            return el("div").with(said).with(el("p").text(&text));
        }
        Inside::Text(text) => text,
    };
    let title = page.modules.engine.get().and_then(|engine| {
        let given = |value: String| Some(value).filter(|value| !value.is_empty());
        let asked =
            (page.request).with_untracked(|request| request.get("client_id").map(str::to_owned));
        let context = Context {
            audience: given(page.audience.get_untracked()),
            client_id: asked.and_then(given),
            sent: page.sent.get_untracked(),
            ..Context::at(page.now.get_untracked())
        };
        let report = (engine.inspect)(&text, &context);
        (engine.title)(&report, 0)
    });
    let title = ["Inside: ", &title.unwrap_or_else(|| "text".to_owned())].concat();
    let shown = el("pre")
        .attr("data-testid", "inside")
        .text(&shortened(&without_private(&text), MOST));
    let look = button("", move || page.paste(text.clone()))
        .attr("data-testid", "inspect-inside")
        .text("Inspect what is inside");
    classed("div", "made")
        .with(said)
        .with(
            classed("h4", "title")
                .attr("data-testid", "inside-title")
                .text(&title),
        )
        .with(shown)
        .with(look)
}
