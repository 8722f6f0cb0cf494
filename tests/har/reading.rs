//! Logins and calls out of entries.

use crate::make::*;
use claimscope::har::{HarReport, StepKind, read};
use claimscope::oauth::Context;
use claimscope::text::time::Timestamp;
use serde_json::{Value, json};

const API: &str = "https://api.example.com";
const CALLBACK: &str = "https://app.example.com/callback";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn tell(entries: &[Value]) -> HarReport {
    read(&har("test", entries), &Context::at(Timestamp(BEGIN))).expect("a HAR")
}

fn authorize(state: &str) -> String {
    format!(
        "https://login.example.com/authorize?response_type=code&client_id=web&redirect_uri={}&scope=openid&state={state}&audience={API}&code_challenge={CHALLENGE}&code_challenge_method=S256",
        CALLBACK.replace(':', "%3A").replace('/', "%2F")
    )
}

/// A login that goes well, `seconds` after the beginning.
fn login(seconds: f64, name: &str, token: &str) -> Vec<Value> {
    let code = format!("SplxlOBeZQQYbYS6WxSb{name}");
    let state = format!("af0ifjsldkj{name}");
    let back = format!("{CALLBACK}?code={code}&state={state}");
    let exchange = format!(
        "grant_type=authorization_code&client_id=web&code={code}&redirect_uri={CALLBACK}&code_verifier={VERIFIER}"
    );
    let tokens = json!({"access_token": token, "token_type": "Bearer", "expires_in": 600, "refresh_token": format!("8xLOxBtZp8refresh{name}")});
    let url = authorize(&state);
    vec![
        entry(
            seconds,
            "GET",
            &url,
            &json!({}),
            &redirect("/u/login?state=inner"),
        ),
        entry(
            seconds + 1.0,
            "GET",
            "https://login.example.com/u/login?state=inner",
            &json!({}),
            &json!({}),
        ),
        entry(
            seconds + 2.0,
            "POST",
            "https://login.example.com/u/login?state=inner",
            &form("username=a&password=b"),
            &redirect(&back),
        ),
        entry(seconds + 3.0, "GET", &back, &json!({}), &json!({})),
        entry(
            seconds + 4.0,
            "OPTIONS",
            "https://login.example.com/oauth/token",
            &json!({}),
            &json!({"status": 204}),
        ),
        entry(
            seconds + 5.0,
            "POST",
            "https://login.example.com/oauth/token",
            &form(&exchange),
            &answer(200, &tokens),
        ),
    ]
}

fn kinds(report: &HarReport) -> Vec<Vec<StepKind>> {
    let of = |steps: &[claimscope::har::Step]| steps.iter().map(|step| step.kind).collect();
    report.flows.iter().map(|flow| of(&flow.steps)).collect()
}

fn problems(report: &HarReport) -> Vec<String> {
    let steps = report
        .flows
        .iter()
        .flat_map(|flow| &flow.steps)
        .chain(&report.calls);
    let says = steps
        .filter(|step| step.is_problem())
        .flat_map(|step| &step.says);
    says.map(|said| said.text.clone()).collect()
}

use StepKind::{
    ApiCall, AuthorizationRequest, Callback, DeviceRequest, PushedRequest, Redirect, Refresh,
    TokenRequest,
};

#[test]
fn a_login_is_told_from_its_request_to_the_calls() {
    let token = access_token(API, BEGIN + 600);
    let mut entries = login(0.0, "1", &token);
    for nth in 0..3 {
        let seconds = 6.0 + f64::from(nth);
        entries.push(entry(
            seconds,
            "GET",
            &format!("{API}/orders"),
            &bearer(&token),
            &answer(200, &json!([])),
        ));
    }
    let report = tell(&entries);
    assert_eq!(
        kinds(&report),
        [[
            AuthorizationRequest,
            Redirect,
            Callback,
            TokenRequest,
            ApiCall
        ]]
    );
    let flow = &report.flows[0];
    assert_eq!(
        (flow.client_id.as_deref(), flow.grant.as_str()),
        (Some("web"), "authorization_code")
    );
    assert_eq!(flow.steps[4].times, 3);
    assert!(
        flow.steps[0]
            .request
            .as_deref()
            .is_some_and(|url| url.contains("code_challenge"))
    );
    assert_eq!(problems(&report), Vec::<String>::new());
    assert!(report.calls.is_empty() && report.left_out == 0);
}

/// Every call of a report, of logins and of none, with what is said about it.
fn refused(report: &HarReport) -> Vec<Vec<&str>> {
    let steps = report
        .flows
        .iter()
        .flat_map(|flow| &flow.steps)
        .chain(&report.calls);
    let calls = steps.filter(|step| step.kind == ApiCall && step.is_problem());
    calls
        .map(|step| step.says.iter().map(|said| said.text.as_str()).collect())
        .collect()
}

