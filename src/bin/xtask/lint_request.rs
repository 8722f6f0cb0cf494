//! `cargo xtask lint-request`: an authorization request in, what is wrong with it and what it will get out, as JSON.
//!
//! Reads and judges with the library alone. Nothing is stored and nothing is sent; a report repeats the request it was
//! given, secrets included, and only its `share` member is made for others.

use crate::jsonl::{self, member, string};
use crate::request_commands::{CommandJson, commands};
use crate::request_parts::{LeftOutJson, ObjectJson, left_out, object, parameters};
use crate::step::{Stop, at};
use crate::understood::{Understood, made, read};
use claimscope::lint::{
    self, Finding, RequestUnderLint, lint_import, lint_metadata, lint_request, tell_errors,
    without_computed,
};
use claimscope::oauth::commands::Form;
use claimscope::oauth::metadata::{self, Document, Metadata};
use claimscope::oauth::outcome::{Outcome, follow, predict};
use claimscope::oauth::providers::{PROVIDERS, provider};
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::oauth::request_object;
use claimscope::oauth::{Provider, parse::Note};
use claimscope::sdk::{SDKS, sdk};
use claimscope::share::to_fragment;
use claimscope::text::json::{Json, Object, Value};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io::{self, Read, Write};

/// Reads a URL on standard input and prints its report; with `--jsonl` one report a line; with `--sdk` the request in a
/// library's code, and notes on standard error; with `--commands` the requests that follow it, likewise.
///
/// # Errors
/// An unknown argument, a URL that is none, a library that cannot make the request, or standard input or output that fails.
/// With `--jsonl` a line that is no request gives its error on its line.
pub fn command(arguments: &[String]) -> Result<(), Stop> {
    let broken = |error: io::Error| Stop::new(format!("cannot read or write: {error}"));
    match arguments {
        [] => whole().map_err(broken)?.map_err(Stop::new),
        [flag] if flag == "--jsonl" => {
            let answer = |object: &Object| asked(object).and_then(|asked| report(&asked));
            jsonl::answer(answer).map_err(broken)
        }
        [flag, id] if flag == "--sdk" => code(id),
        [flag, form] if flag == "--commands" => next_steps(form),
        _ => Err(
            Stop::new("lint-request takes --jsonl, --sdk ID, --commands FORM or nothing")
                .type_this("cargo xtask lint-request < url.txt"),
        ),
    }
}

/// What is read from a line.
#[derive(Debug, PartialEq)]
struct Asked {
    url: String,
    provider: Option<&'static Provider>,
    token_audience: Vec<String>,
    metadata: Option<Metadata>,
}

/// Prints the request on standard input in that library's code.
fn code(id: &str) -> Result<(), Stop> {
    let sdk = sdk(id).ok_or_else(|| {
        let known: Vec<&str> = SDKS.iter().map(|sdk| sdk.id).collect();
        Stop::new(format!("--sdk takes one of {}", known.join(", ")))
    })?;
    let url = standard_input().map_err(at("standard input"))?;
    let request = read(&url, None).map_err(Stop::new)?.request;
    if let Some(why) = sdk.unfit(&request) {
        return Err(Stop::new(format!("{id} does not fit: {why}")));
    }
    let snippet = sdk.write(&request);
    for file in &snippet.files {
        if snippet.files.len() > 1 {
            println!("--- {}", file.name);
        }
        print!("{}", file.text());
    }
    for note in &snippet.notes {
        eprintln!("{note}");
    }
    Ok(())
}

/// Prints the requests that follow the one on standard input.
fn next_steps(form: &str) -> Result<(), Stop> {
    let form = Form::from_name(form).ok_or_else(|| {
        let known: Vec<&str> = Form::ALL.into_iter().map(Form::name).collect();
        Stop::new(format!("--commands takes one of {}", known.join(", ")))
    })?;
    let text = standard_input().map_err(at("standard input"))?;
    let understood = read(&text, None).map_err(Stop::new)?;
    for command in commands(&understood.request, understood.metadata.as_ref(), form) {
        println!("--- {}: {}", command.task, command.title);
        println!("{}", command.text.trim_end());
        for note in &command.notes {
            eprintln!("{}: {note}", command.task);
        }
    }
    Ok(())
}

fn standard_input() -> io::Result<String> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn whole() -> io::Result<Result<(), String>> {
    let asked = Asked {
        url: standard_input()?,
        provider: None,
        token_audience: Vec::new(),
        metadata: None,
    };
    match report(&asked) {
        Ok(report) => {
            let mut out = io::stdout().lock();
            serde_json::to_writer_pretty(&mut out, &report)?;
            writeln!(out).map(Ok)
        }
        Err(error) => Ok(Err(error)),
    }
}

