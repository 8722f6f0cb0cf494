//! The page in the words of a person: paste, what it says, the fields of the request. By `data-testid` alone, which is
//! what the page promises to keep.

use super::browser::Browser;
use super::until;
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// What the page says that a text is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// `data-kind`.
    pub kind: String,
    /// `data-form`; empty where there is no token.
    pub form: String,
    /// `data-certainty`.
    pub certainty: String,
    /// `data-provider`; empty where the token shows none.
    pub provider: String,
    /// Everything that stands there.
    pub text: String,
}

const READ: &str = "(element) => element && ({
    data: { ...element.dataset }, text: element.innerText, value: element.value ?? '', href: element.href ?? '' })";

/// Waits until three frames were painted.
const FRAMES: &str = "new Promise((done) => {
    let left = 3;
    const frame = () => { left -= 1; if (left > 0) requestAnimationFrame(frame); else setTimeout(() => done(null)); };
    requestAnimationFrame(frame);
})";

impl Browser {
    /// The element of this name, when it is there.
    pub async fn find(&self, testid: &str) -> Element {
        let selector = format!("[data-testid='{testid}']");
        until(&format!("`{testid}` on the page"), async || {
            self.client.find(Locator::Css(&selector)).await.ok()
        })
        .await
    }

    /// Clicks it.
    pub async fn click(&self, testid: &str) {
        self.find(testid).await.click().await.unwrap();
    }

    /// `data`, `text`, `value` and `href` of the first element of this name; null where there is none.
    pub async fn read(&self, testid: &str) -> Json {
        let found = format!("document.querySelector('[data-testid=\"{testid}\"]')");
        self.evaluate(&format!("({READ})({found})")).await
    }

    /// Whether anything of this name is there.
    pub async fn has(&self, testid: &str) -> bool {
        !self.read(testid).await.is_null()
    }

    /// Replaces what is in the text area, the way a paste does.
    pub async fn paste(&self, text: &str) {
        self.put("input", text).await;
    }

    /// Replaces what is in a field of the request, the way a paste does.
    pub async fn fill(&self, param: &str, text: &str) {
        self.put(&format!("field-{param}"), text).await;
    }

    /// Replaces what is in any field, the way a paste does.
    pub async fn type_into(&self, testid: &str, text: &str) {
        self.put(testid, text).await;
    }

    async fn put(&self, testid: &str, text: &str) {
        self.find(testid).await;
        self.call(
            "(id) => { const field = document.querySelector(`[data-testid='${id}']`); field.focus(); field.select?.(); }",
            &json!(testid),
        )
        .await;
        if text.is_empty() {
            let key = json!({ "type": "rawKeyDown", "key": "Delete", "code": "Delete", "windowsVirtualKeyCode": 46 });
            self.cdp("Input.dispatchKeyEvent", key).await;
        } else {
            self.cdp("Input.insertText", json!({ "text": text })).await;
        }
        // What is typed is taken with the next frame.
        self.evaluate(FRAMES).await;
    }

    /// Chooses from a list.
    pub async fn choose(&self, testid: &str, value: &str) {
        let list = self.find(testid).await;
        list.select_by_value(value).await.unwrap();
    }

