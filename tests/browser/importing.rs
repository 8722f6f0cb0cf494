//! A request is read out of whatever holds one, and held against what its server says of itself.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::until;
use serde_json::json;

const REACT: &str = "<Auth0Provider domain=\"acme.eu.auth0.com\" clientId=\"EndToEndClient00000000000000000A\" audience=\"https://api.acme.example\">";
const CURL: &str = "curl -G https://acme.eu.auth0.com/authorize -d response_type=code -d client_id=Other --data-urlencode 'scope=openid email'";
const SPRING: &str = "spring:\n  security:\n    oauth2:\n      client:\n        registration:\n          kc:\n            client-id: web\n            client-secret: not-to-be-kept\n            scope: openid, profile\n        provider:\n          kc:\n            issuer-uri: https://kc.example.com/realms/r\n";
const ENV: &str = "AUTH0_DOMAIN=acme.eu.auth0.com\nAUTH0_CLIENT_ID=EndToEndClient00000000000000000A\nAUTH0_CLIENT_SECRET=Zx3kQ8vN2mTb7RwYcL5pD1sFh6JgE9aUZx3kQ8vN2mTb7RwYcL5pD1sFh6JgE9aU\n";
const SERVER: &str = r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/oauth2/auth","token_endpoint":"https://as.example.com/token","jwks_uri":"https://as.example.com/jwks","response_types_supported":["code"],"scopes_supported":["openid","profile"],"code_challenge_methods_supported":["S256"],"require_pushed_authorization_requests":true}"#;

/// Puts a text into the box of the builder.
pub async fn paste(browser: &Browser, text: &str) {
    let put = "(text) => {
        const area = document.querySelector('[data-testid=paste-request]');
        area.closest('details').open = true;
        area.focus();
        area.value = text;
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }";
    browser.call(put, &json!(text)).await;
}

#[tokio::test]
async fn three_forms_fill_the_builder() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        paste(browser, REACT).await;
        let url = browser
            .request_url_where("of auth0-react", |url| url.contains("EndToEndClient"))
            .await;
        assert!(
            url.starts_with("https://acme.eu.auth0.com/authorize?"),
            "{url}"
        );
        assert!(
            url.contains("audience=https%3A%2F%2Fapi.acme.example"),
            "{url}"
        );
        let (severity, text) = browser.finding("option-in-the-wrong-place").await;
        assert_eq!(severity, "warning");
        assert!(text.contains("authorizationParams.audience"), "{text}");
        // What the library makes anew for each request, no configuration lacks.
        for name in ["state=", "nonce=", "code_challenge="] {
            assert!(
                url.contains(name) || browser.request_url().await.contains(name),
                "{name} in {url}"
            );
        }
        browser.no_finding("pkce-missing").await;
        browser.no_finding("state-missing").await;

        paste(browser, CURL).await;
        let url = browser
            .request_url_where("of curl", |url| url.contains("client_id=Other"))
            .await;
        assert!(url.contains("scope=openid%20email"), "{url}");
        browser.no_finding("option-in-the-wrong-place").await;

        paste(browser, SPRING).await;
        let url = browser
            .request_url_where("of Spring", |url| url.contains("client_id=web"))
            .await;
        assert!(
            url.starts_with("https://kc.example.com/realms/r/protocol/openid-connect/auth?"),
            "{url}"
        );
        let notes = browser.text("import-notes").await;
        assert!(
            notes.contains("client-secret is a secret, and was left out"),
            "{notes}"
        );

        paste(browser, "a page of prose").await;
        let said = until("a word about what was not read", async || {
            let said = browser.text("import-said").await;
            said.starts_with("Not read: ").then_some(said)
        })
        .await;
        assert!(said.contains("no authorization request"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn a_discovery_document_is_what_the_request_is_held_against() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("client_id", "web").await;
        paste(browser, SERVER).await;
        let url = browser
            .request_url_where("to the server", |url| {
                url.starts_with("https://as.example.com/oauth2/auth?")
            })
            .await;
        assert!(url.contains("client_id=web"), "what was typed stays: {url}");
        browser.finding("par-required").await;
        browser.fill("scope", "openid Profile").await;
        browser.finding("scope-not-in-metadata").await;
        browser
            .fill("authorization_endpoint", "https://other.example.com/auth")
            .await;
        browser.no_finding("par-required").await;
    })
    .await;
}

/// What belongs to the other side is offered there, and taken by nobody who did not ask.
#[tokio::test]
async fn a_configuration_in_place_of_a_token_is_offered_to_the_form() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste(SERVER).await;
        browser.find("import-offer").await;
        let url = browser.request_url().await;
        assert!(!url.contains("as.example.com"), "not asked yet: {url}");
        browser.click("import-offer").await;
        let url = browser
            .request_url_where("to the server", |url| {
                url.starts_with("https://as.example.com/oauth2/auth?")
            })
            .await;
        assert!(url.contains("response_type=code"), "{url}");
        browser.finding("par-required").await;

        // The commands go where the server says.
        let open = "(() => { for (const part of document.querySelectorAll('details')) part.open = true; return 0; })()";
        browser.evaluate(open).await;
        until("the token endpoint in the command", async || {
            let command = browser.has("command").await;
            let text = match command {
                true => browser.text("command").await,
                false => String::new(),
            };
            text.contains("https://as.example.com/token").then_some(())
        })
        .await;

        // A secret is a kind of its own, and does not hide what it stands in.
        browser.paste(ENV).await;
        browser.verdict("client-secret").await;
        browser.find("import-offer").await;

        browser.paste("a page of prose, and nothing else").await;
        until("no offer", async || {
            (!browser.has("import-offer").await).then_some(())
        })
        .await;
    })
    .await;
}

/// A link into the builder that stands where tokens are pasted is no request to the host of the page.
#[tokio::test]
async fn a_link_into_the_builder_is_offered_as_that_link() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let fragment =
            "#/authorize?v=1&provider=auth0&domain=acme.eu.auth0.com&client_id=of-the-link";
        browser.paste(&[server.address(), fragment].concat()).await;
        browser.click("import-offer").await;
        browser
            .request_url_where("the request of the link", |url| {
                url.starts_with("https://acme.eu.auth0.com/authorize?")
                    && url.contains("client_id=of-the-link")
            })
            .await;
    })
    .await;
}

/// The same link in the builder's own box: its request fills the form, what no link may carry is said and not taken, and it
/// can be sent only after the person has looked where it goes, as any request that came with a link.
#[tokio::test]
async fn a_link_into_the_builder_fills_it_from_its_own_box() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let fragment = "#/authorize?v=1&provider=auth0&domain=acme.eu.auth0.com&client_id=of-the-link&audience=urn:orders&state=not-to-be-kept&prompt=hunter2secret";
        paste(browser, &[server.address(), fragment].concat()).await;
        let url = browser
            .request_url_where("the request of the link", |url| url.contains("client_id=of-the-link"))
            .await;
        assert!(url.starts_with("https://acme.eu.auth0.com/authorize?"), "{url}");
        assert!(url.contains("audience=urn%3Aorders"), "{url}");
        browser.find("link-notes").await;
        let told = browser.text("link-notes").await;
        assert!(told.contains("prompt has no value that is known"), "{told}");
        for secret in ["not-to-be-kept", "hunter2secret"] {
            let url = browser.request_url().await;
            assert!(!url.contains(secret), "{url}");
            assert!(!told.contains(secret), "{secret} is shown");
            let address = browser.evaluate("location.href").await.to_string();
            assert!(!address.contains(secret), "{address}");
        }
        browser.find("gate").await;
        browser.find("gate-confirm").await;
    })
    .await;
}
