//! A copy that is given away: no secret is left in it, and the rest is as it was.

use crate::make::*;
use claimscope::har::read;
use claimscope::har::sanitize::{NO_SIGNATURE, sanitized};
use claimscope::inspect::inspect_text;
use claimscope::oauth::Context;
use claimscope::scan::stream::Scanner;
use claimscope::text::percent;
use claimscope::text::time::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Every secret that is put into a HAR, and where: all names that carry one, in all places that can.
#[derive(Clone, Debug)]
struct Secrets {
    code: String,
    token: String,
    refresh: String,
    secret: String,
    password: String,
    verifier: String,
    cookie: String,
    key: String,
}

impl Secrets {
    fn each(&self) -> [&str; 8] {
        [
            &self.code,
            &self.token,
            &self.refresh,
            &self.secret,
            &self.password,
            &self.verifier,
            &self.cookie,
            &self.key,
        ]
    }
}

fn secrets() -> impl Strategy<Value = Secrets> {
    let opaque = || "[A-Z][a-z][0-9][A-Za-z0-9_-]{20,60}";
    let key = "[a-f0-9]{30}[g-z][0-9]";
    (
        opaque(),
        opaque(),
        opaque(),
        opaque(),
        opaque(),
        "[A-Z][a-z][0-9][A-Za-z0-9._~-]{40,60}",
        opaque(),
        key,
    )
        .prop_map(
            |(code, token, refresh, secret, password, verifier, cookie, key)| Secrets {
                code,
                token,
                refresh,
                secret,
                password,
                verifier,
                cookie,
                key,
            },
        )
}

/// A HAR that holds them all, each in several places and encodings.
fn filled(secrets: &Secrets) -> String {
    let Secrets {
        code,
        token,
        refresh,
        secret,
        password,
        verifier,
        cookie,
        key,
    } = secrets;
    let jwt = access_token("https://api.example.com", BEGIN + 600);
    let back = format!("https://app.example.com/cb?code={code}&state=af0ifjsldkj#x");
    let nested = format!(
        "https://login.example.com/login?returnTo={}",
        percent::encode(&back)
    );
    let twice = format!(
        "https://login.example.com/login?goto={}",
        percent::encode(&nested)
    );
    let posted = format!(
        "grant_type=authorization_code&code={code}&client_secret={secret}&code_verifier={verifier}&username=a%40b.example&password={password}"
    );
    let listed = |name: &str, value: &str| json!({"name": name, "value": value});
    let request = json!({
        "headers": [
            listed("Cookie", &format!("sid={cookie}; theme={cookie}x")),
            listed("authorization", &format!("Bearer {token}")),
            listed("X-Api-Key", key), listed("Referer", &back),
        ],
        "cookies": [listed("sid", cookie)],
        "queryString": [listed("code", code), listed("goto", &percent::encode(&back))],
        "postData": {"mimeType": "application/x-www-form-urlencoded", "text": posted, "params": [listed("password", password), listed("code_verifier", verifier)]},
    });
    let tokens =
        json!({"access_token": token, "refresh_token": refresh, "id_token": jwt, "expires_in": 60});
    let deep = json!({"data": [{"oauth": {"accessToken": token, "inner": tokens.to_string()}}]});
    let html = format!(
        "<form action='https://app.example.com/cb'><input type=\"hidden\" name=\"code\" value=\"{code}\"/></form><script>window.s={{\"refreshToken\":\"{refresh}\",'client_secret': '{secret}'}}</script><a href=\"{back}\">"
    );
    let respond = |mime: &str, text: &str| {
        json!({
            "headers": [listed("Set-Cookie", &format!("sid={cookie}; Path=/; HttpOnly\nb={cookie}; Secure")), listed("location", &back)],
            "cookies": [listed("sid", cookie)], "redirectURL": back, "content": {"mimeType": mime, "text": text},
        })
    };
    let base64 = json!({"content": {"mimeType": "application/json", "encoding": "base64",
        "text": base64::Engine::encode(&base64::engine::general_purpose::STANDARD, tokens.to_string())}});
    let form = format!(
        "--b\r\nContent-Disposition: form-data; name=\"refresh_token\"\r\n\r\n{refresh}\r\n--b\r\ncontent-disposition: form-data; name=\"client_secret\"\r\n\r\n{secret}\r\n--b\r\nContent-Disposition: form-data; name=password\r\n\r\n{password}\r\n--b--\r\n"
    );
    let mut by_form = entry(
        5.0,
        "POST",
        &format!("https://ada:{password}@app.example.com/reset-password/{code}"),
        &json!({
            "headers": [listed("Referer", &format!("https://ada:{password}@app.example.com/invite/{code}?x=1"))],
            "postData": {"mimeType": "multipart/form-data; boundary=b", "text": form, "params": [listed("refresh_token", refresh)]},
        }),
        &respond(
            "application/json",
            &json!({"echo": form, "next": format!("/magic-link/{code}")}).to_string(),
        ),
    );
    by_form["comment"] = json!(format!("curl -u ada:{password} -H 'X-Api-Key: {key}'"));
    by_form["_webSocketMessages"] = json!([
        {"type": "send", "data": json!({"type": "connection_init", "payload": {"authToken": token}}).to_string()},
    ]);
    by_form["_initiator"] = json!({"type": "script", "url": back});
    har(
        "x",
        &[
            by_form,
            entry(
                0.0,
                "GET",
                &back,
                &request,
                &respond("application/json", &tokens.to_string()),
            ),
            entry(
                1.0,
                "GET",
                &nested,
                &request,
                &respond("application/json", &deep.to_string()),
            ),
            entry(2.0, "GET", &twice, &json!({}), &respond("text/html", &html)),
            entry(
                3.0,
                "GET",
                "https://api.example.com/",
                &bearer(&jwt),
                &base64,
            ),
            entry(
                4.0,
                "POST",
                "https://api.example.com/",
                &json!({"postData": {"mimeType": "application/json", "text": json!({"password": password, "grant_type": "password"}).to_string()}}),
                &respond(
                    "text/plain",
                    &format!("curl -H 'Authorization: Bearer {token}' -b 'sid={cookie}'"),
                ),
            ),
        ],
    )
}

