//! The page in headless Chromium, without a build of dist/: what the browser modules give, and what the views show.
//!
//! The whole path is tested end to end in `tests/browser`; here are the parts that need a browser and no server.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // A test says by it what must be there.

#[path = "web/decryption.rs"]
mod decryption;
#[path = "web/making.rs"]
mod making;
#[path = "web/signatures.rs"]
mod signatures;
#[path = "web/vectors.rs"]
mod vectors;

use claimscope::classify::Certainty;
use claimscope::inspect::inspect;
use claimscope::inspect::marks::marks;
use claimscope::jose::Part;
use claimscope::oauth::Context;
use claimscope::samples::SAMPLES;
use claimscope::text::time::Timestamp;
use claimscope::{ui, web};
use gloo::utils::document;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A page of its own for a test.
async fn page() {
    let body = document().body().unwrap();
    // The rest of the document is the test runner's.
    if let Some(before) = document().get_element_by_id("app") {
        before.remove();
    }
    let app = document().create_element("div").unwrap();
    app.set_id("app");
    body.append_child(&app).unwrap();
    ui::mount();
    settle().await;
}

/// Runs a line of JavaScript on one text.
fn run(body: &str, argument: &str) -> JsValue {
    let function = Function::new_with_args("argument", body);
    function
        .call1(&JsValue::NULL, &JsValue::from_str(argument))
        .unwrap()
}

/// Lets effects run.
async fn settle() {
    let pause = run("return new Promise(then => setTimeout(then, 20))", "");
    JsFuture::from(pause.unchecked_into::<Promise>())
        .await
        .unwrap();
}

fn all(selector: &str) -> Vec<Element> {
    let found: Array = run(
        "return Array.from(document.querySelectorAll(argument))",
        selector,
    )
    .unchecked_into();
    found.iter().map(JsCast::unchecked_into).collect()
}

fn one(selector: &str) -> Element {
    let mut found = all(selector);
    assert_eq!(found.len(), 1, "{selector}");
    found.remove(0)
}

async fn press(selector: &str) {
    one(selector).unchecked_into::<HtmlElement>().click();
    settle().await;
}

async fn type_into(selector: &str, text: &str) {
    let element = one(selector);
    match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(text),
        None => element.unchecked_ref::<HtmlInputElement>().set_value(text),
    }
    element
        .dispatch_event(&Event::new("input").unwrap())
        .unwrap();
    settle().await;
}

#[wasm_bindgen_test]
fn randomness_is_fresh_each_time() {
    let [one, two] = [(); 2].map(|()| web::random::bytes::<32>().unwrap());
    assert_ne!(one, two);
}

#[wasm_bindgen_test]
fn a_time_that_no_calendar_has_is_at_no_offset() {
    assert_eq!(web::clock::offset_at(Timestamp(i64::MAX)), 0);
    assert!(web::clock::now() > Timestamp(1_700_000_000));
}

#[wasm_bindgen_test]
fn the_tint_covers_the_text_exactly() {
    for sample in SAMPLES {
        let token = (sample.make)(Timestamp(1_800_000_000));
        for text in [
            token.clone(),
            format!("Authorization: Bearer {token}\n"),
            format!("{{\"a\":\"{token}\"}}"),
        ] {
            let report = inspect(&text, &Context::at(Timestamp(0)));
            let cut = marks(&text, &report);
            let pieces: Vec<_> = cut.iter().flat_map(|stretch| &stretch.pieces).collect();
            let joined: String = pieces.iter().map(|piece| piece.text).collect();
            assert_eq!(joined, text, "{}", sample.name);
            let has_header = pieces.iter().any(|piece| piece.part == Some(Part::Header));
            assert_eq!(has_header, sample.name != "request", "{}", sample.name);
        }
    }
}

#[wasm_bindgen_test]
async fn an_opaque_token_leads_to_the_request_for_a_jwt() {
    page().await;
    press("[data-sample=opaque]").await;
    let verdict = one("[data-testid=verdict]");
    for (name, value) in [
        ("data-kind", "access-token"),
        ("data-form", "jwe"),
        ("data-provider", "auth0"),
        ("data-certainty", Certainty::Strong.name()),
    ] {
        assert_eq!(verdict.get_attribute(name).as_deref(), Some(value));
    }
    press("[data-testid=ask-for-jwt]").await;
    let domain = one("[data-testid=field-domain]").unchecked_into::<HtmlInputElement>();
    assert_eq!(domain.value(), "sample.eu.auth0.com");
    let focused = document().active_element().map(|element| element.id());
    assert_eq!(focused.as_deref(), Some("field-audience"));

    type_into("[data-testid=field-audience]", "https://api.example.com").await;
    let outcome = one("[data-testid=outcome-access-token]");
    assert_eq!(outcome.get_attribute("data-value").as_deref(), Some("jwt"));
    let url = one("[data-testid=request-url]").text_content().unwrap();
    assert!(
        url.starts_with("https://sample.eu.auth0.com/authorize?"),
        "{url}"
    );
    assert!(
        url.contains("&audience=https%3A%2F%2Fapi.example.com"),
        "{url}"
    );
}

#[wasm_bindgen_test]
async fn markup_in_a_claim_stays_text() {
    page().await;
    // {"alg":"none"} . {"x":"<img src=a onerror=b>"}
    let token = "eyJhbGciOiJub25lIn0.eyJ4IjoiPGltZyBzcmM9YSBvbmVycm9yPWI-In0.";
    type_into("[data-testid=input]", token).await;
    let claim = one("[data-testid=claim][data-name=x]")
        .text_content()
        .unwrap();
    assert!(claim.contains("<img src=a onerror=b>"), "{claim}");
    assert!(all("img").is_empty());
}

/// The field that is typed into is never built anew: the caret would jump and the next key be lost.
#[wasm_bindgen_test]
async fn typing_keeps_the_field() {
    page().await;
    let before = one("[data-testid=field-audience]");
    for text in ["h", "ht", "https://api.example.com", ""] {
        type_into("[data-testid=field-audience]", text).await;
        assert!(before.is_same_node(Some(&one("[data-testid=field-audience]"))));
    }
}

#[wasm_bindgen_test]
async fn clearing_empties_the_text_area_whatever_was_typed() {
    page().await;
    for _ in 0..2 {
        type_into("[data-testid=input]", "abc").await;
        press("[data-testid=clear]").await;
        let area = one("[data-testid=input]").unchecked_into::<HtmlTextAreaElement>();
        assert_eq!(area.value(), "");
        assert_eq!(all("[data-sample]").len(), SAMPLES.len());
    }
}

#[wasm_bindgen_test]
async fn every_token_of_a_text_can_be_shown() {
    page().await;
    let [access, id] = ["access-token", "id-token"].map(|name| {
        let sample = SAMPLES.iter().find(|sample| sample.name == name).unwrap();
        (sample.make)(web::clock::now())
    });
    type_into(
        "[data-testid=input]",
        &format!("{{\"access_token\":\"{access}\",\"id_token\":\"{id}\"}}"),
    )
    .await;
    let kind = || {
        one("[data-testid=verdict]")
            .get_attribute("data-kind")
            .unwrap()
    };
    assert_eq!(kind(), "access-token");
    press(".tokens li:last-child button").await;
    assert_eq!(kind(), "id-token");
}
