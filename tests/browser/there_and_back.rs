//! The page as its own redirect URI, with an OpenID provider that nobody made up: each response type in each response mode
//! comes back as the page said it would, is taken out of the address and held against what was sent, and nothing of it is
//! left in a request, in the history or in storage.
//!
//! What was said is compared whole, and “not known” equals nothing. Two things no request shows: which APIs the server has,
//! which its metadata lists, pasted into the builder as a person would; and which format its configuration gives an API, which
//! a token from before shows, pasted beside the request.

use crate::harness::browser::Browser;
use crate::harness::provider::{CLIENT_ID, Provider};
use crate::harness::server::Server;
use crate::harness::tokens;
use crate::harness::until;
use crate::importing;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::process::Command;
use url::{Url, form_urlencoded};

/// An API whose access tokens are JWTs, by the server's configuration.
const API: &str = "https://api.example.com/orders";
/// One of which the configuration says nothing, so that the default holds.
const PLAIN: &str = "https://plain.example.com/";
/// One that the server does not have.
const UNKNOWN: &str = "https://unknown.example.com/";
/// Another with JWTs.
const INVOICES: &str = "https://api.example.com/invoices";

/// A provider that sends its answers to the page.
struct Site {
    server: Server,
    provider: Provider,
}

impl Site {
    fn new() -> Self {
        let server = Server::of_release();
        let provider = Provider::answering_to(server.address());
        Self { server, provider }
    }

    fn page(&self) -> &str {
        self.server.address()
    }

    fn request(&self, pairs: &[(&str, &str)]) -> String {
        let mut url = Url::parse(&self.provider.authorization_endpoint()).unwrap();
        url.query_pairs_mut()
            .append_pair("client_id", CLIENT_ID)
            .append_pair("redirect_uri", self.page())
            .extend_pairs(pairs);
        url.into()
    }

    /// The page with the request in its form, ready to be sent.
    async fn filled(&self, browser: &Browser, pairs: &[(&str, &str)]) {
        self.opened(browser, "").await;
        browser
            .fill(
                "authorization_endpoint",
                &self.provider.authorization_endpoint(),
            )
            .await;
        self.fill(browser, pairs).await;
    }

    /// The same with what the server says of itself, and a token for that API beside it, as the server issued one before;
    /// without where it names none.
    async fn filled_beside(&self, browser: &Browser, api: &str, pairs: &[(&str, &str)]) {
        self.opened(browser, api).await;
        importing::paste(browser, &self.provider.metadata()).await;
        let endpoint = self.provider.authorization_endpoint();
        browser
            .request_url_where("to the server", |url| url.starts_with(&endpoint))
            .await;
        self.fill(browser, pairs).await;
    }

    async fn opened(&self, browser: &Browser, api: &str) {
        browser.watch.allow(self.provider.issuer());
        browser.open(self.page()).await;
        if !api.is_empty() {
            browser.paste(&self.provider.issued_before(api)).await;
            browser.verdict("access-token").await;
        }
        browser.choose("field-provider", "oidc-provider").await;
    }

    async fn fill(&self, browser: &Browser, pairs: &[(&str, &str)]) {
        browser.fill("client_id", CLIENT_ID).await;
        browser
            .evaluate("document.querySelector('#own-address').open = true")
            .await;
        browser.click("use-own-address").await;
        for (at, (name, value)) in pairs
            .iter()
            .enumerate()
            .filter(|(_, pair)| !pair.1.is_empty())
        {
            let is_second = pairs[..at].iter().any(|(before, _)| before == name);
            match browser.has(&format!("field-{name}")).await && !is_second {
                true => browser.fill(name, value).await,
                false => {
                    browser.type_into("extra-name", name).await;
                    browser.type_into("extra-value", value).await;
                    browser.click("extra-add").await;
                }
            }
        }
        if pairs
            .iter()
            .any(|(name, value)| *name == "response_type" && value.contains("code"))
        {
            browser.press("New code_challenge").await;
        }
    }
}