/// Everything that a text holds when its base64 and percent-encoding are taken off.
pub fn unfolded(text: &str) -> String {
    let mut all = text.to_owned();
    let json: Value = serde_json::from_str(text).expect("the copy is JSON");
    for entry in json["log"]["entries"].as_array().into_iter().flatten() {
        let content = &entry["response"]["content"];
        if content["encoding"] == "base64" {
            let engine = base64::engine::general_purpose::STANDARD;
            let bytes =
                base64::Engine::decode(&engine, content["text"].as_str().unwrap_or_default())
                    .expect("still base64");
            all += &String::from_utf8_lossy(&bytes);
        }
    }
    let once = percent::decode(&all);
    let twice = percent::decode(&once);
    [all, once, twice].concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_secret_is_left(secrets in secrets()) {
        let whole = filled(&secrets);
        let (copy, told) = sanitized(&whole);
        let all = unfolded(&copy);
        for secret in secrets.each() {
            prop_assert!(whole.contains(secret));
            prop_assert!(!all.contains(secret), "{} of {:?} in {}", secret, secrets, copy);
        }
        // What a scan still finds is a JWT without its signature, or a label.
        let mut scanner = Scanner::new();
        let mut found = Vec::new();
        scanner.feed(copy.as_bytes(), &mut |one| found.push(one.value));
        scanner.finish(&mut |one| found.push(one.value));
        for value in found {
            prop_assert!(value.ends_with(NO_SIGNATURE) || value.contains('['), "{} in {}", value, copy);
        }
        prop_assert!(told.contains("signature") && told.contains("cookie"), "{}", told);
        // Again it changes nothing.
        prop_assert_eq!(sanitized(&copy).0, copy);
    }
}