#[test]
fn logins_of_two_tabs_are_not_mixed() {
    let (a, b) = (
        access_token(API, BEGIN + 600),
        access_token("https://other.example", BEGIN + 600),
    );
    let mut entries = login(0.0, "1", &a);
    entries.extend(login(0.5, "2", &b));
    entries.push(entry(
        7.0,
        "GET",
        &format!("{API}/orders"),
        &bearer(&b),
        &answer(200, &json!([])),
    ));
    entries.push(entry(
        8.0,
        "GET",
        &format!("{API}/orders"),
        &bearer(&a),
        &answer(200, &json!([])),
    ));
    let report = tell(&entries);
    let each = [
        AuthorizationRequest,
        Redirect,
        Callback,
        TokenRequest,
        ApiCall,
    ];
    assert_eq!(kinds(&report), [each, each]);
    for (flow, entry) in report.flows.iter().zip([14, 13]) {
        assert_eq!(flow.steps[4].entry, entry);
        let codes: Vec<usize> = flow
            .steps
            .iter()
            .flat_map(|step| &step.tokens)
            .filter(|held| held.name == "code")
            .map(|held| held.token)
            .collect();
        assert!(codes.windows(2).all(|pair| pair[0] == pair[1]), "{codes:?}");
    }
    // In the file they may stand in any order.
    entries.reverse();
    assert_eq!(kinds(&tell(&entries)), kinds(&report));
}

/// Logins with one `state` were told as one.
#[test]
fn logins_that_share_a_state_are_told_apart() {
    let none = json!({});
    let asked = |seconds: f64, more: &str| {
        let url = authorize("always") + more;
        entry(seconds, "GET", &url, &none, &json!({}))
    };
    let back = |seconds: f64, code: &str| {
        let url = format!("{CALLBACK}?code=SplxlOBeZQQYbYS6WxSb{code}&state=always");
        entry(seconds, "GET", &url, &none, &none)
    };
    let sent_back = |seconds: f64, more: &str, code: &str| {
        let url = authorize("always") + more;
        let to = format!("{CALLBACK}?code=SplxlOBeZQQYbYS6WxSb{code}&state=always");
        entry(seconds, "GET", &url, &none, &redirect(&to))
    };
    let bare = |seconds: f64| {
        let url = authorize("always");
        let (url, _) = url.split_once("&code_challenge").expect("there is one");
        entry(seconds, "GET", url, &none, &none)
    };
    for (law, entries, flows) in [
        (
            "the login page is asked with the same parameters",
            vec![
                asked(0.0, "&nonce=1"),
                asked(1.0, "&nonce=1"),
                back(2.0, "a"),
            ],
            vec![3],
        ),
        (
            "another nonce",
            vec![
                asked(0.0, "&nonce=1"),
                asked(1.0, "&nonce=2"),
                back(2.0, "a"),
            ],
            vec![1, 2],
        ),
        (
            "a redirect tells whose answer comes back first",
            vec![
                sent_back(0.0, "&nonce=1", "a"),
                sent_back(1.0, "&nonce=2", "b"),
                back(2.0, "a"),
                back(3.0, "b"),
            ],
            vec![2, 2],
        ),
        (
            "a code that the login before did not get",
            vec![asked(0.0, "&nonce=1"), back(1.0, "a"), back(2.0, "b")],
            vec![2, 1],
        ),
        (
            "a code that is handed on",
            vec![asked(0.0, "&nonce=1"), back(1.0, "a"), back(2.0, "a")],
            vec![3],
        ),
        (
            "a quarter of an hour between, and nothing else to tell by",
            vec![bare(0.0), bare(900.0), back(901.0, "a")],
            vec![1, 2],
        ),
        (
            "soon after",
            vec![bare(0.0), bare(9.0), back(10.0, "a")],
            vec![3],
        ),
    ] {
        let report = tell(&entries);
        let steps: Vec<_> = report.flows.iter().map(|flow| flow.steps.len()).collect();
        assert_eq!(steps, flows, "{law}: {:?}", kinds(&report));
    }
}

