//! Files that are opened or dropped are searched in a worker: the page stays live, and every token is listed once.

use crate::harness::browser::Browser;
use crate::harness::memory::{self, Memory};
use crate::harness::scratch::Scratch;
use crate::harness::server::Server;
use crate::harness::{tokens, until};
use serde_json::{Value as Json, json};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Opens files as the dialog would give them.
async fn open(browser: &Browser, files: &[PathBuf]) {
    let names: Vec<_> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let input = browser.find("open-file").await;
    input.send_keys(&names.join("\n")).await.unwrap();
}

/// Drops files with these names and contents on the page; a number in place of a content is so many megabytes of log.
async fn drop_files(browser: &Browser, files: &Json) {
    let drop = "(files) => {
        const data = new DataTransfer();
        for (const [name, content] of files) {
            const parts = typeof content === 'string' ? content
                : Array.isArray(content) ? new Uint8Array(content)
                : 'GET /api/v1/orders 200 12ms, nothing to see\\n'.repeat(content * 23831);
            data.items.add(new File([parts], name));
        }
        const fire = (type) => document.querySelector('main.panes').dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
        fire('dragover');
        const zone = document.querySelector('[data-testid=drop-zone]');
        const seen = zone.checkVisibility();
        fire('drop');
        return [seen, zone.checkVisibility()];
    }";
    let seen = browser.call(drop, files).await;
    assert_eq!(
        seen,
        json!([true, false]),
        "the drop zone is seen while files are dragged"
    );
}

/// Waits for the search to end, and gives what it says.
async fn done(browser: &Browser) -> String {
    until("the files to be read", async || {
        let read = browser.read("files").await;
        (read["data"]["phase"] == json!("done"))
            .then(|| read["text"].as_str().unwrap_or_default().to_owned())
    })
    .await
}

/// What stands in each element of this name.
async fn texts(browser: &Browser, testid: &str) -> Vec<String> {
    let texts = browser
        .call(
            "(id) => [...document.querySelectorAll(`[data-testid='${id}']`)].map((element) => element.innerText)",
            &json!(testid),
        )
        .await;
    serde_json::from_value(texts).unwrap()
}

/// A log of so many bytes with a token in it every so many lines; how many there are.
fn log(path: &Path, size: usize, every: usize, token: impl Fn(usize) -> String) -> usize {
    let mut out = BufWriter::new(File::create(path).unwrap());
    let (mut written, mut line, mut count) = (0, 0, 0);
    while written < size {
        let mut text = format!(
            "2026-11-23T05:{:02}:{:02}Z INFO GET /api/v1/orders/{line} 200 {}ms",
            line / 60 % 60,
            line % 60,
            line % 300
        );
        line += 1;
        if line % every == 0 {
            text += &format!(" Authorization: Bearer {}", token(count));
            count += 1;
        }
        text.push('\n');
        out.write_all(text.as_bytes()).unwrap();
        written += text.len();
    }
    out.flush().unwrap();
    count
}

/// One of so many tokens that differ.
fn numbered(number: usize) -> String {
    tokens::signed(
        &json!({"alg": "RS256", "typ": "JWT", "kid": "k1"}),
        &json!({ "iss": format!("https://{}/", tokens::TENANT), "sub": format!("auth0|{number}"), "aud": "c", "iat": 1, "exp": 2 }),
    )
}

#[tokio::test]
async fn a_small_text_file_is_as_if_it_had_been_pasted() {
    let server = Server::of_release();
    let folder = Scratch::new();
    let token = tokens::access_token("https://api.example.com");
    let plain = folder.path().join("token.txt");
    fs::write(&plain, &token).unwrap();
    let utf16 = folder.path().join("utf16.txt");
    let units = std::iter::once(0xfeff).chain(token.encode_utf16());
    fs::write(
        &utf16,
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
    )
    .unwrap();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        for file in [plain, utf16] {
            open(browser, &[file]).await;
            until("the token in the text area", async || {
                (browser.value("input").await == token).then_some(())
            })
            .await;
            browser.verdict("access-token").await;
            assert!(!browser.has("files").await);
            browser.paste("").await;
        }
    })
    .await;
}

