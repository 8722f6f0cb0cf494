//! What each reader's checks come to, a law a row.

mod said;

use super::*;
use crate::jose::compact;
use crate::oauth::providers::PROVIDERS;
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::sent::Promised;
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
    let whole = "type:passed issuer:passed audience:passed algorithm:not-checked signature:not-checked key-of-issuer:not-checked expiry:passed scope:not-checked";
    assert_eq!(api(ACCESS, &expected()), whole);
    let nothing = Expected::of(&Context::at(NOW));
    assert_eq!(
        api(ACCESS, &nothing),
        "type:passed issuer:not-checked audience:not-checked algorithm:not-checked signature:not-checked key-of-issuer:not-checked expiry:passed scope:not-checked"
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
fn whoever_trusts_every_tenant_compares_the_tokens_own() {
    let id = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490";
    let claims = |tid: &str| {
        format!(
            r#"{{"iss":"https://login.microsoftonline.com/{id}/v2.0","tid":"{tid}","aud":"https://api.example"}}"#
        )
    };
    let any = |tenant: &str| Expected {
        issuer: Some(format!("https://login.microsoftonline.com/{tenant}/v2.0")),
        ..expected()
    };
    for (tid, tenant, outcome) in [
        (id, "common", "issuer:passed"),
        (id, "organizations", "issuer:passed"),
        (id, "{tenantid}", "issuer:passed"),
        (id, id, "issuer:passed"),
        (id, "contoso.example", "issuer:failed"),
        (id, "commons", "issuer:failed"),
        (
            "9188040d-6c67-4c5b-b112-36a304b66dad",
            "common",
            "issuer:failed",
        ),
        ("common", "common", "issuer:failed"),
    ] {
        let all = told(
            r#"{"alg":"RS256"}"#,
            &claims(tid),
            Kind::AccessToken,
            Some("entra"),
            &any(tenant),
        );
        assert!(all.contains(outcome), "{tid} {tenant}: {all}");
    }
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
        "issuer:passed audience:passed signature:not-checked key-of-issuer:not-checked algorithm:not-checked expiry:passed issued-at:passed nonce:passed"
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
            "authorized-party:not-checked",
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
fn a_client_checks_what_it_asked_for() {
    let claims = r#"{"iss":"https://op.example","aud":"app","sub":"u","exp":1767229200,"iat":1767225000,"nonce":"n"}"#;
    let with = |more: &str| claims.replace(r#""sub""#, &[more, r#","sub""#].concat());
    let client = |claims: &str, params: &[(&str, &str)]| {
        let mut request = AuthorizationRequest::new(PROVIDERS[0]);
        for (name, value) in params {
            request.set(name, *value);
        }
        let mut expected = expected();
        expected.answers(&Asked::new(request, Promised::default()));
        told(r#"{"alg":"RS256"}"#, claims, Kind::IdToken, None, &expected)
    };
    let max_age = ("max_age", "600");
    let acr = ("acr_values", "gold silver");
    let essential = (
        "claims",
        r#"{"id_token":{"acr":{"essential":true,"values":["gold","silver"]}}}"#,
    );
    let wished = ("claims", r#"{"id_token":{"acr":{"values":["gold"]}}}"#);
    let implicit = ("response_type", "id_token token");
    for (law, claims, params, part) in [
        ("nothing was asked for", claims.to_owned(), &[][..], ""),
        (
            "the acr that was asked for",
            with(r#""acr":"silver""#),
            &[acr],
            "acr:passed",
        ),
        (
            "another acr",
            with(r#""acr":"lead""#),
            &[acr],
            "acr:not-checked",
        ),
        ("no acr", claims.to_owned(), &[acr], "acr:not-checked"),
        (
            "an essential acr",
            with(r#""acr":"silver""#),
            &[essential],
            "acr:passed",
        ),
        (
            "another than an essential acr",
            with(r#""acr":"lead""#),
            &[essential],
            "acr:failed",
        ),
        (
            "no acr, and one was essential",
            claims.to_owned(),
            &[essential],
            "acr:failed",
        ),
        (
            "what is essential goes before what is wished",
            with(r#""acr":"lead""#),
            &[essential, ("acr_values", "lead")],
            "acr:failed",
        ),
        (
            "no acr, and one was wished",
            claims.to_owned(),
            &[wished],
            "",
        ),
        (
            "nobody asked for an acr",
            with(r#""acr":"lead""#),
            &[],
            "acr:not-checked",
        ),
        (
            "signed in just before",
            with(r#""auth_time":1767224500"#),
            &[max_age],
            "auth-time:passed",
        ),
        (
            "within the skew",
            with(r#""auth_time":1767224345"#),
            &[max_age],
            "auth-time:passed",
        ),
        (
            "signed in long ago",
            with(r#""auth_time":1767223739"#),
            &[max_age],
            "auth-time:failed",
        ),
        // The rule sign-in-too-old allowed for that, and the check failed.
        (
            "the code may have waited",
            with(r#""auth_time":1767223740"#),
            &[max_age],
            "auth-time:not-checked",
        ),
        (
            "no code that could have waited",
            with(r#""auth_time":1767224300"#),
            &[max_age, ("response_type", "id_token")],
            "auth-time:failed",
        ),
        (
            "no auth_time",
            claims.to_owned(),
            &[max_age],
            "auth-time:failed",
        ),
        (
            "no auth_time, and it was essential",
            claims.to_owned(),
            &[("claims", r#"{"id_token":{"auth_time":{"essential":true}}}"#)],
            "auth-time:failed",
        ),
        (
            "no auth_time, and it was wished",
            claims.to_owned(),
            &[("claims", r#"{"id_token":{"auth_time":null}}"#)],
            "",
        ),
        (
            "auth_time as text",
            with(r#""auth_time":"1767224500""#),
            &[],
            "auth-time:failed",
        ),
        (
            "nobody asked for its age",
            with(r#""auth_time":1"#),
            &[],
            "auth-time:not-checked",
        ),
        (
            "no at_hash beside an access token",
            claims.to_owned(),
            &[implicit],
            "access-token-hash:failed",
        ),
        (
            "at_hash",
            with(r#""at_hash":"x""#),
            &[implicit],
            "access-token-hash:not-checked",
        ),
        (
            "no access token",
            claims.to_owned(),
            &[("response_type", "id_token")],
            "",
        ),
        (
            "two ID tokens",
            claims.to_owned(),
            &[("response_type", "code id_token token")],
            "",
        ),
        (
            "no nonce through the browser",
            claims.replace(r#","nonce":"n""#, ""),
            &[implicit],
            "nonce:failed",
        ),
    ] {
        let all = client(&claims, params);
        let found = |name: &str| all.split(' ').any(|check| check.starts_with(name));
        match part {
            "" => assert!(
                !found("acr") && !found("auth-time") && !found("access-token"),
                "{law}: {all}"
            ),
            part => assert!(found(part), "{law}: {all}"),
        }
    }
}

/// acr was taken from inside the object, and all else from around it, where the server does not read it.
#[test]
fn what_stands_around_a_request_object_is_not_expected() {
    let object = |claims: &str| jwt(r#"{"alg":"RS256"}"#, claims);
    let inside = object(
        r#"{"client_id":"app","response_type":"id_token","scope":"openid","nonce":"i","max_age":60,"acr_values":"gold"}"#,
    );
    let around = [
        ("client_id", "app"),
        ("response_type", "code"),
        ("nonce", "o"),
        ("max_age", "600"),
        ("acr_values", "lead"),
    ];
    let answered = |more: Option<(&str, &str)>| {
        let mut request = AuthorizationRequest::new(PROVIDERS[0]);
        for (name, value) in around.iter().copied().chain(more) {
            request.set(name, value);
        }
        let mut expected = expected();
        expected.answers(&Asked::new(request, Promised::default()));
        (
            expected.nonce,
            expected.max_age,
            expected.acr_values.join(" "),
            expected.response_types.map(|types| types.id_token),
        )
    };
    let of = |nonce: &str, age: i64, acr: &str, is_id: bool| {
        let (nonce, acr) = (Some(nonce.to_owned()), acr.to_owned());
        (nonce, Some(Seconds(age)), acr, Some(is_id))
    };
    let nothing = (None, None, String::new(), None);
    assert_eq!(answered(None), of("o", 600, "lead", false));
    assert_eq!(
        answered(Some(("request", &inside))),
        of("i", 60, "gold", true)
    );
    for (law, name, value) in [
        ("cannot be read", "request", "a.b.c"),
        (
            "stands elsewhere",
            "request_uri",
            "urn:ietf:params:oauth:request_uri:x",
        ),
    ] {
        assert_eq!(answered(Some((name, value))), nothing, "{law}");
    }
}

#[test]
fn a_token_through_the_browser_is_checked_by_the_rules_of_that_flow() {
    let claims = r#"{"iss":"https://op.example","aud":"app","sub":"u","exp":1767229200,"iat":1767225000,"nonce":"n"}"#;
    let token = compact::decode(&jwt(r#"{"alg":"RS256"}"#, claims));
    let shown = |access_token: bool, code: bool| Some(Implicit { access_token, code });
    for (types, implicit, clause) in [
        ("id_token", None, "3.2.2.11"),
        ("id_token token", None, "3.2.2.11"),
        ("code", None, "3.1.3.7"),
        // Two come, and nothing shows which this one is.
        ("code id_token", None, "3.1.3.7"),
        ("code id_token", shown(false, true), "3.3.2.12"),
        ("code id_token token", shown(true, true), "3.3.2.12"),
        ("id_token", shown(false, false), "3.2.2.11"),
        // Whatever was asked for: it came so.
        ("code", shown(false, true), "3.3.2.12"),
        ("code", shown(false, false), "3.2.2.11"),
    ] {
        let mut request = AuthorizationRequest::new(PROVIDERS[0]);
        request.set("response_type", types);
        let mut expected = expected();
        expected.answers(&Asked::new(request, Promised::default()));
        let checked = Checked {
            implicit,
            ..Checked::of(&token, Kind::IdToken, None)
        };
        let all = checks(&checked, &expected);
        for check in all
            .iter()
            .filter(|check| ["signature", "nonce"].contains(&check.name))
        {
            assert_eq!(
                check.spec,
                crate::spec::oidc_core(clause),
                "{types}: {}",
                check.name
            );
        }
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

/// What is right with a secret that anybody can guess must never read as passed.
#[test]
fn a_signature_by_a_secret_that_is_too_short_is_right_and_refused() {
    let token = compact::decode(&["eyJhbGciOiJIUzI1NiJ9.e30.", &"A".repeat(43)].concat());
    let signature = Signature::Guessable {
        key: "secret of 24 bits".to_owned(),
        why: "it has 24 bits, and HS256 demands 256 or more".to_owned(),
    };
    for kind in [
        Kind::AccessToken,
        Kind::IdToken,
        Kind::ClientAssertion,
        Kind::Unknown,
    ] {
        let checked = Checked {
            signature: &signature,
            ..Checked::of(&token, kind, None)
        };
        let all = match Reader::of(kind) {
            Some(_) => checks(&checked, &expected()),
            None => signature_alone(&checked),
        };
        let check = all.iter().find(|check| check.name == "signature").unwrap();
        assert_eq!(check.outcome, Outcome::Failed, "{kind:?}");
        assert!(check.text.starts_with("It is right with this key"));
    }
}

/// The page said that no key can be used where the browser had no WebCrypto.
#[test]
fn a_key_that_the_browser_did_not_compute_with_is_not_called_useless() {
    let token = compact::decode(&jwt(r#"{"alg":"RS256"}"#, ACCESS));
    let checked = Checked {
        signature: &Signature::Hindered,
        ..Checked::of(&token, Kind::AccessToken, None)
    };
    let all = checks(&checked, &expected());
    let check = all.iter().find(|check| check.name == "signature").unwrap();
    assert_eq!(check.outcome, Outcome::NotChecked);
    assert!(check.text.starts_with("A key fits"), "{}", check.text);
}

/// An SD-JWT and a client assertion whose jku named the keys were “signature passed”, and nothing said who chose these.
#[test]
fn every_reader_is_told_whose_the_key_is() {
    let claims = r#"{"iss":"https://op.example","sub":"u"}"#;
    let by_url = es256(
        r#"{"alg":"ES256","jku":"https://evil.example/keys"}"#,
        claims,
    );
    let own = es256(&format!(r#"{{"alg":"ES256","jwk":{JWK}}}"#), claims);
    let plain = es256(r#"{"alg":"ES256"}"#, claims);
    let issuer = KeysFrom::Issuer("https://op.example".to_owned());
    let by_jku = KeysFrom::Token("jku");
    let key = format!("EC P-256, public, thumbprint {JKT}");
    let said = |text: &str, kind: Kind, from: &KeysFrom| {
        let text = match kind {
            Kind::SdJwt => [text, "~"].concat(),
            _ => text.to_owned(),
        };
        let token = compact::decode(&text);
        let checked = Checked {
            signature: &Signature::Computed {
                is_right: true,
                key: key.clone(),
            },
            keys_from: from,
            ..Checked::of(&token, kind, None)
        };
        let all = match Reader::of(kind) {
            Some(_) => checks(&checked, &expected()),
            None => signature_alone(&checked),
        };
        let rung = |check: &&Check| check.name.starts_with("key-of-");
        let rung = all.iter().find(rung);
        rung.map(|rung| {
            let told = [rung.name, " ", rung.outcome.name(), ": ", &rung.text].concat();
            assert!(rung.text.ends_with('.'), "{told}");
            told
        })
    };
    let of_issuer = [
        Kind::AccessToken,
        Kind::IdToken,
        Kind::LogoutToken,
        Kind::SdJwt,
        Kind::AuthorizationResponse,
    ];
    let others = [Kind::RequestObject, Kind::ClientAssertion];
    for kind in of_issuer.into_iter().chain(others) {
        let name = match kind {
            Kind::ClientAssertion => "key-of-client",
            _ => "key-of-issuer",
        };
        for (law, text, from, begins) in [
            (
                "named by jku",
                &by_url,
                &by_jku,
                "The token itself names where these keys are (jku).",
            ),
            (
                "carried",
                &own,
                &KeysFrom::Person,
                "It is the key that the token carries itself (jwk).",
            ),
        ] {
            let told = said(text, kind, from).unwrap_or_default();
            let begins = [name, " not-checked: ", begins].concat();
            assert!(told.starts_with(&begins), "{kind:?}, {law}: {told}");
        }
    }
    for kind in of_issuer {
        let told = said(&plain, kind, &issuer).unwrap_or_default();
        assert!(told.starts_with("key-of-issuer passed"), "{kind:?}: {told}");
    }
    let told = |from: &KeysFrom| said(&plain, Kind::ClientAssertion, from).unwrap_or_default();
    assert!(told(&issuer).contains("has to be one that the client registered"));
    assert!(told(&KeysFrom::Person).contains("only the server knows"));
    assert_eq!(said(&plain, Kind::RequestObject, &KeysFrom::Person), None);
}

#[test]
fn other_kinds_have_no_checks_here() {
    let all = told(
        r#"{"alg":"RS256"}"#,
        ACCESS,
        Kind::RequestObject,
        None,
        &expected(),
    );
    assert_eq!(all, "");
}

/// The key of RFC 9449 §4.1, and its thumbprint (§6.1).
const JWK: &str = r#"{"kty":"EC","crv":"P-256","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA"}"#;
const JKT: &str = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

fn es256(header: &str, claims: &str) -> String {
    let parts = [encode(header.as_bytes()), encode(claims.as_bytes())];
    [&parts[0], &parts[1], &*"A".repeat(86)].join(".")
}

fn outcomes(all: &[Check]) -> Vec<(&'static str, &'static str)> {
    all.iter()
        .map(|check| (check.name, check.outcome.name()))
        .collect()
}

#[test]
fn a_proof_is_held_against_the_token_that_it_comes_with() {
    let access = |jkt: &str| {
        let claims = ACCESS.replace("{", &format!(r#"{{"cnf":{{"jkt":"{jkt}"}},"#));
        jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, &claims)
    };
    let header = format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{JWK}}}"#);
    let proof = |ath: &str| {
        let claims = format!(
            r#"{{"jti":"1","htm":"GET","htu":"https://api.example/orders","iat":1767225590,"ath":"{ath}"}}"#
        );
        es256(&header, &claims)
    };
    let ath = |token: &str| crate::jose::hash::of(crate::jose::alg::Digest::Sha256, token);
    let context = Context::at(NOW);
    for (law, access, is_named, bound) in [
        ("its own", access(JKT), true, "passed"),
        ("another key", access("x"), true, "failed"),
        ("another token", access(JKT), false, "passed"),
    ] {
        let named = if is_named { ath(&access) } else { ath("") };
        let text = format!("Authorization: DPoP {access}\nDPoP: {}\n", proof(&named));
        let report = crate::inspect::inspect(&text, &context);
        let of = |kind: Kind| {
            let token = report
                .tokens
                .iter()
                .find(|token| token.verdict.kind == kind);
            outcomes(&token.unwrap().checks)
        };
        let at_the_api = if bound == "passed" {
            "not-checked"
        } else {
            bound
        };
        assert!(
            of(Kind::AccessToken).contains(&("binding", at_the_api)),
            "{law}"
        );
        let of_proof = of(Kind::DpopProof);
        assert!(of_proof.contains(&("binding", bound)), "{law}");
        let token = if is_named { "passed" } else { "failed" };
        assert!(of_proof.contains(&("access-token", token)), "{law}");
        for part in [
            ("type", "passed"),
            ("claims", "passed"),
            ("key", "passed"),
            ("issued-at", "passed"),
            ("signature", "not-checked"),
            ("method", "not-checked"),
            ("replay", "not-checked"),
        ] {
            assert!(of_proof.contains(&part), "{law}: {part:?} in {of_proof:?}");
        }
    }
}

#[test]
fn a_proof_alone_says_what_it_lacks() {
    let told = |header: &str, claims: &str| {
        let token = compact::decode(&es256(header, claims));
        checks(&Checked::of(&token, Kind::DpopProof, None), &expected())
    };
    let private = JWK.replace(
        "}",
        r#","d":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"}"#,
    );
    for (law, header, claims, part) in [
        (
            "no jwk",
            r#"{"alg":"ES256","typ":"dpop+jwt"}"#.to_owned(),
            "{}",
            ("key", "failed"),
        ),
        (
            "a private key",
            format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{private}}}"#),
            "{}",
            ("key", "failed"),
        ),
        (
            "another type",
            format!(r#"{{"alg":"ES256","typ":"JWT","jwk":{JWK}}}"#),
            "{}",
            ("type", "failed"),
        ),
        (
            "no claims",
            format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{JWK}}}"#),
            "{}",
            ("claims", "failed"),
        ),
        (
            "old",
            format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{JWK}}}"#),
            r#"{"iat":1767215600}"#,
            ("issued-at", "not-checked"),
        ),
        (
            "of the future",
            format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{JWK}}}"#),
            r#"{"iat":1767235600}"#,
            ("issued-at", "failed"),
        ),
    ] {
        let all = outcomes(&told(&header, claims));
        assert!(all.contains(&part), "{law}: {all:?}");
    }
}

#[test]
fn an_authorization_server_checks_a_client_assertion() {
    let header = r#"{"alg":"RS256"}"#;
    let told = |claims: &str, expected: &Expected| {
        told(header, claims, Kind::ClientAssertion, None, expected)
    };
    let whole = r#"{"iss":"app","sub":"app","aud":"https://api.example","exp":1767225700,"iat":1767225590,"jti":"1"}"#;
    assert_eq!(
        told(whole, &expected()),
        "client:passed audience:passed expiry:passed issued-at:passed replay:not-checked algorithm:not-checked signature:not-checked key-of-client:not-checked"
    );
    for (law, claims, part) in [
        (
            "another subject",
            whole.replace(r#""sub":"app""#, r#""sub":"x""#),
            "client:failed",
        ),
        (
            "another client",
            whole.replace("app", "other"),
            "client:failed",
        ),
        (
            "another server",
            whole.replace("api.example", "x.example"),
            "audience:failed",
        ),
        (
            "expired",
            whole.replace("1767225700", "1767215700"),
            "expiry:failed",
        ),
    ] {
        let all = told(&claims, &expected());
        assert!(all.contains(part), "{law}: {all}");
    }
}

#[test]
fn a_verifier_checks_what_is_presented() {
    let disclosure = encode(br#"["s1","given_name","Ann"]"#);
    let digest = crate::jose::hash::of(crate::jose::alg::Digest::Sha256, &disclosure);
    let issued = |cnf: &str| {
        let claims = format!(r#"{{"iss":"https://op.example","_sd":["{digest}"]{cnf}}}"#);
        es256(r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#, &claims)
    };
    let cnf = format!(r#","cnf":{{"jwk":{JWK}}}"#);
    let presented = |cnf: &str| [&issued(cnf), "~", &*disclosure, "~"].concat();
    let bound = |cnf: &str, aud: &str, is_right: bool| {
        let before = presented(cnf);
        let hash = if is_right { before.as_str() } else { "" };
        let sd_hash = crate::jose::hash::of(crate::jose::alg::Digest::Sha256, hash);
        let claims =
            format!(r#"{{"iat":1767225590,"aud":"{aud}","nonce":"n","sd_hash":"{sd_hash}"}}"#);
        [
            &before,
            &*es256(r#"{"alg":"ES256","typ":"kb+jwt"}"#, &claims),
        ]
        .concat()
    };
    let told = |text: &str| {
        let token = compact::decode(text);
        outcomes(&checks(
            &Checked::of(&token, Kind::SdJwt, None),
            &expected(),
        ))
    };
    assert_eq!(
        told(&bound(&cnf, "https://api.example", true)),
        [
            ("algorithm", "not-checked"),
            ("signature", "not-checked"),
            ("key-of-issuer", "not-checked"),
            ("issuer", "passed"),
            ("disclosures", "passed"),
            ("key-binding-type", "passed"),
            ("key-binding-signature", "not-checked"),
            ("sd-hash", "passed"),
            ("key-binding-audience", "passed"),
            ("nonce", "not-checked"),
            ("issued-at", "passed"),
        ]
    );
    for (law, text, part) in [
        ("nobody's", presented(""), ("key-binding", "not-checked")),
        (
            "for another verifier",
            bound(&cnf, "https://x.example", true),
            ("key-binding-audience", "failed"),
        ),
        (
            "of other disclosures",
            bound(&cnf, "https://api.example", false),
            ("sd-hash", "failed"),
        ),
        (
            "by no named holder",
            bound("", "https://api.example", true),
            ("key-binding-signature", "failed"),
        ),
        (
            "of another claim",
            [
                &issued(&cnf),
                "~",
                &*encode(br#"["s2","role","admin"]"#),
                "~",
            ]
            .concat(),
            ("disclosures", "failed"),
        ),
    ] {
        let all = told(&text);
        assert!(all.contains(&part), "{law}: {all:?}");
    }
}

#[test]
fn skew_is_a_number_of_seconds() {
    for (typed, seconds, says) in [
        ("0", 0, ""),
        (" 300 ", 300, ""),
        ("", 60, "Left empty"),
        ("-1", 60, "That is no whole number"),
        ("a", 60, "That is no whole number"),
        ("1.5", 60, "That is no whole number"),
        ("999999", 86_400, "More than a day"),
        ("99999999999", 86_400, "More than a day"),
    ] {
        let (found, said) = skew(typed);
        assert_eq!(found, Seconds(seconds), "{typed}");
        assert_eq!(said.is_empty(), says.is_empty(), "{typed}: {said}");
        assert!(said.starts_with(says), "{typed}: {said}");
    }
}

#[test]
fn an_api_is_set_to_what_it_expects_and_else_to_what_the_token_has() {
    let token = compact::decode(&jwt(r#"{"alg":"PS256"}"#, ACCESS));
    let nothing = Expected::of(&Context::at(NOW)).reads(&token);
    assert_eq!(
        (
            nothing.issuer.as_str(),
            nothing.audience.as_str(),
            nothing.algorithms.join(" ").as_str()
        ),
        ("https://op.example", "https://api.example", "PS256")
    );
    let said = Expected {
        audience: Some("https://other.example".to_owned()),
        algorithms: vec!["ES256".to_owned(), "PS512".to_owned()],
        scopes: vec!["orders:read".to_owned(), "orders:write".to_owned()],
        skew: Seconds(95),
        ..Expected::of(&Context::at(NOW))
    };
    let said = said.reads(&token);
    assert_eq!(
        (said.audience.as_str(), said.algorithms.join(" ").as_str()),
        ("https://other.example", "ES256 PS512")
    );
    // Each library writes them out.
    let request = crate::oauth::request::AuthorizationRequest::new(
        PROVIDERS
            .iter()
            .copied()
            .find(|known| known.id == "auth0")
            .unwrap(),
    );
    for sdk in crate::sdk::SDKS
        .iter()
        .filter(|sdk| sdk.group == crate::sdk::Group::Api)
    {
        let snippet = sdk.write_reading(&request, &said);
        let code: String = snippet
            .files
            .iter()
            .map(crate::sdk::template::File::text)
            .collect();
        for part in [
            "https://op.example",
            "https://other.example",
            "ES256",
            "PS512",
            "orders:read",
            "orders:write",
            "95",
        ] {
            assert!(code.contains(part), "{}: {part} in {code}", sdk.id);
        }
    }
}

/// A recording shows the call: then method and address are compared, and not left to the reader.
#[test]
fn a_proof_is_held_against_the_call_that_it_was_sent_with() {
    let header = format!(r#"{{"alg":"ES256","typ":"dpop+jwt","jwk":{JWK}}}"#);
    let claims = r#"{"jti":"p","htm":"POST","htu":"HTTPS://API.example:443/v1","iat":1772355600}"#;
    let text = format!(
        "{}.{}.{}",
        encode(header.as_bytes()),
        encode(claims.as_bytes()),
        "A".repeat(86)
    );
    let token = compact::decode(&text);
    for (method, url, outcomes) in [
        (
            "POST",
            "https://api.example/v1?a=b",
            [Outcome::Passed, Outcome::Passed],
        ),
        (
            "GET",
            "https://api.example/v2",
            [Outcome::Failed, Outcome::Failed],
        ),
    ] {
        let checked = Checked {
            call: Some(Call { method, url }),
            ..Checked::of(&token, Kind::DpopProof, None)
        };
        let checks = checks(&checked, &expected());
        let of = |name: &str| {
            let check = checks.iter().find(|check| check.name == name);
            check.map(|check| check.outcome)
        };
        assert_eq!(of("method"), Some(outcomes[0]), "{method}");
        assert_eq!(of("address"), Some(outcomes[1]), "{url}");
    }
}
