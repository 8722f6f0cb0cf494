//! What a login got, held against its request: a recording says the same as a response that is pasted.

use crate::make::*;
use claimscope::har::sanitize::sanitized;
use claimscope::har::{HarReport, StepKind, read};
use claimscope::lint::Severity;
use claimscope::oauth::Context;
use claimscope::text::time::Timestamp;
use serde_json::{Value, json};

const SERVER: &str = "https://acme.eu.auth0.com";
const BACK: &str = "http://localhost:3000/callback";
const CODE: &str = "SplxlOBeZQQYbYS6WxSbIA";

fn tell(entries: &[Value]) -> HarReport {
    read(&har("test", entries), &Context::at(Timestamp(BEGIN))).expect("a HAR")
}

fn ask(response_type: &str) -> String {
    format!(
        "{SERVER}/authorize?response_type={response_type}&client_id=sdk8xH2a&redirect_uri={BACK}&scope=openid%20read:x&state=SA&nonce=n1&audience=https://api.acme.example"
    )
}

fn access() -> String {
    jwt(
        &json!({"alg": "RS256", "typ": "at+jwt"}),
        &json!({"iss": format!("{SERVER}/"), "sub": "auth0|5f7c", "aud": "https://api.acme.example", "client_id": "sdk8xH2a",
            "iat": BEGIN, "exp": BEGIN + 3600, "scope": "openid read:x", "jti": "a"}),
    )
}

fn id(more: &Value) -> String {
    let mut claims = json!({"iss": format!("{SERVER}/"), "sub": "auth0|5f7c", "aud": "sdk8xH2a", "iat": BEGIN,
        "exp": BEGIN + 3600, "nonce": "n1"});
    for (name, value) in more.as_object().into_iter().flatten() {
        claims[name] = value.clone();
        if value.is_null() {
            claims.as_object_mut().map(|claims| claims.remove(name));
        }
    }
    jwt(&json!({"alg": "RS256", "typ": "JWT"}), &claims)
}

fn exchange(seconds: f64, body: &Value) -> Value {
    entry(
        seconds,
        "POST",
        &format!("{SERVER}/oauth/token"),
        &form(&format!(
            "grant_type=authorization_code&client_id=sdk8xH2a&code={CODE}&redirect_uri={BACK}"
        )),
        &answer(200, body),
    )
}

/// What is said of each step of the only login, but for notes.
fn told(entries: &[Value]) -> Vec<Vec<String>> {
    let report = tell(entries);
    assert_eq!(report.flows.len(), 1, "{report:?}");
    let steps = report.flows[0].steps.iter();
    let says = |said: &claimscope::har::Said| said.text.clone();
    let bad = |said: &&claimscope::har::Said| said.severity != Severity::Note;
    steps
        .map(|step| step.says.iter().filter(bad).map(says).collect())
        .collect()
}

