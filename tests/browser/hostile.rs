//! Anything at all may be pasted: never a panic, a hang, a lost character, a script that runs or an empty page.

use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::tokens::{base64url, signed};
use serde_json::{Value as Json, json};

/// What the page may add to the time that the browser itself takes to lay out the same text, in milliseconds; or as long
/// again as the browser, which is more only where the machine is busy with something else.
const AT_MOST: f64 = 1_000.0;

/// A busy machine is slow once; a page that hangs is slow every time.
const TRIES: usize = 3;

fn in_time(seen: &Json) -> bool {
    let [took, own] = times(seen);
    took - own < AT_MOST.max(own)
}

fn times(seen: &Json) -> [f64; 2] {
    ["took", "own"].map(|time| seen[time].as_f64().unwrap())
}

/// Puts a text in, as a paste does, and waits until something is said about it and painted. The text is in the page's hands
/// only: typing five megabytes through the driver would measure the driver. `own` is what a bare text area costs: two slow
/// cores need more than a second for five megabytes before the page has done anything.
const TRY: &str = r#"async (text) => {
    const area = document.querySelector('[data-testid=input]');
    const said = () => document.querySelector('[data-testid=verdict]')?.innerText.trim() ?? '';
    const put = (value) => { area.value = value; area.dispatchEvent(new InputEvent('input', { bubbles: true })); };
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const when = async (holds) => {
        const end = performance.now() + 15000;
        while (!holds() && performance.now() < end) await painted();
    };
    put('');
    await when(() => said() === '');

    let own = 0;
    if (text.length > 100000) {
        const bare = area.cloneNode();
        bare.removeAttribute('data-testid');
        bare.removeAttribute('id');
        const paper = document.createElement('div');
        paper.className = 'paper long';
        paper.append(bare);
        area.closest('section').append(paper);
        await painted();
        const start = performance.now();
        bare.value = text;
        await painted();
        own = performance.now() - start;
        paper.remove();
        await painted();
    }

    const start = performance.now();
    put(text);
    if (text !== '') await when(() => said() !== '');
    await painted();
    const took = performance.now() - start;
    return {
        took, own,
        said: text === '' ? document.querySelector('#app').innerText : said(),
        intact: area.value === text,
        crashed: !document.getElementById('crash').hidden,
        ran: globalThis.ran ?? null,
        sideways: document.scrollingElement.scrollWidth > innerWidth,
    };
}"#;