#[tokio::test]
async fn ten_files_at_once_are_all_read() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let shared = tokens::id_token();
        let mut files: Vec<Json> = (0..7)
            .map(|nth| {
                json!([
                    format!("{nth}.log"),
                    format!("id_token={shared}\naccess_token={}\n", numbered(nth))
                ])
            })
            .collect();
        files.push(json!(["empty.txt", ""]));
        files.push(json!([
            "picture.png",
            [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]
        ]));
        let utf16: Vec<u8> = format!("\u{feff}id_token={shared}\r\n")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        files.push(json!(["windows.txt", utf16]));
        drop_files(browser, &json!(files)).await;
        let said = done(browser).await;
        assert!(
            said.contains("8 different tokens in 15 places in 10 files"),
            "{said}"
        );
        let listed = texts(browser, "file").await;
        assert_eq!(listed.len(), 10);
        assert!(
            listed[0].starts_with("0.log") && listed[0].contains("2 tokens"),
            "{listed:?}"
        );
        assert!(listed[7].contains("The file is empty."), "{listed:?}");
        assert!(listed[8].contains("not a text file"), "{listed:?}");
        assert!(listed[9].contains("1 token"), "{listed:?}");
        // The first is shown like one that was pasted.
        browser.verdict("id-token").await;
        assert_eq!(browser.value("input").await, shared);

        // Another one is chosen, and the text around its place is shown.
        let rows = texts(browser, "token-row").await;
        assert_eq!(rows.len(), 8);
        assert!(
            rows[0].contains("ID token") && rows[0].contains("8 places"),
            "{rows:?}"
        );
        browser
            .evaluate("document.querySelectorAll('[data-testid=token-row]')[1].click()")
            .await;
        until("the other token", async || {
            (browser.value("input").await == numbered(0)).then_some(())
        })
        .await;
        browser.click("place").await;
        let around = browser.text("around").await;
        assert!(around.contains("\naccess_token=eyJ"), "{around}");
        // A filter leaves what has its words.
        let filter = browser.find("filter").await;
        filter.send_keys("3.log access_token").await.unwrap();
        until("one row", async || {
            (texts(browser, "token-row").await.len() == 1).then_some(())
        })
        .await;

        browser.click("close-files").await;
        assert!(!browser.has("files").await);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_gone_says_so_and_the_others_are_read() {
    let server = Server::of_release();
    let folder = Scratch::new();
    let [large, gone, small] =
        ["large.log", "gone.log", "small.log"].map(|name| folder.path().join(name));
    log(&large, 32 << 20, 10_000, |_| numbered(1));
    fs::write(&gone, format!("id_token={}", tokens::id_token())).unwrap();
    fs::write(&small, format!("id_token={}", tokens::id_token())).unwrap();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        open(browser, &[large.clone(), gone.clone(), small.clone()]).await;
        fs::remove_file(&gone).unwrap();
        let said = done(browser).await;
        assert!(said.contains("2 different tokens"), "{said}");
        let listed = texts(browser, "file").await;
        assert!(listed[1].contains("could not be read"), "{listed:?}");
        assert!(listed[2].contains("1 token"), "{listed:?}");
    })
    .await;
}

#[tokio::test]
async fn cancelling_leaves_the_page_as_it_was() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste(&tokens::opaque()).await;
        browser.verdict("access-token").await;
        until("the explanations", async || {
            let there =
                "document.querySelector('.prose') && !document.querySelector('.prose:empty')";
            let all = browser.evaluate(&format!("!!({there})")).await;
            (all == json!(true)).then_some(())
        })
        .await;
        let before = browser
            .evaluate("document.querySelector('main.panes').innerText")
            .await;
        drop_files(browser, &json!([["a.log", 200], ["b.log", 200]])).await;
        browser.find("progress").await;
        browser.click("cancel").await;
        assert!(!browser.has("progress").await && !browser.has("files").await);
        let after = browser
            .evaluate("document.querySelector('main.panes').innerText")
            .await;
        assert_eq!(before, after);
        assert_eq!(browser.value("input").await, tokens::opaque());
    })
    .await;
}

#[tokio::test]
async fn a_large_log_is_read_while_the_page_stays_live() {
    let server = Server::of_release();
    let folder = Scratch::new();
    let file = folder.path().join("large.log");
    let count = log(&file, 64 << 20, 200, |nth| numbered(nth % 1500));
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste("").await;
        let before = watch_liveness(browser).await;
        open(browser, std::slice::from_ref(&file)).await;
        browser.find("progress").await;
        type_meanwhile(browser).await;
        let said = done(browser).await;
        let expected = format!("1,500 different tokens in {count} places in 1 file")
            .replace(&count.to_string(), &grouped(count));
        assert!(said.contains(&expected), "{said}, wanted {expected}");
        stayed_live(browser, before).await;

        // Only what is in sight is drawn, and the keyboard reaches the rest.
        let drawn = texts(browser, "token-row").await.len();
        assert!((10..100).contains(&drawn), "{drawn} rows are drawn");
        let row = browser.find("token-row").await;
        row.send_keys(&fantoccini::key::Key::End.to_string())
            .await
            .unwrap();
        until("the last row", async || {
            let at = browser
                .evaluate("document.activeElement.parentElement.getAttribute('aria-posinset')")
                .await;
            (at == json!("1500")).then_some(())
        })
        .await;
        browser.evaluate("document.activeElement.click()").await;
        until("the last token", async || {
            (browser.value("input").await == numbered(1499)).then_some(())
        })
        .await;
        browser.verdict_where("a verdict", |_| true).await;
    })
    .await;
}

