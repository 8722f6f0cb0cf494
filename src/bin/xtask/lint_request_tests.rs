//! What a report says, and of what it is made.

use super::*;
use claimscope::oauth::providers::provider;
use claimscope::sdk::{Group, offered};

fn read(line: &str) -> Result<Asked, String> {
    asked(&jsonl::object(line.as_bytes()).unwrap())
}

fn asked_for(url: &str) -> Asked {
    Asked {
        url: url.to_owned(),
        provider: None,
        token_audience: Vec::new(),
        metadata: None,
        now: Timestamp(1_767_225_600),
    }
}

#[test]
fn a_line_is_a_url_with_its_provider() {
    let line = r#"{"url":"https://a.example.com/authorize?client_id=c","provider":"auth0","token_audience":"x"}"#;
    let asked = read(line).unwrap();
    assert_eq!(asked.provider, provider("auth0"));
    assert_eq!(asked.token_audience, ["x"]);
}

#[test]
fn a_line_that_is_no_request_is_told_what_it_lacks() {
    for (line, error) in [
        ("{}", "there is no url"),
        (r#"{"url":1}"#, "url is a number, not a string"),
        (
            r#"{"url":"a","provider":"x"}"#,
            "provider is none of auth0, ",
        ),
    ] {
        let told = read(line).unwrap_err();
        assert!(told.starts_with(error), "{told}");
    }
    let hello = read(r#"{"url":"hello"}"#).unwrap();
    assert!(report(&hello, Extent::Brief).is_err());
}

#[test]
fn what_a_library_makes_anew_is_not_missing() {
    let asked = asked_for(
        "const { auth } = require('express-openid-connect');\napp.use(auth({ issuerBaseURL: 'https://t.auth0.com', baseURL: 'https://app.example.com', clientID: 'abc' }));",
    );
    let report = report(&asked, Extent::Brief).unwrap();
    assert_eq!(
        report.request.request.get("nonce"),
        None,
        "nothing is made up"
    );
    for name in ["nonce-missing", "state-missing", "easily-guessed"] {
        assert!(
            report.findings.iter().all(|finding| finding.name() != name),
            "{name}"
        );
    }
}

#[test]
fn what_a_request_object_says_counts_and_the_difference_is_told() {
    // {"alg":"RS256"}.{"response_type":"code","scope":"openid"}
    let object =
        "eyJhbGciOiJSUzI1NiJ9.eyJyZXNwb25zZV90eXBlIjoiY29kZSIsInNjb3BlIjoib3BlbmlkIn0.c2ln";
    let asked = Asked {
        url: format!("https://t.auth0.com/authorize?client_id=c&scope=email&request={object}"),
        provider: None,
        token_audience: Vec::new(),
        metadata: None,
        now: Timestamp(1_767_225_600),
    };
    let json = serde_json::to_value(report(&asked, Extent::Brief).unwrap()).unwrap();
    assert_eq!(
        json["request_object"],
        serde_json::json!({
            "state": "readable",
            "effective": [["client_id", "c"], ["response_type", "code"], ["scope", "openid"]],
            "differences": [
                {"name": "scope", "kind": "differs", "outside": "email", "inside": "openid"},
                {"name": "response_type", "kind": "only-inside", "outside": null, "inside": "code"},
            ],
        })
    );
    assert_eq!(json["outcome"]["id_token"], true);
}

/// What its library sends by itself was said to be missing.
#[test]
fn the_code_of_a_library_lacks_nothing_that_the_library_sends() {
    const MISSING: [&str; 6] = [
        "state-missing",
        "nonce-missing",
        "pkce-missing",
        "redirect-uri-missing",
        "placeholder-left-in",
        "required-by-the-provider",
    ];
    // These send what they are told and nothing else.
    const BY_HAND: [&str; 2] = ["x-oauth2", "curl"];
    let mut wrong = Vec::new();
    for (id, location) in [
        ("auth0", "tenant.eu.auth0.com"),
        ("okta", "https://o.okta.com/oauth2/default/v1/authorize"),
        (
            "keycloak",
            "https://k.example/realms/r/protocol/openid-connect/auth",
        ),
    ] {
        let mut asked = AuthorizationRequest::new(provider(id).unwrap());
        asked.location = location.to_owned();
        for (name, value) in [
            ("response_type", "code"),
            ("client_id", "0oa1b2c3d4e5f6g7h8i9"),
            ("redirect_uri", "https://app.example.com/cb"),
            ("scope", "openid profile"),
        ] {
            asked.set(name, value);
        }
        for sdk in offered(Group::SignIn, &asked).filter(|sdk| !BY_HAND.contains(&sdk.id)) {
            let files = sdk.write(&asked).files;
            let text: String = files.iter().map(|file| file.text()).collect();
            let findings = report(&asked_for(&text), Extent::Brief).unwrap().findings;
            let names = findings.iter().map(Finding::name);
            let missing: Vec<&str> = names.filter(|name| MISSING.contains(name)).collect();
            if !missing.is_empty() {
                wrong.push(format!("{} for {id}: {missing:?}", sdk.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The audience was computed, and Auth.js was told that it asks for none.
#[test]
fn what_is_only_known_where_the_code_runs_is_not_missing() {
    let code = "NextAuth({ providers: [Auth0({ clientId: process.env.AUTH0_CLIENT_ID, issuer: process.env.AUTH0_ISSUER, checks: ['state', 'pkce'], authorization: { params: { audience: process.env.AUTH0_AUDIENCE, scope: 'openid' } } })] })";
    for (law, url, missing) in [
        ("computed", code.to_owned(), false),
        (
            "left out",
            code.replace("audience: process.env.AUTH0_AUDIENCE,", ""),
            true,
        ),
    ] {
        let asked = asked_for(&url);
        let found = report(&asked, Extent::Brief).unwrap().findings;
        let names: Vec<&str> = found.iter().map(Finding::name).collect();
        assert_eq!(names.contains(&"missing-audience"), missing, "{law}");
        for name in ["client-id-missing", "domain-missing"] {
            assert!(!names.contains(&name), "{law}: {name}");
        }
    }
}

#[test]
fn what_is_broken_is_told_with_the_errors_to_expect() {
    // A state that Okta insists on, a redirect URI that nobody named: "None that the request shows" stood beside both.
    const ENTRA: &str = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&scope=openid&state=af0ifjsldkj&nonce=n-0S6_WzA2Mj";
    for (url, broken) in [
        (
            "https://o.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            Some("state"),
        ),
        (ENTRA, Some("redirect_uri")),
        (
            &[ENTRA, "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb"].concat(),
            None,
        ),
    ] {
        let asked = asked_for(url);
        let json = serde_json::to_value(report(&asked, Extent::Brief).unwrap()).unwrap();
        let at = json["outcome"]["broken"][0]["at"].as_str();
        assert_eq!(at, broken, "{url}");
        let findings = json["findings"].as_array().unwrap().iter();
        let has_errors = findings.clone().any(|f| f["severity"] == "error");
        assert_eq!(has_errors, broken.is_some(), "{url}");
    }
}

#[test]
fn what_the_link_leaves_out_is_not_shared_and_is_told() {
    // The table lets a link carry audience and redirect_uri: these two look like a token and name a person.
    let url = "https://t.auth0.com/authorize?client_id=c&scope=openid&state=x&audience=sk_live_4eC39HqLyjWDarjtT1zdp7dcX&redirect_uri=https%3A%2F%2Fapp.example%2F%3Fu%3Djo%40acme.example&made_up=1";
    let json = serde_json::to_value(report(&asked_for(url), Extent::Brief).unwrap()).unwrap();
    let shared = |parameter: &serde_json::Value| {
        let name = parameter["name"].as_str()?;
        (parameter["shared"] == true).then(|| name.to_owned())
    };
    let parameters = json["parameters"].as_array().unwrap();
    let shared: Vec<String> = parameters.iter().filter_map(shared).collect();
    assert_eq!(shared, ["client_id", "scope"]);
    let left = json["left_out"].as_array().unwrap();
    let names: Vec<&str> = left
        .iter()
        .filter_map(|left| left["name"].as_str())
        .collect();
    assert_eq!(names, ["state", "audience", "redirect_uri", "made_up"]);
    assert!(left.iter().all(|left| left["says"].is_string()), "{left:?}");
}

#[test]
fn the_report_has_the_members_that_scripts_read() {
    let url = "https://t.auth0.com/authorize?response_type=code&client_id=c&scope=openid&audience=https%3A%2F%2Fapi.example.com";
    let asked = asked_for(url);
    let json = serde_json::to_value(report(&asked, Extent::Brief).unwrap()).unwrap();
    let outcome = &json["outcome"];
    for (member, value) in [
        ("access_token", serde_json::json!("jwt")),
        ("audience", serde_json::json!("https://api.example.com")),
        ("id_token", serde_json::json!(true)),
        ("refresh_token", serde_json::json!("no")),
        ("delivered", serde_json::json!("query")),
        ("code", serde_json::json!(true)),
        ("access_token_or", serde_json::json!(["encrypted-jwt"])),
        ("token_type", serde_json::json!("Bearer")),
        ("response", serde_json::json!(["code"])),
    ] {
        assert_eq!(outcome[member], value, "{member}");
    }
    assert_eq!(
        outcome["aud"]["values"],
        serde_json::json!(["https://api.example.com", "https://t.auth0.com/userinfo"])
    );
    assert_eq!(outcome["scopes"][0]["goes"], "id-token");
    assert_eq!(
        outcome["lifetimes"][1]["seconds"],
        serde_json::json!([86400, 86400])
    );
    assert_eq!(outcome["errors"][0]["error"], "access_denied");
    assert!(outcome["why"]["access_token"]["why"].is_string());
    assert_eq!(json["url"], url);
    let audience = &json["parameters"][3];
    assert_eq!(audience["name"], "audience");
    assert_eq!(audience["type"], "text");
    assert_eq!(audience["known"], true);
    assert_eq!(audience["shared"], true);
    assert_eq!(audience["providers"], serde_json::json!(["auth0", "ory"]));
    assert_eq!(json["parameters"][1]["required"], true);
    assert_eq!(json["request_object"], serde_json::Value::Null);
    assert_eq!(json["left_out"], serde_json::json!([]));
    assert_eq!(json["commands"][0]["task"], "exchange");
    let exchange = json["commands"][0]["text"].as_str().unwrap();
    assert!(
        exchange.contains("https://t.auth0.com/oauth/token"),
        "{exchange}"
    );
    assert!(
        exchange.contains("grant_type=authorization_code"),
        "{exchange}"
    );
    assert_eq!(json["request"]["domain"], "t.auth0.com");
    assert_eq!(
        json["request"]["params"][0],
        serde_json::json!(["response_type", "code"])
    );
    assert_eq!(
        json["share"],
        "#/authorize?v=1&provider=auth0&domain=t.auth0.com&response_type=code&client_id=c&scope=openid&audience=https://api.example.com&expect.access_token=jwt&expect.audience=https://api.example.com&expect.id_token=yes&expect.refresh_token=no&expect.delivered=query"
    );
}

/// A request object that had expired was found good, whatever the time.
#[test]
fn a_request_object_is_held_against_the_time_of_the_line() {
    // {"alg":"RS256"}.{"client_id":"c","exp":1767225600}
    let object = "eyJhbGciOiJSUzI1NiJ9.eyJjbGllbnRfaWQiOiJjIiwiZXhwIjoxNzY3MjI1NjAwfQ.c2ln";
    for (now, is_expired) in [(1_767_225_599, false), (1_767_225_600, true)] {
        let line = format!(
            r#"{{"url":"https://t.auth0.com/authorize?client_id=c&request={object}","now":{now}}}"#
        );
        let report = report(&read(&line).unwrap(), Extent::Brief).unwrap();
        let mut names = report.findings.iter().map(Finding::name);
        let found = names.any(|name| name == "request-object-expired");
        assert_eq!(found, is_expired, "{now}");
    }
}

/// A report held the commands for curl alone, and no code.
#[test]
fn a_whole_report_has_the_code_of_every_library_and_the_commands_in_every_form() {
    let url = "https://t.eu.auth0.com/authorize?client_id=c&response_type=code&scope=openid&audience=https%3A%2F%2Fapi.example.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb";
    let all = report(&asked_for(url), Extent::All).unwrap();
    let request = &all.request.request;
    let fit = |group| offered(group, request).map(|sdk| sdk.id);
    let fit: Vec<&str> = fit(Group::SignIn).chain(fit(Group::Api)).collect();
    let code = all.sdk.as_ref().unwrap();
    assert_eq!(code.iter().map(|one| one.id).collect::<Vec<_>>(), fit);
    let written = |one: &CodeJson| one.files.iter().all(|file| !file.code.is_empty());
    assert!(code.iter().all(written));
    for command in &all.commands {
        let forms: Vec<&str> = command.forms.keys().copied().collect();
        assert_eq!(forms, ["fetch", "fields", "httpie", "powershell"]);
    }
    let json = serde_json::to_value(&all).unwrap();
    assert_eq!(json["sdk"][0]["files"][0]["language"], "javascript");
    let brief = report(&asked_for(url), Extent::Brief).unwrap();
    let json = serde_json::to_value(brief).unwrap();
    assert_eq!(json.get("sdk"), None, "a line stays short");
    assert_eq!(json["commands"][0].get("forms"), None);
}

/// A single fix, the first of several, stood where a person had to choose.
#[test]
fn the_ways_out_of_an_error_are_choices_and_its_fix_is_safe() {
    let asked = asked_for(
        "https://t.auth0.com/authorize?response_type=code&client_id=c&scope=openid&audience=urn%3Aa&audience=urn%3Ab&redirect_uri=https%3A%2F%2Fa.example%2Fcb",
    );
    let json = serde_json::to_value(report(&asked, Extent::Brief).unwrap()).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let named = |name: &str| findings.iter().find(|f| f["name"] == name).unwrap();
    let keep = |api: &str| {
        serde_json::json!({
            "title": format!("Ask for {api} alone"),
            "edits": [{"edit": "set-param", "name": "audience", "value": api}],
        })
    };
    let several = named("several-audiences");
    assert_eq!(several["fix"], serde_json::Value::Null);
    assert_eq!(
        several["choices"],
        serde_json::json!([keep("urn:a"), keep("urn:b")])
    );
    let state = named("state-missing");
    assert_eq!(state["choices"], serde_json::json!([]));
    assert_eq!(state["fix"]["safe"], true);
}

/// A server’s settings decide the format, and a token of the same API shows what they are.
#[test]
fn a_token_for_the_same_api_shows_the_format_of_the_next() {
    for (audience, format) in [("urn:a", "jwt"), ("urn:b", "opaque")] {
        let asked = Asked {
            provider: provider("oidc-provider"),
            token_audience: vec![audience.to_owned()],
            ..asked_for(
                "https://id.example/auth?response_type=code&client_id=c&scope=openid&resource=urn%3Aa",
            )
        };
        let json = serde_json::to_value(report(&asked, Extent::Brief).unwrap()).unwrap();
        assert_eq!(json["outcome"]["access_token"], format);
    }
}
