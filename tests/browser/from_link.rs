//! A request that came with a link: what the link says, what is to be looked at before it opens, and its QR code.

use crate::harness::axe::Axe;
use crate::harness::browser::Browser;
use crate::harness::server::Server;
use crate::harness::until;
use serde_json::json;

const LINK: &str = "#/authorize?v=1&provider=auth0&domain=acme.eu.auth0.com&response_type=code&client_id=APP\
    &redirect_uri=https://app.example.com/cb&scope=openid%20profile&audience=https://api.example.com";

async fn open(browser: &Browser, server: &Server, fragment: &str) {
    browser.client.goto("about:blank").await.unwrap();
    let link = format!("{}{fragment}", server.address());
    browser.open(&link).await;
    assert!(!browser.crashed().await, "{fragment}");
}

/// Whether the request can be opened now.
async fn opens(browser: &Browser) -> bool {
    let there = "(() => { const open = document.querySelector('[data-testid=open-request]'); return !!open?.href && !open.disabled; })()";
    browser.evaluate(there).await == json!(true)
}

#[tokio::test]
async fn it_is_looked_at_before_it_opens() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        open(browser, &server, LINK).await;
        assert!(!opens(browser).await);
        let host = browser.text("gate-host").await;
        assert!(host.contains("acme.eu.auth0.com/authorize"), "{host}");
        let owned = "document.querySelector('[data-testid=gate-host] strong').textContent";
        assert_eq!(browser.evaluate(owned).await, json!("auth0.com"));
        let answer = browser.text("gate-redirect").await;
        assert!(answer.contains("app.example.com/cb"), "{answer}");
        let asks = browser.text("gate-asks").await;
        assert!(
            asks.contains("https://api.example.com") && asks.contains("openid profile"),
            "{asks}"
        );

        // What is asked for changes nothing of where it goes.
        browser.fill("scope", "openid").await;
        assert!(!opens(browser).await);
        // The panel stands below; the first screen says that there is one.
        assert!(browser.text("link-came").await.contains("came with a link"));
        browser.click("gate-confirm").await;
        until("it to open", async || opens(browser).await.then_some(())).await;
        assert!(!browser.has("gate").await);
        let focus = "document.activeElement.dataset.testid";
        until("the focus on what opens it", async || {
            (browser.evaluate(focus).await == json!("open-request")).then_some(())
        })
        .await;

        // The next link is another one.
        let evil = LINK.replace("acme.eu.auth0.com", "auth0.com.evil.example");
        browser
            .evaluate(&format!("location.hash = {}; 0", json!(evil)))
            .await;
        until("the panel again", async || {
            browser.has("gate").await.then_some(())
        })
        .await;
        assert!(!opens(browser).await);
        let host = browser.text("gate-host").await;
        assert!(
            host.contains("belongs to whoever has evil.example"),
            "{host}"
        );
        // What the person types is their own; what is left of the link is not.
        browser.fill("domain", "mine.eu.auth0.com").await;
        assert!(!opens(browser).await);
        browser
            .fill("redirect_uri", "https://mine.example/cb")
            .await;
        until("it to open", async || opens(browser).await.then_some(())).await;
        // The step back brings the link's request, and the look at it.
        browser.click("form-undo").await;
        browser.click("form-undo").await;
        assert!(opens(browser).await);
    })
    .await;
}

#[tokio::test]
async fn a_hostile_link_is_spelled_out_and_runs_nothing() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        for (link, at, said) in [
            ("domain=acme.\u{430}uth0.com", "gate-host", "looks like auth0.com"),
            ("domain=acme.\u{430}uth0.com", "gate-host", "xn--uth0-43d.com"),
            ("domain=acme.\u{430}uth0.com", "gate-host", "U+0430, Cyrillic"),
            ("domain=acme.com.evil.example", "gate-host", "belongs to whoever has evil.example"),
            ("domain=192.0.2.7", "gate-host", "a number instead of a name"),
            ("domain=t.auth0.com&redirect_uri=javascript:window.ran=1", "gate-redirect", "run or show"),
            ("domain=t.auth0.com&redirect_uri=data:text/html,%3Cscript%3Ewindow.ran=1%3C/script%3E", "gate-redirect", "run or show"),
            ("domain=t.auth0.com&redirect_uri=com.example.app:/cb", "gate-redirect", "The app on your device"),
            ("domain=t.auth0.com&redirect_uri=https://app.example/%E2%80%AEgpj", "gate-redirect", "U+202E"),
            ("domain=acme.eu.auth0.com@evil.example&redirect_uri=https://app.example/", "link-notes", "would go to what follows it"),
            ("v=2&domain=t.auth0.com&state=s&login_hint=ada", "link-notes", "later version"),
        ] {
            open(browser, &server, &format!("#/authorize?{link}")).await;
            let text = browser.text(at).await;
            assert!(text.contains(said), "{link}: {text}");
            assert!(!opens(browser).await, "{link}");
            assert!(browser.evaluate("window.ran ?? null").await.is_null(), "{link}");
        }
        let many: String = (0..5_000).map(|at| format!("&p{at}=x&resource=urn:{at}")).collect();
        open(browser, &server, &format!("#/authorize?domain=t.auth0.com{many}")).await;
        let fields = browser.evaluate("document.querySelectorAll('.field').length").await;
        assert!(fields.as_u64().is_some_and(|fields| fields < 120), "{fields}");
        assert!(browser.text("link-notes").await.contains("too much for one link"));
    })
    .await;
}

