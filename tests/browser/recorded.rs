//! Login flows with a real provider, as the browser's network panel saves them, and what is read from that file.

use crate::harness::api::Api;
use crate::harness::browser::Browser;
use crate::harness::provider::{CLIENT_ID, Provider};
use crate::harness::recorder::Recorder;
use crate::harness::scratch::Scratch;
use crate::harness::server::{Listener, Server};
use crate::harness::{memory, tokens, until};
use claimscope::files::search::Search;
use claimscope::files::with_commas;
use claimscope::har::{self, HarReport, Step, is_har};
use claimscope::oauth::Context;
use claimscope::text::time::Timestamp;
use serde_json::{Value as Json, json};
use std::fs;
use std::path::Path;
use url::Url;

const API: &str = "https://api.example.com/orders";
/// Mebibytes: what the worker may take, and as much again for what the page and the browser need beside.
const MOST_MEMORY: f64 = 192.0;
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// An application, the provider that it signs in with, and the API that it calls.
struct World {
    application: Listener,
    provider: Provider,
    api: Api,
    redirect_uri: String,
}

impl World {
    fn new() -> Self {
        let application = Listener::at("127.0.0.1:0");
        let redirect_uri = format!("{}callback", application.address());
        let provider = Provider::answering_to(&redirect_uri);
        let api = Api::of(API);
        Self {
            application,
            provider,
            api,
            redirect_uri,
        }
    }

    /// The address of a request with these parameters beside the usual ones.
    fn request(&self, parameters: &[(&str, &str)]) -> String {
        let mut url = Url::parse(&self.provider.authorization_endpoint()).unwrap();
        url.query_pairs_mut()
            .append_pair("client_id", CLIENT_ID)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair(
                "state",
                &format!("af0ifjsldkj{}", self.application.asked().len()),
            )
            .append_pair("nonce", "n-0S6_WzA2Mj")
            .extend_pairs(parameters);
        url.into()
    }

    /// Follows a request from the application to its callback; the address of that, with its fragment.
    async fn sign_in(
        &self,
        browser: &Browser,
        recorder: &mut Recorder,
        parameters: &[(&str, &str)],
    ) -> Url {
        browser
            .client
            .goto(self.application.address())
            .await
            .unwrap();
        recorder.take(browser).await;
        let go = "(address) => { location.href = address; }";
        browser.call(go, &json!(self.request(parameters))).await;
        let address = until("the callback", async || {
            let address = browser.try_evaluate("location.href").await?;
            let address = address.as_str()?.to_owned();
            let is_there = browser
                .try_evaluate("document.readyState === 'complete'")
                .await?;
            (address.starts_with(&self.redirect_uri) && is_there == json!(true)).then_some(address)
        })
        .await;
        recorder.take(browser).await;
        Url::parse(&address).unwrap()
    }

    /// The application exchanges the code, in its page.
    async fn exchange(
        &self,
        browser: &Browser,
        recorder: &mut Recorder,
        callback: &Url,
        resource: Option<&str>,
    ) -> Json {
        let code = callback
            .query_pairs()
            .find(|(name, _)| name == "code")
            .unwrap()
            .1;
        let ask = "([address, body]) => fetch(address, { method: 'POST', body,
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }).then((answer) => answer.json())";
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.append_pair("grant_type", "authorization_code")
            .append_pair("code", &code)
            .append_pair("client_id", CLIENT_ID)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("code_verifier", VERIFIER)
            .extend_pairs(resource.map(|api| ("resource", api)));
        let body = body.finish();
        let address = format!("{}/token", self.provider.issuer());
        let response = browser.call(ask, &json!([address, body])).await;
        recorder.take(browser).await;
        response
    }

    /// The application calls the API, in its page; the status of the answer.
    async fn call_api(&self, browser: &Browser, recorder: &mut Recorder, token: &str) -> u64 {
        let ask = "([address, token]) => fetch(address, { headers: { Authorization: `Bearer ${token}` } })
            .then((answer) => answer.text().then(() => answer.status))";
        let address = format!("{}orders", self.api.address());
        let status = browser.call(ask, &json!([address, token])).await;
        recorder.take(browser).await;
        status.as_u64().unwrap()
    }

    fn allowed(&self, browser: &Browser) {
        for address in [
            self.provider.issuer(),
            self.application.address(),
            self.api.address(),
        ] {
            browser.watch.allow(address);
        }
    }
}

const PKCE: [(&str, &str); 3] = [
    ("response_type", "code"),
    ("code_challenge", CHALLENGE),
    ("code_challenge_method", "S256"),
];

