//! Over plain http from another machine browsers give a page no WebCrypto, no clipboard and no service worker. The page says why
//! nothing is computed, and the rest works.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::tokens;
use serde_json::json;

/// A host that is not this machine's by its name, and leads here.
const ELSEWHERE: &str =
    "--host-resolver-rules=MAP plain.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
/// RFC 7515 App. A.3.
const ES256: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
const KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;
/// RFC 7516 App. A.3, and its key.
const A128KW: &str = "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ";
const OCT: &str = r#"{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}"#;

#[tokio::test]
async fn without_webcrypto_the_page_says_why_and_everything_else_works() {
    let server = Server::of_release();
    let address = server.address().replace("127.0.0.1", "plain.example");
    Browser::with_flags(&[ELSEWHERE], async |browser| {
        browser.open(&address).await;
        let there = "[isSecureContext, !!crypto.subtle, !!navigator.clipboard]";
        assert_eq!(
            browser.evaluate(there).await,
            json!([false, false, false]),
            "this tests nothing"
        );
        // What a token is takes no computing.
        browser
            .paste(&tokens::access_token("https://api.example.com"))
            .await;
        browser.verdict("access-token").await;
        browser.open_checks().await;
        browser.check_is("expiry", "passed").await;
        browser.paste(ES256).await;
        browser.type_into("check-key", KEY).await;
        let said = browser.text("check-failure").await;
        assert!(
            said.contains("came over plain http") && said.contains("Open it over https"),
            "{said}"
        );
        let said = browser.check_is("signature", "not-checked").await;
        assert!(said.contains("A key fits"), "{said}");
        browser.paste(A128KW).await;
        browser.type_into("check-key", OCT).await;
        // The page holds the message of the other token until this one's is there.
        browser
            .verdict_where("an encrypted token", |verdict| {
                verdict.form.starts_with("jwe")
            })
            .await;
        let said = browser.text("check-failure").await;
        assert!(said.contains("came over plain http"), "{said}");
        // A test token takes a key, which the browser does not make here.
        let open = "document.querySelector('[data-testid=make-section]').open = true; 0";
        browser.find("make-section").await;
        browser.evaluate(open).await;
        browser.click("make").await;
        let said = browser.text("make-failure").await;
        assert!(said.contains("came over plain http"), "{said}");
        // The builder draws its random values all the same.
        browser.fill("client_id", "app").await;
        browser
            .request_url_where("the client", |url| url.contains("client_id=app"))
            .await;
        assert!(!browser.crashed().await);
    })
    .await;
}
