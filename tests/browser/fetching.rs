//! An issuer's keys are fetched by a frame that knows an address and nothing else: after a click that shows it, with a
//! sentence for everything that can go wrong, and without opening the page itself to the network.

use crate::harness::browser::{Browser, FRAMES_ARE_SEEN};
use crate::harness::issuer::{Answer, Issuer, METADATA};
use crate::harness::provider::{CLIENT_ID, Provider};
use crate::harness::server::{Listener, Server};
use crate::harness::{given, tokens, until};
use crate::real_flow::follow;
use serde_json::{Value as Json, json};

const API: &str = "https://api.example.com/orders";
/// Somebody's public key: RFC 7515 App. A.3.
const SET: &str = r#"{"keys":[{"kty":"EC","crv":"P-256","kid":"k1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#;

/// What a frame is told is written to the console, by the frame itself: it has no other way to be told anything.
const HEAR: &str = "if (self !== top) addEventListener('message', ({ data }) => console.info('told ' + JSON.stringify(data)));";

impl Browser {
    /// Lets the frame that fetches keys be loaded, and writes down what it is told.
    pub async fn watch_the_frame(&self, server: &Server) {
        for file in given::files() {
            if file.starts_with("keys-") {
                self.watch.allow(&format!("{}{file}", server.address()));
            }
        }
        let script = json!({ "source": HEAR });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
    }

    /// The addresses that are offered.
    async fn offered(&self) -> Vec<String> {
        self.find("fetch-confirm").await;
        let all = "[...document.querySelectorAll('[data-testid=fetch-address]')].map((one) => one.textContent)";
        serde_json::from_value(self.evaluate(all).await).unwrap()
    }

    /// What came of it, once it is that.
    pub async fn fetch_is(&self, state: &str) -> String {
        until(&format!("fetching to be {state}"), async || {
            let read = self.read("fetch-status").await;
            let is_it = read["data"]["state"].as_str() == Some(state);
            is_it.then(|| read["text"].as_str().unwrap_or_default().to_owned())
        })
        .await
    }

    /// Everything that frames were told so far.
    async fn told(&self) -> Vec<Json> {
        self.read_console().await;
        let console = self.watch.console();
        let told = console.lines().filter_map(|line| {
            let (_, told) = line.split_once("\"told ")?;
            let text: String = serde_json::from_str(&format!("\"{told}")).unwrap();
            Some(serde_json::from_str(&text).unwrap())
        });
        told.collect()
    }
}

/// A token of that issuer.
fn token(issuer: &str, header: &Json) -> String {
    let claims = json!({ "iss": issuer, "sub": "s", "aud": API, "iat": tokens::now() - 30,
        "exp": tokens::now() + 3600, "client_id": "c", "jti": "e2e" });
    tokens::signed(header, &claims)
}

fn header() -> Json {
    json!({ "alg": "RS256", "typ": "at+jwt", "kid": "k1" })
}

