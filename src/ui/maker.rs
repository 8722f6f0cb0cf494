//! Test tokens for trying one's own API: made in this page, with a key that is made here. Part of the module `checker`, because it
//! takes most of what checks them.
//!
//! What is made the core says ([`crate::making`]); the browser makes keys and signs. Keys are gone with the page.

use super::checker::{Checker, why_not};
use super::copy::copy_button;
use super::el::{El, button, classed, effect, el, live, nothing};
use super::findings::clause;
use super::page::Page;
use crate::jose::alg::Algorithm;
use crate::making::{Draft, Given, TEMPLATES, Template, VARIANTS, Variant, algorithms, jwks, kid};
use crate::text::base64url;
use crate::web::clock;
use crate::web::sign::{self, Made};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section. Closed it costs nothing, and the code for it is not there.
pub fn section(page: Page) -> El {
    let draw = move |checker: &'static Checker| (checker.make)(page);
    (page.modules.checker).section(
        "Make a test token",
        "section checks make",
        "make-section",
        draw,
    )
}

/// What was chosen and typed.
#[derive(Clone, Copy)]
struct Chosen {
    template: RwSignal<String>,
    alg: RwSignal<String>,
    variant: RwSignal<String>,
    claims: RwSignal<String>,
}

impl Chosen {
    fn template(self) -> &'static Template {
        let id = self.template.get();
        let found = TEMPLATES.iter().find(|template| template.id == id);
        found.unwrap_or(&TEMPLATES[0])
    }

    fn variant(self) -> &'static Variant {
        let id = self.variant.get();
        let found = VARIANTS.iter().find(|variant| variant.id == id);
        found.unwrap_or(&VARIANTS[0])
    }

    fn alg(self) -> Option<&'static Algorithm> {
        let name = self.alg.get();
        algorithms().find(|alg| alg.name == name)
    }
}

/// What was made.
#[derive(Clone)]
struct Token {
    text: String,
    variant: &'static Variant,
    alg: &'static Algorithm,
    key: Made,
}