/// Sends the request, and waits for its answer.
async fn sent_and_back(browser: &Browser) -> Json {
    browser.settle().await;
    browser.click("open-request").await;
    came_back(browser).await
}

async fn came_back(browser: &Browser) -> Json {
    until("an answer in the page", async || {
        let there = browser
            .try_evaluate("document.querySelector('[data-testid=came-back]')?.dataset.delivered");
        there.await.filter(Json::is_string)
    })
    .await;
    browser.loaded().await;
    browser.read("came-back").await
}

/// The value of a member of the answer in the text area, decoded; of a JARM response, that of its claim.
fn member(text: &str, name: &str) -> Option<String> {
    let part = text.rsplit(['?', '#']).next().unwrap();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(part.as_bytes())
        .into_owned()
        .collect();
    let get = |name: &str| {
        pairs
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.clone())
    };
    match get("response") {
        Some(jwt) => claims(&jwt).get(name)?.as_str().map(str::to_owned),
        None => get(name),
    }
}

fn claims(jwt: &str) -> Json {
    use base64::Engine;
    let payload = jwt.split('.').nth(1).unwrap();
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(payload)
        .unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// Nothing of the answer is anywhere but in the page.
async fn nothing_is_left(browser: &Browser, site: &Site, text: &str) {
    let address = browser.evaluate("location.href").await;
    assert_eq!(address, json!(site.page()), "the address bar");
    let history = browser
        .cdp("Page.getNavigationHistory", json!({}))
        .await
        .to_string();
    let storage = "JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])";
    let storage = browser.evaluate(storage).await.to_string();
    let caches = "(async () => { const all = []; for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) all.push(url); return all.join(' '); })()";
    let caches = browser.evaluate(caches).await.to_string();
    let own: Vec<String> = (browser.watch.requested().into_iter())
        .filter(|url| url.starts_with(site.page()))
        .collect();
    for name in ["code", "access_token", "id_token"] {
        let Some(secret) = member(text, name) else {
            continue;
        };
        assert!(
            !history.contains(&secret),
            "{name} in the history: {history}"
        );
        assert!(!storage.contains(&secret), "{name} in storage: {storage}");
        assert!(!caches.contains(&secret), "{name} in a cache: {caches}");
        // The browser itself asks for the address with its query; the worker has the page for it.
        let asked = own.iter().filter(|url| url.contains(&secret));
        let by_query = usize::from(text.contains('?'));
        assert!(asked.count() <= by_query, "{name} in a request: {own:?}");
    }
}

/// What comes of a request, as the page says it before and as it is afterwards.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    /// `opaque`, `jwt` or `none`.
    access_token: String,
    /// What the API finds in `aud`; why there is nothing to find otherwise.
    aud: String,
    id_token: bool,
    refresh_token: bool,
    code: bool,
    /// `query`, `fragment.jwt` …
    delivered: String,
    /// The error that comes instead.
    error: Option<String>,
}

