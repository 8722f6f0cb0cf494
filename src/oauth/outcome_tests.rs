//! What a request gets: each response type, each way back, each parameter that asks for something; and that no prediction is
//! without its reason, at any provider.

use super::*;
use crate::oauth::parse::parse;
use crate::oauth::provider::Provider;
use crate::oauth::providers::{PROVIDERS, auth0::AUTH0, provider, rfc8707::RFC8707};
use rows::{Row, rows};

fn request(provider: &'static Provider, query: &str) -> AuthorizationRequest {
    let url = format!("https://t.auth0.com/authorize?client_id=c&{query}");
    let request = parse(&url, Some(provider)).map(|p| p.request);
    request.unwrap_or_else(|_| AuthorizationRequest::new(provider))
}

fn outcome(
    provider: &'static Provider,
    query: &str,
) -> (&'static str, bool, &'static str, &'static str) {
    let outcome = predict(&request(provider, query));
    (
        outcome.access_token.format.name(),
        outcome.id_token.value,
        outcome.refresh_token.value.name(),
        outcome.delivered.value.name(),
    )
}

fn row(provider: &'static Provider, query: &str, id: &str) -> Row {
    let all = rows(&predict(&request(provider, query)));
    all.into_iter().find(|row| row.id == id).unwrap()
}

/// The lines of a row of several things.
fn lines(provider: &'static Provider, query: &str, id: &str) -> Vec<String> {
    let items = row(provider, query, id).items.into_iter();
    items
        .map(|item| format!("{}: {}", item.name, item.answer))
        .collect()
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
            ("opaque", true, "no", "web_message"),
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
        (
            "response_type=code&scope=openid&response_mode=web_message",
            ("unknown", true, "unknown", "unknown"),
        ),
    ] {
        assert_eq!(outcome(&RFC8707, query), expected, "{query}");
    }
}

#[test]
fn each_response_mode_carries_the_answer_its_own_way() {
    for (query, delivered, response) in [
        ("response_type=code&state=s", "query", "code, state"),
        (
            "response_type=token",
            "fragment",
            "access_token, token_type, expires_in",
        ),
        (
            "response_type=code%20token%20id_token&scope=openid&state=s",
            "fragment",
            "code, access_token, token_type, expires_in, id_token, state",
        ),
        (
            "response_type=code&response_mode=jwt",
            "query.jwt",
            "response",
        ),
        (
            "response_type=token&response_mode=jwt",
            "fragment.jwt",
            "response",
        ),
        (
            "response_type=code&response_mode=query.jwt",
            "query.jwt",
            "response",
        ),
        (
            "response_type=code&response_mode=fragment.jwt",
            "fragment.jwt",
            "response",
        ),
        (
            "response_type=code&response_mode=form_post.jwt",
            "form_post.jwt",
            "response",
        ),
        ("response_type=none&state=s", "query", "state"),
    ] {
        let row = row(&RFC8707, query, "delivered");
        assert_eq!(
            (row.value.as_str(), row.beside.as_str()),
            (delivered, response),
            "{query}"
        );
    }
    let encrypted = row(
        &RFC8707,
        "response_type=token&response_mode=query.jwt",
        "delivered",
    );
    assert!(encrypted.reason.unwrap().why.text().contains("encrypted"));
}

#[test]
fn each_token_arrives_where_its_response_type_sends_it() {
    let token = "from the token endpoint, for the code";
    for (query, access_token, id_token) in [
        ("code", token, token),
        ("token", "in the redirect", ""),
        ("id_token", "", "in the redirect"),
        ("id_token%20token", "in the redirect", "in the redirect"),
        (
            "code%20id_token",
            token,
            "in the redirect, and from the token endpoint",
        ),
        (
            "code%20token",
            "in the redirect, and from the token endpoint",
            token,
        ),
        (
            "code%20id_token%20token",
            "in the redirect, and from the token endpoint",
            "in the redirect, and from the token endpoint",
        ),
        ("none", "", ""),
    ] {
        let query = format!("response_type={query}&scope=openid&resource=https://a.example");
        let found = row(&RFC8707, &query, "access-token");
        let found = found.beside.trim_start_matches("or opaque, by settings; ");
        assert_eq!(found, access_token, "{query}");
        assert_eq!(
            row(&RFC8707, &query, "id-token").beside,
            id_token,
            "{query}"
        );
    }
}

