//! What a token has beside its parts: the disclosures and key binding of an SD-JWT, and the headers of a JSON serialization
//! that protect nothing or belong to further signatures.
//!
//! Does not judge: a disclosure without its digest is a finding as well.

use super::copy::copy_button;
use super::el::{El, classed, el, live, nothing};
use super::long::long_text;
use super::page::Page;
use crate::jose::sd_jwt::{Disclosure, SdJwt};
use crate::jose::{Form, Token};
use crate::text::json::Object;
use leptos::prelude::*;

/// More disclosures are counted: nobody reads them.
const MOST: usize = 100;

/// All of it, for the token that is shown; nothing for most.
pub fn disclosed(page: Page) -> AnyView {
    live(move || {
        page.report.with(|report| {
            let Some(report) = report.tokens.get(page.chosen.get()) else {
                return nothing();
            };
            let token = &report.token;
            let parts = (token.sd.iter().map(|sd| disclosures(sd, page))).chain(headers(token));
            let parts: Vec<El> = parts.collect();
            match parts.is_empty() {
                true => nothing(),
                false => classed("div", "section").each(parts).view(),
            }
        })
    })
}

fn disclosures(sd: &SdJwt, page: Page) -> El {
    let rows = sd.disclosures.iter().take(MOST).map(disclosure);
    let left = sd.disclosures.len().saturating_sub(MOST);
    let more = (left > 0).then(|| classed("p", "help").text(&format!("And {left} more.")));
    let list = match sd.disclosures.is_empty() {
        true => classed("p", "help").text("It discloses nothing: no disclosure follows the JWT."),
        false => classed("dl", "claims").each(rows),
    };
    let refused = (sd.disclosures.iter()).any(|one| one.path.is_none() && one.digest.is_some());
    let title = match refused {
        true => "The claims without what matches no digest",
        false => "As a verifier sees the claims",
    };
    let processed = sd.claims.as_ref().map(|claims| {
        let text = claims.to_pretty();
        let tools = copy_button(page, "Copy", "plain", Signal::stored(text.clone()));
        let heading = classed("div", "row spread")
            .with(el("h4").text(title))
            .with(tools);
        classed("div", "part")
            .with(heading)
            .with(el("pre").attr("tabindex", "0").child(long_text(&text)))
    });
    let bound = match &sd.key_binding {
        Some(_) => "A key binding JWT follows: its holder signed it for one verifier.",
        None => "No key binding JWT follows: nothing shows that its holder presents it.",
    };
    el("div")
        .attr("data-testid", "disclosures")
        .with(classed("h3", "title").text("Disclosed"))
        .with(list)
        .maybe(more)
        .with(classed("p", "help").text(bound))
        .maybe(sd.key_binding.as_ref().and_then(|token| {
            let claims = token.claims.as_ref()?;
            Some(object("Key binding", claims))
        }))
        .maybe(processed)
}

fn disclosure(one: &Disclosure) -> El {
    let name = one
        .name
        .as_ref()
        .map_or("(array element)", |name| name.as_str());
    let value = one.value.as_ref().map(|value| value.to_compact());
    let value = value.unwrap_or_else(|| "not readable".to_owned());
    let place = match (&one.path, &one.digest) {
        (Some(path), _) => format!("In its place: {path}."),
        (None, Some(_)) => "It matches no digest: a verifier must refuse all of it.".to_owned(),
        (None, None) => "Its hash is not known here, so its place is not either.".to_owned(),
    };
    el("div")
        .with(el("dt").child(long_text(name)))
        .with(el("dd").with(classed("span", "value").child(long_text(&value))))
        .with(classed("dd", "gloss").child(long_text(&place)))
}

/// Headers that stand outside what is protected, and those of further signatures or recipients.
fn headers(token: &Token) -> Vec<El> {
    let what = match token.form {
        Form::JweJson => "Recipient",
        _ => "Signature",
    };
    let first =
        (token.unprotected.as_ref()).map(|header| object("Header that nothing protects", header));
    let more = token
        .more
        .iter()
        .take(MOST)
        .enumerate()
        .flat_map(|(at, party)| {
            let named = |of: &str| format!("{what} {}: {of}", at + 2);
            let protected = party
                .header
                .as_ref()
                .map(|header| object(&named("header"), header));
            let open = (party.unprotected.as_ref())
                .map(|header| object(&named("header that nothing protects"), header));
            protected.into_iter().chain(open)
        });
    first.into_iter().chain(more).collect()
}

fn object(title: &str, object: &Object) -> El {
    classed("div", "part").with(el("h4").text(title)).with(
        el("pre")
            .attr("tabindex", "0")
            .child(long_text(&object.to_pretty())),
    )
}
