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

use StepKind::{ApiCall, AuthorizationRequest, Callback, Redirect, TokenRequest};

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