#[test]
fn nothing_opaque_is_listed_in_a_copy() {
    let random = "q7Rz2LmXc81VbTkYw0PsJd5HgNf3AeUi";
    let bodies = [
        "id,access_token\r\n1,{P}\r\n",
        "INSERT INTO t (id, access_token) VALUES (1,'{P}')",
        "<td>access_token</td><td>{P}</td>",
        "access_token = <<-EOT\n  {P}\nEOT",
        "refresh_token\t{P}\ntoken: Optional(AccessToken(\"{P}\"))",
        "the access token is {P}",
        "Set-Cookie: session={P}; Path=/",
        "oauth.client.secret={P}",
    ];
    for body in bodies {
        let body = body.replace("{P}", random);
        let listed = |text: &str| {
            inspect_text(text, &Context::at(Timestamp(BEGIN)))
                .tokens
                .len()
        };
        for response in [
            json!({"content": {"mimeType": "text/plain", "text": body}}),
            json!({"content": {"mimeType": "text/plain", "encoding": "base64",
                "text": base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &body)}}),
            json!({"content": {"mimeType": "application/json", "text": json!({"a": body}).to_string()}}),
        ] {
            let whole = har(
                "x",
                &[entry(
                    0.0,
                    "GET",
                    "https://app.example.com/",
                    &json!({}),
                    &response,
                )],
            );
            let (copy, _) = sanitized(&whole);
            assert!(!unfolded(&copy).contains(random), "{body} in {copy}");
            assert_eq!(listed(&copy), 0, "{body} in {copy}");
            assert_eq!(sanitized(&copy).0, copy, "{body}, again");
        }
    }
}