    /// What a field holds.
    pub async fn value(&self, testid: &str) -> String {
        self.find(testid).await;
        let value = self.read(testid).await;
        value["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Waits for a verdict of this kind.
    pub async fn verdict(&self, kind: &str) -> Verdict {
        self.verdict_where(&format!("a verdict `{kind}`"), |verdict| {
            verdict.kind == kind
        })
        .await
    }

    /// Waits for a verdict that is like this.
    pub async fn verdict_where(&self, what: &str, is: impl Fn(&Verdict) -> bool) -> Verdict {
        let first = until(what, async || {
            self.verdict_now().await.filter(|verdict| is(verdict))
        })
        .await;
        // What follows from it is drawn with the next frame.
        self.evaluate(FRAMES).await;
        let whole = self.verdict_now().await.filter(|verdict| is(verdict));
        whole.unwrap_or(first)
    }

    /// The verdict, if there is one.
    pub async fn verdict_now(&self) -> Option<Verdict> {
        let read = self.read("verdict").await;
        let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
        let data = read.get("data")?;
        Some(Verdict {
            kind: text(&data["kind"]),
            form: text(&data["form"]),
            certainty: text(&data["certainty"]),
            provider: text(&data["provider"]),
            text: text(&read["text"]),
        })
    }

    /// The findings of this name that are seen now: severity and text.
    pub async fn findings(&self, name: &str) -> Vec<(String, String)> {
        let all = self
            .call(
                "(name) => [...document.querySelectorAll(`[data-testid=finding][data-name='${name}']`)]
                    .map((finding) => [finding.dataset.severity, finding.innerText])",
                &json!(name),
            )
            .await;
        serde_json::from_value(all).unwrap()
    }

    /// Waits until such a finding is there.
    pub async fn finding(&self, name: &str) -> (String, String) {
        until(&format!("the finding `{name}`"), async || {
            self.findings(name).await.into_iter().next()
        })
        .await
    }

    /// Waits until such a finding is at the field of this parameter, where assistive technology finds it too.
    pub async fn finding_at(&self, param: &str, name: &str) {
        let at = "([param, name]) => {
            const field = document.querySelector(`[data-testid='field-${param}']`);
            const below = field && document.getElementById(field.getAttribute('aria-describedby'));
            return !!below?.querySelector(`[data-testid=finding][data-name='${name}']`);
        }";
        until(&format!("the finding `{name}` at `{param}`"), async || {
            let there = self.call(at, &json!([param, name])).await;
            (there == json!(true)).then_some(())
        })
        .await;
    }

    /// Presses the button that mends this finding.
    pub async fn fix(&self, name: &str) {
        let press = "(name) => document.querySelector(`[data-testid=finding][data-name='${name}'] [data-testid=fix]`).click()";
        self.call(press, &json!(name)).await;
    }

    /// Presses a letter with the control key; the browser does the command, as it would for a person.
    pub async fn press_control(&self, letter: &str, command: &str) {
        let code = letter.to_uppercase();
        for (kind, commands) in [("rawKeyDown", &[command][..]), ("keyUp", &[])] {
            let key = json!({ "type": kind, "key": letter, "code": format!("Key{code}"), "modifiers": 2, "windowsVirtualKeyCode": code.as_bytes()[0], "commands": commands });
            self.cdp("Input.dispatchKeyEvent", key).await;
        }
    }

    /// Puts a text on the clipboard.
    pub async fn copy(&self, text: &str) {
        self.permit("clipboard-write").await;
        self.call(
            "(text) => navigator.clipboard.writeText(text)",
            &json!(text),
        )
        .await;
    }

    /// Presses the button of this name: what it says, or its label.
    pub async fn press(&self, name: &str) {
        let press = "(name) => {
            const button = [...document.querySelectorAll('button')].find((button) =>
                (button.getAttribute('aria-label') ?? button.textContent.trim()) === name);
            button?.focus();
            button?.click();
            return !!button;
        }";
        let pressed = self.call(press, &json!(name)).await;
        assert_eq!(pressed, json!(true), "there is no button `{name}`");
    }

    /// Presses a sample.
    pub async fn try_sample(&self, name: &str) {
        let selector = format!("[data-sample='{name}']");
        let sample = until(&format!("the sample `{name}`"), async || {
            self.client.find(Locator::Css(&selector)).await.ok()
        })
        .await;
        sample.click().await.unwrap();
    }

    /// What an element says.
    pub async fn text(&self, testid: &str) -> String {
        self.find(testid).await;
        let read = self.read(testid).await;
        read["text"].as_str().unwrap_or_default().to_owned()
    }

    /// The text of an element, once it is there and says that.
    pub async fn text_where(&self, testid: &str, is: impl Fn(&str) -> bool) -> String {
        until(&format!("another text of {testid}"), async || {
            let text = self
                .call(
                    "id => document.querySelector(`[data-testid=${id}]`)?.textContent",
                    &json!(testid),
                )
                .await;
            let text = text.as_str().filter(|text| is(text));
            text.map(str::to_owned)
        })
        .await
    }

    /// Waits until there is no such finding.
    pub async fn no_finding(&self, name: &str) {
        until(&format!("no finding `{name}`"), async || {
            self.findings(name).await.is_empty().then_some(())
        })
        .await;
    }

    /// The request as the page shows it, its line breaks removed.
    pub async fn request_url(&self) -> String {
        self.find("request-url").await;
        // What is hidden from the eye is no part of what a person reads or selects.
        let text = self
            .evaluate("document.querySelector('[data-testid=request-url]').textContent")
            .await;
        text.as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect()
    }

    /// The parameters of the request as the page shows it.
    pub async fn request_params(&self) -> BTreeMap<String, String> {
        let url = self.request_url().await;
        let url = url::Url::parse(&url).unwrap_or_else(|error| panic!("{error}: {url}"));
        url.query_pairs().into_owned().collect()
    }

    /// Waits until the request is like this.
    pub async fn request_url_where(&self, what: &str, is: impl Fn(&str) -> bool) -> String {
        until(what, async || {
            Some(self.request_url().await).filter(|url| is(url))
        })
        .await
    }

    /// Waits until the predicted access token is this: `jwt`, `opaque`, `none`, `unknown`.
    pub async fn outcome(&self, access_token: &str) {
        until(&format!("the outcome `{access_token}`"), async || {
            let read = self.read("outcome-access-token").await;
            (read["data"]["value"] == json!(access_token)).then_some(())
        })
        .await;
    }

    /// The link to send to somebody.
    pub async fn share_link(&self) -> String {
        self.find("share-link").await;
        let read = self.read("share-link").await;
        read["href"].as_str().unwrap_or_default().to_owned()
    }

    /// Whether the card of a crash is seen.
    pub async fn crashed(&self) -> bool {
        let hidden = self
            .evaluate("document.getElementById('crash').hidden")
            .await;
        hidden != json!(true)
    }
}
