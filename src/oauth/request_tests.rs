//! The laws of a request: order, location, URL, edits.

use super::*;
use crate::oauth::providers::{auth0::AUTH0, rfc8707::RFC8707};

fn auth0(location: &str) -> AuthorizationRequest {
    let mut request = AuthorizationRequest::new(&AUTH0);
    request.location = location.to_owned();
    request
}

#[test]
fn a_domain_may_be_typed_with_scheme_path_and_white_space() {
    for typed in [
        "tenant.eu.auth0.com",
        " https://tenant.eu.auth0.com/ ",
        "http://tenant.eu.auth0.com/authorize?x=1",
        "tenant.eu.auth0.com/",
        "//tenant.eu.auth0.com",
    ] {
        let request = auth0(typed);
        assert_eq!(
            request.endpoint().as_deref(),
            Ok("https://tenant.eu.auth0.com/authorize"),
            "{typed}"
        );
        assert_eq!(request.location, typed, "kept as typed");
    }
    let request = auth0("TENANT.EU.AUTH0.COM");
    assert_eq!(
        request.issuer().as_deref(),
        Some("https://tenant.eu.auth0.com/")
    );
}

#[test]
fn a_location_that_is_no_address_says_why() {
    for (typed, error) in [
        ("", LocationError::Missing),
        ("  ", LocationError::Missing),
        ("a b.com", LocationError::ForeignCharacter(' ')),
        ("user@host.com", LocationError::ForeignCharacter('@')),
        ("{yourDomain}", LocationError::ForeignCharacter('{')),
        ("a..com", LocationError::NotAHost),
        ("https://", LocationError::NotAHost),
    ] {
        assert_eq!(auth0(typed).endpoint(), Err(error), "{typed:?}");
    }
    for (typed, error) in [
        ("javascript:alert(1)", LocationError::NotHttp),
        ("as.example.com/auth", LocationError::NotHttp),
        ("https://as.example.com/auth#x", LocationError::Fragment),
        ("https://", LocationError::NotAHost),
    ] {
        let mut request = AuthorizationRequest::new(&RFC8707);
        request.location = typed.to_owned();
        assert_eq!(request.endpoint(), Err(error), "{typed:?}");
        assert!(request.url().starts_with("https://"), "{}", request.url());
    }
}

#[test]
fn parameters_keep_their_order_and_new_ones_follow_the_table() {
    let mut request = auth0("t.auth0.com");
    request.set("state", "s");
    request.set("custom", "x");
    request.set("scope", "openid profile");
    request.set("response_type", "code");
    assert_eq!(
        request.url(),
        "https://t.auth0.com/authorize?response_type=code&scope=openid%20profile&state=s&custom=x"
    );
    request.set("scope", "");
    assert_eq!(request.get("scope"), None);
    assert!(
        !request.url().contains("scope"),
        "an empty parameter is left out"
    );
}

#[test]
fn setting_a_repeated_parameter_leaves_one() {
    let mut request = auth0("t.auth0.com");
    for (name, value) in [("audience", "a"), ("scope", "s"), ("audience", "b")] {
        let (name, value) = (name.to_owned(), value.to_owned());
        request.params.push(Param { name, value });
    }
    assert_eq!(request.get_all("audience").collect::<Vec<_>>(), ["a", "b"]);
    request.set("audience", "c");
    assert_eq!(request.get_all("audience").collect::<Vec<_>>(), ["c"]);
    assert_eq!(request.params.len(), 2);
}

#[test]
fn lines_together_are_the_url() {
    let mut request = auth0("t.auth0.com");
    assert_eq!(request.url(), "https://t.auth0.com/authorize");
    request.set("client_id", "a&b");
    request.set("state", "ü");
    let lines: Vec<(String, String)> = request
        .lines()
        .into_iter()
        .map(|l| (l.name, l.text))
        .collect();
    let line = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(
        lines,
        [
            line("domain", "https://t.auth0.com/authorize?"),
            line("client_id", "client_id=a%26b&"),
            line("state", "state=%C3%BC"),
        ]
    );
}