#[test]
fn what_is_no_secret_stays_byte_for_byte() {
    let entries = [
        entry(
            0.0,
            "GET",
            "https://app.example.com/app.js?v=3&lang=en",
            &json!({}),
            &json!({"content": {"mimeType": "text/javascript",
            "text": "function a(e){return e.token=b(e),e.password=c.password,d(e.code)}var s={state:\"open\",code:404,key:\"name\"};"}}),
        ),
        entry(
            1.0,
            "GET",
            "https://app.example.com/i.png",
            &json!({}),
            &json!({"content": {"mimeType": "image/png", "encoding": "base64", "text": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"}}),
        ),
        entry(
            2.0,
            "GET",
            "https://api.example.com/orders",
            &json!({}),
            &answer(
                200,
                &json!([{"state": "CA", "code": "SKU_A", "session": "morning", "key": "size"}]),
            ),
        ),
    ];
    // As a person would write it, blanks, escapes and all.
    let written =
        serde_json::to_string_pretty(&serde_json::from_str::<Value>(&har("x", &entries)).unwrap())
            .unwrap();
    let written = written.replace("/", "\\/").replace("é", "\\u00e9");
    assert_eq!(sanitized(&written).0, written);
}

#[test]
fn the_login_can_still_be_followed_in_the_copy() {
    let secrets = Secrets {
        code: "SplxlOBeZQQYbYS6WxSbIA".into(),
        token: "2YotnFZFEjr1zCsicMWpAA".into(),
        refresh: "tGzv3JOkF0XG5Qx2TlKWIA".into(),
        secret: "7Fjfp0ZBr1KtDRbnfVdmIw".into(),
        password: "A3ddj3w-correct-horse".into(),
        verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into(),
        cookie: "s3ss10nC00kieV4lue".into(),
        key: "0123456789abcdef0123456789abcd01".into(),
    };
    let whole = filled(&secrets);
    let (copy, _) = sanitized(&whole);
    let kinds = |text: &str| -> Vec<_> {
        let report = read(text, &Context::at(Timestamp(BEGIN))).unwrap();
        report
            .flows
            .iter()
            .flat_map(|flow| &flow.steps)
            .map(|step| (step.kind, step.entry))
            .collect()
    };
    assert_eq!(kinds(&copy), kinds(&whole));
    for label in ["[code-1]", "[cookie-1]", "[password-1]", "[api-key-1]"] {
        assert!(copy.contains(label), "{label} in {copy}");
    }
    assert!(!copy.contains("[code-2]"), "one code, one label: {copy}");
}

/// What a browser or a proxy wrote, without what Chrome leaves out by itself.
const FIXTURES: [(&str, &str); 5] = [
    ("charles", include_str!("files/charles.har")),
    (
        "chrome-sanitized",
        include_str!("files/chrome-sanitized.har"),
    ),
    (
        "chrome-sensitive",
        include_str!("files/chrome-sensitive.har"),
    ),
    ("firefox", include_str!("files/firefox.har")),
    ("safari", include_str!("files/safari.har")),
];

/// Every value in a recording that is a secret by the name that it has: in headers, cookies, queries, forms and JSON.
fn secrets_of(value: &Value, name: &str, out: &mut Vec<String>) {
    const NAMES: [&str; 9] = [
        "code",
        "access_token",
        "refresh_token",
        "id_token",
        "client_secret",
        "code_verifier",
        "password",
        "state",
        "assertion",
    ];
    let is_long = |value: &str| value.len() >= 8;
    match value {
        Value::Object(object) => {
            let named = object
                .get("name")
                .and_then(Value::as_str)
                .unwrap_or_default();
            for (key, value) in object {
                let name = if key == "value" { named } else { key };
                secrets_of(value, name, out);
            }
            if let Some(cookies) = object.get("cookies").and_then(Value::as_array) {
                let values = cookies.iter().filter_map(|cookie| cookie["value"].as_str());
                out.extend(values.filter(|v| is_long(v)).map(str::to_owned));
            }
        }
        Value::Array(list) => list.iter().for_each(|value| secrets_of(value, name, out)),
        Value::String(text) => {
            if let Ok(inner @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text) {
                secrets_of(&inner, "", out);
            }
            if let (true, Some((_, token))) = (
                name.eq_ignore_ascii_case("authorization"),
                text.split_once(' '),
            ) {
                out.push(token.to_owned());
            }
            if NAMES.contains(&name) && is_long(text) {
                out.push(text.clone());
            }
            for pair in text.split(['?', '&', '#', ' ', '"']) {
                if let Some((name, value)) = pair.split_once('=')
                    && NAMES.contains(&name)
                    && is_long(value)
                {
                    out.push(value.to_owned());
                }
            }
        }
        _ => {}
    }
}

#[test]
fn what_browsers_and_proxies_write_has_no_secret_left() {
    for (name, har) in FIXTURES {
        let whole: Value = serde_json::from_str(har.trim_start_matches('\u{feff}')).unwrap();
        let mut secrets = Vec::new();
        secrets_of(&whole, "", &mut secrets);
        assert!(secrets.len() > 1, "{name} has secrets: {secrets:?}");
        let (copy, told) = sanitized(har);
        let copied: Value = serde_json::from_str(copy.trim_start_matches('\u{feff}')).unwrap();
        let entries = |har: &Value| har["log"]["entries"].as_array().map(Vec::len);
        assert_eq!(entries(&copied), entries(&whole), "{name}: {told}");
        for secret in &secrets {
            // Of a JWT header and payload may stay; without its signature it opens nothing.
            let end = match secret.split('.').collect::<Vec<_>>()[..] {
                [header, _, signature] if header.starts_with("eyJ") => signature,
                _ => secret,
            };
            for written in [end.to_owned(), percent::encode(end)] {
                assert!(!copy.contains(&written), "{name} still has {written}");
            }
        }
        // What can be given away tells the same story.
        let story = |text: &str| {
            let report = read(text, &Context::at(Timestamp(BEGIN))).unwrap();
            let steps = |flow: &claimscope::har::Flow| {
                flow.steps
                    .iter()
                    .map(|step| (step.kind, step.status))
                    .collect::<Vec<_>>()
            };
            report.flows.iter().map(steps).collect::<Vec<_>>()
        };
        assert_eq!(story(&copy), story(har), "{name}");
        assert_eq!(sanitized(&copy).0, copy, "{name}, again");
    }
}