#[test]
fn each_scope_has_its_fate() {
    for (query, expected) in [
        (
            "response_type=code&scope=openid%20email%20phone",
            vec![
                "openid: an ID token: sub",
                "email: from UserInfo: email, email_verified",
                "phone: from UserInfo: phone_number, phone_number_verified",
            ],
        ),
        (
            "response_type=id_token&scope=openid%20address%20read:x",
            vec![
                "openid: an ID token: sub",
                "address: in the ID token: address",
                "read:x: nothing",
            ],
        ),
        (
            "response_type=token&scope=openid",
            vec!["openid: an access token good for UserInfo: sub"],
        ),
        (
            "response_type=code&scope=email%20read:x",
            vec![
                "email: not known: email, email_verified",
                "read:x: not known",
            ],
        ),
        (
            "response_type=code&scope=read:x%20read:x&resource=https://a.example",
            vec!["read:x: a permission in the access token"],
        ),
        (
            "response_type=code&scope=openid%20offline_access&prompt=consent",
            vec![
                "openid: an ID token: sub",
                "offline_access: a refresh token",
            ],
        ),
        (
            "response_type=token&scope=offline_access",
            vec!["offline_access: nothing"],
        ),
    ] {
        assert_eq!(lines(&RFC8707, query, "scopes"), expected, "{query}");
    }
    let many: Vec<String> = (0..500).map(|n| n.to_string()).collect();
    let query = ["response_type=code&scope=", &many.join("%20")].concat();
    assert_eq!(lines(&RFC8707, &query, "scopes").len(), scopes::MAX_SCOPES);
}

#[test]
fn a_star_in_a_scope_stands_for_any_text() {
    for (pattern, scope, is_like) in [
        ("*", "openid", true),
        ("https://*", "https://a.example/b/c", true),
        ("*/.default", "api://a/.default", true),
        ("*/.default", "api://a/read", false),
        ("urn:*:aud", "urn:x:y:aud", true),
        ("urn:*:aud", "urn:x:y", false),
        ("*:*", "read:x", true),
        ("*:*", "read", false),
        ("openid", "openid", true),
        ("openid", "openid2", false),
    ] {
        assert_eq!(
            scopes::is_like(pattern, scope),
            is_like,
            "{pattern} {scope}"
        );
    }
}

#[test]
fn what_a_parameter_asks_for_beside_the_tokens_is_said() {
    for (query, expected) in [
        ("max_age=60", "max_age: auth_time in the ID token"),
        ("acr_values=mfa", "acr_values: acr in the ID token"),
        ("nonce=n", "nonce: nonce in the ID token"),
        ("prompt=none", "prompt: no page, or an error"),
        ("dpop_jkt=x", "dpop_jkt: a code and tokens bound to a key"),
        ("code_challenge=x", "code_challenge: a code bound to it"),
        ("audience=x", "audience: nothing"),
        (
            "claims=%7B%22id_token%22%3A%7B%22email%22%3Anull%2C%22acr%22%3A%7B%22essential%22%3Atrue%7D%7D%7D",
            "claims: email, acr (essential) in the ID token",
        ),
        (
            "claims=%7B%22userinfo%22%3A%7B%22picture%22%3Anull%7D%7D",
            "claims: picture from UserInfo",
        ),
        (
            "authorization_details=%5B%7B%22type%22%3A%22payment%22%7D%5D",
            "authorization_details: payment in the token response",
        ),
    ] {
        let query = format!("response_type=code&scope=openid&{query}");
        assert_eq!(lines(&RFC8707, &query, "notes"), [expected], "{query}");
    }
    let hybrid = "response_type=code%20id_token%20token&scope=openid";
    assert_eq!(
        lines(&RFC8707, hybrid, "notes"),
        [
            "response_type: c_hash in the ID token",
            "response_type: at_hash in the ID token"
        ]
    );
    // What is not JSON asks for nothing.
    for broken in ["claims=%7B", "claims=%5B%5D", "authorization_details=x"] {
        let query = format!("response_type=code&scope=openid&{broken}");
        let notes = lines(&RFC8707, &query, "notes");
        assert!(
            notes.iter().all(|note| !note.starts_with("claims")),
            "{notes:?}"
        );
    }
    let bound = predict(&request(&RFC8707, "response_type=code&dpop_jkt=x"));
    assert_eq!(bound.access_token.token_type, "DPoP");
}