/// One line: `{"url":…,"provider":…,"token_audience":…,"metadata":…}`, all but `url` optional.
fn asked(object: &Object) -> Result<Asked, String> {
    let url = string(object, "url")?.ok_or("there is no url")?;
    let provider = match member(object, "provider") {
        None => None,
        Some(json) => Some(json.as_str().and_then(provider).ok_or_else(|| {
            let known: Vec<&str> = PROVIDERS.iter().map(|p| p.id).collect();
            format!("provider is none of {}", known.join(", "))
        })?),
    };
    let token_audience = match member(object, "token_audience").map(|json| &json.value) {
        None => Vec::new(),
        Some(Value::String(text)) => vec![text.as_str().to_owned()],
        Some(Value::Array(items)) => (items.iter().filter_map(Json::as_str))
            .map(str::to_owned)
            .collect(),
        Some(_) => return Err("token_audience is neither a string nor an array".to_owned()),
    };
    let metadata = match member(object, "metadata") {
        None => None,
        Some(json) => match metadata::parse(&json.to_compact()) {
            Some(Document::Server(metadata)) => Some(metadata),
            _ => return Err("metadata is not that of an authorization server".to_owned()),
        },
    };
    Ok(Asked {
        url,
        provider,
        token_audience,
        metadata,
    })
}

/// The report on one request.
#[derive(Serialize)]
struct Report {
    request: RequestJson,
    url: String,
    findings: Vec<Finding>,
    outcome: Outcome,
    share: String,
    /// What `share` does not carry.
    left_out: Vec<LeftOutJson>,
    parameters: serde_json::Value,
    /// The requests that follow, for curl.
    commands: Vec<CommandJson>,
    request_object: Option<ObjectJson>,
}

struct RequestJson {
    request: AuthorizationRequest,
    notes: Vec<Note>,
}

impl Serialize for RequestJson {
    /// `{"provider","domain" or "authorization_endpoint","params":[[name,value],…],"notes":[…]}`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let request = &self.request;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("provider", request.provider.id)?;
        map.serialize_entry(request.location_name(), &request.location)?;
        let params: Vec<[&str; 2]> = (request.params.iter())
            .map(|p| [p.name.as_str(), p.value.as_str()])
            .collect();
        map.serialize_entry("params", &params)?;
        let notes: Vec<String> = self.notes.iter().map(ToString::to_string).collect();
        map.serialize_entry("notes", &notes)?;
        map.end()
    }
}

fn report(asked: &Asked) -> Result<Report, String> {
    let Understood {
        request,
        notes,
        misplaced,
        metadata,
        makes,
        computed,
    } = read(&asked.url, asked.provider)?;
    let said = metadata.or_else(|| asked.metadata.clone());
    let effective = request_object::effective(&request);
    let mut outcome = predict(
        effective
            .as_ref()
            .map_or(&request, |inside| &inside.request),
    );
    if let Some(metadata) = &said {
        follow(&mut outcome, &request, metadata);
    }
    let judged = made(&request, &makes);
    let seen = RequestUnderLint {
        request: &judged,
        token_audience: &asked.token_audience,
        metadata: said.as_ref(),
    };
    let mut findings = lint_request(&seen);
    findings.extend(lint_metadata(&seen));
    without_computed(&mut findings, &judged, &computed);
    tell_errors(&mut outcome, &findings);
    findings.extend(lint_import(&misplaced));
    lint::sort(&mut findings);
    let shared = to_fragment(&request);
    Ok(Report {
        parameters: serde_json::to_value(parameters(&request, &shared))
            .map_err(|error| error.to_string())?,
        request_object: object(&request, effective.as_ref()),
        url: request.url(),
        findings,
        outcome,
        commands: commands(&request, said.as_ref(), Form::Curl),
        left_out: left_out(&shared),
        share: shared.fragment,
        request: RequestJson { request, notes },
    })
}

#[cfg(test)]
mod tests {
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
        assert!(report(&hello).is_err());
    }

    #[test]
    fn what_a_library_makes_anew_is_not_missing() {
        let asked = asked_for(
            "const { auth } = require('express-openid-connect');\napp.use(auth({ issuerBaseURL: 'https://t.auth0.com', baseURL: 'https://app.example.com', clientID: 'abc' }));",
        );
        let report = report(&asked).unwrap();
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
        };
        let json = serde_json::to_value(report(&asked).unwrap()).unwrap();
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
                let findings = report(&asked_for(&text)).unwrap().findings;
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
            let found = report(&asked).unwrap().findings;
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
            let json = serde_json::to_value(report(&asked).unwrap()).unwrap();
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
        let json = serde_json::to_value(report(&asked_for(url)).unwrap()).unwrap();
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
        let json = serde_json::to_value(report(&asked).unwrap()).unwrap();
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
}