#[tokio::test]
async fn every_check_is_right_with_keys_that_the_frame_fetched() {
    let server = Server::of_release();
    let application = Listener::at("127.0.0.1:0");
    let redirect_uri = format!("{}callback", application.address());
    let provider = Provider::answering_to(&redirect_uri);
    Browser::with_flags(&[FRAMES_ARE_SEEN], async |browser| {
        browser.watch_the_frame(&server).await;
        browser.watch.allow(provider.issuer());
        browser.watch.allow(application.address());
        browser.open(server.address()).await;
        browser.choose("field-provider", "rfc8707").await;
        for (name, value) in [
            ("authorization_endpoint", &*provider.authorization_endpoint()),
            ("client_id", CLIENT_ID),
            ("redirect_uri", &redirect_uri),
            ("scope", "openid read:orders"),
            ("resource", API),
        ] {
            browser.fill(name, value).await;
        }
        browser.press("New code_challenge").await;
        browser
            .request_url_where("the API in the URL", |url| url.contains("resource="))
            .await;
        let verifier = browser.text("code-verifier").await;
        let code = follow(browser, &application).await;
        let response = provider.exchange_for(API, &code, &redirect_uri, &verifier);
        let token = response["access_token"].as_str().unwrap();
        browser.paste(token).await;
        browser.verdict("access-token").await;
        browser.open_checks().await;
        browser.check_is("key-of-issuer", "not-checked").await;

        // The address is shown, and until it is confirmed nothing is asked.
        browser.settle().await;
        let before = browser.watch.requested().len();
        browser.click("fetch-keys").await;
        let issuer = provider.issuer();
        let asked = [
            format!("{issuer}{METADATA}"),
            format!("{issuer}/.well-known/oauth-authorization-server"),
        ];
        assert_eq!(browser.offered().await, asked);
        let confirm = browser.text("fetch-confirm").await;
        assert_eq!(confirm, issuer.replace("http://", "Ask "));
        browser.settle().await;
        assert_eq!(browser.watch.requested().len(), before);
        browser.click("fetch-confirm").await;
        browser.fetch_is("done").await;
        browser.type_into("check-issuer", issuer).await;
        browser.type_into("check-algorithms", "RS256").await;
        for name in ["type", "issuer", "audience", "algorithm", "signature", "key-of-issuer", "expiry"] {
            browser.check_is(name, "passed").await;
        }

        // One character of the signature.
        let at = token.rfind('.').unwrap() + 20;
        let other = if token.as_bytes()[at] == b'A' { "B" } else { "A" };
        browser
            .paste(&[&token[..at], other, &token[at + 1..]].concat())
            .await;
        browser.check_is("signature", "failed").await;
        browser.check_is("key-of-issuer", "passed").await;
        // The ID token is by the same keys; and keys that somebody changed are nobody's.
        browser.paste(response["id_token"].as_str().unwrap()).await;
        browser.verdict("id-token").await;
        for name in ["issuer", "audience", "signature", "key-of-issuer", "expiry"] {
            browser.check_is(name, "passed").await;
        }
        let keys = browser.value("check-key").await;
        browser.type_into("check-key", &format!("{keys} ")).await;
        browser.check_is("signature", "passed").await;
        browser.check_is("key-of-issuer", "not-checked").await;

        // Two frames were told an address each, and nothing else went anywhere.
        assert_eq!(
            browser.told().await,
            [
                json!({ "kind": "metadata", "url": asked[0] }),
                json!({ "kind": "keys", "url": format!("{issuer}/jwks") }),
            ]
        );
        browser.settle().await;
        let parts: Vec<&str> = [&response["access_token"], &response["id_token"]]
            .iter()
            .flat_map(|token| token.as_str().unwrap().split('.'))
            .collect();
        for address in browser.watch.requested() {
            assert!(!parts.iter().any(|part| address.contains(part)), "{address}");
        }
        let frames = browser.evaluate("document.querySelectorAll('iframe').length").await;
        assert_eq!(frames, json!(0));

        // What the frame could reach, the page cannot, and neither can it show it.
        browser.watch.expect_console("policy violated: connect-src");
        browser.watch.expect_console("policy violated: frame-src");
        browser.watch.expect_console("Content Security Policy");
        let tried = browser
            .call(
                "async (address) => {
                    const fetched = await fetch(address).then(() => 'fetched', () => 'refused');
                    const frame = document.createElement('iframe');
                    frame.src = address;
                    const refused = new Promise((done) => addEventListener('securitypolicyviolation', done, { once: true }));
                    document.body.append(frame);
                    await refused;
                    frame.remove();
                    return fetched;
                }",
                &json!(asked[0]),
            )
            .await;
        assert_eq!(tried, json!("refused"));
    })
    .await;
}

