//! What is passed on: reports without tokens and people unless somebody decides otherwise, single values, files; and the
//! marks in the text that say which token it is about and what was ignored.

use crate::harness::browser::Browser;
use crate::harness::scratch::Scratch;
use crate::harness::server::Server;
use crate::harness::tokens::{now, signed};
use crate::harness::{tokens, until};
use serde_json::{Value as Json, json};

const API: &str = "https://api.example.com";

async fn allow_copying(browser: &Browser) {
    for permission in ["clipboard-read", "clipboard-write"] {
        browser.permit(permission).await;
    }
}

/// Waits until the clipboard holds such a text.
async fn copied(browser: &Browser, what: &str, is: impl Fn(&str) -> bool) -> String {
    until(what, async || {
        let text = browser.evaluate("navigator.clipboard.readText()").await;
        text.as_str().filter(|text| is(text)).map(str::to_owned)
    })
    .await
}

/// Presses what is seen only where the pointer is.
async fn press_in_row(browser: &Browser, claim: &str, testid: &str) {
    let press = "([claim, testid]) => {
        const button = document.querySelector(`[data-testid=claim][data-name='${claim}'] [data-testid=${testid}]`);
        button.focus();
        button.click();
    }";
    browser.call(press, &json!([claim, testid])).await;
}

fn id_token() -> String {
    let claims = json!({
        "iss": "https://acme.eu.auth0.com/", "sub": "auth0|ada-lovelace-1815", "aud": "EndToEndClient00000000000000000A",
        "email": "ada@people.example", "name": "Ada Lovelace", "nonce": "nonce-of-the-sign-in", "iat": now() - 30,
        "exp": now() + 3600, "https://example.com/roles": ["analyst"],
    });
    signed(&json!({"alg": "RS256", "kid": "k1"}), &claims)
}

