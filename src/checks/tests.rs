//! What each reader's checks come to, a law a row.

use super::*;
use crate::jose::compact;
use crate::oauth::providers::PROVIDERS;
use crate::text::base64url::encode;

const NOW: Timestamp = Timestamp(1_767_225_600);

fn jwt(header: &str, claims: &str) -> String {
    let signature = "A".repeat(342);
    [
        &*encode(header.as_bytes()),
        &encode(claims.as_bytes()),
        &signature,
    ]
    .join(".")
}

fn expected() -> Expected {
    Expected {
        issuer: Some("https://op.example".to_owned()),
        audience: Some("https://api.example".to_owned()),
        client_id: Some("app".to_owned()),
        ..Expected::of(&Context::at(NOW))
    }
}

/// Each check as its name and outcome.
fn told(
    header: &str,
    claims: &str,
    kind: Kind,
    provider: Option<&str>,
    expected: &Expected,
) -> String {
    let token = compact::decode(&jwt(header, claims));
    let provider = provider.and_then(|id| PROVIDERS.iter().copied().find(|known| known.id == id));
    let checked = Checked::of(&token, kind, provider);
    let all = checks(&checked, expected);
    for check in &all {
        assert!(check.text.ends_with('.'), "{}", check.text);
    }
    let shown: Vec<String> = all
        .iter()
        .map(|check| format!("{}:{}", check.name, check.outcome.name()))
        .collect();
    shown.join(" ")
}

const ACCESS: &str = r#"{"iss":"https://op.example","aud":"https://api.example","sub":"u","client_id":"app","scope":"read:orders","exp":1767229200,"iat":1767225000,"jti":"1"}"#;