/// Once looked at, a request can be opened, but for one whose answer would be a program.
#[tokio::test]
async fn what_would_run_as_a_script_stays_closed_and_hosts_are_written_as_browsers_do() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        let link = "domain=acme.\u{430}uth0.com&client_id=a&redirect_uri=javascript:window.ran=1";
        open(browser, &server, &format!("#/authorize?{link}")).await;
        browser.finding("look-alike-host").await;
        browser.finding("redirect-uri-script").await;
        browser.click("gate-confirm").await;
        until("the gate to go", async || {
            (!browser.has("gate").await).then_some(())
        })
        .await;
        assert!(!opens(browser).await);
        browser.fill("redirect_uri", "https://app.example/cb").await;
        until("the request to open", async || {
            opens(browser).await.then_some(())
        })
        .await;
        let text = browser.text("open-request").await;
        assert_eq!(text, "Open at acme.xn--uth0-43d.com");
    })
    .await;
}

#[tokio::test]
async fn what_the_link_says_is_held_against_what_the_page_expects() {
    let server = Server::of_release();
    Browser::with(async |browser| {
        let differs = async || browser.read("link-outcome").await["data"]["differs"].clone();
        open(
            browser,
            &server,
            &format!("{LINK}&expect.access_token=jwt&expect.id_token=yes"),
        )
        .await;
        assert_eq!(differs().await, json!("no"));
        browser.fill("audience", "").await;
        until("the difference", async || {
            (differs().await == json!("yes")).then_some(())
        })
        .await;
        let text = browser.text("link-outcome").await;
        assert!(text.contains("jwt") && text.contains("opaque"), "{text}");
        // A link that says nothing promises nothing.
        open(browser, &server, LINK).await;
        until("the promise to go", async || {
            (!browser.has("link-outcome").await).then_some(())
        })
        .await;
        let link = browser.share_link().await;
        assert!(link.contains("expect.access_token=jwt"), "{link}");
    })
    .await;
}

/// What a camera would read off the screen, once it is still.
async fn read_code(browser: &Browser) -> String {
    until("a code on the screen", async || codes(browser).await.pop()).await
}

/// What the codes on the screen say.
async fn codes(browser: &Browser) -> Vec<String> {
    browser
        .evaluate(
            "document.querySelector('[data-testid=qr]').scrollIntoView({ block: 'center' }); 0",
        )
        .await;
    let picture = browser.client.screenshot().await.unwrap();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let samples = info.color_type.samples();
    let (width, height) = (info.width as usize, info.height as usize);
    let at = |x: usize, y: usize| pixels[(y * width + x) * samples];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, at);
    let grids = image.detect_grids();
    assert!(grids.len() < 2, "one code on the screen");
    let read = grids.iter().filter_map(|grid| grid.decode().ok());
    read.map(|(_, text)| text).collect()
}

#[tokio::test]
async fn the_code_on_the_screen_is_the_link() {
    let server = Server::of_release();
    let axe = Axe::new();
    Browser::with(async |browser| {
        open(browser, &server, LINK).await;
        assert!(!browser.has("qr").await, "only on a click");
        browser.click("qr-show").await;
        browser.find("qr").await;
        for scheme in ["light", "dark"] {
            for (width, height) in [(1280, 900), (360, 740)] {
                browser.resize(width, height).await;
                browser.prefer(scheme).await;
                assert_eq!(
                    read_code(browser).await,
                    browser.share_link().await,
                    "{scheme} {width}"
                );
                axe.finds_nothing(browser, &format!("a QR code, {scheme}, {width}"))
                    .await;
            }
        }
        // It follows the form.
        browser.resize(1280, 900).await;
        browser.fill("scope", "openid").await;
        assert_eq!(read_code(browser).await, browser.share_link().await);
        // Too long for a code, and said to be long for a link.
        browser.fill("scope", &"read:things ".repeat(120)).await;
        browser.find("link-long").await;
        browser.fill("audience", &"urn:x ".repeat(200)).await;
        browser.find("qr-too-long").await;
    })
    .await;
}
