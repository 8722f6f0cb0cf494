//! What a request gets: each response type, each way back.

use super::*;
use crate::oauth::parse::parse;
use crate::oauth::provider::Provider;
use crate::oauth::providers::{auth0::AUTH0, rfc8707::RFC8707};

fn outcome(
    provider: &'static Provider,
    query: &str,
) -> (&'static str, bool, &'static str, &'static str) {
    let url = format!("https://t.auth0.com/authorize?client_id=c&{query}");
    let request = parse(&url, Some(provider)).map(|p| p.request);
    let request = request.unwrap_or_else(|_| AuthorizationRequest::new(provider));
    let outcome = predict(&request);
    for why in [
        &outcome.access_token.why,
        &outcome.id_token.why,
        &outcome.refresh_token.why,
        &outcome.delivered.why,
    ] {
        assert!(why.ends_with('.'), "{query}: {why}");
    }
    (
        outcome.access_token.format.name(),
        outcome.id_token.value,
        outcome.refresh_token.value.name(),
        outcome.delivered.value.name(),
    )
}

#[test]
fn the_response_type_decides_what_comes_back_and_how() {
    for (query, expected) in [
        ("scope=openid", ("none", false, "no", "unknown")),
        (
            "response_type=code&scope=openid",
            ("opaque", true, "no", "query"),
        ),
        (
            "response_type=code&scope=profile",
            ("opaque", false, "no", "query"),
        ),
        (
            "response_type=token&scope=openid",
            ("opaque", false, "no", "fragment"),
        ),
        (
            "response_type=id_token&scope=openid",
            ("none", true, "no", "fragment"),
        ),
        (
            "response_type=token%20id_token&scope=openid",
            ("opaque", true, "no", "fragment"),
        ),
        (
            "response_type=code%20id_token&scope=openid",
            ("opaque", true, "no", "fragment"),
        ),
        (
            "response_type=none&scope=openid",
            ("none", false, "no", "query"),
        ),
        (
            "response_type=code&scope=openid%20offline_access",
            ("opaque", true, "yes", "query"),
        ),
        (
            "response_type=token&scope=openid%20offline_access",
            ("opaque", false, "no", "fragment"),
        ),
        (
            "response_type=code&scope=openid&response_mode=form_post",
            ("opaque", true, "no", "form_post"),
        ),
        (
            "response_type=code&scope=openid&response_mode=fragment",
            ("opaque", true, "no", "fragment"),
        ),
        (
            "response_type=id_token&scope=openid&response_mode=query",
            ("none", true, "no", "unknown"),
        ),
        (
            "response_type=code&scope=openid&response_mode=web_message",
            ("opaque", true, "no", "unknown"),
        ),
        (
            "response_type=magic&scope=openid",
            ("unknown", false, "no", "unknown"),
        ),
    ] {
        assert_eq!(outcome(&AUTH0, query), expected, "{query}");
    }
}

#[test]
fn a_generic_provider_is_promised_nothing_that_no_text_promises() {
    for (query, expected) in [
        (
            "response_type=code&scope=openid",
            ("unknown", true, "unknown", "query"),
        ),
        (
            "response_type=code&scope=openid&resource=https://api.example.com",
            ("jwt", true, "unknown", "query"),
        ),
        (
            "response_type=code&scope=openid%20offline_access",
            ("unknown", true, "unknown", "query"),
        ),
        (
            "response_type=code&scope=openid%20offline_access&prompt=consent",
            ("unknown", true, "yes", "query"),
        ),
        (
            "response_type=code&scope=openid&resource=orders",
            ("unknown", true, "unknown", "query"),
        ),
    ] {
        assert_eq!(outcome(&RFC8707, query), expected, "{query}");
    }
}