/// The story of this page: no API is named, and the API refuses the token; then it is named. Then an ID token by the front
/// channel, and a request that the provider refuses.
async fn story(browser: &Browser, world: &World) -> Recorder {
    let mut recorder = Recorder::default();
    let recorder_ref = &mut recorder;
    let scope = ("scope", "openid profile read:orders");

    let callback = world
        .sign_in(browser, recorder_ref, &[&PKCE[..], &[scope]].concat())
        .await;
    let response = world.exchange(browser, recorder_ref, &callback, None).await;
    let token = response["access_token"].as_str().unwrap();
    // Chromium says so on the console.
    browser.watch.expect_console("401 (Unauthorized)");
    assert_eq!(world.call_api(browser, recorder_ref, token).await, 401);

    let callback = world
        .sign_in(
            browser,
            recorder_ref,
            &[&PKCE[..], &[scope, ("resource", API)]].concat(),
        )
        .await;
    let response = world
        .exchange(browser, recorder_ref, &callback, Some(API))
        .await;
    let token = response["access_token"].as_str().unwrap();
    assert_eq!(world.call_api(browser, recorder_ref, token).await, 200);

    let hybrid = [
        &PKCE[1..],
        &[("response_type", "code id_token"), ("scope", "openid")],
    ]
    .concat();
    let callback = world.sign_in(browser, recorder_ref, &hybrid).await;
    assert!(callback.fragment().unwrap().contains("id_token="));

    let implicit = [("response_type", "id_token token"), ("scope", "openid")];
    let callback = world.sign_in(browser, recorder_ref, &implicit).await;
    assert!(callback.fragment().unwrap().contains("access_token="));

    let refused = [
        &PKCE[..],
        &[("scope", "openid read:nothing"), ("prompt", "none login")],
    ]
    .concat();
    let callback = world.sign_in(browser, recorder_ref, &refused).await;
    assert!(
        callback.query().unwrap().contains("error=invalid_request"),
        "{callback}"
    );
    recorder
}

/// A flow or the loose calls, a line a step: what it is, its answer, what it brought and carried (`>`), what is said.
fn lines(report: &HarReport, steps: &[Step]) -> Vec<String> {
    let line = |step: &Step| {
        let tokens = step.tokens.iter().map(|held| {
            let form = report.tokens[held.token].token.form.name();
            let direction = if held.sent { ">" } else { "" };
            format!(" {direction}{}:{form}", held.name)
        });
        let says = step.says.iter().map(|said| format!(" | {}", said.text));
        let tokens: String = tokens.collect();
        let says: String = says.collect();
        format!("{} {}{tokens}{says}", step.kind.title(), step.status)
    };
    steps.iter().map(line).collect()
}

#[tokio::test]
async fn flows_are_read_from_what_chrome_saves() {
    let world = World::new();
    Browser::with(async |browser| {
        world.allowed(browser);
        let recorder = story(browser, &world).await;
        let har = recorder.har();
        assert!(is_har(har.as_bytes()));
        let context = Context::at(Timestamp(tokens::now() as i64));
        let report = har::read(&har, &context).unwrap();
        assert_eq!((report.unread, report.stopped.as_ref()), (0, None));
        let flows: Vec<_> = report.flows.iter().map(|flow| lines(&report, &flow.steps)).collect();
        let [opaque, named, hybrid, implicit, refused] = flows.as_slice() else {
            panic!("{flows:#?}");
        };
        assert_eq!(
            *opaque,
            [
                "Authorization request 303",
                "Redirect 303",
                "Redirect 303 code:opaque",
                "Callback 200 >code:opaque",
                "Token request 200 >code:opaque access_token:opaque id_token:jws | code_verifier belongs to the \
                 code_challenge of the request.",
                "API call 401 >Authorization:opaque | The API answered: invalid_token: The access token is not a JWT. \
                 | The token is opaque: an API that checks JWTs itself cannot read it, and refuses it.",
            ]
        );
        assert!(named[4].starts_with("Token request 200 >code:opaque access_token:jws id_token:jws"), "{named:#?}");
        assert_eq!(named[5..], ["API call 200 >Authorization:jws"]);
        assert!(hybrid[2].starts_with("Redirect 303 id_token:jws code:opaque"), "{hybrid:#?}");
        assert!(implicit[2].starts_with("Redirect 303 access_token:opaque id_token:jws"), "{implicit:#?}");
        let said = "The server answered: invalid_request: prompt none must only be used alone.";
        assert_eq!(refused.last(), Some(&format!("Callback 200 | {said}")));
        assert_eq!((report.calls.as_slice(), report.notes.len()), (&[][..], 0));
        // The request that a click takes into the builder.
        let request = report.flows[0].steps[0].request.as_deref().unwrap_or_default();
        assert!(request.starts_with(&world.provider.authorization_endpoint()), "{request}");
    })
    .await;
}