/// What the page says of `access-token`, `id-token`, `refresh-token`, `delivered` …
async fn predicted(browser: &Browser, what: &str) -> String {
    let read = browser.read(&format!("outcome-{what}")).await;
    read["data"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Everything that the page says will come.
async fn said(browser: &Browser, case: &str) -> Outcome {
    let yes = async |what: &str| match predicted(browser, what).await.as_str() {
        "yes" => true,
        "no" => false,
        other => panic!("{case}: {what} is {other}"),
    };
    let aud = match predicted(browser, "aud").await.as_str() {
        "exactly" => browser.text("outcome-aud").await,
        other => other.to_owned(),
    };
    let errors = "[...document.querySelector('[data-testid=outcome-errors]').closest('dd').querySelectorAll(':scope > ul > li')]
        .map((line) => line.innerText.split(' '))";
    let errors: Vec<Vec<String>> = serde_json::from_value(browser.evaluate(errors).await).unwrap();
    // What the server’s metadata shows is not left open.
    let is_open = |error: &Vec<String>| error[0] == "invalid_target" && error[1] != "expected";
    assert!(!errors.iter().any(is_open), "{case}: {errors:?}");
    let expected = errors
        .into_iter()
        .filter(|error| error[1].starts_with("expected"));
    let errors: Vec<String> = expected.map(|mut error| error.swap_remove(0)).collect();
    assert!(errors.len() < 2, "{case}: {errors:?}");
    Outcome {
        access_token: predicted(browser, "access-token").await,
        aud,
        id_token: yes("id-token").await,
        refresh_token: yes("refresh-token").await,
        code: yes("code").await,
        delivered: predicted(browser, "delivered").await,
        error: errors.into_iter().next(),
    }
}

/// Whether a value is a JWT.
fn format_of(token: &str) -> &'static str {
    match token.split('.').count() {
        3 => "jwt",
        _ => "opaque",
    }
}

const MODES: [&str; 8] = [
    "",
    "query",
    "fragment",
    "form_post",
    "jwt",
    "query.jwt",
    "fragment.jwt",
    "form_post.jwt",
];

/// One response type in every mode, for an API, for none and for two; in two modes for one by the server's defaults, for one
/// that it does not have, and for that one beside another.
async fn every_mode(response_type: &str) {
    let site = Site::new();
    Browser::with(async |browser| {
        let names: Vec<&str> = response_type.split(' ').collect();
        let has = |name: &str| names.contains(&name);
        let (code, token, id_token) = (has("code"), has("token"), has("id_token"));
        // The worker takes what is posted to the page.
        browser.open(site.page()).await;
        browser.offline_ready().await;
        // An unknown API is refused, and the server's page that posts an error has that status.
        let page = [site.provider.issuer(), "/auth"].concat();
        browser.watch.expect_console(&page);
        let all = (MODES.into_iter())
            .flat_map(|mode| [(mode, API, ""), (mode, "", ""), (mode, API, INVOICES)]);
        let apis = [(PLAIN, ""), (UNKNOWN, ""), (API, UNKNOWN)];
        let all = all.chain(
            ["", "form_post"]
                .into_iter()
                .flat_map(|mode| apis.map(|(resource, second)| (mode, resource, second))),
        );
        for (at, (mode, resource, second)) in all.enumerate() {
            let case = format!("{response_type} by {mode:?} for {resource:?} {second:?}");
            // A refresh token is asked for half of the time, with an API and without.
            let (scope, prompt) = match at % 4 {
                1 | 2 => ("openid read:orders offline_access", "consent"),
                _ => ("openid read:orders", ""),
            };
            let pairs = [
                ("response_type", response_type),
                ("response_mode", mode),
                ("scope", scope),
                ("prompt", prompt),
                ("resource", resource),
                ("resource", second),
                ("state", "st at+e&1"),
                ("nonce", "n-0S6_WzA2Mj"),
            ];
            let before = if resource == API { API } else { "" };
            site.filled_beside(browser, before, &pairs).await;
            let said = said(browser, &case).await;
            let verifier = match code {
                true => browser.text("code-verifier").await,
                false => String::new(),
            };
            // A token never travels in the query, one in the redirect is for one API, and none for one that the server does not
            // have: it says so.
            let is_unknown = [resource, second].contains(&UNKNOWN);
            let refusal = match mode.starts_with("query") && (token || id_token) {
                true => Some("invalid_request"),
                false => (is_unknown || (token && !second.is_empty())).then_some("invalid_target"),
            };
            let is_refused = refusal.is_some();
            let came = sent_and_back(browser).await;
            let delivered = came["data"]["delivered"].as_str().unwrap().to_owned();
            let text = browser.value("input").await;
            nothing_is_left(browser, &site, &text).await;
            assert!(browser.has("came-remark").await, "{case}");
            browser.no_finding("state-differs").await;
            browser.no_finding("response-issuer-differs").await;

            let expected = match mode {
                "" | "jwt" if token || id_token => "fragment",
                "" | "jwt" => "query",
                mode => mode.trim_end_matches(".jwt"),
            };
            assert_eq!(delivered, expected, "{case}");
            let is_jarm = text.contains("response=");
            assert_eq!(is_jarm, mode.ends_with("jwt"), "{case}: {text:.80}");
            let error = member(&text, "error");
            assert_eq!(error.as_deref(), refusal, "{case}");
            if is_refused {
                let shown = browser.find("error-response").await;
                let shown = shown.attr("data-code").await.unwrap();
                assert_eq!(shown.as_deref(), refusal, "{case}");
            }
            // What it brought: just what response_type asks for.
            for (name, asked) in [
                ("code", code),
                ("access_token", token),
                ("id_token", id_token),
            ] {
                let is_there = member(&text, name).is_some();
                assert_eq!(is_there, asked && !is_refused, "{case}: {name}");
            }
            assert_eq!(
                member(&text, "state").as_deref(),
                Some("st at+e&1"),
                "{case}"
            );
            browser.no_finding("response-type-differs").await;
            browser.no_finding("nonce-differs").await;
            browser.no_finding("hash-mismatch").await;

            // The tokens: from the redirect, by the code, or both.
            let exchanged = (code && !is_refused).then(|| {
                let code = member(&text, "code").unwrap();
                (site.provider).exchange_for(resource, &code, site.page(), &verifier)
            });
            let of = |name: &str| -> Vec<String> {
                let later = || Some(exchanged.as_ref()?.get(name)?.as_str()?.to_owned());
                member(&text, name).into_iter().chain(later()).collect()
            };
            let tokens = of("access_token");
            let formats: BTreeSet<&str> = tokens.iter().map(|token| format_of(token)).collect();
            assert!(formats.len() < 2, "{case}: {formats:?}");
            let access_token = formats.first().copied().unwrap_or("none");
            let aud = match access_token {
                "jwt" => {
                    let is_one = second.is_empty();
                    let claims: Vec<Json> = tokens.iter().map(|token| claims(token)).collect();
                    for claims in &claims {
                        assert_eq!(claims["aud"], json!(API), "{case}");
                        assert_eq!(claims["scope"], json!("read:orders"), "{case}");
                    }
                    match is_one {
                        true => claims[0]["aud"].as_str().unwrap().to_owned(),
                        // One of the resources, and which one the token request says.
                        false => "rule".to_owned(),
                    }
                }
                "opaque" => "hidden".to_owned(),
                _ => "no-token".to_owned(),
            };
            let got = Outcome {
                access_token: access_token.to_owned(),
                aud,
                id_token: !of("id_token").is_empty(),
                refresh_token: !of("refresh_token").is_empty(),
                code: member(&text, "code").is_some(),
                delivered: if is_jarm {
                    [&delivered, ".jwt"].concat()
                } else {
                    delivered
                },
                error,
            };
            assert_eq!(said, got, "{case}: what was said, and what came");
            // And it was not all the same.
            let refreshes = code && !is_refused && !prompt.is_empty();
            assert_eq!(got.refresh_token, refreshes, "{case}");
            let comes = (code || token) && !is_refused;
            assert_eq!(
                got.access_token == "jwt",
                comes && resource == API,
                "{case}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn code_comes_back_in_every_mode() {
    every_mode("code").await;
}

#[tokio::test]
async fn id_token_comes_back_in_every_mode() {
    every_mode("id_token").await;
}

#[tokio::test]
async fn id_token_token_comes_back_in_every_mode() {
    every_mode("id_token token").await;
}

#[tokio::test]
async fn code_id_token_comes_back_in_every_mode() {
    every_mode("code id_token").await;
}

#[tokio::test]
async fn code_token_comes_back_in_every_mode() {
    every_mode("code token").await;
}

#[tokio::test]
async fn code_id_token_token_comes_back_in_every_mode() {
    every_mode("code id_token token").await;
}

#[tokio::test]
async fn none_comes_back_in_every_mode() {
    every_mode("none").await;
}

/// Goes where a request leads that the page did not send, in the tab that waits for another answer.
async fn by_another_request(browser: &Browser, site: &Site, pairs: &[(&str, &str)]) {
    let other = site.request(pairs);
    browser.settle().await;
    // What the link does, and then another address.
    let leave = "(url) => { const link = document.querySelector('[data-testid=open-request]');
        link.addEventListener('click', (event) => event.preventDefault()); link.click(); location.href = url; }";
    browser.call(leave, &json!(other)).await;
    came_back(browser).await;
}

#[tokio::test]
async fn the_answer_to_another_request_is_told() {
    let site = Site::new();
    Browser::with(async |browser| {
        let asked = [
            ("response_type", "id_token token"),
            ("scope", "openid"),
            ("state", "mine"),
            ("nonce", "mine-n"),
        ];
        let with = |name: &str| {
            let change = |(n, value): (&'static str, &'static str)| {
                (n, if n == name { "another" } else { value })
            };
            asked.map(change)
        };
        site.filled(browser, &asked).await;
        by_another_request(browser, &site, &with("state")).await;
        let (severity, text) = browser.finding("state-differs").await;
        assert_eq!(severity, "error");
        assert!(text.contains("CSRF"), "{text}");
        browser.no_finding("nonce-differs").await;

        site.filled(browser, &asked).await;
        by_another_request(browser, &site, &with("nonce")).await;
        browser.finding("nonce-differs").await;
        browser.no_finding("state-differs").await;

        // Consumed: nothing is remembered for a second answer, and the page says so.
        browser.client.goto("about:blank").await.unwrap();
        let leave = "(url) => { location.href = url; }";
        browser.call(leave, &json!(site.request(&asked))).await;
        came_back(browser).await;
        let remark = browser.read("came-remark").await;
        assert_eq!(remark["data"]["name"], json!("not-remembered"));
        browser.no_finding("state-differs").await;
    })
    .await;
}

#[tokio::test]
async fn a_code_is_filled_in_however_short_and_never_one_that_answers_another_request() {
    const CODE: &str = "a-code-18";
    let site = Site::new();
    Browser::with(async |browser| {
        let asked = [("response_type", "code"), ("scope", "openid"), ("state", "mine-state")];
        for (state, is_refused) in [("mine-state", false), ("another", true)] {
            site.filled(browser, &asked).await;
            let back = format!("{}?code={CODE}&state={state}", site.page());
            let leave = "(url) => { const link = document.querySelector('[data-testid=open-request]');
                link.addEventListener('click', (event) => event.preventDefault()); link.click(); location.href = url; }";
            browser.settle().await;
            browser.call(leave, &json!(back)).await;
            came_back(browser).await;
            let command = until("the exchange", async || {
                let text = browser.read("command").await["text"].as_str()?.to_owned();
                text.contains("grant_type=authorization_code").then_some(text)
            })
            .await;
            assert_eq!(command.contains(CODE), !is_refused, "{command}");
            assert_eq!(command.contains("YOUR_CODE"), is_refused, "{command}");
            assert_eq!(browser.has("came-refused").await, is_refused, "{state}");
            if is_refused {
                let refused = browser.read("came-refused").await;
                assert_eq!(refused["data"]["rule"], json!("state-differs"));
            }
            let title = browser.read("verdict").await;
            let title = title["text"].as_str().unwrap_or_default();
            assert!(title.starts_with("Authorization response"), "{title}");
        }
    })
    .await;
}

/// What the token endpoint answered is pasted later, and held against the request that the code answered; so is who says that
/// it issued the code (RFC 9207).
#[tokio::test]
async fn a_token_response_is_held_against_the_request_that_the_tab_remembers() {
    let site = Site::new();
    Browser::with(async |browser| {
        let asked = [
            ("response_type", "code"),
            ("scope", "openid read:orders"),
            ("state", "mine-state"),
            ("nonce", "mine-n"),
        ];
        site.filled(browser, &asked).await;
        let back = format!(
            "{}?code=SplxlOBeZQQYbYS6WxSbIA&state=mine-state&iss=https%3A%2F%2Fother.example",
            site.page()
        );
        let leave = "(url) => { const link = document.querySelector('[data-testid=open-request]');
            link.addEventListener('click', (event) => event.preventDefault()); link.click(); location.href = url; }";
        browser.settle().await;
        browser.call(leave, &json!(back)).await;
        came_back(browser).await;
        browser.finding("response-issuer-elsewhere").await;

        let claims = json!({"iss": site.provider.issuer(), "sub": "1", "aud": CLIENT_ID,
            "iat": tokens::now(), "exp": tokens::now() + 600, "nonce": "another"});
        let answer = json!({
            "access_token": tokens::opaque(), "token_type": "Bearer", "scope": "openid",
            "id_token": tokens::signed(&json!({"alg": "RS256"}), &claims),
        });
        browser.paste(&answer.to_string()).await;
        browser.verdict("access-token").await;
        let (_, text) = browser.finding("scope-not-granted").await;
        assert!(text.contains("read:orders"), "{text}");
        let row = "[...document.querySelectorAll('[data-testid=token]')].find((row) => row.textContent.includes('ID token')).click()";
        browser.evaluate(row).await;
        browser.verdict("id-token").await;
        browser.finding("nonce-differs").await;
    })
    .await;
}

#[tokio::test]
async fn two_apis_are_asked_for_one_by_one() {
    let site = Site::new();
    Browser::with(async |browser| {
        let pairs = [
            ("response_type", "code"),
            ("scope", "openid read:orders"),
            ("state", "s"),
            ("resource", API),
        ];
        site.filled_beside(browser, API, &pairs).await;
        browser.type_into("extra-name", "resource").await;
        browser.type_into("extra-value", INVOICES).await;
        browser.click("extra-add").await;
        assert_eq!(predicted(browser, "access-token").await, "jwt");
        let said_aud = browser.text("outcome-aud").await;
        assert_eq!(said_aud, "one of the resources");
        sent_and_back(browser).await;

        // The request for the tokens, as the page writes it, run as it stands.
        let command = until("the request for the tokens", async || {
            let read = browser.read("command").await;
            let text = read["text"].as_str()?.to_owned();
            text.contains("code_verifier=").then_some(text)
        })
        .await;
        assert!(
            command.contains("resource=https://api.example.com/orders"),
            "{command}"
        );
        assert!(!command.contains("invoices"), "{command}");
        let endpoint = site.provider.token_endpoint();
        assert!(command.contains(&endpoint), "{endpoint}: {command}");
        let answer = Command::new("sh").args(["-c", &command]).output().unwrap();
        let answer = String::from_utf8(answer.stdout).unwrap();
        let json: Json =
            serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
        let token = json["access_token"]
            .as_str()
            .unwrap_or_else(|| panic!("{json}"));
        assert_eq!(claims(token)["aud"], json!(API));

        // Pasted, it is held against the request, of which the tab has stored nothing since the code came.
        let kept = "Object.keys(sessionStorage).length";
        assert_eq!(browser.evaluate(kept).await, json!(0));
        browser.paste(&answer).await;
        browser.verdict("access-token").await;
        browser.no_finding("audience-mismatch").await;
    })
    .await;
}

#[tokio::test]
async fn a_stale_or_broken_memory_is_said_and_thrown_away() {
    let site = Site::new();
    Browser::with(async |browser| {
        browser.watch.allow(site.provider.issuer());
        for (kept, name) in [
            ("x", "unreadable"),
            (r#"{"version":1,"at":5,"provider":"oidc-provider","location":"","verifier":"","params":[]}"#, "expired"),
        ] {
            browser.open(site.page()).await;
            let keep = "(text) => sessionStorage.setItem(`sent ${location.href.split(/[?#]/)[0]}`, text)";
            browser.call(keep, &json!(kept)).await;
            browser.client.goto("about:blank").await.unwrap();
            browser.open(&format!("{}#access_token=SlAV32hkKGSlAV32hkKG&token_type=bearer&state=x", site.page())).await;
            came_back(browser).await;
            let remark = browser.read("came-remark").await;
            assert_eq!(remark["data"]["name"], json!(name));
            assert_eq!(browser.evaluate("sessionStorage.length").await, json!(0));
        }
    })
    .await;
}