/// A login with a foreign state, a replayed ID token or an issuer that was never asked was shown as one with nothing wrong.
#[test]
fn what_an_attacker_or_another_login_put_there_is_said_at_its_step() {
    let none = json!({});
    let wrong = half("another token");
    let at = access();
    let asked = |kind: &str, more: &Value| entry(0.0, "GET", &ask(kind), &none, more);
    let came = |query: &str| entry(1.0, "GET", &format!("{BACK}?{query}"), &none, &none);
    let tokens = |id: &str| json!({"access_token": access(), "id_token": id, "token_type": "Bearer", "expires_in": 3600, "scope": "openid read:x"});
    for (law, entries, step, says) in [
        (
            "implicit: state, nonce and at_hash, in Location alone",
            vec![
                asked(
                    "id_token%20token",
                    &redirect(&format!(
                        "{BACK}#access_token={at}&id_token={}&state=OTHER&token_type=Bearer&expires_in=3600",
                        id(&json!({"nonce": "WRONG", "at_hash": wrong}))
                    )),
                ),
                entry(1.0, "GET", BACK, &none, &none),
            ],
            0,
            &[
                "state is not the one that was sent",
                "nonce is not the one that was sent",
                "at_hash is not the hash of the access token",
            ][..],
        ),
        (
            "hybrid, posted",
            vec![
                asked("code%20id_token&response_mode=form_post", &none),
                entry(
                    1.0,
                    "POST",
                    BACK,
                    &form(&format!(
                        "code={CODE}&id_token={}&state=SA",
                        id(&json!({"nonce": "WRONG", "c_hash": wrong}))
                    )),
                    &none,
                ),
            ],
            1,
            &[
                "nonce is not the one that was sent",
                "c_hash is not the hash of the code",
            ],
        ),
        (
            "at_hash of another token",
            vec![
                asked("code", &none),
                came(&format!("code={CODE}&state=SA")),
                exchange(2.0, &tokens(&id(&json!({"at_hash": wrong})))),
            ],
            2,
            &["at_hash is not the hash of the access token"],
        ),
        (
            "iss of an answer (RFC 9207)",
            vec![
                asked("code", &none),
                came(&format!(
                    "code={CODE}&state=SA&iss=https%3A%2F%2Fevil.example%2F"
                )),
            ],
            1,
            &[
                "The answer is from https://evil.example/, and the request went to https://acme.eu.auth0.com/",
            ],
        ),
        (
            "another client and issuer, and too long",
            vec![
                asked("code", &none),
                came(&format!("code={CODE}&state=SA")),
                exchange(
                    2.0,
                    &json!({"access_token": access(), "token_type": "Bearer", "expires_in": 9_999_999,
                        "id_token": id(&json!({"aud": "OTHERCLIENT", "iss": "https://evil.example/"}))}),
                ),
            ],
            2,
            &[
                "The ID token is for another client than the client_id of the request",
                "The ID token is from https://evil.example/, and the request went to",
                "expires_in says 9999999 seconds, and the access token lives 3600",
            ],
        ),
        (
            "an ID token without the nonce",
            vec![
                asked("code", &none),
                came(&format!("code={CODE}&state=SA")),
                exchange(2.0, &tokens(&id(&json!({"nonce": null})))),
            ],
            2,
            &["A nonce was sent, and the ID token"],
        ),
        (
            "nobody asked for it with this state, and it is only seen on its way",
            vec![asked("code", &redirect(&format!("{BACK}?code={CODE}")))],
            0,
            &["A state was sent, and the answer has no state"],
        ),
    ] {
        let said = told(&entries);
        for part in says {
            let is_said = |says: &Vec<String>| says.iter().filter(|s| s.contains(part)).count();
            assert_eq!(is_said(&said[step]), 1, "{law}: {part}: {said:?}");
            let all: usize = said.iter().map(is_said).sum();
            assert_eq!(all, 1, "{law}: said once: {part}: {said:?}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_token_beside_the_others_is_a_finding_of_it() {
    let body = json!({"access_token": access(), "token_type": "Bearer", "id_token": id(&json!({"at_hash": half("x")}))});
    let report = tell(&[
        entry(0.0, "GET", &ask("code"), &json!({}), &json!({})),
        exchange(1.0, &body),
        // The same answer twice says it once.
        exchange(2.0, &body),
    ]);
    let tokens = report
        .tokens
        .iter()
        .filter(|token| token.name.as_deref() == Some("id_token"));
    let found: Vec<usize> = tokens
        .map(|token| {
            token
                .findings
                .iter()
                .filter(|f| f.name() == "hash-mismatch")
                .count()
        })
        .collect();
    assert_eq!(found, [1]);
}

/// Nothing is said of a login that went well, however its answer came, and a refresh may leave out what the login brought.
#[test]
fn nothing_is_said_of_logins_that_went_well() {
    let none = json!({});
    let at = access();
    let both = json!({"at_hash": half(&at), "c_hash": half(CODE)});
    let fragment = format!(
        "{BACK}#access_token={at}&id_token={}&code={CODE}&state=SA&token_type=Bearer&expires_in=3600",
        id(&both)
    );
    let came = format!("{BACK}?code={CODE}&state=SA&iss={SERVER}/");
    let body = json!({"access_token": at, "id_token": id(&both), "refresh_token": "8xLOxBtZp8refresh1", "token_type": "Bearer",
        "expires_in": 3600, "scope": "openid read:x"});
    let refresh =
        form("grant_type=refresh_token&client_id=sdk8xH2a&refresh_token=8xLOxBtZp8refresh1");
    let mut again = both.clone();
    again["nonce"] = Value::Null;
    let renewed = json!({"access_token": at, "id_token": id(&again), "token_type": "Bearer", "expires_in": 3600});
    let bare = json!({"access_token": at, "token_type": "Bearer", "expires_in": 3600, "scope": "openid read:x"});
    let token = format!("{SERVER}/oauth/token");
    for (law, entries) in [
        (
            "a code",
            vec![
                entry(
                    0.0,
                    "GET",
                    &(ask("code") + "&max_age=100"),
                    &none,
                    &redirect(&came),
                ),
                entry(1.0, "GET", &came, &none, &redirect("/")),
                exchange(
                    2.0,
                    &json!({"access_token": at, "id_token": id(&json!({"auth_time": BEGIN, "at_hash": half(&at)})),
                    "refresh_token": "8xLOxBtZp8refresh1", "token_type": "Bearer", "expires_in": 3600, "scope": "openid read:x"}),
                ),
                entry(3.0, "POST", &token, &refresh, &answer(200, &renewed)),
                entry(4.0, "POST", &token, &refresh, &answer(200, &bare)),
            ],
        ),
        (
            "all of it in a fragment",
            vec![
                entry(
                    0.0,
                    "GET",
                    &ask("code%20id_token%20token"),
                    &none,
                    &redirect(&fragment),
                ),
                exchange(2.0, &body),
            ],
        ),
        (
            "handed on to the application’s server, without the state",
            vec![
                entry(0.0, "GET", &ask("code"), &none, &redirect(&came)),
                entry(1.0, "GET", &came, &none, &none),
                exchange(2.0, &body),
            ],
        ),
        (
            "a page of the server’s own on the way",
            vec![
                entry(
                    0.0,
                    "GET",
                    &ask("code"),
                    &none,
                    &redirect("/login?code=SplxlOBeZQQYbYS6WxSbXX&state=inner"),
                ),
                entry(
                    1.0,
                    "GET",
                    &format!("{SERVER}/login?state=inner"),
                    &none,
                    &none,
                ),
            ],
        ),
    ] {
        let said = told(&entries);
        assert!(said.iter().all(Vec::is_empty), "{law}: {said:?}");
        let (copy, _) = sanitized(&har("test", &entries));
        let report = read(&copy, &Context::at(Timestamp(BEGIN))).expect("a HAR");
        let mut steps = report.flows.iter().flat_map(|flow| &flow.steps);
        let says = |said: &claimscope::har::Said| {
            said.text.contains("hash") || said.text.contains("nonce")
        };
        assert!(
            !steps.any(|step| step.says.iter().any(says)),
            "{law}: {report:?}"
        );
    }
}

/// A search, a shop and a form were told as logins, one of them with “The server answered: 0.”
#[test]
fn common_names_alone_are_no_login() {
    let none = json!({});
    let at = access();
    let get = |seconds: f64, url: &str| entry(seconds, "GET", url, &none, &none);
    let others = [
        get(0.0, "https://x.example/track?error=0&state=1"),
        get(
            1.0,
            "https://x.example/form?error=Name%20is%20required&state=draft",
        ),
        get(2.0, "https://weather.example/forecast?code=94043&state=CA"),
        get(3.0, "https://shop.example/?code=WELCOME20&state=NY"),
        entry(
            4.0,
            "GET",
            "https://x.example/old",
            &none,
            &redirect("/new?code=30100&state=NY"),
        ),
    ];
    let report = tell(&others);
    assert_eq!(
        (report.flows.len(), report.calls.len(), report.tokens.len()),
        (0, 0, 0),
        "{report:?}"
    );
    // A call of an API stays one.
    let url = "https://api.acme.example/shops?code=94043&state=CA";
    let mut entries = others.to_vec();
    entries.push(entry(
        9.0,
        "GET",
        url,
        &bearer(&at),
        &json!({"status": 401}),
    ));
    let report = tell(&entries);
    assert_eq!(
        (report.flows.len(), report.calls.len(), report.tokens.len()),
        (0, 1, 1),
        "{report:?}"
    );
    let held = report.calls[0].tokens[0];
    assert_eq!((held.name, held.token), ("Authorization", 0));
    // With a login around it any value is its code.
    for (law, entries) in [
        (
            "an authorization request",
            vec![
                entry(0.0, "GET", &ask("code"), &none, &none),
                get(1.0, &format!("{BACK}?code=94043&state=SA")),
            ],
        ),
        (
            "a token request",
            vec![
                get(0.0, &format!("{BACK}?code=94043&state=SA")),
                entry(
                    1.0,
                    "POST",
                    &format!("{SERVER}/oauth/token"),
                    &form("grant_type=authorization_code&code=94043"),
                    &answer(200, &json!({"access_token": at, "token_type": "Bearer"})),
                ),
            ],
        ),
        (
            "a code that looks like one",
            vec![get(0.0, &format!("{BACK}?code={CODE}&state=SA"))],
        ),
        (
            "an error that is registered",
            vec![get(0.0, &format!("{BACK}?error=access_denied&state=SA"))],
        ),
    ] {
        let mut all = others.to_vec();
        all.extend(entries);
        let report = tell(&all);
        let kinds = report
            .flows
            .iter()
            .flat_map(|flow| &flow.steps)
            .map(|step| step.kind);
        assert!(
            kinds.clone().any(|kind| kind == StepKind::Callback),
            "{law}: {report:?}"
        );
        assert_eq!(report.flows.len(), 1, "{law}: {report:?}");
        assert!(
            report.flows[0]
                .steps
                .iter()
                .flat_map(|step| &step.tokens)
                .all(|held| held.token < report.tokens.len()),
            "{law}"
        );
    }
}

/// Failures that a person sees were told as steps with nothing wrong.
#[test]
fn what_failed_before_the_eyes_of_the_person_is_said() {
    let none = json!({});
    let page =
        |text: &str| json!({"content": {"mimeType": "text/html; charset=utf-8", "text": text}});
    let shown = page(&format!(
        "<!DOCTYPE html>{}<script>//<![CDATA[\n$Config={{\"strMainMessage\":\"We're unable to complete your request\",\"strServiceExceptionMessage\":\"AADSTS50011: The redirect URI \\u0027http://localhost:3000/callback\\u0027 specified in the request does not match. Trace ID: x\",\"iViewId\":1}};</script>",
        "<link>".repeat(20_000)
    ));
    let entra = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-4333-8444-555555555555&redirect_uri=http://localhost:3000/callback&scope=openid&state=SA";
    let report = tell(&[
        entry(0.0, "GET", entra, &none, &shown),
        // It is mended, and the person goes on.
        entry(
            9.0,
            "GET",
            entra,
            &none,
            &redirect(&format!("{BACK}?code={CODE}&state=SA")),
        ),
        entry(
            10.0,
            "GET",
            &format!("{BACK}?code={CODE}&state=SA"),
            &none,
            &none,
        ),
    ]);
    let steps = &report.flows[0].steps;
    let said = &steps[0].says;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0]
            .text
            .contains("AADSTS50011: The redirect URI 'http://localhost:3000/callback' specified"),
        "{said:?}"
    );
    assert!(said[0].explained.is_some() && steps[0].is_problem());
    assert_eq!(
        (report.flows.len(), steps.len(), steps[2].says.len()),
        (1, 3, 0)
    );
    // A page on which somebody can log in is none.
    let login = page(
        "<title>Sign in</title><script>$Config={\"sErrorCode\":\"\",\"AADSTS\":\"AADSTS\"}</script>",
    );
    let report = tell(&[entry(0.0, "GET", entra, &none, &login)]);
    assert!(report.flows[0].steps[0].says.is_empty());
    for (failure, is_problem, says) in [
        (
            json!("net::ERR_FAILED"),
            true,
            "net::ERR_FAILED: the page got no answer.",
        ),
        (
            json!("net::ERR_ABORTED"),
            false,
            "net::ERR_ABORTED: the request was broken off",
        ),
        (
            json!("net::ERR_NAME_NOT_RESOLVED"),
            true,
            "net::ERR_NAME_NOT_RESOLVED: no answer came.",
        ),
        (Value::Null, false, "The recording has no answer"),
    ] {
        let mut exchange = exchange(2.0, &none);
        exchange["response"] = json!({"status": 0, "statusText": "", "headers": [], "content": {"size": 0, "mimeType": "x-unknown"},
            "redirectURL": "", "_error": failure});
        let report = tell(&[entry(0.0, "GET", &ask("code"), &none, &none), exchange]);
        let step = &report.flows[1].steps[0];
        assert!(
            step.says.iter().any(|said| said.text.starts_with(says)),
            "{:?}",
            step.says
        );
        assert_eq!(step.is_problem(), is_problem, "{says}");
    }
}

/// Six calls with one expired token were one line, although five were made after the refresh: that the application kept sending
/// the old one was lost.
#[test]
fn calls_with_the_token_of_before_are_told_apart_from_those_before_the_refresh() {
    let old = access_token("https://api.acme.example", BEGIN + 3);
    let new = access_token("https://api.acme.example", BEGIN + 600);
    let other = access_token("https://other.example", BEGIN + 600);
    let token = |seconds: f64, form_text: &str, body: &Value| {
        entry(
            seconds,
            "POST",
            &format!("{SERVER}/oauth/token"),
            &form(form_text),
            &answer(200, body),
        )
    };
    let call = |seconds: f64, token: &str| {
        entry(
            seconds,
            "GET",
            "https://api.acme.example/x",
            &bearer(token),
            &json!({"status": 401}),
        )
    };
    let refresh = "grant_type=refresh_token&refresh_token=8xLOxBtZp8refresh1";
    let first =
        json!({"access_token": old, "refresh_token": "8xLOxBtZp8refresh1", "token_type": "Bearer"});
    let begun = vec![
        token(
            0.0,
            "grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA",
            &first,
        ),
        call(5.0, &old),
    ];
    let rest = (0..5).map(|nth| call(11.0 + f64::from(nth), &old));
    let told = |newer: &str| {
        let mut entries = begun.clone();
        entries.push(token(
            10.0,
            refresh,
            &json!({"access_token": newer, "token_type": "Bearer"}),
        ));
        entries.extend(rest.clone());
        let report = tell(&entries);
        let steps = report.flows[0]
            .steps
            .iter()
            .filter(|step| step.kind == StepKind::ApiCall);
        steps
            .map(|step| {
                let says = |said: &claimscope::har::Said| {
                    said.text
                        .starts_with("Entry 3 had brought a newer access token")
                };
                (step.times, step.says.iter().any(says))
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&new), [(1, false), (5, true)]);
    // A token for another API is no newer one for this.
    assert_eq!(told(&other), [(6, false)]);
}

/// Flat memory and time: a recording may hold any number of answers.
#[test]
fn thousands_of_answers_are_not_all_held_against_their_requests() {
    let body = json!({"access_token": access(), "token_type": "Bearer", "id_token": id(&json!({"at_hash": half("x")}))});
    let mut entries = Vec::new();
    for nth in 0..1200 {
        let url = format!("{SERVER}/oauth/token");
        let ask = form(&format!(
            "grant_type=refresh_token&refresh_token=8xLOxBtZp8refresh{}",
            nth % 150
        ));
        entries.push(entry(
            f64::from(nth) / 10.0,
            "POST",
            &url,
            &ask,
            &answer(200, &body),
        ));
    }
    let report = tell(&entries);
    let notes: Vec<&str> = report.notes.iter().map(|said| said.text.as_str()).collect();
    assert!(
        notes[0].starts_with("200 more answers were not held against their requests"),
        "{notes:?}"
    );
}

/// A session that an application’s own server tells is no answer of a token endpoint, and need not have all of it.
#[test]
fn what_an_applications_own_server_hands_on_may_be_less() {
    let body = json!({"access_token": access(), "expires_in": 3600});
    let told = |text: &str| {
        let asked = entry(
            0.0,
            "POST",
            "https://app.example/session",
            &form(text),
            &answer(200, &body),
        );
        let says = tell(&[asked]).flows[0].steps[0].says.clone();
        says.iter().any(|said| said.text.contains("no token_type"))
    };
    assert!(!told("a=b"));
    assert!(told("grant_type=client_credentials"));
}

/// Logins of devices, programs and refreshes alone were nobody’s.
#[test]
fn whose_server_it_is_shows_without_an_authorization_request() {
    let brings = |url: &str, text: &str, token: &str| {
        let body = json!({"access_token": token, "token_type": "Bearer"});
        entry(0.0, "POST", url, &form(text), &answer(200, &body))
    };
    let post = |url: &str, text: &str| brings(url, text, "SlAV32hkKGSlAV32hkKG");
    let auth0 = format!("{SERVER}/oauth/token");
    let device = json!({"device_code": "Ag_EE3hkAbCdEf", "user_code": "ABCD-EFGH", "verification_uri": "https://acme.eu.auth0.com/activate"});
    for (law, entry, provider) in [
        (
            "a device",
            entry(
                0.0,
                "POST",
                &format!("{SERVER}/oauth/device/code"),
                &form("client_id=a"),
                &answer(200, &device),
            ),
            Some("auth0"),
        ),
        (
            "a program",
            post(&auth0, "grant_type=client_credentials"),
            Some("auth0"),
        ),
        (
            "a refresh",
            post(
                &auth0,
                "grant_type=refresh_token&refresh_token=8xLOxBtZp8refresh1",
            ),
            Some("auth0"),
        ),
        (
            "Entra",
            post(
                "https://login.microsoftonline.com/common/oauth2/v2.0/token",
                "grant_type=client_credentials",
            ),
            Some("entra"),
        ),
        (
            "a domain of one’s own: its tokens tell",
            brings(
                "https://login.example.com/token",
                "grant_type=client_credentials",
                &access(),
            ),
            Some("auth0"),
        ),
        (
            "a path that many have",
            post(
                "https://login.example.com/connect/token",
                "grant_type=client_credentials",
            ),
            None,
        ),
        (
            "somebody’s",
            post(
                "https://login.example.com/token",
                "grant_type=client_credentials",
            ),
            None,
        ),
        (
            "the application’s own server",
            post("https://app.example.com/api/session", "a=b"),
            None,
        ),
    ] {
        let report = tell(&[entry]);
        let found = report.flows[0].provider.map(|provider| provider.id);
        assert_eq!(found, provider, "{law}");
    }
}

/// A challenge could turn the direction of the line that it was shown in.
#[test]
fn nothing_that_is_repeated_hides_or_turns_what_is_around_it() {
    let challenge = "Bearer error=\"invalid_token\", error_description=\"a\u{202e}dewolla\"";
    let answer =
        json!({"status": 401, "headers": [{"name": "WWW-Authenticate", "value": challenge}]});
    let url = "https://api.acme.example/a\u{202e}b";
    let report = tell(&[entry(0.0, "GET", url, &bearer(&access()), &answer)]);
    let step = &report.calls[0];
    assert_eq!(step.path, "/a⟨U+202E⟩b");
    assert!(
        step.says[0].text.contains("a⟨U+202E⟩dewolla"),
        "{:?}",
        step.says
    );
    assert!(!format!("{:?}", step.says).contains('\u{202e}'));
}