#[test]
fn an_api_checks_an_access_token_in_order() {
    let header = r#"{"alg":"RS256","typ":"at+jwt"}"#;
    let api =
        |claims: &str, expected: &Expected| told(header, claims, Kind::AccessToken, None, expected);
    let whole = "type:passed issuer:passed audience:passed algorithm:not-checked signature:not-checked expiry:passed scope:not-checked";
    assert_eq!(api(ACCESS, &expected()), whole);
    let nothing = Expected::of(&Context::at(NOW));
    assert_eq!(
        api(ACCESS, &nothing),
        "type:passed issuer:not-checked audience:not-checked algorithm:not-checked signature:not-checked expiry:passed scope:not-checked"
    );
    let with = |change: fn(&mut Expected)| {
        let mut all = expected();
        change(&mut all);
        all
    };
    for (law, claims, expected, part) in [
        (
            "another issuer",
            ACCESS.replace("op.example", "op.example/"),
            expected(),
            "issuer:failed",
        ),
        (
            "no issuer",
            ACCESS.replace(r#""iss":"https://op.example","#, ""),
            expected(),
            "issuer:failed",
        ),
        (
            "another API",
            ACCESS.replace("api.example", "other.example"),
            expected(),
            "audience:failed",
        ),
        (
            "one of several APIs",
            ACCESS.replace(
                r#""https://api.example""#,
                r#"["https://a.example","https://api.example"]"#,
            ),
            expected(),
            "audience:passed",
        ),
        (
            "no API",
            ACCESS.replace(r#""aud":"https://api.example","#, ""),
            expected(),
            "audience:failed",
        ),
        (
            "an algorithm that is allowed",
            ACCESS.to_owned(),
            with(|all| all.algorithms = vec!["RS256".into()]),
            "algorithm:passed",
        ),
        (
            "an algorithm that is not",
            ACCESS.to_owned(),
            with(|all| all.algorithms = vec!["ES256".into()]),
            "algorithm:failed",
        ),
        (
            "it has expired",
            ACCESS.replace("1767229200", "1767225000"),
            expected(),
            "expiry:failed",
        ),
        (
            "it expired within the allowed difference",
            ACCESS.replace("1767229200", "1767225580"),
            expected(),
            "expiry:passed",
        ),
        (
            "no difference is allowed",
            ACCESS.replace("1767229200", "1767225580"),
            with(|all| all.skew = Seconds(0)),
            "expiry:failed",
        ),
        (
            "it never expires",
            ACCESS.replace(r#","exp":1767229200"#, ""),
            expected(),
            "expiry:failed",
        ),
        (
            "exp is a text",
            ACCESS.replace("1767229200", r#""soon""#),
            expected(),
            "expiry:failed",
        ),
        (
            "it is not valid yet",
            ACCESS.replace(r#""jti""#, r#""nbf":1767229000,"jti""#),
            expected(),
            "not-before:failed",
        ),
        (
            "the scope is there",
            ACCESS.to_owned(),
            with(|all| all.scopes = vec!["read:orders".into()]),
            "scope:passed",
        ),
        (
            "a scope is missing",
            ACCESS.to_owned(),
            with(|all| all.scopes = vec!["write:orders".into()]),
            "scope:failed",
        ),
        (
            "it is bound to a key",
            ACCESS.replace(r#""jti""#, r#""cnf":{"jkt":"x"},"jti""#),
            expected(),
            "binding:not-checked",
        ),
    ] {
        let all = api(&claims, &expected);
        assert!(all.split(' ').any(|check| check == part), "{law}: {all}");
    }
}

#[test]
fn types_and_algorithms_are_checked_before_keys() {
    for (header, parts) in [
        (r#"{"alg":"RS256","typ":"JWT"}"#, "type:not-checked"),
        (
            r#"{"alg":"RS256","typ":"application/at+jwt"}"#,
            "type:passed",
        ),
        (r#"{"alg":"RS256","typ":"dpop+jwt"}"#, "type:failed"),
        (
            r#"{"alg":"none","typ":"at+jwt"}"#,
            "algorithm:failed signature:not-checked",
        ),
        (
            r#"{"alg":"RS256","typ":"at+jwt","crit":["x"],"x":1}"#,
            "algorithm:failed signature:not-checked",
        ),
    ] {
        let all = told(header, ACCESS, Kind::AccessToken, None, &expected());
        assert!(all.contains(parts), "{header}: {all}");
    }
}

#[test]
fn a_provider_may_name_the_client_in_place_of_the_api() {
    let claims = r#"{"iss":"https://op.example","sub":"u","client_id":"app","token_use":"access","scope":"x","exp":1767229200}"#;
    let header = r#"{"alg":"RS256","kid":"k"}"#;
    let cognito = |claims: &str| {
        told(
            header,
            claims,
            Kind::AccessToken,
            Some("cognito"),
            &expected(),
        )
    };
    assert!(cognito(claims).contains("issuer:passed token-use:passed client:passed algorithm"));
    assert!(cognito(&claims.replace("access", "id")).contains("token-use:failed"));
    assert!(cognito(&claims.replace("app", "b")).contains("client:failed"));
    assert!(told(header, claims, Kind::AccessToken, None, &expected()).contains("audience:failed"));
}

#[test]
fn a_client_checks_an_id_token_in_order() {
    let claims = r#"{"iss":"https://op.example","aud":"app","sub":"u","exp":1767229200,"iat":1767225000,"nonce":"n"}"#;
    let header = r#"{"alg":"RS256"}"#;
    let nonce = |nonce: &str| Expected {
        nonce: Some(nonce.to_owned()),
        ..expected()
    };
    let client =
        |claims: &str, expected: &Expected| told(header, claims, Kind::IdToken, None, expected);
    assert_eq!(
        client(claims, &nonce("n")),
        "issuer:passed audience:passed signature:not-checked algorithm:not-checked expiry:passed issued-at:passed nonce:passed"
    );
    for (law, claims, expected, part) in [
        (
            "the nonce of another login",
            claims.to_owned(),
            nonce("m"),
            "nonce:failed",
        ),
        (
            "a nonce was sent and none came",
            claims.replace(r#","nonce":"n""#, ""),
            nonce("n"),
            "nonce:failed",
        ),
        (
            "no nonce was sent",
            claims.to_owned(),
            expected(),
            "nonce:not-checked",
        ),
        (
            "another client",
            claims.replace("app", "other"),
            expected(),
            "audience:failed",
        ),
        (
            "an audience more",
            claims.replace(r#""app""#, r#"["app","x"]"#),
            expected(),
            "other-audiences:not-checked",
        ),
        (
            "azp is the client",
            claims.replace(r#""sub""#, r#""azp":"app","sub""#),
            expected(),
            "authorized-party:passed",
        ),
        (
            "azp is another",
            claims.replace(r#""sub""#, r#""azp":"b","sub""#),
            expected(),
            "authorized-party:failed",
        ),
        (
            "issued after the clock",
            claims.replace("1767225000", "1767229000"),
            expected(),
            "issued-at:failed",
        ),
    ] {
        let all = client(&claims, &expected);
        assert!(all.split(' ').any(|check| check == part), "{law}: {all}");
    }
}

#[test]
fn a_logout_token_is_no_id_token() {
    let claims = r#"{"iss":"https://op.example","aud":"app","sub":"u","iat":1767225000,"exp":1767225700,"jti":"1","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#;
    let logout = |claims: &str| {
        told(
            r#"{"alg":"RS256","typ":"logout+jwt"}"#,
            claims,
            Kind::LogoutToken,
            None,
            &expected(),
        )
    };
    assert!(
        logout(claims).ends_with(
            "subject-or-session:passed events:passed no-nonce:passed replay:not-checked"
        )
    );
    assert!(logout(&claims.replace(r#""sub":"u","#, "")).contains("subject-or-session:failed"));
    assert!(logout(&claims.replace("backchannel-logout", "other")).contains("events:failed"));
    assert!(
        logout(&claims.replace(r#""jti""#, r#""nonce":"n","jti""#)).contains("no-nonce:failed")
    );
}

#[test]
fn a_signature_is_said_as_it_was_computed() {
    let token = compact::decode(&jwt(r#"{"alg":"RS256"}"#, ACCESS));
    for (is_right, outcome) in [(true, Outcome::Passed), (false, Outcome::Failed)] {
        let signature = Signature::Computed {
            is_right,
            key: "RSA 2048, kid k1".to_owned(),
        };
        let checked = Checked {
            signature: &signature,
            ..Checked::of(&token, Kind::AccessToken, None)
        };
        let all = checks(&checked, &expected());
        let check = all.iter().find(|check| check.name == "signature").unwrap();
        assert_eq!(check.outcome, outcome);
        assert!(check.text.contains("RSA 2048, kid k1"));
    }
}

#[test]
fn other_kinds_have_no_checks_here() {
    let all = told(
        r#"{"alg":"RS256"}"#,
        ACCESS,
        Kind::ClientAssertion,
        None,
        &expected(),
    );
    assert_eq!(all, "");
}
