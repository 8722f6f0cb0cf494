//! What is remembered of a request, and what never is.

use super::*;
use crate::oauth::metadata::{self, Document};
use crate::oauth::providers::PROVIDERS;
use proptest::prelude::*;

/// What is kept of a request to a server that says nothing of itself.
fn keep(request: &AuthorizationRequest, verifier: &str, at: Timestamp) -> Result<Sent, Unkept> {
    Sent::of(request, Promised::default(), verifier, at)
}

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const NOW: Timestamp = Timestamp(1_767_225_600);

fn request(pairs: &[(&str, &str)]) -> AuthorizationRequest {
    let mut request = AuthorizationRequest::new(PROVIDERS[0]);
    request.location = "acme.eu.auth0.com".to_owned();
    request.params = (pairs.iter())
        .map(|(name, value)| Param {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        })
        .collect();
    request
}

#[test]
fn what_an_answer_is_held_against_is_kept_and_nothing_about_the_person() {
    for (name, kept) in [
        ("response_type", true),
        ("client_id", true),
        ("redirect_uri", true),
        ("scope", true),
        ("audience", true),
        ("resource", true),
        ("state", true),
        ("nonce", true),
        ("code_challenge", true),
        ("code_challenge_method", true),
        ("login_hint", false),
        ("id_token_hint", false),
        ("login_ticket", false),
        ("invitation", false),
        ("claims", false),
        ("authorization_details", false),
        ("registration", false),
        ("client_secret", false),
        ("client_assertion", false),
        ("code_verifier", false),
        ("access_token", false),
        ("made_up", false),
    ] {
        let sent = keep(&request(&[(name, "k3Yq0aLcYFCKBY")]), "", NOW).unwrap();
        assert_eq!(sent.asked.request.get(name).is_some(), kept, "{name}");
        assert_eq!(sent.to_json().contains("k3Yq0aLcYFCKBY"), kept, "{name}");
    }
}

#[test]
fn what_was_written_reads_back() {
    let request = request(&[
        ("response_type", "code"),
        ("state", "\"}],\u{1}\u{2028}é</script>"),
        ("resource", "https://a.example"),
        ("resource", "https://b.example"),
    ]);
    let sent = keep(&request, VERIFIER, NOW).unwrap();
    assert_eq!(sent.asked.request, request);
    assert_eq!(Sent::from_json(&sent.to_json(), NOW), Ok(sent));
}

#[test]
fn of_authorization_details_the_types_are_kept_and_nothing_else() {
    let asked = r#"[{"type":"payment","creditor":"Jane Doe","iban":"DE02"},{"type":"account"},{"type":"payment"},{"no":1}]"#;
    let mut request = AuthorizationRequest::new(provider("rfc8707").unwrap());
    request.set("authorization_details", asked);
    let sent = Sent::of(&request, Promised::default(), "", NOW).unwrap();
    let sent = sent.with_drawn(drawn(&request));
    assert_eq!(sent.asked.drawn.details, ["payment", "account"]);
    let json = sent.to_json();
    assert!(!json.contains("Jane") && !json.contains("DE02"), "{json}");
    assert_eq!(Sent::from_json(&json, NOW), Ok(sent));
    // What is no array of them is none.
    for other in ["", "{", "[]", r#"{"type":"payment"}"#, "[1]"] {
        request.set("authorization_details", other);
        assert!(drawn(&request).details.is_empty(), "{other}");
    }
}

