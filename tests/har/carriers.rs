//! A name says what stands under it, however it is written and wherever it stands: each secret, in each spelling of its name, in
//! each place of a HAR that has names, is looked for in the whole copy.

use crate::make::*;
use crate::sanitizing::unfolded;
use claimscope::har::sanitize::sanitized;
use claimscope::text::percent;
use serde_json::{Value, json};

/// Names of secrets with a value of the kind that stands under them.
const SECRETS: [(&str, &str); 6] = [
    ("password", "Sommer2024rails!"),
    ("password_confirmation", "it's(2024)*geheim~"),
    ("otp_attempt", "991823"),
    ("client_secret", "Zq81kHEyQ8mT3nqzL5"),
    ("access_token", "a.b-c/d+e"),
    ("code", "SplxlOBeZQQYbYS6WxSbIA"),
];

/// How servers and libraries write a name in a query or form.
fn spellings(name: &str) -> Vec<String> {
    let first = name.as_bytes()[0];
    let nested = format!("user[{name}]");
    vec![
        name.to_owned(),
        name.to_uppercase(),
        name.replace('_', "-"),
        percent::encode(&nested),
        percent::encode(&percent::encode(&nested)),
        format!("data[User][{name}]"),
        percent::encode(&format!("data[User][{name}]")),
        format!("%{first:02x}{}", &name[1..]),
        format!("{name}[]"),
        format!("{name}%5B%5D"),
        format!("{name}[0]"),
        format!("Input.{name}"),
        format!("ctl00$Main$ContentPlaceHolderOfTheLoginForm$UserLoginControl${name}"),
    ]
}

