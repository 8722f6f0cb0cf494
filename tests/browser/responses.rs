//! What came together: an error response says what to change and changes it, tokens of one response are held against each
//! other, and two tokens are compared claim by claim, on a narrow page as well.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::{tokens, until};
use serde_json::{Value as Json, json};

const CALLBACK: &str = "https://app.example.com/cb?error=login_required&error_description=Login%20required&state=af0ifjsldkj";

#[tokio::test]
async fn a_challenge_without_an_error_is_explained() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser
            .paste("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"orders\", scope=\"read:orders\"")
            .await;
        let said = until("the explanation", async || {
            let said = browser.text("error-response").await;
            said.contains("Authorization: Bearer").then_some(said)
        })
        .await;
        for part in ["The API asks for a token", "read:orders", "RFC 6750 §3"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        browser.no_finding("no-token-found").await;
        // A request that has no response_type is one all the same.
        browser.paste("https://github.com/login/oauth/authorize?client_id=Iv1.abc&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=repo").await;
        browser
            .request_url_where("goes to GitHub", |url| url.starts_with("https://github.com/"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn an_error_response_is_explained_and_its_fix_changes_the_request() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste("https://acme.eu.auth0.com/authorize?response_type=code&client_id=k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=1&prompt=none").await;
        browser.request_url_where("has the prompt", |url| url.contains("prompt=none")).await;
        browser.paste(CALLBACK).await;
        let said = until("the explanation", async || {
            let said = browser.text("error-response").await;
            said.contains("Ask without it").then_some(said)
        })
        .await;
        assert!(said.contains("login_required") && said.contains("Login required"), "{said}");
        assert!(said.contains("OIDC Core §3.1.2.6"), "{said}");
        browser.no_finding("authorization-response-without-token").await;
        browser.no_finding("no-token-found").await;
        let press = "() => {
            const fix = document.querySelector('[data-testid=error-response] [data-testid=fix]');
            fix?.click();
            return !!fix;
        }";
        assert_eq!(browser.call(press, &json!(null)).await, json!(true));
        browser
            .request_url_where("lost the prompt", |url| !url.contains("prompt"))
            .await;
        // There is nothing more to mend.
        until("no button", async || {
            (browser.call(press, &json!(null)).await == json!(false)).then_some(())
        })
        .await;
    })
    .await;
}

/// The rows of the comparison: name, what is said, and whether anything of it sticks out of the page.
async fn rows(browser: &Browser) -> Json {
    browser
        .call(
            "() => {
                const compare = document.querySelector('[data-testid=compare]');
                if (!compare) return null;
                compare.open = true;
                return [...compare.querySelectorAll('tbody tr')].map((row) => [
                    row.querySelector('th').firstChild.textContent,
                    row.dataset.change,
                    row.getBoundingClientRect().right <= document.documentElement.clientWidth,
                ]);
            }",
            &json!(null),
        )
        .await
}

#[tokio::test]
async fn tokens_of_one_response_are_held_against_each_other_and_compared() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.resize(360, 800).await;
        browser.open(server.address()).await;
        let (access, id) = (tokens::expired(), tokens::id_token());
        let response = json!({ "access_token": access, "id_token": id, "token_type": "JWT", "expires_in": 60 });
        browser.paste(&response.to_string()).await;
        let (_, said) = browser.finding("token-type-unknown").await;
        assert!(said.contains("JWT"), "{said}");
        let seen = until("the comparison", async || {
            let seen = rows(browser).await;
            seen.as_array().is_some_and(|rows| !rows.is_empty()).then_some(seen)
        })
        .await;
        for row in seen.as_array().unwrap() {
            assert_eq!(row[2], true, "a row sticks out at 360 px: {row}");
        }
        assert!(browser.text("response").await.contains("expires_in"));
    })
    .await;
}

/// The first token is shown, and may be in order; that another is not stands in the list.
#[tokio::test]
async fn a_token_with_an_error_is_marked_in_the_list() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let response = json!({
            "access_token": tokens::opaque(), "token_type": "Bearer",
            "id_token": tokens::expired(), "scope": "openid profile",
        });
        browser.paste(&response.to_string()).await;
        browser.verdict("access-token").await;
        let rows =
            "[...document.querySelectorAll('[data-testid=token]')].map((row) => row.textContent)";
        let rows = until("two rows", async || {
            let rows = browser.evaluate(rows).await;
            rows.as_array()
                .is_some_and(|rows| rows.len() == 2)
                .then_some(rows)
        })
        .await;
        let row = |nth: usize| rows[nth].as_str().unwrap_or_default().to_owned();
        assert!(!row(0).contains("error"), "{rows}");
        assert!(row(1).contains(" error"), "{rows}");
    })
    .await;
}

/// What the form holds is what was asked for.
#[tokio::test]
async fn a_scope_of_the_builder_that_was_not_granted_is_told() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("scope", "openid profile orders:read").await;
        let response = json!({
            "access_token": tokens::opaque(), "token_type": "Bearer",
            "id_token": tokens::id_token(), "scope": "openid profile",
        });
        browser.paste(&response.to_string()).await;
        browser.verdict("access-token").await;
        let (_, told) = browser.finding("scope-not-granted").await;
        assert!(told.contains("orders:read"), "{told}");
    })
    .await;
}

/// What the page suggests nobody has asked for: a response does not lack it.
#[tokio::test]
async fn a_suggested_scope_was_not_asked_for() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let response = json!({
            "access_token": tokens::opaque(), "token_type": "Bearer",
            "id_token": tokens::id_token(), "scope": "openid profile offline_access",
        });
        browser.paste(&response.to_string()).await;
        browser.verdict("access-token").await;
        browser.click("ask-for-jwt").await;
        browser
            .request_url_where("what was granted", |url| url.contains("offline_access"))
            .await;
        browser.no_finding("scope-not-granted").await;
    })
    .await;
}

#[tokio::test]
async fn more_errors_than_are_shown_are_counted() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let error = |nth: usize| {
            format!(
                "{{\"error\":\"invalid_grant\",\"error_description\":\"refused, number {nth}\"}}\n"
            )
        };
        let log: String = (0..12).map(error).collect();
        browser.paste(&log).await;
        let said = until("the number of those left out", async || {
            let said = browser.text("errors-left-out").await;
            (!said.is_empty()).then_some(said)
        })
        .await;
        assert!(
            said.contains("first 10") && said.contains("2 more"),
            "{said}"
        );
    })
    .await;
}