/// `claims` itself may name persons; of it nothing is kept but what acr has to be.
#[test]
fn what_the_answer_has_to_bring_is_kept() {
    let mut request = request(&[
        ("response_type", "code"),
        ("client_id", "app"),
        ("scope", "openid offline_access"),
        ("audience", "https://api.example"),
        (
            "claims",
            r#"{"id_token":{"acr":{"essential":true,"values":["urn:silver","urn:gold"]},"auth_time":{"essential":true},"sub":{"value":"jane"}}}"#,
        ),
    ]);
    let sent = Sent::of(&request, Promised::default(), "", NOW).unwrap();
    let sent = sent.with_drawn(drawn(&request));
    assert_eq!(sent.asked.drawn.acr, ["urn:silver", "urn:gold"]);
    assert_eq!(sent.asked.drawn.brings, Brings::ALL);
    assert!(sent.asked.drawn.auth_time);
    let json = sent.to_json();
    assert!(!json.contains("jane"), "{json}");
    assert_eq!(Sent::from_json(&json, NOW).as_ref(), Ok(&sent));
    // What was kept before that was drawn is read still, and what is neither true nor false was not written here.
    let old = Sent::from_json(&json.replace(",\"auth_time\":true", ""), NOW).unwrap();
    assert!(!old.asked.drawn.auth_time && old.asked.drawn.acr == sent.asked.drawn.acr);
    let other = json.replace("\"auth_time\":true", "\"auth_time\":1");
    assert_eq!(Sent::from_json(&other, NOW), Err(Forgotten::Unreadable));
    // What is not essential is a wish, and what names no value is met by any.
    for claims in [
        r#"{"id_token":{"acr":{"values":["a"]}}}"#,
        r#"{"id_token":{"acr":{"essential":true}}}"#,
        r#"{"userinfo":{"acr":{"essential":true,"value":"a"}}}"#,
        "{",
        // Of part of a list nobody can say that an answer has none of it.
        &format!(
            r#"{{"id_token":{{"acr":{{"essential":true,"values":["a","{}"]}}}}}}"#,
            "b".repeat(101)
        ),
        &format!(
            r#"{{"id_token":{{"acr":{{"essential":true,"values":["a"{}]}}}}}}"#,
            r#","b""#.repeat(20)
        ),
        r#"{"id_token":{"acr":{"essential":true,"values":["a",2]}}}"#,
    ] {
        request.set("claims", claims);
        assert!(drawn(&request).acr.is_empty(), "{claims}");
        assert!(!drawn(&request).auth_time, "{claims}");
    }
}

/// What stands beside a request object was drawn as well, and the server does not read it.
#[test]
fn nothing_is_drawn_from_beside_a_request_object() {
    let claims = r#"{"id_token":{"acr":{"essential":true,"value":"urn:gold"}}}"#;
    // {"alg":"RS256"} and {"client_id":"app","response_type":"code","scope":"openid"}
    let object = "eyJhbGciOiJSUzI1NiJ9.eyJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInNjb3BlIjoib3BlbmlkIn0.c2ln";
    for beside in [
        ("request", object),
        ("request_uri", "urn:ietf:params:oauth:request_uri:x"),
    ] {
        let request = request(&[("client_id", "app"), ("claims", claims), beside]);
        assert!(drawn(&request).acr.is_empty(), "{}", beside.0);
    }
    assert_eq!(drawn(&request(&[("claims", claims)])).acr, ["urn:gold"]);
}

#[test]
fn what_the_server_said_of_its_answers_is_kept_and_may_be_missing() {
    for (law, says, issuer, names_issuer, written) in [
        (
            "both",
            r#"{"issuer":"https://id.example/\"","authorization_endpoint":"https://acme.eu.auth0.com/authorize","authorization_response_iss_parameter_supported":true}"#,
            Some("https://id.example/\""),
            true,
            r#","issuer":"https://id.example/\"","names_issuer":true,"params":"#,
        ),
        (
            "the issuer alone",
            r#"{"issuer":"https://id.example","authorization_endpoint":"https://acme.eu.auth0.com/authorize","authorization_response_iss_parameter_supported":"true"}"#,
            Some("https://id.example"),
            false,
            r#","issuer":"https://id.example","params":"#,
        ),
        (
            "no issuer",
            r#"{"authorization_endpoint":"https://acme.eu.auth0.com/authorize","authorization_response_iss_parameter_supported":true}"#,
            None,
            true,
            r#""","names_issuer":true,"params":"#,
        ),
        (
            "another server",
            r#"{"issuer":"https://id.example","authorization_endpoint":"https://id.example/authorize","authorization_response_iss_parameter_supported":true}"#,
            None,
            false,
            r#""verifier":"","params":"#,
        ),
    ] {
        let Some(Document::Server(metadata)) = metadata::parse(says) else {
            panic!("{law}")
        };
        let request = request(&[("state", "s")]);
        let promised = Promised::by(&metadata, &request);
        let expected = Promised {
            issuer: issuer.map(str::to_owned),
            names_issuer,
        };
        assert_eq!(promised, expected, "{law}");
        let sent = Sent::of(&request, promised, "", NOW).unwrap();
        assert!(
            sent.to_json().contains(written),
            "{law}: {}",
            sent.to_json()
        );
        assert_eq!(Sent::from_json(&sent.to_json(), NOW), Ok(sent), "{law}");
    }
}