/// An entry that carries the pair in one place alone.
type Carrier = (&'static str, fn(&str, &str) -> (String, Value, Value));

const APP: &str = "https://app.example.com/";

/// As a browser writes what somebody typed: RFC 3986 would encode more.
fn typed(value: &str) -> String {
    percent::encode_but(value, "-._~!'()*")
}

fn listed(name: &str, value: &str) -> Value {
    json!({"name": name, "value": value})
}

fn pair(name: &str, value: &str) -> String {
    format!("utf8=%E2%9C%93&{name}={}&commit=Log+in", typed(value))
}

fn header(name: &str, value: &str) -> Value {
    json!({"headers": [listed(name, value)]})
}

const CARRIERS: [Carrier; 16] = [
    ("query", |name, value| {
        (
            format!("{APP}sign_in?{}", pair(name, value)),
            json!({}),
            json!({}),
        )
    }),
    ("fragment", |name, value| {
        (
            format!("{APP}cb#{}", pair(name, value)),
            json!({}),
            json!({}),
        )
    }),
    ("Referer", |name, value| {
        (
            APP.into(),
            header(
                "Referer",
                &format!("{APP}sign_in?{}#top", pair(name, value)),
            ),
            json!({}),
        )
    }),
    ("Location", |name, value| {
        (
            APP.into(),
            json!({}),
            redirect(&format!("/cb?{}", pair(name, value))),
        )
    }),
    ("a URL in a query", |name, value| {
        let inner = percent::encode(&format!("{APP}cb?{}", pair(name, value)));
        (format!("{APP}login?to={inner}&x=1"), json!({}), json!({}))
    }),
    ("form", |name, value| {
        (APP.into(), form(&pair(name, value)), json!({}))
    }),
    ("form with blanks", |name, value| {
        (
            APP.into(),
            form(&format!("user=Ada King&{name}={value}\r\n")),
            json!({}),
        )
    }),
    ("form of an unnamed type", |name, value| {
        (
            APP.into(),
            json!({"postData": {"mimeType": "", "text": pair(name, value)}}),
            json!({}),
        )
    }),
    ("params", |name, value| {
        (
            APP.into(),
            json!({"postData": {"mimeType": "", "params": [listed(name, value)]}}),
            json!({}),
        )
    }),
    ("queryString", |name, value| {
        (
            APP.into(),
            json!({"queryString": [listed(name, &percent::encode(value))]}),
            json!({}),
        )
    }),
    ("multipart", |name, value| {
        let part = format!(
            "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n--b--\r\n"
        );
        (
            APP.into(),
            json!({"postData": {"mimeType": "multipart/form-data; boundary=b", "text": part}}),
            json!({}),
        )
    }),
    ("JSON", |name, value| {
        let body = json!({"user": {name: value}}).to_string();
        (
            APP.into(),
            json!({"postData": {"mimeType": "application/json", "text": body}}),
            json!({}),
        )
    }),
    ("JSON in JSON", |name, value| {
        (
            APP.into(),
            json!({}),
            answer(200, &json!({"body": json!([{name: value}]).to_string()})),
        )
    }),
    ("a form in JSON", |name, value| {
        (
            APP.into(),
            json!({}),
            answer(200, &json!({"echo": pair(name, value)})),
        )
    }),
    ("a field of HTML", |name, value| {
        let html = format!("<form>\n<input name=\"{name}\" value=\"{value}\">\n</form>");
        (
            APP.into(),
            json!({}),
            json!({"content": {"mimeType": "text/html", "text": html}}),
        )
    }),
    ("base64", |name, value| {
        let engine = base64::engine::general_purpose::STANDARD;
        let text = base64::Engine::encode(&engine, pair(name, value));
        (
            APP.into(),
            json!({}),
            json!({"content": {"encoding": "base64", "text": text}}),
        )
    }),
];

#[test]
fn a_secret_goes_by_its_name_however_that_is_written_and_wherever_it_stands() {
    let mut left = Vec::new();
    for (name, value) in SECRETS {
        for spelling in spellings(name) {
            for (carrier, make) in CARRIERS {
                let (url, request, response) = make(&spelling, value);
                let whole = har("x", &[entry(0.0, "POST", &url, &request, &response)]);
                let (copy, told) = sanitized(&whole);
                let all = unfolded(&copy);
                if all.contains(value) || told.starts_with("Nothing") {
                    left.push(format!("{spelling} in {carrier}: {copy}"));
                }
                assert_eq!(sanitized(&copy).0, copy, "{spelling} in {carrier}, again");
                // What stands around it stays, and so does the name.
                let has_name =
                    percent::decode(&all).contains(&percent::decode(&percent::decode(&spelling)));
                assert!(
                    has_name && all.contains("app.example.com"),
                    "{spelling} in {carrier}: {copy}"
                );
            }
        }
    }
    assert!(
        left.is_empty(),
        "{} of them: {}",
        left.len(),
        left.join("\n")
    );
}

#[test]
fn a_name_that_only_looks_like_one_of_a_secret_takes_nothing_out() {
    for query in [
        "user%5Bemail%5D=jane%40x.example",
        "filter[state]=open&sort[code]=404",
        "password_required=true&password[type]=text",
        "grant_type=password&response_type=code&token_type=Bearer",
        "scope=openid%20read%3Ax&audience=https%3A%2F%2Fapi.example.com",
        "error=access_denied&error_description=AADSTS50034",
    ] {
        let whole = har(
            "x",
            &[entry(
                0.0,
                "POST",
                &format!("{APP}?{query}"),
                &form(query),
                &json!({}),
            )],
        );
        assert_eq!(sanitized(&whole).0, whole, "{query}");
    }
}

/// Names that protocols, vendors and applications have for a secret, each with a value as one is.
const NAMES: [(&str, &str); 52] = [
    ("mfaCode", "551313"),
    ("securityCode", "2291"),
    ("security_code", "662413"),
    ("oneTimeCode", "773514"),
    ("one_time_code", "773515"),
    ("verify_code", "884615"),
    ("verificationCode", "4711"),
    ("accessCode", "sesam-open"),
    ("binding_code", "448211"),
    ("otp1", "9"),
    ("pin", "2291"),
    ("pass", "geheim"),
    ("passwort", "geheim"),
    ("answer", "Fluffy the cat"),
    ("recovery", "ABCD-EFGH-1234"),
    ("passwordHash", "$2b$10$abcdefghijklmnopqrstuv"),
    ("passwordField", "geheim"),
    ("secretKey", "kk99kk99"),
    ("co_verifier", "AA81kHEyQ8mT3nqzL5"),
    ("pkce_verifier", "AA81kHEyQ8mT3nqzL5"),
    ("oauth_verifier", "OVq8kHEyQ8mT3nqzL5"),
    ("auth_req_id", "1c266114-a1be-4252-8ad1-04986c5b9ac1"),
    ("SECRET_HASH", "SWMPcwLuHj31CQJVukDCSXqLoivD"),
    ("PPFT", "-Dq8kHEyQ8mT3nqzL5"),
    ("session_code", "yRqBRlEaZUZrwpPtuEFBNOfQ5xj7"),
    ("session_state", "9e2d1f3a-1b2c-4d5e-8f90-f58b9b698581"),
    ("invitation", "vlpRPNqMHKqK4bltoetGvVUnRcYp"),
    ("login_ticket", "WgM1kHEyQ8mT3nqzL5"),
    ("okta_key", "WgM1kHEyQ8mT3nqzL5"),
    ("stateToken", "00WgM1kHEyQ8mT3nqzL5"),
    ("interaction_handle", "WgM1kHEyQ8mT3nqzL5"),
    ("auth_session", "WgM1kHEyQ8mT3nqzL5"),
    ("software_statement", "IhRerwbWJteGDa4ne9xaXHqZpY7V"),
    ("wctx", "9rsQSaRNpaAxiL53qyArvg042XL"),
    ("__VIEWSTATE", "nms27S5dmu12w5EblO4SJmIOpm84"),
    ("anti_csrf", "WRyhWW6kRg7UFfIiRFktBYGGSHtx"),
    ("_csrf", "WRyhWW6kRg7UFfIiRFktBYGGSHtx"),
    ("g-recaptcha-response", "zeLTTWvVxLEqqTRJAIkbiWXLuZUG"),
    ("hmac", "ZElUD2E7RAruJzpuUVYDIRNj6YP9"),
    ("sas", "8DNludUA57Yc0Gpi2IG8I3spkJHu"),
    ("magic", "3RJTdBEUEVkzGNwtkb4jlZTlkKHo"),
    ("cvv", "737"),
    (
        "clientDataJSON",
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiYWJjIn0",
    ),
    (
        "authenticatorData",
        "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MBAAAAAA",
    ),
    (
        "attestationObject",
        "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVjE",
    ),
    ("webauthn_response", "lUtNlwfvOewQd2RJ6dQDMFZe9600"),
    ("subject_token", "WgM1kHEyQ8mT3nqzL5"),
    ("logout_token", "WgM1kHEyQ8mT3nqzL5"),
    ("interaction_code", "WgM1kHEyQ8mT3nqzL5"),
    ("recovery_code", "WGM1KHEY"),
    ("device_code", "WgM1kHEyQ8mT3nqzL5"),
    ("private_key", "WgM1kHEyQ8mT3nqzL5"),
];

#[test]
fn every_name_of_a_secret_is_known_in_every_place() {
    let mut left = Vec::new();
    for (name, value) in NAMES {
        for (carrier, make) in CARRIERS {
            let (url, request, response) = make(name, value);
            let whole = har("x", &[entry(0.0, "POST", &url, &request, &response)]);
            let (copy, told) = sanitized(&whole);
            // What is short may stand elsewhere as well.
            let is_there = value.len() > 4 && unfolded(&copy).contains(value);
            if is_there || told.starts_with("Nothing") {
                left.push(format!("{name} in {carrier}: {copy}"));
            }
            assert_eq!(sanitized(&copy).0, copy, "{name} in {carrier}, again");
        }
    }
    assert!(
        left.is_empty(),
        "{} of them: {}",
        left.len(),
        left.join("\n")
    );
}

/// The copy of a HAR whose answer is this, from its first label or value on.
fn copy_of(url: &str, response: &Value) -> String {
    sanitized(&har("x", &[entry(0.0, "GET", url, &json!({}), response)])).0
}

#[test]
fn what_stands_deeper_in_a_secret_is_one_and_what_only_tells_of_it_stays() {
    for (law, body, gone, stays) in [
        (
            "two passwords",
            json!({"password": {"current": "Alt2024!a", "new": "geheim", "type": "text"}}),
            vec!["Alt2024!a", "geheim"],
            vec!["text"],
        ),
        (
            "a secret with what it is",
            json!({"secret": {"value": "Zq81kHEyQ8mT3nqzL5", "id": "https://kv.example/secrets/db", "created": "2026-01-01T00:00:00Z"}}),
            vec!["Zq81kHEyQ8mT3nqzL5"],
            vec!["https://kv.example/secrets/db", "2026-01-01T00:00:00Z"],
        ),
        (
            "a token with what it is for",
            json!({"accessToken": {"token": {"raw": "Zq81kHEyQ8mT3nqzL5"}, "scope": "openid", "expires_in": 60, "audience": "https://api.example.com"}}),
            vec!["Zq81kHEyQ8mT3nqzL5"],
            vec!["openid", "60", "https://api.example.com"],
        ),
        (
            "a number",
            json!({"pin": {"value": 229_133}, "password": {"minLength": 8128}}),
            vec!["229133"],
            vec!["8128"],
        ),
        (
            "a list in it",
            json!({"password": {"old": ["geheim", {"x": "streng"}]}}),
            vec!["geheim", "streng"],
            vec!["old"],
        ),
        (
            "a pair in capitals",
            json!([{"Name": "client_secret", "Value": "geheim"}]),
            vec!["geheim"],
            vec!["client_secret"],
        ),
        (
            "what is no secret",
            json!({"response": {"code": "a-12"}, "state": {"user": {"id": "65fa12", "plan": "X1-b2"}}}),
            vec![],
            vec!["a-12", "65fa12", "X1-b2"],
        ),
    ] {
        let copy = copy_of(APP, &answer(200, &body));
        for secret in gone {
            assert!(!copy.contains(secret), "{law}: {secret} in {copy}");
        }
        for said in stays {
            assert!(copy.contains(said), "{law}: no {said} in {copy}");
        }
    }
}

#[test]
fn an_address_that_opens_something_by_itself_loses_what_opens_it() {
    let key = "XXq8kHEyQ8mT3nqzL5aaBBcc";
    for (law, url) in [
        (
            "Slack",
            format!("https://hooks.slack.com/services/T00000000/B00000000/{key}"),
        ),
        (
            "Telegram",
            format!("https://api.telegram.org/bot123456789:AA{key}1234567890/getMe"),
        ),
        (
            "Discord",
            format!("https://discord.com/api/webhooks/123456789012345678/{key}"),
        ),
        (
            "ASP.NET without cookies",
            format!("https://app.example.com/(S({key}))/home"),
        ),
        (
            "a data URL",
            format!("data:text/plain;base64,{}", {
                let engine = base64::engine::general_purpose::STANDARD;
                base64::Engine::encode(&engine, format!("token={key}"))
            }),
        ),
    ] {
        let copy = copy_of(&url, &json!({}));
        assert!(!unfolded(&copy).contains(key), "{law}: {copy}");
        let start = url.split(['/', ':']).next().unwrap();
        assert!(
            copy.contains(&format!("\"url\":\"{start}:")),
            "{law}: {copy}"
        );
        assert_eq!(sanitized(&copy).0, copy, "{law}, again");
    }
    for url in [
        "https://app.example.com/bot/help",
        "https://app.example.com/services/T00000000/abcDEF123456789",
    ] {
        assert!(copy_of(url, &json!({})).contains(url));
    }
}

#[test]
fn bytes_that_are_no_text_go_and_pictures_stay() {
    let encode =
        |bytes: &[u8]| base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes);
    let lines = |text: String| format!("{}\r\n{}", &text[..8], &text[8..]);
    for (law, text, stays) in [
        (
            "gzip (RFC 1952 §2.3)",
            encode(b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xabVJ"),
            false,
        ),
        ("an archive", encode(b"PK\x03\x04\x14\0\0\0"), false),
        ("a picture", encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), true),
        ("a font", encode(b"wOF2\0\x01\0\0"), true),
        (
            "a picture with a secret",
            encode(b"\x89PNG\r\n\x1a\n\0password=\"geheim123\""),
            false,
        ),
        ("text in an older encoding", encode(b"Stra\xdfe"), true),
        ("text", encode("Straße".as_bytes()), true),
        (
            "text with a secret, in lines",
            lines(encode(b"password=Zq81kHEyQ8mT3")),
            false,
        ),
        ("nothing", String::new(), true),
    ] {
        let content = json!({"content": {"encoding": "base64", "text": text}});
        let copy = copy_of(APP, &content);
        let written = json!(text).to_string();
        assert_eq!(
            copy.contains(&format!("\"text\":{written}")),
            stays,
            "{law}: {copy}"
        );
        assert!(!unfolded(&copy).contains("geheim123"), "{law}: {copy}");
        assert_eq!(sanitized(&copy).0, copy, "{law}, again");
    }
    let message =
        json!({"_webSocketMessages": [{"opcode": 2, "data": encode(b"\x08\x01\x12\x05")}]});
    let copy = copy_of(APP, &message);
    assert!(!copy.contains(&encode(b"\x08\x01\x12\x05")), "{copy}");
}

#[test]
fn comments_go_whole_and_only_those_of_the_recording() {
    let whole = r#"{"log":{"comment":"the password is geheim","creator":{"name":"x","comment":"by ada"},"pages":[{"title":"a","comment":""}],"entries":[{"comment":"I typed geheim","request":{"comment":7,"url":"https://app.example.com/"},"response":{"content":{"text":"{\"comment\":\"a nice post\"}"}}}]}}"#;
    let (copy, told) = sanitized(whole);
    assert!(!copy.contains("geheim") && !copy.contains("ada"), "{copy}");
    assert!(
        copy.contains("a nice post") && copy.contains("[comment-1]"),
        "{copy}"
    );
    assert!(told.contains("comment 3"), "{told}");
    assert_eq!(sanitized(&copy).0, copy, "again");
}
