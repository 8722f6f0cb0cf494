//! What people paste, and what it is read as.

use super::*;
use crate::oauth::providers::{auth0::AUTH0, rfc8707::RFC8707};
use proptest::prelude::*;

fn read(text: &str) -> AuthorizationRequest {
    match parse(text, None) {
        Ok(parsed) => parsed.request,
        Err(error) => panic!("{error}: {text}"),
    }
}

fn values(request: &AuthorizationRequest) -> Vec<(&str, &str)> {
    (request.params.iter())
        .map(|p| (p.name.as_str(), p.value.as_str()))
        .collect()
}

const ARTICLE: &str = "https://YOUR_DOMAIN/authorize?
  response_type=code&
  client_id=YOUR_CLIENT_ID&
  redirect_uri=https://YOUR_APP/callback&
  scope=openid%20profile&
  audience=YOUR_API_IDENTIFIER&
  state=STATE
";

#[test]
fn the_article_s_example_placeholders_and_all() {
    let request = read(ARTICLE);
    assert_eq!(request.provider, &AUTH0);
    assert_eq!(request.location, "YOUR_DOMAIN");
    assert_eq!(
        values(&request),
        [
            ("response_type", "code"),
            ("client_id", "YOUR_CLIENT_ID"),
            ("redirect_uri", "https://YOUR_APP/callback"),
            ("scope", "openid profile"),
            ("audience", "YOUR_API_IDENTIFIER"),
            ("state", "STATE"),
        ]
    );
    for style in [
        ARTICLE.replace("YOUR_DOMAIN", "{yourDomain}"),
        ARTICLE.replace("YOUR_DOMAIN", "<YOUR_DOMAIN>"),
        ARTICLE.replace("YOUR_DOMAIN", "YOUR_TENANT.eu.auth0.com"),
    ] {
        assert_eq!(read(&style).provider, &AUTH0, "{style}");
        assert_eq!(values(&read(&style)), values(&request), "{style}");
    }
}

#[test]
fn one_request_in_many_dresses() {
    let plain =
        "https://t.auth0.com/authorize?response_type=code&client_id=c&scope=openid%20profile";
    let expected = read(plain);
    for (dress, text) in [
        ("white space", format!(" \n\t{plain}\r\n")),
        ("html", plain.replace('&', "&amp;")),
        ("quotes", format!("\"{plain}\",")),
        ("smart quotes", format!("“{plain}”")),
        ("angle brackets", format!("<{plain}>")),
        (
            "curl",
            format!("curl '{plain}' -H 'accept: */*' --compressed"),
        ),
        (
            "curl, method first",
            format!("curl --request GET \\\n  --url \"{plain}\""),
        ),
        ("a header", format!("Location: {plain}")),
        (
            "a response",
            format!("HTTP/1.1 302 Found\r\nlocation: {plain}\r\nContent-Length: 0"),
        ),
        (
            "a request",
            format!("GET {} HTTP/1.1\r\nHost: t.auth0.com\r\n", &plain[19..]),
        ),
        (
            "a link",
            format!(
                "<a class=\"b\" href=\"{}\">Log in</a>",
                plain.replace('&', "&amp;")
            ),
        ),
        ("no scheme", plain.replace("https://", "")),
        ("no scheme, slashes", plain.replace("https:", "")),
        ("code", format!("const url = `{plain}`;")),
        ("form encoding", plain.replace("%20", "+")),
        ("a raw space", plain.replace("%20", " ")),
        (
            "a line a parameter",
            plain.replace('?', "\n?").replace('&', "\n  &"),
        ),
        ("lines without ampersands", plain.replace(['?', '&'], "\n")),
        ("lines for a shell", plain.replace('&', "&\\\n")),
        (
            "another paragraph",
            format!("{plain}\n\nand then code_verifier=x&client_id=y"),
        ),
        (
            "a token request below it",
            format!("{plain}\ngrant_type=authorization_code&client_id=y&code_verifier=x"),
        ),
        ("after a hash", plain.replace('?', "#")),
        ("an empty fragment", format!("{plain}#")),
    ] {
        assert_eq!(read(&text), expected, "{dress}: {text}");
    }
}

#[test]
fn a_query_alone_is_a_request_without_an_address() {
    for text in [
        "?client_id=c&audience=a",
        "client_id=c&audience=a",
        "/authorize?client_id=c&audience=a",
    ] {
        let request = read(text);
        assert_eq!(
            (request.provider, request.location.as_str()),
            (&AUTH0, ""),
            "{text}"
        );
        assert_eq!(
            values(&request),
            [("client_id", "c"), ("audience", "a")],
            "{text}"
        );
    }
}