/// Begins to look out for long tasks, progress and memory, of which it gives what the page takes up now.
async fn watch_liveness(browser: &Browser) -> Option<Memory> {
    browser
        .evaluate(
            "window.longest = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
            }).observe({ type: 'longtask' });
            window.seen = new Set();
            new MutationObserver(() => {
                const bar = document.querySelector('[data-testid=progress]');
                if (bar) window.seen.add(bar.value);
            }).observe(document.body, { subtree: true, childList: true, attributes: true }); 0",
        )
        .await;
    memory::of_pages()
}

/// Types into the builder while files are read.
async fn type_meanwhile(browser: &Browser) {
    let typed = "https://api.example.com/typed/meanwhile";
    let field = browser.find("field-audience").await;
    field.send_keys(typed).await.unwrap();
    assert_eq!(browser.value("field-audience").await, typed);
}

/// Progress was seen, no task was long, and memory did not grow with the file.
async fn stayed_live(browser: &Browser, before: Option<Memory>) {
    let seen = browser.evaluate("window.seen.size").await;
    assert!(seen.as_u64() >= Some(2), "progress was seen {seen} times");
    // Loosely: the limit is 50 ms on a machine that does nothing else, and this one may build at the same time.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let longest = browser.evaluate("window.longest").await;
    assert!(longest.as_f64() < Some(500.0), "a task took {longest} ms");
    if let (Some(before), Some(now)) = (before, memory::of_pages()) {
        let grown = now.peak - before.held;
        // The worker's limit is 96 MiB; the rest is what the page draws and the browser keeps.
        assert!(grown < 160.0, "{grown} MiB more than before");
    }
    browser.worker_stayed_small();
}

/// A recording of so many bytes: a login and a refused call among pictures and scripts.
fn recording(path: &Path, size: usize) {
    let token = tokens::access_token("https://api.example.com");
    let entry = |method: &str, url: &str, request: Json, response: Json| {
        let mut entry = json!({
            "startedDateTime": "2026-03-01T09:00:00.000Z", "time": 20,
            "request": { "method": method, "url": url, "headers": [] },
            "response": { "status": 200, "headers": [], "content": {}, "redirectURL": "" },
        });
        for (part, from) in [("request", request), ("response", response)] {
            for (name, value) in from.as_object().into_iter().flatten() {
                entry[part][name] = value.clone();
            }
        }
        entry.to_string()
    };
    let callback = "https://app.example.com/callback?code=c0de&state=xyz";
    let authorize = format!(
        "https://{}/authorize?client_id=spa&response_type=code&state=xyz&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback",
        tokens::TENANT
    );
    let body =
        json!({ "access_token": token, "token_type": "Bearer", "expires_in": 86400 }).to_string();
    let login = [
        entry(
            "GET",
            &authorize,
            json!({}),
            json!({ "status": 302, "redirectURL": callback }),
        ),
        entry("GET", callback, json!({}), json!({})),
        entry(
            "POST",
            &format!("https://{}/oauth/token", tokens::TENANT),
            json!({ "postData": { "mimeType": "application/x-www-form-urlencoded", "text": "grant_type=authorization_code&code=c0de&client_id=spa" } }),
            json!({ "content": { "mimeType": "application/json", "text": body } }),
        ),
        entry(
            "GET",
            "https://api.example.com/orders",
            json!({ "headers": [{ "name": "Authorization", "value": format!("Bearer {token}") }] }),
            json!({ "status": 401, "headers": [{ "name": "WWW-Authenticate", "value": "Bearer error=\"invalid_token\"" }] }),
        ),
    ];
    let mut out = BufWriter::new(File::create(path).unwrap());
    out.write_all(br#"{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"entries":["#).unwrap();
    let picture = entry(
        "GET",
        "https://app.example.com/picture.png",
        json!({}),
        json!({ "content": { "mimeType": "image/png", "encoding": "base64", "text": "iVBORw0KGgoAAAANSUhEUgAA".repeat(2000) } }),
    );
    let many = size / picture.len();
    for nth in 0..many {
        if nth * 4 % many < 4 {
            out.write_all(login[nth * 4 / many].as_bytes()).unwrap();
            out.write_all(b",").unwrap();
        }
        out.write_all(picture.as_bytes()).unwrap();
        out.write_all(if nth + 1 == many { b"]}}" } else { b"," })
            .unwrap();
    }
    out.flush().unwrap();
}

#[tokio::test]
async fn a_large_recording_is_read_while_the_page_stays_live() {
    let server = Server::of_release();
    let folder = Scratch::new();
    let file = folder.path().join("login.har");
    recording(&file, 64 << 20);
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.paste("").await;
        let before = watch_liveness(browser).await;
        open(browser, std::slice::from_ref(&file)).await;
        browser.find("progress").await;
        type_meanwhile(browser).await;
        let said = done(browser).await;
        assert!(said.contains("in 1 file"), "{said}");
        stayed_live(browser, before).await;
        // The login with its four steps, and what was wrong with the call.
        let shown = browser.text("har").await;
        for part in [
            "Authorization request",
            "Callback",
            "Token request",
            "API call",
            "401",
        ] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        browser.click("save-sanitized").await;
        until("a copy without secrets", async || {
            browser
                .text("har")
                .await
                .contains("Taken out:")
                .then_some(())
        })
        .await;
    })
    .await;
}