#[test]
fn a_refused_call_is_told_with_what_was_wrong_with_its_token() {
    let right = access_token(API, BEGIN + 600);
    let expired = access_token(API, BEGIN + 3);
    let other = access_token("https://other.example", BEGIN + 600);
    let challenge = |text: &str| json!({"status": 401, "headers": [{"name": "www-authenticate", "value": text}]});
    let invalid =
        challenge(r#"Bearer error="invalid_token", error_description="The token expired""#);
    for (law, token, response, says) in [
        (
            "expired then",
            &expired,
            invalid.clone(),
            &[
                "The API answered: invalid_token: The token expired.",
                "Expired 7 seconds before this call.",
            ][..],
        ),
        (
            "another API",
            &other,
            challenge("Bearer"),
            &["aud is https://other.example; you expect https://api.example.com"],
        ),
        (
            "a scope",
            &right,
            json!({"status": 403, "headers": [{"name": "WWW-Authenticate", "value": "Bearer error=\"insufficient_scope\", scope=\"write:orders\""}]}),
            &["The API answered: insufficient_scope. It asks for the scope write:orders."],
        ),
        (
            "what it asks for, without an error",
            &right,
            challenge(
                r#"Bearer realm="orders", scope="read", resource_metadata="https://api.example.com/.well-known/oauth-protected-resource""#,
            ),
            &[
                "The API asks for a token behind Bearer: realm orders, scope read, its metadata at https://api.example.com/.well-known/oauth-protected-resource. Its challenge names no error",
            ],
        ),
        (
            "another scheme",
            &right,
            challenge(r#"DPoP error="invalid_token", algs="ES256""#),
            &[
                "The API answered: invalid_token.",
                "The API takes DPoP alone, and the token was sent behind Bearer.",
            ],
        ),
        (
            "nothing to be seen",
            &right,
            json!({"status": 401}),
            &["The API refused the token, and its answer does not say why"],
        ),
    ] {
        let mut entries = login(0.0, "1", token);
        entries.push(entry(
            10.0,
            "GET",
            &format!("{API}/orders"),
            &bearer(token),
            &response,
        ));
        let report = tell(&entries);
        let told = refused(&report);
        assert_eq!(told.len(), 1, "{law}");
        for part in says {
            assert!(
                told[0].iter().any(|text| text.contains(part)),
                "{law}: {told:?}"
            );
        }
    }
}

#[test]
fn a_token_that_was_sent_wrongly_is_told_first() {
    let token = access_token(API, BEGIN + 600);
    let header = |name: &str, value: String| json!({"headers": [{"name": name, "value": value}]});
    for (law, request, says) in [
        (
            "the scheme twice",
            bearer(&format!("Bearer {token}")),
            "twice",
        ),
        ("in quotes", bearer(&format!("\"{token}\"")), "quotes"),
        (
            "a variable without value",
            bearer("undefined"),
            "sent undefined in place",
        ),
        (
            "no scheme",
            header("Authorization", token.clone()),
            "no scheme",
        ),
        (
            "another scheme",
            header("authorization", format!("JWT {token}")),
            "not Bearer",
        ),
        (
            "another header",
            header("X-Access-Token", token.clone()),
            "sent in x-access-token",
        ),
        (
            "a cookie",
            header("Cookie", format!("a=b; access_token={token}")),
            "sent in cookie",
        ),
    ] {
        let call = entry(
            1.0,
            "GET",
            &format!("{API}/orders"),
            &request,
            &json!({"status": 401}),
        );
        let told = refused(&tell(&[call]).clone()).concat().join(" ");
        assert!(told.contains(says), "{law}: {told}");
    }
    let url = format!("{API}/orders?access_token={token}");
    let call = entry(1.0, "GET", &url, &json!({}), &json!({"status": 401}));
    let told = refused(&tell(&[call])).concat().join(" ");
    assert!(told.contains("in the query"), "{told}");
    // Answered well, none of it is looked at.
    let fine = entry(
        1.0,
        "GET",
        &format!("{API}/orders"),
        &header("X-Access-Token", token),
        &json!({}),
    );
    assert!(tell(&[fine]).calls.is_empty());
}

#[test]
fn what_an_api_says_in_its_body_alone_is_read() {
    let token = access_token(API, BEGIN + 600);
    let body = json!({"error": "insufficient_scope", "scope": "admin"});
    let call = entry(
        1.0,
        "GET",
        &format!("{API}/orders"),
        &bearer(&token),
        &answer(403, &body),
    );
    let told = refused(&tell(&[call])).concat().join(" ");
    assert!(
        told.contains("insufficient_scope") && told.contains("admin"),
        "{told}"
    );
    assert!(!told.contains("does not say why"), "{told}");
}

/// What libraries of APIs write stood in the recording, and the call was told as one whose answer says nothing.
#[test]
fn what_an_api_says_in_words_alone_is_read() {
    let token = access_token(API, BEGIN + 600);
    let call = |answer: &Value| {
        let url = format!("{API}/orders");
        let told = tell(&[entry(1.0, "GET", &url, &bearer(&token), answer)]);
        refused(&told).remove(0).join(" ")
    };
    let words = |status: u16, body: &str| json!({"status": status, "content": {"mimeType": "text/plain", "text": body}});
    for (answer, said) in [
        (
            answer(401, &json!({"message": "jwt expired"})),
            "jwt expired",
        ),
        (
            answer(
                401,
                &json!({"code": "invalid_token", "message": "jwt audience invalid. expected: https://b"}),
            ),
            "jwt audience invalid",
        ),
        (
            answer(
                403,
                &json!({"statusCode": 403, "error": "Forbidden", "message": "Insufficient scope"}),
            ),
            "Insufficient scope",
        ),
        (
            answer(403, &json!({"detail": "orders:write is needed"})),
            "orders:write is needed",
        ),
        (
            words(403, "Insufficient scope\n"),
            "The API answered: Insufficient scope.",
        ),
    ] {
        let told = call(&answer);
        assert!(told.contains(said), "{said}: {told}");
        assert!(!told.contains("does not say why"), "{told}");
    }
    for nothing in [
        words(401, "<html>Unauthorized</html>"),
        answer(401, &json!({"message": ""})),
    ] {
        assert!(call(&nothing).contains("does not say why"), "{nothing}");
    }
}

#[test]
fn a_call_that_failed_is_kept_behind_hundreds_that_did_not() {
    let token = access_token(API, BEGIN + 600);
    let call = |nth: usize, status: u16| {
        let url = format!("{API}/orders/{nth}");
        entry(
            nth as f64 / 100.0,
            "GET",
            &url,
            &bearer(&token),
            &json!({"status": status}),
        )
    };
    let mut calls: Vec<Value> = (0..320).map(|nth| call(nth, 200)).collect();
    calls.push(call(320, 401));
    let report = tell(&calls);
    assert_eq!((report.calls.len(), report.left_out), (300, 21));
    assert_eq!(report.calls.last().unwrap().status, 401);
}

#[test]
fn what_was_asked_for_out_of_sight_is_not_held_against_the_answer() {
    let back = format!("{CALLBACK}?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj");
    let object = |claims: &Value| {
        jwt(
            &json!({"alg": "RS256", "typ": "oauth-authz-req+jwt"}),
            claims,
        )
    };
    let inside = json!({"client_id": "web", "response_type": "code", "redirect_uri": CALLBACK, "state": "af0ifjsldkj"});
    let other = json!({"client_id": "web", "response_type": "code", "redirect_uri": CALLBACK, "state": "other"});
    let jarm = jwt(
        &json!({"alg": "RS256"}),
        &json!({"iss": "https://login.example.com/", "aud": "web", "exp": BEGIN + 60, "code": "SplxlOBeZQQYbYS6WxSbIA", "state": "af0ifjsldkj"}),
    );
    let asks = |more: &str| format!("https://login.example.com/authorize?client_id=web&{more}");
    for (law, asked, back, is_wrong) in [
        (
            "pushed elsewhere",
            asks("request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A1"),
            back.clone(),
            false,
        ),
        (
            "in an object",
            asks(&format!("request={}", object(&inside))),
            back.clone(),
            false,
        ),
        (
            "another one in an object",
            asks(&format!("request={}", object(&other))),
            back,
            true,
        ),
        (
            "an answer in one JWT",
            authorize("af0ifjsldkj"),
            format!("{CALLBACK}?response={jarm}"),
            false,
        ),
    ] {
        let entries = [
            entry(0.0, "GET", &asked, &json!({}), &redirect(&back)),
            entry(1.0, "GET", &back, &json!({}), &json!({})),
        ];
        let told = problems(&tell(&entries)).join(" ");
        assert_eq!(told.contains("state"), is_wrong, "{law}: {told}");
    }
}

#[test]
fn a_device_that_waits_is_one_login_without_a_problem() {
    let polled = |seconds: f64, answer: Value| {
        let asked = form(
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id=tv&device_code=GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS",
        );
        entry(
            seconds,
            "POST",
            "https://login.example.com/oauth/token",
            &asked,
            &answer,
        )
    };
    let begun = entry(
        -1.0,
        "POST",
        "https://login.example.com/oauth/device/code",
        &form("client_id=tv&scope=openid"),
        &answer(
            200,
            &json!({"device_code": "GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS", "user_code": "WDJB-MJHT", "verification_uri": "https://login.example.com/activate", "expires_in": 900}),
        ),
    );
    let token = access_token(API, BEGIN + 600);
    let pending = answer(400, &json!({"error": "authorization_pending"}));
    let report = tell(&[
        begun,
        polled(0.0, pending.clone()),
        polled(5.0, pending),
        polled(
            10.0,
            answer(200, &json!({"access_token": token, "token_type": "Bearer"})),
        ),
    ]);
    assert_eq!(
        kinds(&report),
        [[DeviceRequest, TokenRequest, TokenRequest, TokenRequest]]
    );
    assert!(problems(&report).is_empty(), "{:?}", problems(&report));
}

#[test]
fn the_wrong_token_is_named() {
    let id_token = jwt(
        &json!({"alg": "RS256", "kid": "k1"}),
        &json!({"iss": "https://login.example.com/", "sub": "user|1", "aud": "web", "iat": BEGIN, "exp": BEGIN + 600, "nonce": "n", "at_hash": "x"}),
    );
    let call = |token: &str| {
        entry(
            1.0,
            "GET",
            &format!("{API}/orders"),
            &bearer(token),
            &json!({"status": 401}),
        )
    };
    let told = tell(&[call(&id_token)]);
    assert!(
        refused(&told)[0]
            .iter()
            .any(|text| text.contains("ID token")),
        "{:?}",
        refused(&told)
    );
    let told = tell(&[call("ZuKvPNqR66GCVICheOMIkwAsRAq6cM3TCXewoKEaFsE")]);
    let says = &told.calls[0].says;
    assert!(
        says.iter()
            .any(|said| said.text.starts_with("The token is opaque")),
        "{says:?}"
    );
    let none = entry(
        1.0,
        "GET",
        &format!("{API}/orders"),
        &json!({}),
        &json!({"status": 401, "headers": [{"name": "WWW-Authenticate", "value": "Bearer"}]}),
    );
    assert_eq!(
        refused(&tell(&[none])),
        [["The request carried no token that this recording shows."]]
    );
}

/// Such a challenge was passed over, and the call was told as one whose answer says nothing at all.
#[test]
fn a_challenge_that_is_no_more_than_its_scheme_is_explained() {
    let token = access_token(API, BEGIN + 600);
    let call = |challenge: &str| {
        let answer =
            json!({"status": 401, "headers": [{"name": "WWW-Authenticate", "value": challenge}]});
        let url = format!("{API}/orders");
        let told = tell(&[entry(1.0, "GET", &url, &bearer(&token), &answer)]);
        refused(&told).remove(0).join(" ")
    };
    let alone = "alone: that names no error";
    for challenge in ["Bearer", "bearer, DPoP algs=\"ES256\"", "Negotiate, Bearer"] {
        let said = call(challenge);
        assert!(said.contains(alone), "{challenge}: {said}");
    }
    let other = call("Negotiate");
    assert!(other.contains("The API takes Negotiate"), "{other}");
    let otherwise = call("DPoP");
    assert!(
        otherwise.starts_with("The API takes DPoP alone") && !otherwise.contains(alone),
        "{otherwise}"
    );
}

/// The body of Graph, Google and Okta said it, and the call was told as one whose answer does not say why.
#[test]
fn what_an_api_says_inside_of_an_object_is_read() {
    let token = access_token(API, BEGIN + 600);
    let call = |challenge: &str, body: &Value| {
        let mut response = answer(401, body);
        response["headers"] = json!([{"name": "WWW-Authenticate", "value": challenge}]);
        let url = format!("{API}/orders");
        let told = tell(&[entry(1.0, "GET", &url, &bearer(&token), &response)]);
        refused(&told).remove(0).join(" ")
    };
    let graph = json!({"error": {"code": "InvalidAuthenticationToken",
        "message": "Access token validation failure. Invalid audience.", "innerError": {"date": "x"}}});
    for (law, challenge, body, said) in [
        (
            "Graph",
            r#"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize""#,
            graph.clone(),
            "The API answered: InvalidAuthenticationToken: Access token validation failure. Invalid audience.",
        ),
        (
            "Google",
            "",
            json!({"error": {"code": 401, "message": "Request had invalid authentication credentials.", "status": "UNAUTHENTICATED"}}),
            "The API answered: UNAUTHENTICATED: Request had invalid authentication credentials.",
        ),
        (
            "Okta",
            "",
            json!({"errorCode": "E0000011", "errorSummary": "Invalid token provided", "errorCauses": []}),
            "The API answered: E0000011: Invalid token provided.",
        ),
        (
            "a list",
            "",
            json!({"errors": [{"message": "orders:read is needed"}]}),
            "The API answered: orders:read is needed.",
        ),
        (
            "an error of OAuth inside",
            "",
            json!({"error": {"code": "insufficient_scope", "message": "orders:read is needed"}}),
            "The API answered: insufficient_scope: orders:read is needed.",
        ),
        (
            "the status again, in words",
            "Bearer",
            json!({"statusCode": 401, "error": "Unauthorized", "message": "Unauthorized"}),
            "The API answered with Bearer alone",
        ),
    ] {
        let told = call(challenge, &body);
        assert_eq!(told.find(said), Some(0), "{law}: {told}");
        assert!(!told.contains("does not say why"), "{law}: {told}");
    }
    assert!(call("", &json!({"message": "Unauthorized"})).contains("does not say why"));
}

#[test]
fn claims_that_an_api_asks_for_are_told() {
    let token = access_token(API, BEGIN + 600);
    let challenge = r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==""#;
    let answer =
        json!({"status": 401, "headers": [{"name": "WWW-Authenticate", "value": challenge}]});
    let report = tell(&[entry(1.0, "GET", API, &bearer(&token), &answer)]);
    let said = &report.calls[0].says[0];
    assert_eq!(
        said.text,
        r#"The API answered: insufficient_claims. It asks for the claims {"access_token":{"nbf":{"essential":true}}}."#
    );
    assert!(said.explained.is_some());
}

/// The token of one API was sent to another, and was said to look right.
#[test]
fn a_token_for_another_api_is_told_where_the_answer_says_nothing() {
    let token = access_token(API, BEGIN + 600);
    let call = |url: &str| {
        let told = tell(&[entry(
            1.0,
            "GET",
            url,
            &bearer(&token),
            &json!({"status": 401}),
        )]);
        refused(&told).remove(0).join(" ")
    };
    let graph = call("https://graph.microsoft.com/v1.0/me");
    assert!(
        graph.contains("This is Microsoft Graph, and the token is for https://api.example.com"),
        "{graph}"
    );
    let other = call("https://orders.example.com/");
    assert!(
        other.contains(
            "aud is https://api.example.com, and the call went to orders.example.com: see that"
        ),
        "{other}"
    );
    assert!(!call(&format!("{API}/orders")).contains("the call went to"));
}

/// Contradictions and gaps: a challenge for passwords, a token in a form, an error behind a challenge that names none.
#[test]
fn what_a_challenge_takes_is_told_beside_how_the_token_was_sent() {
    let token = access_token(API, BEGIN + 600);
    let told = |request: &Value, challenge: &str| {
        let answer =
            json!({"status": 401, "headers": [{"name": "WWW-Authenticate", "value": challenge}]});
        let url = format!("{API}/orders");
        refused(&tell(&[entry(1.0, "POST", &url, request, &answer)]))
            .remove(0)
            .join(" ")
    };
    let basic = told(&bearer(&token), "Basic realm=\"x\"");
    assert!(
        basic.starts_with("The API takes Basic, as its challenge has it: that is a user name and a password, and not this token."),
        "{basic}"
    );
    assert!(
        told(&bearer(&token), "ApiKey").contains("this is not how the token was sent"),
        "another scheme"
    );
    let posted = told(&form(&format!("access_token={token}&x=1")), "");
    assert!(
        posted.starts_with("The token was sent in the body") && !posted.contains("no token"),
        "{posted}"
    );
    let both = told(
        &bearer(&token),
        r#"Bearer realm="a", DPoP error="invalid_token", error_description="nope""#,
    );
    assert_eq!(both, "The API answered: invalid_token: nope.");
    let unknown = told(
        &bearer(&token),
        &format!("Bearer a=\"{}\"", "x".repeat(5000)),
    );
    assert!(
        unknown.contains("(it holds a)") && !unknown.contains("alone"),
        "{unknown}"
    );
    let other = told(
        &json!({"headers": [{"name": "Authorization", "value": format!("DPoP {token}")}]}),
        "Bearer",
    );
    assert!(other.contains("The API takes Bearer alone"), "{other}");
}

#[test]
fn a_refresh_belongs_to_its_login_and_a_second_use_is_told() {
    let mut entries = login(0.0, "1", &access_token(API, BEGIN + 600));
    let refresh = form("grant_type=refresh_token&client_id=web&refresh_token=8xLOxBtZp8refresh1");
    let newer = access_token(API, BEGIN + 1200);
    entries.push(entry(
        20.0,
        "POST",
        "https://login.example.com/oauth/token",
        &refresh,
        &answer(200, &json!({"access_token": newer})),
    ));
    entries.push(entry(
        21.0,
        "GET",
        &format!("{API}/orders"),
        &bearer(&newer),
        &answer(200, &json!([])),
    ));
    let gone =
        json!({"error": "invalid_grant", "error_description": "Unknown or invalid refresh token."});
    entries.push(entry(
        30.0,
        "POST",
        "https://login.example.com/oauth/token",
        &refresh,
        &answer(403, &gone),
    ));
    let report = tell(&entries);
    let expected = [
        AuthorizationRequest,
        Redirect,
        Callback,
        TokenRequest,
        Refresh,
        ApiCall,
        Refresh,
    ];
    assert_eq!(kinds(&report), [expected]);
    let told = problems(&report);
    assert!(
        told.iter()
            .any(|text| text.starts_with("The server answered: invalid_grant")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|text| text.contains("used before, in entry 7")),
        "{told:?}"
    );
}

#[test]
fn what_does_not_fit_together_is_told() {
    let token = access_token(API, BEGIN + 600);
    let change = |from: &str, to: &str| {
        let text = serde_json::to_string(&login(0.0, "1", &token)[3..])
            .unwrap()
            .replace(from, to);
        let rest: Vec<Value> = serde_json::from_str(&text).unwrap();
        let mut entries = login(0.0, "1", &token)[..3].to_vec();
        entries.extend(rest);
        problems(&tell(&entries)).join("\n")
    };
    for (law, from, to, says) in [
        (
            "another verifier",
            VERIFIER,
            "xBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            "code_verifier does not belong",
        ),
        (
            "no verifier",
            "&code_verifier=",
            "&other=",
            "code_verifier is missing",
        ),
        (
            "another redirect URI",
            "redirect_uri=https://app.example.com/callback",
            "redirect_uri=https://app.example.com/cb",
            "redirect_uri is not the one",
        ),
        (
            "another client",
            "client_id=web",
            "client_id=mobile",
            "client_id is not the one",
        ),
        (
            "another state",
            "state=af0ifjsldkj1",
            "state=af0ifjsldkj2",
            "state is not the one",
        ),
        (
            "no state",
            "&state=af0ifjsldkj1",
            "",
            "the answer has no state",
        ),
    ] {
        let told = change(from, to);
        assert!(told.contains(says), "{law}: {told}");
    }
    assert_eq!(change("x-nothing", ""), "");
}

#[test]
fn every_way_back_is_known() {
    let code = "SplxlOBeZQQYbYS6WxSbIA";
    let token = access_token(API, BEGIN + 600);
    let ask = |more: &str| {
        format!(
            "https://login.example.com/authorize?client_id=web&redirect_uri={CALLBACK}&state=af0ifjsldkj&{more}"
        )
    };
    let empty = json!({});
    let html = |body: &str| json!({"content": {"mimeType": "text/html", "text": body}});
    for (law, entries, expected) in [
        (
            "form_post",
            vec![
                entry(
                    0.0,
                    "GET",
                    &ask("response_type=code&response_mode=form_post"),
                    &empty,
                    &html("<form>"),
                ),
                entry(
                    1.0,
                    "POST",
                    CALLBACK,
                    &form(&format!("code={code}&state=af0ifjsldkj")),
                    &redirect("/home"),
                ),
            ],
            vec![AuthorizationRequest, Callback],
        ),
        (
            "a fragment, which is seen in Location alone",
            vec![
                entry(
                    0.0,
                    "GET",
                    &ask("response_type=token"),
                    &empty,
                    &redirect(&format!(
                        "{CALLBACK}#access_token={token}&token_type=Bearer&state=af0ifjsldkj"
                    )),
                ),
                entry(1.0, "GET", CALLBACK, &empty, &empty),
                entry(2.0, "GET", API, &bearer(&token), &empty),
            ],
            vec![AuthorizationRequest, ApiCall],
        ),
        (
            "a fragment that the browser wrote down",
            vec![
                entry(0.0, "GET", &ask("response_type=token"), &empty, &html("")),
                entry(
                    1.0,
                    "GET",
                    &format!("{CALLBACK}#access_token={token}&token_type=Bearer&state=af0ifjsldkj"),
                    &empty,
                    &empty,
                ),
                entry(2.0, "GET", API, &bearer(&token), &empty),
            ],
            vec![AuthorizationRequest, Callback, ApiCall],
        ),
        (
            "web_message",
            vec![
                entry(
                    0.0,
                    "GET",
                    &ask("response_type=code&response_mode=web_message&prompt=none"),
                    &empty,
                    &html(&format!(
                        r#"<script>var a = {{type: "authorization_response",response: {{"code":"{code}","state":"af0ifjsldkj"}}}};</script>"#
                    )),
                ),
                entry(
                    1.0,
                    "POST",
                    "https://login.example.com/oauth/token",
                    &form(&format!("grant_type=authorization_code&code={code}")),
                    &answer(200, &json!({"access_token": token})),
                ),
            ],
            vec![AuthorizationRequest, TokenRequest],
        ),
        (
            "a pushed request",
            vec![
                entry(
                    0.0,
                    "POST",
                    "https://login.example.com/par",
                    &form(&format!(
                        "response_type=code&client_id=web&redirect_uri={CALLBACK}&state=af0ifjsldkj"
                    )),
                    &answer(
                        201,
                        &json!({"request_uri": "urn:ietf:params:oauth:request_uri:6esc", "expires_in": 60}),
                    ),
                ),
                entry(
                    1.0,
                    "GET",
                    "https://login.example.com/authorize?client_id=web&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc",
                    &empty,
                    &redirect(&format!("{CALLBACK}?code={code}&state=af0ifjsldkj")),
                ),
                entry(
                    2.0,
                    "GET",
                    &format!("{CALLBACK}?code={code}&state=af0ifjsldkj"),
                    &empty,
                    &empty,
                ),
            ],
            vec![PushedRequest, AuthorizationRequest, Callback],
        ),
        (
            "an error",
            vec![
                entry(
                    0.0,
                    "GET",
                    &ask("response_type=code"),
                    &empty,
                    &redirect(&format!("{CALLBACK}?error=access_denied&state=af0ifjsldkj")),
                ),
                entry(
                    1.0,
                    "GET",
                    &format!("{CALLBACK}?error=access_denied&state=af0ifjsldkj"),
                    &empty,
                    &empty,
                ),
            ],
            vec![AuthorizationRequest, Callback],
        ),
        (
            "no state at all",
            vec![
                entry(
                    0.0,
                    "GET",
                    &ask("response_type=code").replace("&state=af0ifjsldkj", ""),
                    &empty,
                    &html(""),
                ),
                entry(
                    1.0,
                    "GET",
                    &format!("{CALLBACK}?code={code}"),
                    &empty,
                    &empty,
                ),
            ],
            vec![AuthorizationRequest, Callback],
        ),
        (
            "credentials of a program",
            vec![
                entry(
                    0.0,
                    "POST",
                    "https://login.example.com/oauth/token",
                    &json!({"headers": [{"name": "authorization", "value": "Basic d2ViOnNlY3JldA=="}], "postData": {"mimeType": "application/json", "text": "{\"grant_type\":\"client_credentials\"}"}}),
                    &answer(200, &json!({"access_token": token})),
                ),
                entry(1.0, "GET", API, &bearer(&token), &empty),
            ],
            vec![TokenRequest, ApiCall],
        ),
        (
            "the recording begins with the callback",
            vec![entry(
                0.0,
                "GET",
                &format!("{CALLBACK}?code={code}&state=af0ifjsldkj"),
                &empty,
                &empty,
            )],
            vec![Callback],
        ),
    ] {
        let report = tell(&entries);
        assert_eq!(kinds(&report), [expected], "{law}");
        assert!(report.calls.is_empty(), "{law}");
        let is_error = law == "an error";
        assert_eq!(
            problems(&report).is_empty(),
            !is_error,
            "{law}: {:?}",
            problems(&report)
        );
    }
}

#[test]
fn what_is_no_login_is_no_step() {
    let empty = json!({});
    let entries = [
        entry(
            0.0,
            "GET",
            "https://app.example.com/?code=US",
            &empty,
            &empty,
        ),
        entry(0.0, "GET", "https://app.example.com/app.js", &empty, &empty),
        entry(
            0.0,
            "GET",
            "https://app.example.com/old",
            &empty,
            &redirect("/new?code=301"),
        ),
        entry(
            0.0,
            "OPTIONS",
            &format!("{API}/orders?access_token=a"),
            &empty,
            &json!({"status": 401}),
        ),
        entry(
            0.0,
            "POST",
            "https://app.example.com/form",
            &form("a=b&state=open"),
            &empty,
        ),
        entry(
            0.0,
            "GET",
            "https://app.example.com/api",
            &empty,
            &answer(401, &json!({"error": "login first"})),
        ),
        entry(
            0.0,
            "GET",
            "https://app.example.com/api",
            &json!({"headers": [{"name": "Authorization", "value": "Basic YTpi"}]}),
            &empty,
        ),
        entry(
            0.0,
            "GET",
            "https://play.example/?edition=2021&code=fn%20main()%20%7B%0A%7D",
            &empty,
            &empty,
        ),
    ];
    let report = tell(&entries);
    assert_eq!(
        (report.entries, report.flows.len(), report.calls.len()),
        (8, 0, 0),
        "{report:?}"
    );
}

#[test]
fn a_recording_without_credentials_says_so() {
    let entries = login(0.0, "1", &access_token(API, BEGIN + 600));
    let told = |creator: &str| {
        read(&har(creator, &entries), &Context::at(Timestamp(BEGIN)))
            .unwrap()
            .notes
    };
    assert!(
        told("WebInspector")[0]
            .text
            .contains("Chrome leaves them out")
    );
    assert!(told("Firefox").is_empty());
}

/// Calls of one path and token were counted as one, whatever the API said of each.
#[test]
fn calls_are_counted_as_one_where_the_same_is_said_of_them() {
    let token = access_token(API, BEGIN + 3);
    let call = |at: f64, challenge: &str| {
        let answer =
            json!({"status": 401, "headers": [{"name": "WWW-Authenticate", "value": challenge}]});
        let url = format!("{API}/orders");
        entry(at, "GET", &url, &bearer(&token), &answer)
    };
    let expired = r#"Bearer error="invalid_token", error_description="expired""#;
    let other = r#"Bearer error="insufficient_scope", scope="write""#;
    let report = tell(&[
        call(5.0, expired),
        call(65.0, expired),
        call(70.0, other),
        call(80.0, expired),
    ]);
    let counts: Vec<u64> = report.calls.iter().map(|step| step.times).collect();
    assert_eq!(counts, [3, 1]);
    assert!(refused(&report)[1][0].contains("insufficient_scope"));
}

/// What was taken into the builder was `client_id` and `request_uri` alone, of which nothing can be read.
#[test]
fn a_pushed_request_is_offered_with_its_parameters_and_no_secret() {
    let report = tell(&[
        entry(
            0.0,
            "POST",
            "https://login.example.com/par",
            &form(&format!(
                "response_type=code&client_id=web&client_secret=s3cr3t&redirect_uri={CALLBACK}&scope=openid"
            )),
            &answer(
                201,
                &json!({"request_uri": "urn:ietf:params:oauth:request_uri:6esc", "expires_in": 60}),
            ),
        ),
        entry(
            1.0,
            "GET",
            "https://login.example.com/authorize?client_id=web&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc",
            &json!({}),
            &json!({}),
        ),
    ]);
    let offered = report.flows[0].steps[0].request.as_deref().unwrap();
    assert!(
        offered.starts_with(
            "https://login.example.com/authorize?response_type=code&client_id=web&redirect_uri="
        ),
        "{offered}"
    );
    assert!(offered.ends_with("&scope=openid"), "{offered}");
}