#[test]
fn repeated_empty_and_unknown_parameters_survive() {
    let request = read("https://t.auth0.com/authorize?audience=a&audience=b&x=%C3%BC&state=&flag");
    assert_eq!(
        values(&request),
        [
            ("audience", "a"),
            ("audience", "b"),
            ("x", "ü"),
            ("state", ""),
            ("flag", "")
        ]
    );
}

#[test]
fn a_value_keeps_what_was_encoded_twice() {
    let request = read("https://t.auth0.com/authorize?audience=https%253A%252F%252Fapi");
    assert_eq!(request.get("audience"), Some("https%3A%2F%2Fapi"));
}

#[test]
fn the_address_tells_the_provider() {
    for (text, provider, location) in [
        (
            "https://t.eu.auth0.com/authorize?client_id=c",
            &AUTH0,
            "t.eu.auth0.com",
        ),
        (
            "https://login.example.com/authorize?client_id=c&audience=a",
            &AUTH0,
            "login.example.com",
        ),
        (
            "https://login.example.com/authorize?client_id=c",
            &RFC8707,
            "https://login.example.com/authorize",
        ),
        (
            "http://127.0.0.1:4000/auth?client_id=c&resource=urn:a",
            &RFC8707,
            "http://127.0.0.1:4000/auth",
        ),
        (
            "https://as.example.com/oauth2/auth?client_id=c&audience=a",
            &RFC8707,
            "https://as.example.com/oauth2/auth",
        ),
    ] {
        let request = read(text);
        assert_eq!(request.provider, provider, "{text}");
        assert_eq!(request.location, location, "{text}");
    }
    let told = parse(
        "https://login.example.com/authorize?client_id=c",
        Some(&AUTH0),
    );
    assert_eq!(
        told.map(|p| p.request.location),
        Ok("login.example.com".to_owned())
    );
}

#[test]
fn a_bare_hash_in_a_redirect_uri_is_read_on_and_said() {
    let text =
        "https://t.auth0.com/authorize?client_id=c&redirect_uri=https://app/#/cb&scope=openid";
    let parsed = parse(text, None);
    let notes = parsed.as_ref().map(|p| p.notes.clone());
    assert_eq!(notes, Ok(vec![Note::BareHash("redirect_uri".to_owned())]));
    let request = read(text);
    assert_eq!(request.get("redirect_uri"), Some("https://app/#/cb"));
    assert_eq!(request.get("scope"), Some("openid"));
}

#[test]
fn a_parameter_behind_a_bare_hash_is_read_and_said() {
    let text =
        "https://t.auth0.com/authorize?response_type=code&client_id=abc#scope=openid&audience=x";
    let parsed = parse(text, None);
    let notes = parsed.as_ref().map(|p| p.notes.clone());
    assert_eq!(notes, Ok(vec![Note::ParametersAfterHash]));
    let request = read(text);
    for (name, value) in [("client_id", "abc"), ("scope", "openid"), ("audience", "x")] {
        assert_eq!(request.get(name), Some(value), "{name}");
    }
}

#[test]
fn what_is_no_request_says_why() {
    for (text, error) in [
        ("", NotARequest::Empty),
        (" \u{feff}\n", NotARequest::Empty),
        ("hello", NotARequest::NoParameter),
        ("how are you? fine=1", NotARequest::NoParameter),
        (
            "https://app.example.com/callback?code=x&state=y",
            NotARequest::AResponse,
        ),
        (
            "https://app.example.com/#access_token=x&state=y",
            NotARequest::AResponse,
        ),
        (&"a".repeat(MAX_LENGTH + 1), NotARequest::TooLong),
    ] {
        assert_eq!(
            parse(text, None).err(),
            Some(error),
            "{}",
            crate::text::shortened(text, 40)
        );
    }
}

proptest! {
    #[test]
    fn every_text_is_read_without_panic(text in r"(\PC|[?&=#%+\n'\x22<>]|https://|client_id=|curl |href=){0,40}") {
        let _ = parse(&text, None);
    }

    #[test]
    fn print_then_parse_gives_the_request_back(
        host in r"[a-z][a-z0-9-]{0,10}\.(eu\.)?auth0\.com",
        params in prop::collection::vec((r"[a-zA-Z_][\PC]{0,8}", r"[\PC\n\t]{1,20}"), 1..8),
    ) {
        let params: Vec<Param> = params.into_iter().map(|(name, value)| Param { name: name.trim().to_owned(), value }).collect();
        let mut request = AuthorizationRequest { provider: &AUTH0, location: host, params };
        request.set("client_id", "c");
        prop_assert_eq!(parse(&request.url(), None).map(|p| p.request), Ok(request.clone()));
        request.provider = &RFC8707;
        request.location = "https://as.example.com/auth".to_owned();
        prop_assert_eq!(parse(&request.url(), Some(&RFC8707)).map(|p| p.request), Ok(request));
    }
}