fn grouped(count: usize) -> String {
    match count {
        0..1000 => count.to_string(),
        _ => format!("{},{:03}", count / 1000, count % 1000),
    }
}

#[tokio::test]
async fn offline_on_the_first_visit_files_are_read() {
    let server = Server::of_release();
    let page = server.address().to_owned();
    Browser::with(async |browser| {
        browser.open(&page).await;
        browser.offline_ready().await;
        server.stop();
        drop_files(
            browser,
            &json!([
                ["a.log", format!("id_token={}", tokens::id_token())],
                ["b.log", 1]
            ]),
        )
        .await;
        let said = done(browser).await;
        assert!(said.contains("1 token in 2 files"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn a_token_of_a_log_is_held_against_the_others_of_its_response() {
    let server = Server::of_release();
    let folder = Scratch::new();
    let id_token = tokens::signed(
        &json!({"alg": "RS256", "typ": "JWT", "kid": "k1"}),
        &json!({
            "iss": format!("https://{}/", tokens::TENANT), "sub": "auth0|1", "aud": "c", "iat": tokens::now(),
            "exp": tokens::now() + 600, "nonce": "n", "at_hash": "77QmUPtjPfzWtF2AnpK9RQ",
        }),
    );
    let response = json!({
        "access_token": tokens::access_token("https://api.example.com"), "id_token": id_token, "token_type": "Bearer",
    })
    .to_string();
    let noise = "GET /api/v1/orders 200 12ms, nothing to see\n".repeat(4000);
    let file = folder.path().join("app.log");
    fs::write(&file, format!("{noise}token response: {response}\n{noise}")).unwrap();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        open(browser, &[file]).await;
        done(browser).await;
        // The first one is shown, in the response that it came in.
        browser.verdict("access-token").await;
        assert_eq!(browser.value("input").await, response);
        let rows = texts(browser, "token-row").await;
        assert!(rows[1].contains("ID token"), "{rows:?}");
        let press = "() => document.querySelectorAll('[data-testid=token-row]')[1].click()";
        browser.call(press, &json!(null)).await;
        browser.verdict("id-token").await;
        browser.finding("hash-mismatch").await;
        assert_eq!(browser.value("input").await, response);
    })
    .await;
}

/// What a server says of itself went to the text area, and filled the form only when asked once more.
#[tokio::test]
async fn a_discovery_document_that_is_dropped_fills_the_form_and_is_taken_back() {
    let server = Server::of_release();
    let document = r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/oauth2/auth","token_endpoint":"https://as.example.com/token","response_types_supported":["code"],"require_pushed_authorization_requests":true}"#;
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.fill("domain", "acme.eu.auth0.com").await;
        browser.fill("client_id", "web").await;
        drop_files(browser, &json!([["openid-configuration", document]])).await;
        let url = browser
            .request_url_where("to the server", |url| {
                url.starts_with("https://as.example.com/oauth2/auth?")
            })
            .await;
        assert!(url.contains("client_id=web"), "what was typed stays: {url}");
        browser.finding("par-required").await;
        until("what came of it, beside the text", async || {
            let is_said = browser.has("import-offer").await && browser.has("import-said").await;
            is_said.then_some(())
        })
        .await;
        assert_eq!(browser.value("input").await, document);
        browser.click("form-undo").await;
        browser
            .request_url_where("as before", |url| {
                url.starts_with("https://acme.eu.auth0.com/authorize?")
            })
            .await;

        // JSON that is none changes nothing.
        let answer = json!({ "access_token": tokens::access_token("https://api.example.com") });
        drop_files(browser, &json!([["answer.json", answer.to_string()]])).await;
        browser.verdict("access-token").await;
        let url = browser.request_url().await;
        assert!(
            url.starts_with("https://acme.eu.auth0.com/authorize?"),
            "{url}"
        );
    })
    .await;
}