#[tokio::test]
async fn keys_at_another_host_are_shown_before_they_are_asked_for() {
    let server = Server::of_release();
    let (issuer, elsewhere) = (Issuer::new(), Issuer::new());
    issuer.describes(
        issuer.address(),
        &format!("{}/jwks?v=1", elsewhere.address()),
    );
    elsewhere.answers("/jwks?v=1", Answer::Text(SET.to_owned()));
    // In a process of its own, as Chromium has it.
    Browser::with(async |browser| {
        browser.watch_the_frame(&server).await;
        for one in [&issuer, &elsewhere] {
            browser.watch.allow(one.address());
        }
        browser.open(server.address()).await;
        // And beside the service worker, which answers for the page.
        browser.offline_ready().await;
        browser.reload().await;
        browser.paste(&token(issuer.address(), &header())).await;
        browser.open_checks().await;
        browser.click("fetch-keys").await;
        browser.offered().await;
        browser.click("fetch-confirm").await;
        let there = format!("{}/jwks?v=1", elsewhere.address());
        until("the other address", async || {
            (browser.offered().await == std::slice::from_ref(&there)).then_some(())
        })
        .await;
        assert!(elsewhere.asked().is_empty());
        browser.click("fetch-confirm").await;
        browser.fetch_is("done").await;
        assert_eq!(browser.value("check-key").await, SET);
        // They are its keys, and none of them is for RS256.
        let said = browser.check_is("key-of-issuer", "not-checked").await;
        assert!(
            said.contains("None of the issuer’s keys was used"),
            "{said}"
        );
        // Another token of another issuer: the keys are not its.
        browser.paste(&token("https://op.example", &header())).await;
        browser.check_is("key-of-issuer", "failed").await;

        // A server learns that it was asked, and nothing else.
        for asked in [issuer.asked(), elsewhere.asked()].concat() {
            let asked = asked.to_ascii_lowercase();
            assert!(asked.contains("origin: null"), "{asked}");
            for header in ["cookie:", "referer:", "authorization:"] {
                assert!(!asked.contains(header), "{asked}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_goes_wrong_is_said_and_nothing_else_is_touched() {
    let server = Server::of_release();
    let nobody = Issuer::new().address().to_owned();
    let of = |answer: Answer| {
        let issuer = Issuer::new();
        issuer.answers(METADATA, answer);
        issuer
    };
    let text = |text: &str| of(Answer::Text(text.to_owned()));
    let differs =
        text(r#"{"issuer":"https://evil.example","jwks_uri":"https://evil.example/jwks"}"#);
    let large = of(Answer::Bytes(10 * 1024 * 1024));
    let elsewhere = Issuer::new();
    let redirects = of(Answer::Redirect(format!("{}/", elsewhere.address())));
    let unshared = of(Answer::Unshared("{}".to_owned()));
    let (missing, no_json, no_keys) = (Issuer::new(), text("<!doctype html>"), Issuer::new());
    no_keys.describes(no_keys.address(), &format!("{}/jwks", no_keys.address()));
    no_keys.answers("/jwks", Answer::Bytes(10 * 1024 * 1024));
    let hangs = of(Answer::Hang);
    Browser::with_flags(&[FRAMES_ARE_SEEN], async |browser| {
        browser.watch_the_frame(&server).await;
        // The browser writes these down itself.
        for said in ["404 (Not Found)", "blocked by CORS policy", "net::ERR"] {
            browser.watch.expect_console(said);
        }
        // It writes down where a redirect leads as if it followed it.
        browser.watch.allow(elsewhere.address());
        browser.open(server.address()).await;
        for (issuer, said) in [
            (nobody.as_str(), "does not let other pages read it (CORS)"),
            (missing.address(), "The server answered with status 404."),
            (unshared.address(), "does not let other pages read it (CORS)"),
            (no_json.address(), "The answer is not metadata of a server."),
            (redirects.address(), "The server sends to another address"),
            (differs.address(), "it names https://evil.example, and http://127.0.0.1:"),
            (large.address(), "The answer has more than 1048576 bytes"),
            (no_keys.address(), "/jwks: The answer has more than 1048576 bytes"),
            (hangs.address(), "No whole answer within 10 seconds."),
            ("https://user@op.example", "It has a name or password before its host"),
            ("http://op.example", "Over http anybody on the way can change the keys"),
        ] {
            browser.watch.allow(issuer);
            browser.paste(&token(issuer, &header())).await;
            browser.verdict("access-token").await;
            browser.open_checks().await;
            browser.click("fetch-keys").await;
            if issuer.starts_with("http://127.") {
                until("its addresses", async || {
                    let offered = browser.offered().await;
                    offered[0].starts_with(issuer).then_some(())
                })
                .await;
                browser.click("fetch-confirm").await;
            }
            let told = until(said, async || {
                let told = browser.fetch_is("failed").await;
                told.contains(said).then_some(told)
            })
            .await;
            assert!(told.contains("They can be pasted as well"), "{told}");
            assert_eq!(browser.value("check-key").await, "");
            browser.check_is("signature", "not-checked").await;
        }
        assert_eq!(elsewhere.asked(), Vec::<String>::new());
        // One that hangs can be stopped.
        browser.paste(&token(hangs.address(), &header())).await;
        browser.click("fetch-keys").await;
        browser.offered().await;
        browser.click("fetch-confirm").await;
        browser.fetch_is("asking").await;
        browser.click("fetch-cancel").await;
        let told = browser.fetch_is("failed").await;
        assert!(told.contains("Stopped."), "{told}");
        // A host that does not let its files be framed, or has them no more.
        let gone = "document.documentElement.dataset.keys += '.gone'";
        let gone = browser.evaluate(gone).await;
        browser.watch.allow(gone.as_str().unwrap());
        browser.click("fetch-keys").await;
        browser.offered().await;
        browser.click("fetch-confirm").await;
        until("that the frame is missing", async || {
            let told = browser.fetch_is("failed").await;
            told.contains("did not begin").then_some(())
        })
        .await;
        // Without a network nothing is asked.
        let none = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        browser.cdp("Network.emulateNetworkConditions", none).await;
        browser.click("fetch-keys").await;
        browser.offered().await;
        browser.click("fetch-confirm").await;
        until("that there is no network", async || {
            let told = browser.fetch_is("failed").await;
            told.contains("there is no network").then_some(())
        })
        .await;
        // Nor where anybody could have changed the page on its way.
        browser
            .evaluate("Object.defineProperty(self, 'isSecureContext', { value: false }); 0")
            .await;
        browser.click("fetch-keys").await;
        browser.offered().await;
        browser.click("fetch-confirm").await;
        until("that the page came over http", async || {
            let told = browser.fetch_is("failed").await;
            told.contains("plain http").then_some(())
        })
        .await;
        // A key that is pasted does its work all the same.
        browser.type_into("check-key", SET).await;
        browser.find("check-keys").await;
        browser.read_console().await;
    })
    .await;
}

#[tokio::test]
async fn keys_that_a_token_names_itself_are_no_issuers() {
    let server = Server::of_release();
    let evil = Issuer::new();
    evil.answers("/jwks", Answer::Text(SET.to_owned()));
    let at = format!("{}/jwks", evil.address());
    let header = json!({ "alg": "RS256", "typ": "at+jwt", "kid": "k1", "jku": at });
    Browser::with_flags(&[FRAMES_ARE_SEEN], async |browser| {
        browser.watch_the_frame(&server).await;
        browser.watch.allow(evil.address());
        browser.open(server.address()).await;
        browser.paste(&token(evil.address(), &header)).await;
        browser.open_checks().await;
        // By itself the page offers the issuer's address, and none of the token's.
        browser.click("fetch-keys").await;
        assert!(!browser.offered().await.contains(&at));
        browser.click("fetch-cancel").await;
        browser
            .evaluate("document.querySelector('[data-testid=fetch-itself]').open = true; 0")
            .await;
        let warning = browser.text("fetch-itself").await;
        assert!(
            warning.contains("proves nothing about the issuer") && warning.contains("RFC 8725"),
            "{warning}"
        );
        browser.click("fetch-named").await;
        assert_eq!(browser.offered().await, std::slice::from_ref(&at));
        assert!(evil.asked().is_empty());
        browser.click("fetch-confirm").await;
        browser.fetch_is("done").await;
        let said = browser.check_is("key-of-issuer", "not-checked").await;
        assert!(
            said.contains("The token itself names where these keys are (jku)"),
            "{said}"
        );
        assert_eq!(browser.told().await, [json!({ "kind": "keys", "url": at })]);
    })
    .await;
}

/// Certificates are asked for as a set of keys is; nothing ran what the frame makes of them.
#[tokio::test]
async fn certificates_that_a_token_names_itself_are_no_issuers() {
    let server = Server::of_release();
    let evil = Issuer::new();
    let at = format!("{}/chain.pem", evil.address());
    let claims = json!({ "iss": evil.address(), "sub": "s", "aud": API, "iat": tokens::now() - 30,
        "exp": tokens::now() + 3600, "client_id": "c", "jti": "e2e" });
    let header = json!({ "alg": "ES256", "typ": "at+jwt", "x5u": at });
    let [header, claims] =
        [header, claims].map(|part| tokens::base64url(part.to_string().as_bytes()));
    Browser::with_flags(&[FRAMES_ARE_SEEN], async |browser| {
        browser.watch_the_frame(&server).await;
        browser.watch.allow(evil.address());
        browser.open(server.address()).await;
        let signature = browser
            .call(
                "async ({ pem, text }) => {
                    const octets = (text) => Uint8Array.from(text, (one) => one.charCodeAt(0));
                    const kind = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
                    const body = octets(atob(pem.split('-----')[2]));
                    const key = await crypto.subtle.importKey('pkcs8', body, kind, false, ['sign']);
                    const signature = await crypto.subtle.sign(kind, key, octets(text));
                    return btoa(String.fromCharCode(...new Uint8Array(signature)));
                }",
                &json!({ "pem": include_str!("../keys/ec-pkcs8.pem"), "text": format!("{header}.{claims}") }),
            )
            .await;
        let signature = signature.as_str().unwrap().replace('+', "-").replace('/', "_");
        let signature = signature.trim_end_matches('=');
        browser.paste(&format!("{header}.{claims}.{signature}")).await;
        browser.open_checks().await;
        for (answer, state) in [
            (SET, "failed"),
            (include_str!("../keys/certificate.pem"), "done"),
        ] {
            evil.answers("/chain.pem", Answer::Text(answer.to_owned()));
            browser
                .evaluate("document.querySelector('[data-testid=fetch-itself]').open = true; 0")
                .await;
            browser.click("fetch-named").await;
            assert_eq!(browser.offered().await, std::slice::from_ref(&at));
            browser.click("fetch-confirm").await;
            let told = browser.fetch_is(state).await;
            if state == "failed" {
                assert!(told.contains("The answer is not certificates"), "{told}");
                assert_eq!(browser.value("check-key").await, "");
                browser.check_is("signature", "not-checked").await;
            }
        }
        let key = browser.value("check-key").await;
        assert!(key.starts_with("-----BEGIN CERTIFICATE-----"), "{key}");
        browser.check_is("signature", "passed").await;
        let said = browser.check_is("key-of-issuer", "not-checked").await;
        assert!(
            said.contains("The token itself names where these keys are (x5u)"),
            "{said}"
        );
        let asked = json!({ "kind": "certificates", "url": at });
        assert_eq!(browser.told().await, [asked.clone(), asked]);
    })
    .await;
}

/// A person who has the metadata need not copy an address out of it; it is shown, and vouches for nobody.
#[tokio::test]
async fn keys_that_pasted_metadata_names_are_fetched() {
    let server = Server::of_release();
    let issuer = Issuer::new();
    issuer.answers("/jwks", Answer::Text(SET.to_owned()));
    Browser::with_flags(&[FRAMES_ARE_SEEN], async |browser| {
        browser.watch_the_frame(&server).await;
        browser.watch.allow(issuer.address());
        browser.open(server.address()).await;
        browser.paste(&token(issuer.address(), &header())).await;
        browser.open_checks().await;
        let keys = format!("{}/jwks", issuer.address());
        let metadata = json!({ "issuer": issuer.address(), "jwks_uri": keys });
        browser.type_into("check-key", &metadata.to_string()).await;
        browser.click("fetch-pasted").await;
        assert_eq!(browser.offered().await, [keys]);
        browser.click("fetch-confirm").await;
        browser.fetch_is("done").await;
        assert_eq!(browser.value("check-key").await, SET);
        browser.check_is("key-of-issuer", "not-checked").await;
        assert!(!browser.has("fetch-pasted").await);
    })
    .await;
}