#[test]
fn errors_are_expected_or_possible() {
    for (query, expected) in [
        ("", vec!["invalid_request: expected"]),
        (
            "response_type=magic",
            vec!["unsupported_response_type: expected"],
        ),
        ("response_type=code", vec![]),
        (
            "response_type=token&response_mode=query",
            vec!["invalid_request: expected, on a page of the server"],
        ),
        (
            "response_type=code&resource=orders",
            vec!["invalid_target: expected"],
        ),
        (
            "response_type=code&resource=https://a.example",
            vec!["invalid_target: possible"],
        ),
        (
            "response_type=code&prompt=none",
            vec![
                "login_required: possible",
                "consent_required: possible",
                "interaction_required: possible",
            ],
        ),
        (
            "response_type=code&authorization_details=%5B%5D",
            vec!["invalid_authorization_details: possible"],
        ),
        ("request=a.b.c", vec!["invalid_request_object: possible"]),
        (
            "request_uri=urn:ietf:params:oauth:request_uri:x",
            vec!["invalid_request_uri: possible"],
        ),
    ] {
        assert_eq!(lines(&RFC8707, query, "errors"), expected, "{query}");
    }
}

/// Requests that reach every kind of answer: no API and each way to name one, each response type, each refresh token.
const QUERIES: &[&str] = &[
    "",
    "response_type=code&scope=openid%20profile%20email",
    "response_type=code&scope=openid%20offline_access%20read:x",
    "response_type=code&scope=openid&audience=https://api.example.com",
    "response_type=code&scope=openid&resource=https://api.example.com",
    "response_type=code&scope=openid%20api://0a4f7d1c-2b6e-4f3a-9d58-1c7e5b2f9a60/read",
    "response_type=code&scope=https://api.example.com/read",
    "response_type=token&scope=openid%20profile",
    "response_type=id_token&scope=openid%20email&nonce=n",
    "response_type=id_token%20token&scope=openid&nonce=n",
    "response_type=code%20id_token&scope=openid&nonce=n",
    "response_type=code%20token&scope=openid%20offline_access",
    "response_type=none&scope=openid",
    "response_type=magic",
    "response_type=code&scope=openid&prompt=none&max_age=1&acr_values=a&dpop_jkt=k&code_challenge=c",
    "response_type=code&request=a.b.c",
    "response_type=code&access_type=offline&prompt=consent",
];

#[test]
fn every_provider_says_something_of_every_thing_and_nothing_without_a_clause() {
    let file = crate::prose::file();
    for provider in PROVIDERS {
        for query in QUERIES {
            let mut request = request(provider, query);
            if provider.endpoints.authorize.starts_with("https://") {
                request.location = provider.endpoints.authorize.replace(['{', '}'], "");
            }
            let outcome = predict(&request);
            let rows = rows(&outcome);
            for row in &rows {
                let at = format!("{} {query}: {}", provider.id, row.title);
                assert!(!row.answer.is_empty() || !row.items.is_empty(), "{at}");
                assert!(!row.value.is_empty(), "{at}");
                let reasons = row.items.iter().filter_map(|item| item.reason);
                for reason in row.reason.into_iter().chain(reasons) {
                    assert!(!reason.spec.is_empty(), "{at}");
                    let text = reason.why.text();
                    assert!(text.ends_with('.'), "{at}: {text}");
                    assert_eq!(reason.why.find(&file), Some(text), "{at}");
                }
                // Only a lifetime can be undocumented; everything else has its reason.
                for item in &row.items {
                    let documented = item.reason.is_some() || item.answer == "not documented";
                    assert!(documented, "{at}: {}", item.name);
                }
            }
            assert_eq!(
                outcome
                    .lifetimes
                    .iter()
                    .any(|(thing, _)| *thing == Thing::Code),
                outcome.code.value
            );
        }
    }
}