type Keys = StoredValue<Vec<(&'static str, Made)>, LocalStorage>;

/// The form, and what it made.
pub(super) fn view(page: Page) -> AnyView {
    let chosen = Chosen {
        template: RwSignal::new(TEMPLATES[0].id.to_owned()),
        alg: RwSignal::new("RS256".to_owned()),
        variant: RwSignal::new(VARIANTS[0].id.to_owned()),
        claims: RwSignal::new(String::new()),
    };
    // Another kind has other claims. What is asked for goes into them as long as nobody typed.
    let last = StoredValue::new((String::new(), String::new()));
    effect(move || {
        let template = chosen.template();
        let claims = template.claims(&given(page));
        let is_own = chosen.claims.with_untracked(|typed| {
            last.with_value(|(id, written)| id != template.id || typed == written)
        });
        if is_own {
            last.set_value((template.id.to_owned(), claims.clone()));
            chosen.claims.set(claims);
        }
    });
    let keys: Keys = StoredValue::new_local(Vec::new());
    let made = RwSignal::new_local(None::<Result<Token, String>>);
    let make = move || {
        let now = given(page);
        let drafted = chosen
            .alg()
            .map(|alg| (alg, chosen.template(), chosen.variant()));
        let Some((alg, template, variant)) = drafted else {
            return;
        };
        let claims = chosen.claims.get();
        spawn_local(async move {
            let token = made_of(keys, alg, template, variant, &claims, &now).await;
            made.try_set(Some(token));
        });
    };
    let templates = TEMPLATES.iter().map(|t| (t.id, t.title));
    let algs = algorithms().map(|alg| (alg.name, alg.name));
    let variants = VARIANTS.iter().map(|v| (v.id, v.title));
    let area = el("textarea")
        .attr("id", "make-claims")
        .attr("data-testid", "make-claims")
        .attr("rows", "10")
        .attr("spellcheck", "false")
        .value(chosen.claims.into())
        .on("input", move |event| {
            chosen.claims.set(event_target_value(&event))
        });
    classed("div", "checks-body")
        .with(classed("p", "help").text(
            "For trying your own API: signed with a key that is made in this page and gone with it. No issuer vouches for it, and its kid says that it is a test.",
        ))
        .with(
            classed("div", "check-fields")
                .with(select("Kind", "make-kind", chosen.template, templates))
                .with(select("Algorithm", "make-algorithm", chosen.alg, algs))
                .with(select("What is wrong with it", "make-variant", chosen.variant, variants)),
        )
        .with(
            classed("div", "field")
                .with(classed("label", "name").attr("for", "make-claims").text("Claims"))
                .with(area),
        )
        .with(
            button("", make)
                .attr("data-testid", "make")
                .text("Make the test token"),
        )
        .child(live(move || match made.get() {
            None => nothing(),
            Some(Err(why)) => el("p").attr("data-testid", "make-failure").text(&why).view(),
            Some(Ok(token)) => shown(page, &token),
        }))
        .view()
}

/// What the builder knows, and the clock.
fn given(page: Page) -> Given {
    let asked = |name: &str| {
        let value = page
            .request
            .with(|request| request.get(name).map(str::to_owned));
        value.unwrap_or_default()
    };
    Given {
        issuer: String::new(),
        audience: page.audience.get(),
        client_id: asked("client_id"),
        scope: asked("scope"),
        nonce: asked("nonce"),
        ..Given::at(clock::now())
    }
}

fn select(
    label: &str,
    test: &str,
    chosen: RwSignal<String>,
    options: impl Iterator<Item = (&'static str, &'static str)>,
) -> El {
    let option =
        |(value, text): (&'static str, &'static str)| el("option").attr("value", value).text(text);
    let select = el("select")
        .attr("id", test)
        .attr("data-testid", test)
        .value(chosen.into())
        .on("change", move |event| {
            chosen.set(event_target_value(&event))
        })
        .each(options.map(option));
    classed("div", "field")
        .with(classed("label", "name").attr("for", test).text(label))
        .with(select)
}

/// The key is made once for each algorithm: what is served beside one token is right for the next.
async fn made_of(
    keys: Keys,
    alg: &'static Algorithm,
    template: &Template,
    variant: &'static Variant,
    claims: &str,
    given: &Given,
) -> Result<Token, String> {
    if variant.takes_public_key && matches!(alg.used_for, crate::jose::alg::Use::Mac) {
        return Err(
            "That takes an algorithm with a public key: choose another one than HMAC.".to_owned(),
        );
    }
    let found = keys.try_with_value(|keys| {
        let key = keys.iter().find(|(name, _)| *name == alg.name);
        key.map(|(_, key)| key.clone())
    });
    let key = match found.flatten() {
        Some(key) => key,
        None => {
            let key = sign::make(alg)
                .await
                .map_err(|failure| why_not(failure, alg.name))?;
            let kept = (alg.name, key.clone());
            // The section may be gone by now.
            let _ = keys.try_update_value(|keys| keys.push(kept));
            key
        }
    };
    let kid = kid(&key.key);
    let draft = Draft::new(template, claims, alg, &kid, variant, given);
    let draft = draft.map_err(|fault| fault.to_string())?;
    let text = sign::token(draft, &key, alg).await;
    let text = text.map_err(|failure| why_not(failure, alg.name))?;
    Ok(Token {
        text,
        variant,
        alg,
        key,
    })
}

fn shown(page: Page, token: &Token) -> AnyView {
    let copied = |text: &str| {
        let text = text.to_owned();
        Signal::derive(move || text.clone())
    };
    let what = |label: &str, test: &str, copy: &'static str, text: &str| {
        let head = classed("div", "row spread")
            .with(el("h4").text(label))
            .with(
                copy_button(page, copy, "plain", copied(text))
                    .attr("data-testid", &[test, "-copy"].concat()),
            );
        let pre = el("pre")
            .attr("data-testid", test)
            .attr("translate", "no")
            .text(text);
        el("div").with(head).with(pre)
    };
    let key = match (jwks(&token.key.key, token.alg), &token.key.key.material) {
        (Some(set), _) => what(
            "Keys to serve beside it (JWK Set)",
            "made-jwks",
            "Copy the key set",
            &set,
        ),
        (None, crate::jose::key::Material::Oct(secret)) => what(
            "The secret that your API has to know, in base64url",
            "made-secret",
            "Copy the secret",
            &base64url::encode(secret.octets()),
        ),
        (None, _) => el("div"),
    };
    let pem = (!token.key.pem.is_empty()).then(|| {
        what(
            "The public key in PEM",
            "made-pem",
            "Copy the PEM",
            &token.key.pem,
        )
    });
    let text = token.text.clone();
    el("div")
        .with(what(
            "Test token",
            "made-token",
            "Copy the token",
            &token.text,
        ))
        .with(
            el("p")
                .attr("data-testid", "made-demands")
                .attr("role", "status")
                .text(token.variant.demands)
                .text(" ")
                .with(clause(&token.variant.spec)),
        )
        .with(
            button("", move || page.paste(text.clone()))
                .attr("data-testid", "inspect-made")
                .text("Inspect it"),
        )
        .with(key)
        .maybe(pem)
        .view()
}