#[test]
fn an_endpoint_keeps_its_own_query() {
    let mut request = AuthorizationRequest::new(&RFC8707);
    request.location = "https://as.example.com/auth?tenant=x".to_owned();
    request.set("client_id", "c");
    assert_eq!(
        request.url(),
        "https://as.example.com/auth?tenant=x&client_id=c"
    );
}

#[test]
fn edits_change_what_they_say() {
    let mut request = auth0("t.auth0.com");
    let fresh = Fresh {
        random: &|| "random".to_owned(),
        code_challenge: &|| "challenge".to_owned(),
    };
    request.set("scope", "profile");
    request.apply_all(
        &[
            Edit::add_scope("openid"),
            Edit::add_scope("profile"),
            Edit::fresh("nonce"),
            Edit::AddPkce,
            Edit::set("domain", "u.auth0.com"),
            Edit::set("audience", "https://api.example.com"),
        ],
        &fresh,
    );
    assert_eq!(request.get("scope"), Some("openid profile"));
    assert_eq!(request.get("nonce"), Some("random"));
    assert_eq!(request.get("code_challenge"), Some("challenge"));
    assert_eq!(request.get("code_challenge_method"), Some("S256"));
    assert_eq!(request.location, "u.auth0.com");
    request.apply(&Edit::remove("audience"), &fresh);
    assert_eq!(request.get("audience"), None);
}

#[test]
fn of_repeated_parameters_one_is_changed_and_the_others_stay() {
    let mut request = AuthorizationRequest::new(&AUTH0);
    for value in ["a", "b", "c"] {
        let (name, value) = ("resource".to_owned(), value.to_owned());
        request.params.push(Param { name, value });
    }
    let all = |request: &AuthorizationRequest| {
        let values = request.params.iter().map(|p| p.value.clone());
        values.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(request.typed_nth("resource", 1), "b");
    request.set_nth("resource", 1, "B");
    request.set_nth("resource", 0, "");
    assert_eq!(all(&request), " B c");
    request.remove_nth("resource", 0);
    request.remove_nth("resource", 5);
    assert_eq!(all(&request), "B c");
    request.set_nth("scope", 0, "openid");
    assert_eq!(all(&request), "openid B c");
    assert_eq!(request.typed_nth("resource", 7), "");
}

#[test]
fn a_request_shows_itself() {
    for (url, is_one) in [
        (
            "https://t.eu.auth0.com/authorize?response_type=code&client_id=c",
            true,
        ),
        (
            "https://as.example.com/auth?client_id=c&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Ax",
            true,
        ),
        (
            "https://github.com/login/oauth/authorize?client_id=c&scope=repo",
            true,
        ),
        (
            "https://acme.supabase.co/auth/v1/authorize?provider=google&redirect_to=https%3A%2F%2Fapp.example.com",
            true,
        ),
        (
            "https://t.eu.auth0.com/v2/logout?client_id=c&returnTo=https%3A%2F%2Fapp.example.com",
            false,
        ),
        ("https://app.example.com/cb?code=abc&state=s", false),
        ("https://app.example.com/?provider=google", false),
    ] {
        let parsed = crate::oauth::parse::parse(url, None);
        let shows = parsed.is_ok_and(|parsed| parsed.request.shows_itself());
        assert_eq!(shows, is_one, "{url}");
    }
}

#[test]
fn a_mark_stands_at_the_line_of_its_parameter_or_of_the_object_or_at_none() {
    let of = |params: &[(&str, &str)]| {
        crate::oauth::providers::testing::request(&AUTH0, "t.auth0.com", params)
    };
    let plain = of(&[("client_id", "app"), ("audience", ""), ("scope", "openid")]);
    let object = of(&[("client_id", "app"), ("request", "x.y.z")]);
    for (request, name, line) in [
        (&plain, "domain", Some("domain")),
        (&plain, "client_id", Some("client_id")),
        (&plain, "audience", None),
        (&plain, "state", None),
        (&object, "client_id", Some("client_id")),
        (&object, "audience", Some("request")),
        (&object, "request", Some("request")),
    ] {
        assert_eq!(request.line_of(name), line, "{name}");
        let lines = request.lines();
        let is_line = |line: &str| lines.iter().any(|l| l.name == line);
        assert!(line.is_none_or(is_line), "{name}");
    }
}
