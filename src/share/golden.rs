//! Links that stand in somebody's documentation. They open for good, as the same request: a change that breaks one of
//! these is wrong, whatever it mends. New rows are added, none is altered.

use super::*;
use crate::oauth::parse::parse;

/// A link, the URL that it opens to, and what it says of the outcome.
const OPENS: &[(&str, &str, &str)] = &[
    // As links were before they had a version.
    (
        "#/authorize?domain=acme.eu.auth0.com&client_id=APP&audience=https://api.acme.example&scope=openid%20profile",
        "https://acme.eu.auth0.com/authorize?client_id=APP&audience=https%3A%2F%2Fapi.acme.example&scope=openid%20profile",
        "",
    ),
    (
        "#/authorize?provider=rfc8707&authorization_endpoint=https://op.example/authorize&resource=https://api.example",
        "https://op.example/authorize?resource=https%3A%2F%2Fapi.example",
        "",
    ),
    (
        "#/authorize?authorization_endpoint=https://op.example/authorize&response_type=code",
        "https://op.example/authorize?response_type=code",
        "",
    ),
    (
        "/authorize?domain=t.auth0.com&scope=openid+profile",
        "https://t.auth0.com/authorize?scope=openid%20profile",
        "",
    ),
    (
        "authorize/?domain=t.auth0.com&prompt=login&max_age=0&acr_values=a+b&ui_locales=de&display=page&connection=x&organization=org_1&screen_hint=signup",
        "https://t.auth0.com/authorize?prompt=login&max_age=0&acr_values=a%20b&ui_locales=de&display=page&connection=x&organization=org_1&screen_hint=signup",
        "",
    ),
    (
        "#/authorize?domain=t.auth0.com&response_type=code%20id_token&response_mode=form_post&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fa%3D1%26b%3D2",
        "https://t.auth0.com/authorize?response_type=code%20id_token&response_mode=form_post&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fa%3D1%26b%3D2",
        "",
    ),
    (
        "#/authorize?provider=rfc8707&authorization_endpoint=https://op.example/a?x=y&resource=urn:a&resource=urn:b",
        "https://op.example/a?x=y&resource=urn%3Aa&resource=urn%3Ab",
        "",
    ),
    // Version 1.
    (
        "#/authorize?v=1&provider=auth0&domain=t.eu.auth0.com&response_type=code&client_id=c&scope=openid&audience=https://api.example.com&expect.access_token=jwt&expect.audience=https://api.example.com&expect.id_token=yes&expect.refresh_token=no&expect.delivered=query",
        "https://t.eu.auth0.com/authorize?response_type=code&client_id=c&scope=openid&audience=https%3A%2F%2Fapi.example.com",
        "access_token=jwt audience=https://api.example.com id_token=yes refresh_token=no delivered=query",
    ),
    (
        "#/authorize?domain=t.auth0.com&scope=openid&expect.access_token=opaque",
        "https://t.auth0.com/authorize?scope=openid",
        "access_token=opaque",
    ),
    (
        "#/authorize?v=1&provider=entra&authorization_endpoint=https://login.microsoftonline.com/common/oauth2/v2.0/authorize&scope=api://6731de76-14a6-49ae-97bc-6eba6914391e/.default",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?scope=api%3A%2F%2F6731de76-14a6-49ae-97bc-6eba6914391e%2F.default",
        "",
    ),
];

/// Links that say what was left out of them, and what.
const LACKS: &[(&str, &[&str])] = &[
    (
        "#/authorize?v=1&provider=auth0&domain=t.auth0.com&response_type=code&client_id=c&scope=openid&left_out=redirect_uri&expect.access_token=opaque",
        &["redirect_uri"],
    ),
    (
        "#/authorize?domain=t.auth0.com&left_out=redirect_uri&left_out=redirect_uri&left_out=state",
        &["redirect_uri"],
    ),
    ("#/authorize?domain=t.auth0.com&left_out=", &[]),
];

/// A request, and the one link that is made of it.
const WRITTEN: &[(&str, &str)] = &[
    (
        "https://t.eu.auth0.com/authorize?response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20profile&audience=https%3A%2F%2Fapi.example.com",
        "#/authorize?v=1&provider=auth0&domain=t.eu.auth0.com&response_type=code&client_id=c&redirect_uri=https://app.example.com/cb&scope=openid%20profile&audience=https://api.example.com&expect.access_token=jwt&expect.audience=https://api.example.com&expect.id_token=yes&expect.refresh_token=no&expect.delivered=query",
    ),
    (
        "https://as.example.com/auth?client_id=c&resource=https://api.example.com",
        "#/authorize?v=1&provider=rfc8707&authorization_endpoint=https://as.example.com/auth&client_id=c&resource=https://api.example.com&expect.access_token=none&expect.id_token=no&expect.refresh_token=no",
    ),
];

#[test]
fn a_link_opens_as_it_always_did() {
    for (link, url, says) in OPENS {
        let Some(opened) = from_fragment(link) else {
            panic!("{link} is a link")
        };
        assert_eq!(opened.request.url(), *url, "{link}");
        let said: Vec<String> = (opened.expected.pairs())
            .map(|(name, value)| format!("{}={value}", name.trim_start_matches("expect.")))
            .collect();
        assert_eq!(said.join(" "), *says, "{link}");
        assert_eq!(opened.left_out, [], "{link}");
    }
}

#[test]
fn a_link_says_what_was_left_out_of_it() {
    for (link, lacks) in LACKS {
        let Some(opened) = from_fragment(link) else {
            panic!("{link} is a link")
        };
        let names: Vec<&str> = opened.left_out.iter().map(|l| l.name.as_str()).collect();
        assert_eq!(names, *lacks, "{link}");
        assert!(!opened.held_too_much(), "{link}");
    }
    let url = "https://t.auth0.com/authorize?response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb%3Faccess_token%3Dabc&scope=openid";
    let shared = match parse(url, None) {
        Ok(parsed) => to_fragment(&parsed.request),
        Err(error) => panic!("{error}"),
    };
    assert_eq!(
        shared.fragment,
        "#/authorize?v=1&provider=auth0&domain=t.auth0.com&response_type=code&client_id=c&scope=openid&left_out=redirect_uri&expect.access_token=opaque&expect.id_token=yes&expect.refresh_token=no&expect.delivered=query"
    );
}

#[test]
fn a_request_always_makes_the_same_link() {
    for (url, link) in WRITTEN {
        let parsed = match parse(url, None) {
            Ok(parsed) => parsed,
            Err(error) => panic!("{error}"),
        };
        let shared = to_fragment(&parsed.request);
        assert_eq!(shared.fragment, *link);
        assert_eq!(shared.left_out, []);
        let opened = from_fragment(link).map(|opened| opened.request);
        assert_eq!(opened, Some(parsed.request));
    }
}