#[test]
fn the_issuer_is_that_of_the_metadata_and_else_of_the_address() {
    let sent = keep(&request(&[]), "", NOW).unwrap();
    let mut asked = sent.asked;
    let issuer = asked.issuer();
    assert_eq!(issuer.as_deref(), Some("https://acme.eu.auth0.com/"));
    asked.promised.issuer = Some("https://id.example".to_owned());
    assert_eq!(asked.issuer().as_deref(), Some("https://id.example"));
}

#[test]
fn an_answer_is_waited_for_no_longer_than_an_hour() {
    let written = keep(&request(&[]), "", NOW).unwrap().to_json();
    for (passed, found) in [
        (0, Ok(())),
        (-300, Ok(())),
        (3600, Ok(())),
        (3601, Err(Forgotten::Expired)),
        (-301, Err(Forgotten::Expired)),
        (i64::MAX, Err(Forgotten::Expired)),
    ] {
        let now = Timestamp(NOW.0.saturating_add(passed));
        assert_eq!(
            Sent::from_json(&written, now).map(|_| ()),
            found,
            "{passed}"
        );
    }
}

#[test]
fn what_this_page_did_not_write_is_not_read() {
    let written = keep(&request(&[("state", "s")]), VERIFIER, NOW).unwrap();
    let written = written.to_json();
    assert_eq!(Sent::from_json("", NOW), Err(Forgotten::Nothing));
    let many = "[\"state\",\"s\"],".repeat(MOST_PARAMS);
    for text in [
        "x".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        written.replace("\"version\":1", "\"version\":2"),
        written.replace("\"auth0\"", "\"nobody\""),
        written.replace("\"state\"", "\"client_secret\""),
        written.replace("\"s\"", "7"),
        written.replace("[\"state\",\"s\"]", "[\"state\",\"s\",\"s\"]"),
        written.replace("[\"state\",\"s\"]", &[&many, "[\"state\",\"s\"]"].concat()),
        written.replace(VERIFIER, "short"),
        written.replace("\"params\"", "\"issuer\":7,\"params\""),
        written.replace("\"params\"", "\"names_issuer\":\"true\",\"params\""),
        written.replace(&NOW.0.to_string(), "\"soon\""),
        written.replace(&NOW.0.to_string(), "1e400"),
        [&written, " ".repeat(MOST_BYTES).as_str()].concat(),
        "[".repeat(10_000),
    ] {
        let read = Sent::from_json(&text, NOW);
        assert_eq!(read, Err(Forgotten::Unreadable), "{text}");
    }
}

#[test]
fn what_is_too_large_to_keep_is_not_kept_in_part() {
    let state = "s".repeat(MOST_BYTES);
    let many = vec![("resource", "https://a.example"); MOST_PARAMS + 1];
    for pairs in [&[("state", state.as_str())][..], &many] {
        let kept = keep(&request(pairs), "", NOW);
        assert_eq!(kept, Err(Unkept::TooLarge));
    }
    for name in ["request", "request_uri"] {
        let kept = keep(&request(&[(name, "x"), ("state", "s")]), "", NOW);
        assert_eq!(kept, Err(Unkept::StandsElsewhere), "{name}");
    }
}

proptest! {
    #[test]
    fn any_request_reads_back(location: String, pairs in proptest::collection::vec(("state|nonce|scope|resource", ".{1,40}"), 0..8)) {
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let mut request = request(&pairs);
        request.location = location;
        let sent = keep(&request, VERIFIER, NOW).unwrap();
        prop_assert_eq!(Sent::from_json(&sent.to_json(), NOW), Ok(sent));
    }

    #[test]
    fn no_text_panics(text in r#"[\[\]{}":,0-9a-z\\]{0,60}"#) {
        prop_assert!(Sent::from_json(&text, NOW).is_err());
    }
}