#[test]
fn the_rows_are_the_listed_ones_in_order() {
    let rows = rows(&predict(&request(&AUTH0, "response_type=code")));
    let found: Vec<(&str, &str)> = rows.iter().map(|row| (row.id, row.title)).collect();
    assert_eq!(found, rows::ROWS);
}

#[test]
fn a_scope_that_a_provider_lacks_brings_nothing_there() {
    for provider in PROVIDERS
        .iter()
        .filter(|provider| provider.takes_requests())
    {
        let known = crate::oauth::params::OPENID_SCOPES;
        let rows = crate::oauth::providers::granted_by(provider).scopes;
        let brings_nothing = |scope: &&str| {
            let row = rows.iter().find(|row| scopes::is_like(row.like, scope));
            row.is_some_and(|row| row.goes == Goes::Nothing)
        };
        let lacking: Vec<&str> = known.into_iter().filter(brings_nothing).collect();
        let mut lacks = provider.lacks_scopes.to_vec();
        lacks.sort_by_key(|scope| known.iter().position(|known| known == scope));
        assert_eq!(lacks, lacking, "{}", provider.id);
        for (name, when) in provider.requires {
            assert!(crate::oauth::params::param(name).is_some(), "{name}");
            assert!(!when.spec.is_empty(), "{} {name}", provider.id);
        }
    }
}

#[test]
fn a_scope_brings_the_claims_that_its_provider_says() {
    const EVERYWHERE: &str = "in the ID token and from UserInfo: ";
    for (id, scope, answer) in [
        (
            "google",
            "profile",
            "name, given_name, family_name, picture, profile, locale",
        ),
        ("google", "email", "email, email_verified"),
        (
            "entra",
            "profile",
            "name, preferred_username, oid, family_name, given_name, picture",
        ),
        ("entra", "email", "email"),
        ("keycloak", "email", "email, email_verified"),
        ("cognito", "email", "email, email_verified"),
    ] {
        let query = format!("response_type=code&scope=openid%20{scope}");
        let lines = lines(provider(id).unwrap(), &query, "scopes");
        let wanted = [scope, ": ", EVERYWHERE, answer].concat();
        assert!(lines.contains(&wanted), "{id}: {lines:?}");
    }
    let okta = lines(
        provider("okta").unwrap(),
        "response_type=code&scope=openid%20profile",
        "scopes",
    );
    assert!(
        okta[1].starts_with("profile: from UserInfo: name, family_name, given_name, middle_name"),
        "{okta:?}"
    );
}

#[test]
fn an_id_token_of_okta_lasts_as_its_server_has_it() {
    for (path, lasts) in [("oauth2", Some((3600, 3600))), ("oauth2/default", None)] {
        let url = format!(
            "https://o.okta.com/{path}/v1/authorize?response_type=code&client_id=c&scope=openid"
        );
        let outcome = predict(&parse(&url, None).unwrap().request);
        let mut lifetimes = outcome.lifetimes.iter();
        let (_, lifetime) = lifetimes
            .find(|(thing, _)| *thing == Thing::IdToken)
            .unwrap();
        assert_eq!(lifetime.seconds(), lasts, "{path}");
        assert!(lifetime.reason().is_some(), "{path}");
    }
}

#[test]
fn errors_of_the_request_itself_are_among_those_to_expect() {
    let mut outcome = predict(&request(provider("google").unwrap(), "response_type=code"));
    let errors = |outcome: &Outcome| {
        rows(outcome)
            .into_iter()
            .find(|row| row.id == "errors")
            .unwrap()
    };
    assert_eq!(errors(&outcome).answer, "None that the request shows");
    for (at, rule) in [
        ("state", "state-missing"),
        ("state", "easily-guessed"),
        ("state", "state-missing"),
        ("", "url-long"),
    ] {
        outcome.tell(at, rule);
    }
    let row = errors(&outcome);
    assert_eq!((row.answer.as_str(), row.value.as_str()), ("", "2"));
    let told: Vec<(&str, &str)> = (row.items.iter())
        .map(|item| (item.name.as_str(), item.answer.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "state",
                "has to be mended first, see there: state-missing, easily-guessed"
            ),
            ("request", "has to be mended first, see there: url-long"),
        ]
    );
}