#[tokio::test]
async fn a_part_a_claim_and_a_token_without_its_signature_are_copied() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        allow_copying(browser).await;
        let token = id_token();
        browser.paste(&token).await;
        browser.verdict("id-token").await;
        browser.click("copy-header").await;
        copied(browser, "the header", |text| text == r#"{"alg":"RS256","kid":"k1"}"#).await;
        browser.click("copy-claims").await;
        copied(browser, "the claims", |text| {
            serde_json::from_str::<Json>(text).is_ok_and(|json| json["name"] == "Ada Lovelace")
        })
        .await;
        browser.click("copy-without-signature").await;
        let end = token.rfind('.').unwrap() + 1;
        copied(browser, "the token without its signature", |text| text == &token[..end]).await;
        for (claim, button, expected) in [
            ("name", "copy-value", "Ada Lovelace"),
            ("name", "copy-path", "claims.name"),
            ("https://example.com/roles", "copy-value", "[\"analyst\"]"),
            ("https://example.com/roles", "copy-path", "claims[\"https://example.com/roles\"]"),
            ("alg", "copy-path", "header.alg"),
        ] {
            press_in_row(browser, claim, button).await;
            copied(browser, expected, |text| text == expected).await;
        }
        // What was done is said, once.
        until("what was copied is said", async || {
            let said = "[...document.querySelectorAll('[role=status]')].map((region) => region.textContent)
                .filter((text) => text === 'Copied the path of alg.').length";
            (browser.evaluate(said).await == json!(1)).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_report_goes_out_masked_until_somebody_decides_otherwise() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        allow_copying(browser).await;
        let token = id_token();
        let signature = token.rsplit('.').next().unwrap();
        let hidden = [
            signature,
            "ada@people",
            "Lovelace",
            "ada-lovelace",
            "nonce-of",
        ];
        browser.paste(&token).await;
        browser.verdict("id-token").await;

        browser.find("export").await;
        browser.click("export-json").await;
        let text = copied(browser, "the report as JSON", |text| text.starts_with('{')).await;
        let report: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(report["tokens"][0]["kind"], "id-token");
        assert_eq!(
            report["tokens"][0]["claims"]["iss"],
            "https://acme.eu.auth0.com/"
        );
        assert!(hidden.iter().all(|part| !text.contains(part)), "{text}");

        browser.click("export-markdown").await;
        let text = copied(browser, "the report as Markdown", |text| {
            text.starts_with("## ID token")
        })
        .await;
        assert!(hidden.iter().all(|part| !text.contains(part)), "{text}");
        assert!(text.contains("e-mail address at people.example"), "{text}");

        browser.click("export-masked").await;
        browser.click("export-json").await;
        copied(browser, "everything", |text| {
            text.contains(&token) && text.contains("Lovelace")
        })
        .await;

        // For this text alone: the next one is masked again.
        browser.paste(&tokens::access_token(API)).await;
        browser.verdict("access-token").await;
        until("the box is ticked again", async || {
            let ticked = "document.querySelector('[data-testid=export-masked]').checked";
            (browser.evaluate(ticked).await == json!(true)).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_report_is_saved_as_a_file() {
    let server = Server::of_release();
    let folder = Scratch::new();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let there = json!({ "behavior": "allow", "downloadPath": folder.path() });
        browser.cdp("Browser.setDownloadBehavior", there).await;
        // An address in the page's own memory: nothing is asked of anybody.
        browser.watch.allow("blob:");
        browser.paste(&tokens::access_token(API)).await;
        browser.verdict("access-token").await;
        browser.find("export").await;
        for (button, name, begin) in [
            ("save-json", "claimscope.json", "{"),
            ("save-markdown", "claimscope.md", "## JWT access token"),
        ] {
            browser.click(button).await;
            let text = until(name, async || {
                std::fs::read_to_string(folder.path().join(name))
                    .ok()
                    .filter(|text| !text.is_empty())
            })
            .await;
            assert!(text.starts_with(begin), "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_copied_is_shown_selected() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); 0").await;
        browser.paste(&id_token()).await;
        browser.verdict("id-token").await;
        browser.click("copy-header").await;
        let state = "(() => {
            const dialog = document.querySelector('[data-testid=uncopied]');
            const area = dialog?.querySelector('textarea');
            return dialog?.open && document.activeElement === area ? area.value.slice(area.selectionStart, area.selectionEnd) : '';
        })()";
        until("the text, selected", async || {
            (browser.evaluate(state).await == json!(r#"{"alg":"RS256","kid":"k1"}"#)).then_some(())
        })
        .await;
        browser.press("Close").await;
        let back = "!document.querySelector('[data-testid=uncopied]').open && document.activeElement?.dataset.testid";
        until("the button has the focus again", async || {
            (browser.evaluate(back).await == json!("copy-header")).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_caret_chooses_the_token_and_what_was_ignored_is_struck_out() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let (first, second) = (tokens::access_token(API), id_token());
        // Broken in two, as a mail program does it.
        let (start, end) = first.split_at(first.len() / 2);
        browser.paste(&format!("{start}\n{end}")).await;
        browser.verdict("access-token").await;
        until("the line break is marked", async || {
            let marked = "document.querySelector('.echo .struck.unseen')?.textContent";
            (browser.evaluate(marked).await == json!("\n")).then_some(())
        })
        .await;
        let legend = "document.querySelector('.legend').innerText";
        let said = browser.evaluate(legend).await;
        assert!(
            said.as_str()
                .is_some_and(|said| said.contains("ignored (1 character)")),
            "{said}"
        );

        browser
            .paste(&format!(
                "{{\"access_token\":\"{first}\",\"id_token\":\"{second}\"}}"
            ))
            .await;
        browser.verdict("access-token").await;
        let caret = "(at) => {
            const area = document.querySelector('[data-testid=input]');
            area.focus();
            area.setSelectionRange(at, at);
            area.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        }";
        browser.call(caret, &json!(first.len() + 60)).await;
        browser.verdict("id-token").await;
        until("the one that is shown stands out", async || {
            let chosen = "document.querySelector('.echo .chosen')?.textContent";
            (browser.evaluate(chosen).await == json!(second)).then_some(())
        })
        .await;
        browser.call(caret, &json!(30)).await;
        browser.verdict("access-token").await;
    })
    .await;
}

#[tokio::test]
async fn a_token_in_a_long_text_is_shown_with_what_stands_around_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let line = "2026-01-01T00:00:00Z INFO nothing to see here\n";
        let text = format!(
            "{}GET /orders Authorization: Bearer {} and id_token={}\n{}",
            line.repeat(600),
            // A character without width, which somebody copied along.
            tokens::access_token(API).replacen("eyJ", "eyJ\u{200b}", 1),
            id_token(),
            line.repeat(9)
        );
        browser.paste(&text).await;
        browser.verdict("access-token").await;
        let struck = browser
            .evaluate("document.querySelectorAll('[data-testid=excerpt] mark .struck').length")
            .await;
        assert_eq!(struck.as_u64(), Some(1));
        // The token beside it is told as well.
        let beside = browser
            .evaluate("document.querySelector('[data-testid=excerpt] u').textContent.slice(0, 3)")
            .await;
        assert_eq!(beside, json!("eyJ"));
        let shown = browser.text("excerpt").await;
        assert!(
            shown.contains("Authorization: Bearer eyJ") && shown.contains('…'),
            "{shown}"
        );
        let marked = browser
            .evaluate("document.querySelector('[data-testid=excerpt] mark').textContent")
            .await;
        assert!(
            marked
                .as_str()
                .is_some_and(|marked| marked.starts_with("eyJ") && marked.len() < 120),
            "{marked}"
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_is_wider_than_a_small_telephone() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.resize(360, 740).await;
        browser.paste(&id_token()).await;
        browser.verdict("id-token").await;
        browser.find("export").await;
        let wide = "document.scrollingElement.scrollWidth > innerWidth";
        assert_eq!(browser.evaluate(wide).await, json!(false));
    })
    .await;
}

#[tokio::test]
async fn an_error_is_passed_on_without_a_token_beside_it() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        allow_copying(browser).await;
        browser
            .paste("WWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"jwt audience invalid. expected: https://api.example.com\"")
            .await;
        browser.find("export").await;
        browser.press("Copy as Markdown").await;
        let text = copied(browser, "the error in Markdown", |text| {
            text.contains("invalid_token")
        })
        .await;
        assert!(text.contains("jwt audience invalid") && text.contains("What to do"), "{text}");
    })
    .await;
}
