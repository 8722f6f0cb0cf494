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