/// Drops a file of this machine in the middle of the page.
async fn drop_file(browser: &Browser, file: &Path) {
    let data = json!({ "items": [], "files": [file], "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({ "type": kind, "x": 300, "y": 300, "data": data });
        browser.cdp("Input.dispatchDragEvent", event).await;
    }
}

#[tokio::test]
async fn a_recording_of_64_mebibytes_is_read_while_the_page_stays_live() {
    let world = World::new();
    let server = Server::of_release();
    let folder = Scratch::new();
    let file = folder.path().join("large.har");
    Browser::with(async |browser| {
        world.allowed(browser);
        let recorder = story(browser, &world).await;
        // What is in it once, is in it as often as it is repeated.
        let once = recorder.har();
        let mut search = Search::default();
        search.begin();
        search.feed(once.as_bytes()).unwrap();
        search.end().unwrap();
        let times = (64 << 20) / once.len() + 1;
        fs::write(&file, recorder.repeated(times)).unwrap();

        browser.open(server.address()).await;
        browser.find("open-file").await;
        let before = memory::of_pages();
        browser
            .evaluate(
                "window.seen = new Set();
                new MutationObserver(() => {
                    const bar = document.querySelector('[data-testid=progress]');
                    if (bar) window.seen.add(bar.value);
                }).observe(document.body, { subtree: true, childList: true, attributes: true }); 0",
            )
            .await;
        drop_file(browser, &file).await;
        browser.find("progress").await;
        let typed = "https://api.example.com/typed/meanwhile";
        let field = browser.find("field-audience").await;
        field.send_keys(typed).await.unwrap();
        assert_eq!(browser.value("field-audience").await, typed);
        let phase = browser.read("files").await["data"]["phase"].clone();
        assert_eq!(phase, json!("reading"), "typed while it was read");

        let said = until("the recording to be read", async || {
            let files = browser.read("files").await;
            let text = files["text"].as_str()?.to_owned();
            (files["data"]["phase"] == json!("done")).then_some(text)
        })
        .await;
        let places = with_commas(search.found() * times as u64);
        let different = search.tokens().len();
        let expected = format!("{different} different tokens in {places} places in 1 file");
        assert!(said.contains(&expected), "{said}, wanted {expected}");
        let seen = browser.evaluate("window.seen.size").await;
        assert!(seen.as_u64() >= Some(2), "progress was seen {seen} times");
        browser.worker_stayed_small();
        if let Some((before, after)) = before.zip(memory::of_pages()) {
            let grown = after.peak - before.held;
            eprintln!("the page took {grown:.0} MiB more");
            assert!(grown < MOST_MEMORY, "{grown} MiB");
        }
    })
    .await;
}

#[tokio::test]
async fn a_pasted_recording_is_told_as_one() {
    const HAR: &str = include_str!("../har/files/firefox.har");
    let server = Server::of_release();
    let folder = Scratch::new();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let there = json!({ "behavior": "allow", "downloadPath": folder.path() });
        browser.cdp("Browser.setDownloadBehavior", there).await;
        // An address in the page's own memory: nothing is asked of anybody.
        browser.watch.allow("blob:");
        browser.paste(HAR).await;
        let shown = browser.text("har").await;
        for part in [
            "Written by Firefox",
            "Authorization request",
            "Callback",
            "Token request",
        ] {
            assert!(shown.contains(part), "{part}: {shown}");
        }

        // The request that the tokens came from: taken by the press, and not before.
        let asked = browser.request_params().await;
        assert!(!asked.contains_key("client_id"), "{asked:?}");
        browser.click("take-request").await;
        let asked = browser.request_params().await;
        let written = har::read(HAR, &Context::at(Timestamp(0))).unwrap();
        let client = written.flows[0].client_id.clone().unwrap();
        assert_eq!(asked["client_id"], client);

        // A token of a step is the one that is shown.
        browser.click("step-token").await;
        browser
            .verdict_where("a token of the recording", |verdict| {
                !verdict.kind.is_empty()
            })
            .await;

        browser.click("save-sanitized").await;
        until("a copy without secrets", async || {
            let shown = browser.text("har").await;
            shown.contains("Taken out:").then_some(())
        })
        .await;
        let copy = until("the file", async || {
            let text = fs::read_to_string(folder.path().join("sanitized.har")).ok()?;
            text.trim_end().ends_with('}').then_some(text)
        })
        .await;
        assert!(
            is_har(copy.as_bytes()) && copy.contains("[code-1]"),
            "{copy}"
        );

        // With another text it is gone.
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
        until("no recording", async || {
            (!browser.has("har").await).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_logins_of_a_recording_go_out_with_the_report() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/har/files/firefox.har");
    let har = fs::read_to_string(&file).unwrap();
    let server = Server::of_release();
    Browser::with(async |browser| {
        for is_file in [false, true] {
            browser.open(server.address()).await;
            for permission in ["clipboard-read", "clipboard-write"] {
                browser.permit(permission).await;
            }
            match is_file {
                true => {
                    browser.find("open-file").await;
                    drop_file(browser, &file).await;
                }
                false => browser.paste(&har).await,
            }
            browser.find("har").await;
            browser.click("export-markdown").await;
            let text = until("the logins", async || {
                let text = browser.evaluate("navigator.clipboard.readText()").await;
                let text = text.as_str().unwrap_or_default().to_owned();
                text.contains("### Login 1").then_some(text)
            })
            .await;
            assert!(text.contains("Token request: `POST "), "{text}");
            assert!(!text.contains("eyJ"), "{text}");
            browser
                .evaluate("navigator.clipboard.writeText('nothing')")
                .await;
        }
    })
    .await;
}
