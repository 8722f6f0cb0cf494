//! What is shown of a request beside its fields: its request object, what is missing, and how its answer can be seen.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::until;
use serde_json::json;

/// iss=app, aud=https://acme.eu.auth0.com/, response_type=code, scope="openid email", max_age=3600.
const OBJECT: &str = "eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL2FjbWUuZXUuYXV0aDAuY29tLyIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIiwic2NvcGUiOiJvcGVuaWQgZW1haWwiLCJtYXhfYWdlIjozNjAwfQ.c2ln";

#[tokio::test]
async fn a_request_object_is_shown_beside_what_stands_around_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let url = format!("https://acme.eu.auth0.com/authorize?client_id=app&response_type=code&scope=openid&state=xyz&request={OBJECT}");
        browser.paste(&url).await;
        browser.find("request-object").await;
        let rows = "[...document.querySelectorAll('[data-testid=request-object] tbody tr')].map((row) =>
            [row.dataset.name, row.dataset.change, ...[...row.querySelectorAll('td')].map((cell) => cell.textContent)])";
        assert_eq!(
            browser.evaluate(rows).await,
            json!([
                ["client_id", "taken", "not there", "app"],
                ["response_type", "same", "code", "code"],
                ["scope", "differs", "openid email", "openid"],
                ["max_age", "only-inside", "3600", "not there"],
                ["state", "only-outside", "not there", "xyz"],
            ])
        );
        let ignored = "[...document.querySelectorAll('[data-testid=request-object] s')].map((cell) => cell.textContent)";
        assert_eq!(browser.evaluate(ignored).await, json!(["openid", "xyz"]));
        let place = "document.querySelector('[data-testid=request-object]').closest('.below').id";
        assert_eq!(browser.evaluate(place).await, json!("below-request"));

        // What cannot be read has no table: a rule says so.
        browser.fill("request", "x").await;
        browser.finding("request-object-broken").await;
        assert!(!browser.has("request-object").await);
    })
    .await;
}

/// A finding about a parameter that has no value had no place in the URL.
#[tokio::test]
async fn what_is_missing_is_marked_in_the_url_and_is_no_part_of_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        browser.fill("client_id", "EndToEndClient00000000000000000A").await;
        browser.finding_at("audience", "missing-audience").await;
        let marks = "(name) => [...document.querySelectorAll(`.request-url [data-name='${name}']`)].map((line) => {
            const shown = getComputedStyle(line, '::after').content;
            return [shown.startsWith(`\"${name}\" \"=…\"`) || shown.startsWith(`\"${name}=…\"`), line.textContent, line.querySelector('[role=img]').ariaLabel];
        })";
        let marked = browser.call(marks, &json!("audience")).await;
        assert_eq!(marked, json!([[true, "", "warning: audience has no value"]]));
        let url = browser.request_url().await;
        assert!(!url.contains("audience"), "{url}");
        // What is selected is the URL and nothing else.
        let selected = "(() => {
            const url = document.querySelector('[data-testid=request-url]');
            getSelection().selectAllChildren(url);
            const text = getSelection().toString();
            getSelection().removeAllRanges();
            return text.replace(/\\s/g, '');
        })()";
        assert_eq!(browser.evaluate(selected).await, json!(url));

        browser.fill("audience", "https://api.example.com").await;
        browser.no_finding("missing-audience").await;
        assert_eq!(browser.call(marks, &json!("audience")).await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn how_to_see_what_is_posted_is_said_for_somebody_elses_redirect_uri() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        browser
            .fill("redirect_uri", "https://app.example.com/callback")
            .await;
        browser
            .evaluate("document.querySelector('#own-address').open = true")
            .await;
        let said = browser.text("how-it-comes").await;
        assert!(
            said.contains("another redirect URI") && !said.contains("Preserve log"),
            "{said}"
        );
        for mode in ["form_post", "form_post.jwt"] {
            browser.fill("response_mode", mode).await;
            until("how to see it", async || {
                let said = browser.text("how-it-comes").await;
                (said.contains("server of that redirect URI") && said.contains("Preserve log"))
                    .then_some(())
            })
            .await;
            browser.fill("response_mode", "query").await;
            until("no word of a form", async || {
                (!browser.text("how-it-comes").await.contains("Preserve log")).then_some(())
            })
            .await;
        }
    })
    .await;
}