fn payload(claims: &str) -> String {
    format!(
        "{}.{}.{}",
        base64url(br#"{"alg":"RS256","typ":"JWT"}"#),
        base64url(claims.as_bytes()),
        base64url(&[7; 256])
    )
}

/// A name for each, and the text. Line ends are `\n` alone: a text area keeps no others.
fn texts() -> Vec<(&'static str, String)> {
    let image = "<img src=x onerror=\"globalThis.ran='image'\">";
    let script = "<script>globalThis.ran='script'</script>";
    let binary: String = (0..=255_u8)
        .filter(|byte| *byte != b'\r')
        .map(char::from)
        .collect();
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let many: Vec<String> = (0..5_000).map(|n| format!("\"claim{n}\":{n}")).collect();
    vec![
        ("nothing", String::new()),
        ("blanks", " \n\t\n ".to_owned()),
        ("five megabytes of one letter", "a".repeat(5_000_000)),
        ("five megabytes of dots", ".".repeat(5_000_000)),
        ("a token of a megabyte", payload(&format!("{{\"a\":\"{}\"}}", "b".repeat(750_000)))),
        ("bytes of a file", binary.repeat(40)),
        ("nested brackets", "[".repeat(10_000)),
        ("nested brackets in a payload", payload(&deep)),
        ("nested brackets in a header", format!("{}.e30.", base64url(deep.as_bytes()))),
        ("NUL", "\0\0eyJ\0hbGci\0.\0.\0".to_owned()),
        ("NUL in a claim", payload("{\"sub\":\"a\\u0000b\"}")),
        ("lone surrogates by escape", payload(r#"{"sub":"\ud800","\udfff":"\udc00\ud800"}"#)),
        ("bidi controls", payload("{\"sub\":\"\u{202e}evil\u{2066}\",\"\u{200f}name\":\"\u{202a}\"}")),
        ("bidi controls outside", "\u{202e}\u{2066}nekot\u{202c}\u{feff}\u{200b}".to_owned()),
        ("markup", format!("{image}{script}")),
        ("markup in claims", signed(&json!({"alg": "none"}), &json!({"name": image, script: image, "picture": "javascript:globalThis.ran=1"}))),
        ("markup in a header", signed(&json!({"alg": image, "kid": script, "jku": "javascript:globalThis.ran=1", "typ": image}), &json!({"iss": image, "exp": image}))),
        ("an opaque token of a hostile tenant", format!("{}..AAAA.AAAA.AAAA", base64url(format!("{{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"iss\":\"javascript:globalThis.ran=1//{}\"}}", image.replace('"', "\\\"")).as_bytes()))),
        ("numbers out of bounds", payload(r#"{"exp":1E400,"nbf":-99999999999999999999,"iat":1e-400,"n":12345678901234567890}"#)),
        ("five thousand claims", payload(&format!("{{{}}}", many.join(",")))),
        ("the same claim over and over", payload(&format!("{{{}\"a\":1}}", "\"a\":1,".repeat(3_000)))),
        ("two thousand tokens", format!("{}\n", payload("{\"sub\":\"s\"}")).repeat(200)),
        ("a request with a script for an address", "https://acme.eu.auth0.com/authorize?response_type=code&client_id=a&redirect_uri=javascript:globalThis.ran=1".to_owned()),
        ("a line without a break", "x y".repeat(3).replace(' ', "") + &"é".repeat(20_000)),
        ("emoji and what joins them", "👩\u{200d}👩\u{200d}👧\u{200d}👦".repeat(2_000)),
    ]
}

#[tokio::test]
async fn nothing_that_is_pasted_does_harm() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.offline_ready().await;
        let mut wrong = Vec::new();
        for (name, text) in texts() {
            let mut seen = browser.call(TRY, &json!(text)).await;
            for _ in 1..TRIES {
                if !in_time(&seen) {
                    seen = browser.call(TRY, &json!(text)).await;
                }
            }
            let [took, own] = times(&seen);
            eprintln!(
                "{took:>6.0} ms, {own:.0} of them the browser's; {name}: {}",
                seen["said"]
                    .as_str()
                    .unwrap_or_default()
                    .lines()
                    .next()
                    .unwrap_or_default()
            );
            let mut must = |holds: bool, what: &str| {
                if !holds {
                    wrong.push(format!("{name}: {what}"));
                }
            };
            must(seen["crashed"] == json!(false), "a crash");
            must(seen["ran"].is_null(), "a script ran");
            must(
                seen["intact"] == json!(true),
                "the text is not what was typed",
            );
            must(
                seen["said"].as_str().is_some_and(|said| said.len() > 20),
                "nothing is said",
            );
            must(
                seen["sideways"] == json!(false),
                "the page is wider than the window",
            );
            must(
                in_time(&seen),
                &format!("{took:.0} ms, {own:.0} of them the browser's"),
            );
            if browser.crashed().await {
                browser.reload().await;
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn the_same_in_the_fields_of_the_request() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        let rows = [
            "javascript:globalThis.ran=1",
            "\" onmouseover=\"globalThis.ran=1",
            "<img src=x onerror=globalThis.ran=1>",
            "data:text/html,<script>globalThis.ran=1</script>",
            "//evil.example",
            "https://a\u{202e}b.example",
            "[[[[[[",
            "%00%ff%zz",
        ];
        for hostile in rows {
            for param in ["domain", "client_id", "redirect_uri", "scope", "audience", "response_type"] {
                browser.fill(param, hostile).await;
                assert_eq!(browser.value(&format!("field-{param}")).await, hostile, "{param}");
            }
            assert!(!browser.crashed().await, "{hostile}");
            assert!(browser.evaluate("globalThis.ran ?? null").await.is_null(), "{hostile}");
            let links = browser
                .evaluate("[...document.links].map((link) => link.protocol).filter((protocol) => !/^https?:$/.test(protocol))")
                .await;
            assert_eq!(links, json!([]), "{hostile}");
        }
    })
    .await;
}

#[tokio::test]
async fn markup_that_could_run_is_refused() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        browser.open(server.address()).await;
        browser.watch.expect_console("policy violated: require-trusted-types-for");
        browser.watch.expect_console("TrustedHTML");
        let refused = browser
            .evaluate(
                "(() => { try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=globalThis.ran=1>'); return 'taken'; }
                    catch (error) { return error.name; } })()",
            )
            .await;
        assert_eq!(refused, json!("TypeError"));
        assert!(browser.evaluate("globalThis.ran ?? null").await.is_null());
    })
    .await;
}
