//! The conventions that every rule keeps, its examples run, and the promises of fixes: a rule is a file, a name, a sentence,
//! a clause, an example that it finds and one that it does not.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use claimscope::inspect::inspect;
use claimscope::lint::rules::{self, all, pair, request, token};
use claimscope::lint::{
    Check, Example, Finding, Input, RequestUnderLint, Rule, Severity, lint_import, lint_metadata,
    lint_request,
};
use claimscope::oauth::Context;
use claimscope::oauth::import::{Imported, import};
use claimscope::oauth::metadata::{self, Document, Metadata};
use claimscope::oauth::parse::parse;
use claimscope::oauth::providers::provider;
use claimscope::oauth::request::{AuthorizationRequest, Fresh, Param};
use claimscope::oauth::sent::{Asked, Promised};
use claimscope::text::base64url;
use claimscope::text::time::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// 2026-01-01T00:00:00Z, as [`Input::Jwt`] promises.
const NOW: Timestamp = Timestamp(1_767_225_600);

const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn lint(request: &AuthorizationRequest, token_audience: &[String]) -> Vec<Finding> {
    lint_request(&RequestUnderLint {
        request,
        token_audience,
        metadata: None,
        now: Some(NOW),
    })
}

fn read(provider_id: &str, url: &str) -> AuthorizationRequest {
    let provider = provider(provider_id).expect("an example names a provider");
    parse(url, Some(provider)).expect(url).request
}

fn jwt(header: &str, claims: &str) -> String {
    let part = |text: &str| base64url::encode(text.as_bytes());
    format!("{}.{}.{}", part(header), part(claims), part("signature"))
}

/// The text of an example about a response, with its tokens.
fn pair_in(text: &str, id: &str, access: &str) -> String {
    text.replace("ID_TOKEN", &jwt(r#"{"alg":"RS256"}"#, id))
        .replace(
            "ACCESS_TOKEN",
            &jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, access),
        )
}

fn of_text(text: &str, context: &Context) -> Vec<Finding> {
    let report = inspect(text, context);
    let of_tokens = report.tokens.into_iter().flat_map(|t| t.findings);
    let of_responses = report.responses.into_iter().flat_map(|r| r.findings);
    let all = report.findings.into_iter().chain(of_tokens);
    all.chain(of_responses).collect()
}

/// What is found in an answer to a request.
fn of_answer(text: &str, id: &str, request: &str, metadata: Option<&Metadata>) -> Vec<Finding> {
    let request = parse(request, None).expect(request).request;
    let promised = metadata.map(|metadata| Promised::by(metadata, &request));
    let asked = Asked::new(request, promised.unwrap_or_default());
    let context = Context {
        sent: Some(Arc::new(asked)),
        ..Context::at(NOW)
    };
    of_text(&pair_in(text, id, "{}"), &context)
}

fn server(metadata: &str) -> Metadata {
    match metadata::parse(metadata) {
        Some(Document::Server(metadata)) => metadata,
        _ => panic!("an example has metadata: {metadata}"),
    }
}

fn findings(input: &Input) -> Vec<Finding> {
    match input {
        Input::Jwt { header, claims } => of_text(&jwt(header, claims), &Context::at(NOW)),
        Input::JwtFor {
            header,
            claims,
            audience,
        } => {
            let audience = Some((*audience).to_owned());
            let context = Context {
                audience,
                ..Context::at(NOW)
            };
            of_text(&jwt(header, claims), &context)
        }
        Input::JwtFrom {
            header,
            claims,
            issuer,
        } => {
            let issuer = Some((*issuer).to_owned());
            let context = Context {
                issuer,
                ..Context::at(NOW)
            };
            of_text(&jwt(header, claims), &context)
        }
        Input::Pair { text, id, access } => of_text(&pair_in(text, id, access), &Context::at(NOW)),
        Input::PairAsked {
            text,
            id,
            access,
            scope,
            client_id,
        } => {
            let context = Context {
                scope: Some((*scope).to_owned()),
                client_id: Some((*client_id).to_owned()).filter(|client| !client.is_empty()),
                ..Context::at(NOW)
            };
            of_text(&pair_in(text, id, access), &context)
        }
        Input::PairSent { text, id, request } => of_answer(text, id, request, None),
        Input::PairSentTo {
            text,
            id,
            request,
            metadata,
        } => of_answer(text, id, request, Some(&server(metadata))),
        Input::Text(text) => of_text(text, &Context::at(NOW)),
        Input::Repeated(piece, times) => of_text(&piece.repeat(*times), &Context::at(NOW)),
        Input::Request { provider, url } => lint(&read(provider, url), &[]),
        Input::RequestBeside {
            provider,
            url,
            token_audience,
        } => lint(&read(provider, url), &[(*token_audience).to_owned()]),
        Input::RequestTo { url, metadata } => lint_metadata(&RequestUnderLint {
            request: &read("rfc8707", url),
            token_audience: &[],
            metadata: Some(&server(metadata)),
            now: Some(NOW),
        }),
        Input::Configuration(text) => match import(text, None) {
            Ok(Imported::Request(reading)) => lint_import(&reading.misplaced),
            other => panic!("an example is a configuration: {other:?}"),
        },
    }
}

/// The request of an example, and the audience beside it.
fn example_request(example: &Example) -> Option<(AuthorizationRequest, Vec<String>)> {
    match example.input {
        Input::Request { provider, url } => Some((read(provider, url), Vec::new())),
        Input::RequestBeside {
            provider,
            url,
            token_audience,
        } => Some((read(provider, url), vec![token_audience.to_owned()])),
        _ => None,
    }
}

#[test]
fn every_file_is_a_rule_in_the_list_and_has_its_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/rules");
    for (folder, rules) in [
        ("token", token::RULES),
        ("pair", pair::RULES),
        ("request", request::RULES),
        ("metadata", rules::metadata::RULES),
        ("import", rules::import::RULES),
    ] {
        let files: BTreeSet<String> = fs::read_dir(root.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                fs::read_to_string(path).is_ok_and(|text| text.contains("pub static RULE: Rule"))
            })
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        let listed: BTreeSet<String> = rules.iter().map(|r| r.name.replace('-', "_")).collect();
        assert_eq!(files, listed, "rules/{folder}");
        assert_eq!(listed.len(), rules.len(), "a rule is listed twice");
    }
}

#[test]
fn every_rule_keeps_the_conventions() {
    let mut names = BTreeSet::new();
    for rule in all() {
        let name = rule.name;
        assert!(names.insert(name), "{name} stands twice");
        let is_kebab = name.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        assert!(is_kebab, "{name}");
        let summary = rule.summary;
        assert!(!summary.is_empty() && !summary.contains('\n'), "{name}");
        assert!(!summary.ends_with('.'), "{name}: {summary}");
        // Lower case, but for names such as JSON and API.
        let first = summary.split(' ').next().unwrap_or_default();
        let is_name = first.chars().filter(|c| c.is_uppercase()).count() > 1;
        let is_lower = first.chars().next().is_some_and(|c| !c.is_uppercase());
        assert!(is_lower || is_name, "{name}: {summary}");
        assert!(
            rule.explain.text().ends_with('.') && rule.explain.text().len() > 60,
            "{name}"
        );
        assert!(!rule.spec.is_empty(), "{name} cites nothing");
    }
}

#[test]
fn every_example_is_found_or_not_as_it_says() {
    for rule in all() {
        for example in rule.examples {
            let of_rule: Vec<Finding> = (findings(&example.input).into_iter())
                .filter(|f| f.name() == rule.name)
                .collect();
            let case = format!("{}: {}", rule.name, example.shows);
            match example.finds {
                Some(words) => assert!(
                    of_rule.iter().any(|f| f.message.contains(words)),
                    "{case}: {:?}",
                    of_rule.iter().map(|f| &f.message).collect::<Vec<_>>()
                ),
                None => assert!(of_rule.is_empty(), "{case}: {}", of_rule[0].message),
            }
        }
        let finds = |found: bool| rule.examples.iter().any(|e| e.finds.is_some() == found);
        assert!(finds(true), "{} shows nothing that it finds", rule.name);
        assert!(finds(false), "{} shows nothing that is right", rule.name);
    }
}

fn check_message(rule: &Rule, finding: &Finding) {
    let (name, message) = (rule.name, &finding.message);
    assert!(message.ends_with(['.', '?']), "{name}: {message}");
    assert!(message.len() < 600, "{name}: {message}");
    let lower = message.to_lowercase();
    for vague in ["invalid", "illegal", "oops", "please"] {
        assert!(!lower.contains(vague), "{name}: {message}");
    }
    let is_error = finding.severity() == Severity::Error;
    assert!(
        is_error || finding.choices.is_empty(),
        "{name}: a choice is a way out of an error"
    );
    let is_safe = finding.fix.as_ref().is_none_or(|fix| fix.safe);
    assert!(
        !is_error || is_safe,
        "{name}: what somebody has to want is a choice"
    );
    let titles: BTreeSet<&str> = finding.choices.iter().map(|c| &*c.title).collect();
    assert_eq!(titles.len(), finding.choices.len(), "{name}: {titles:?}");
    assert!(titles.len() <= 4, "{name}: {titles:?}");
    for fix in finding.fix.iter().chain(&finding.choices) {
        assert!(!fix.title.ends_with('.') && !fix.title.is_empty(), "{name}");
        let first = fix.title.chars().next();
        assert!(
            first.is_some_and(char::is_uppercase),
            "{name}: {}",
            fix.title
        );
        assert!(!fix.edits.is_empty(), "{name}: {}", fix.title);
    }
}

#[test]
fn every_message_says_what_and_where_in_plain_words() {
    for rule in all() {
        for example in rule.examples {
            for finding in findings(&example.input) {
                check_message(finding.rule, &finding);
                if matches!(rule.check, Check::Request(_) | Check::RequestAsSent(_)) {
                    assert!(finding.at.is_some(), "{}", finding.name());
                }
            }
        }
    }
}

#[test]
fn linting_twice_is_the_same_and_in_order() {
    for example in all().flat_map(|rule| rule.examples) {
        let (once, twice) = (findings(&example.input), findings(&example.input));
        assert_eq!(once, twice, "{}", example.shows);
    }
    let severities = lint(
        &read("auth0", "https://{yourDomain}/authorize?scope=a,b"),
        &[],
    );
    assert!(severities.is_sorted_by_key(Finding::severity));
}

fn fresh() -> Fresh<'static> {
    Fresh {
        random: &|| "kZ2rXf0mS1nPqT8w".to_owned(),
        code_challenge: &|| CHALLENGE.to_owned(),
    }
}

fn errors(findings: &[Finding]) -> BTreeSet<(&'static str, String)> {
    (findings.iter())
        .filter(|f| f.severity() == Severity::Error)
        .map(|f| (f.name(), format!("{:?}", f.at)))
        .collect()
}

/// Applies every fix that is safe, one by one, each to the request as it is.
fn check_safe_fixes(request: &AuthorizationRequest, token_audience: &[String]) {
    let before = lint(request, token_audience);
    for finding in &before {
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.safe) else {
            continue;
        };
        let mut fixed = request.clone();
        fixed.apply_all(&fix.edits, &fresh());
        let after = lint(&fixed, token_audience);
        let case = format!(
            "{} at {:?} in {}",
            finding.name(),
            finding.at,
            request.url()
        );
        let remains = |f: &Finding| f.name() == finding.name() && f.at == finding.at;
        assert!(!after.iter().any(remains), "it is still there: {case}");
        // An error may give way to the one that it hid, at its own place; nothing else may come.
        let hidden = |(_, at): &(_, String)| {
            finding.severity() == Severity::Error && *at == format!("{:?}", finding.at)
        };
        let (before, after) = (errors(&before), errors(&after));
        let new: Vec<_> = (after.difference(&before)).filter(|e| !hidden(e)).collect();
        assert!(new.is_empty(), "{new:?} came from the fix of {case}");
        assert!(
            after.len() <= before.len(),
            "{after:?} after the fix of {case}"
        );
    }
}

/// Applies every choice, each to the request as it is: it mends what it stands at, and adds no error.
fn check_choices(request: &AuthorizationRequest, token_audience: &[String]) {
    let found = lint(request, token_audience);
    let before = errors(&found);
    for finding in found {
        for choice in &finding.choices {
            let mut chosen = request.clone();
            chosen.apply_all(&choice.edits, &fresh());
            let remains = |f: &Finding| f.name() == finding.name() && f.at == finding.at;
            let after = lint(&chosen, token_audience);
            let is_there = after.iter().any(remains);
            let (name, url) = (finding.name(), request.url());
            let new: Vec<_> = errors(&after).difference(&before).cloned().collect();
            assert!(new.is_empty(), "{new:?} came from {}: {url}", choice.title);
            assert!(
                !is_there,
                "{name} is still there after {}: {url}",
                choice.title
            );
        }
    }
}

/// Applies safe fixes until there is none; the number of rounds is bounded.
fn fix_all(request: &AuthorizationRequest, token_audience: &[String]) -> AuthorizationRequest {
    let mut request = request.clone();
    for _ in 0..64 {
        let findings = lint(&request, token_audience);
        let fix = (findings.iter()).find_map(|f| f.fix.as_ref().filter(|fix| fix.safe));
        let Some(fix) = fix else { return request };
        request.apply_all(&fix.edits, &fresh());
    }
    panic!("safe fixes chase each other: {}", request.url());
}

#[test]
fn every_safe_fix_removes_its_finding_and_adds_no_error() {
    for rule in request::RULES {
        for (request, beside) in rule.examples.iter().filter_map(example_request) {
            check_safe_fixes(&request, &beside);
            check_choices(&request, &beside);
            fix_all(&request, &beside);
        }
    }
}

#[test]
fn a_placeholder_is_reported_once() {
    let article = "https://YOUR_DOMAIN/authorize?response_type=code&client_id=YOUR_CLIENT_ID&redirect_uri=https://YOUR_APP/callback&scope=openid%20profile&audience=YOUR_API_IDENTIFIER&state=STATE";
    let findings = lint(&read("auth0", article), &[]);
    let seen: Vec<(&str, String)> = (findings.iter())
        .map(|f| (f.name(), f.at.as_ref().unwrap().to_string()))
        .collect();
    let expected = [
        ("placeholder-left-in", "request.audience"),
        ("placeholder-left-in", "request.client_id"),
        ("placeholder-left-in", "request.domain"),
        ("placeholder-left-in", "request.redirect_uri"),
        ("placeholder-left-in", "request.state"),
        ("pkce-missing", "request.code_challenge"),
    ]
    .map(|(name, at)| (name, at.to_owned()));
    assert_eq!(seen, expected);
}

#[test]
fn the_corrected_request_has_nothing_wrong() {
    let url = format!(
        "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback&scope=openid%20profile%20read%3Aorders&audience=https%3A%2F%2Fapi.example.com&state=af0ifjsldkj&code_challenge={CHALLENGE}&code_challenge_method=S256"
    );
    assert_eq!(lint(&read("auth0", &url), &[]), []);
    let url = url
        .replace("audience", "resource")
        .replace("tenant.eu.auth0", "as.example");
    assert_eq!(lint(&read("rfc8707", &url), &[]), []);
}

/// A token as its provider issues it, with a signature of that many bytes, and the names of the rules that speak.
#[test]
fn tokens_as_providers_issue_them_are_left_alone() {
    let rs256 = r#"{"alg":"RS256","typ":"JWT","kid":"k1"}"#;
    for (whose, header, claims, octets, expected) in [
        (
            "Auth0, for an API, a day",
            rs256,
            r#"{"iss":"https://acme.eu.auth0.com/","sub":"auth0|65f1c0ffee","aud":["https://api.acme.example","https://acme.eu.auth0.com/userinfo"],"iat":1767225000,"exp":1767311400,"scope":"openid profile read:orders","azp":"k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb"}"#,
            256,
            [].as_slice(),
        ),
        (
            "Auth0, for a machine",
            rs256,
            r#"{"iss":"https://acme.eu.auth0.com/","sub":"k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb@clients","aud":"https://api.acme.example","iat":1767225000,"exp":1767311400,"scope":"read:orders","gty":"client-credentials","azp":"k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb"}"#,
            256,
            &[],
        ),
        (
            "Auth0, ID token",
            rs256,
            r#"{"nickname":"ada","name":"Ada","picture":"https://s.gravatar.com/avatar/a.png","updated_at":"2026-01-01T00:00:00.000Z","email":"ada@example.com","email_verified":true,"iss":"https://acme.eu.auth0.com/","aud":"k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb","iat":1767225000,"exp":1767261000,"sub":"auth0|65f1c0ffee","sid":"hYq3","nonce":"n-0S6"}"#,
            256,
            &[],
        ),
        (
            "Microsoft Entra v1",
            r#"{"typ":"JWT","alg":"RS256","x5t":"rtsFT-b-7LuY7DVYeSNKcIJ7Vnc","kid":"rtsFT-b-7LuY7DVYeSNKcIJ7Vnc"}"#,
            r#"{"aud":"api://2f1c1f3e-0000-4b7e-8f3a-000000000001","iss":"https://sts.windows.net/72f988bf-0000-41af-91ab-2d7cd011db47/","iat":1767225000,"nbf":1767225000,"exp":1767229500,"acr":"1","aio":"ATQAy","amr":["pwd","mfa"],"appid":"11111111-0000-4b7e-8f3a-000000000001","appidacr":"0","ipaddr":"192.0.2.1","name":"Ada","oid":"22222222-0000-4b7e-8f3a-000000000001","rh":"0.A","scp":"access_as_user","sub":"f9dO","tid":"72f988bf-0000-41af-91ab-2d7cd011db47","unique_name":"ada@example.com","upn":"ada@example.com","uti":"a","ver":"1.0"}"#,
            256,
            &[],
        ),
        (
            "Microsoft Entra v2",
            rs256,
            r#"{"aud":"2f1c1f3e-0000-4b7e-8f3a-000000000001","iss":"https://login.microsoftonline.com/72f988bf-0000-41af-91ab-2d7cd011db47/v2.0","iat":1767225000,"nbf":1767225000,"exp":1767229500,"azp":"11111111-0000-4b7e-8f3a-000000000001","azpacr":"0","name":"Ada","oid":"22222222-0000-4b7e-8f3a-000000000001","preferred_username":"ada@example.com","scp":"access_as_user","sub":"HKZ","tid":"72f988bf-0000-41af-91ab-2d7cd011db47","uti":"a","ver":"2.0"}"#,
            256,
            &[],
        ),
        (
            "Okta, a custom server",
            r#"{"kid":"k1","alg":"RS256"}"#,
            r#"{"ver":1,"jti":"AT.0mP4JKAZX1iACIT4vbEDF7LpvDVjxypPMf0D7uX39RE","iss":"https://acme.okta.com/oauth2/default","aud":"api://default","iat":1767225000,"exp":1767228600,"cid":"0oa9exampleclient5d7","uid":"00u9exampleuser0a5d7","scp":["openid","orders.read"],"auth_time":1767224990,"sub":"ada@example.com"}"#,
            256,
            &[],
        ),
        (
            "Amazon Cognito, access token without aud",
            r#"{"kid":"abc=","alg":"RS256"}"#,
            r#"{"sub":"aaaaaaaa-bbbb-cccc-dddd-example","cognito:groups":["admin"],"iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_example","version":2,"client_id":"xxxxxxxxxxxxexample","origin_jti":"a","token_use":"access","scope":"openid phone email","auth_time":1767225000,"exp":1767228600,"iat":1767225000,"jti":"b","username":"ada"}"#,
            256,
            &[],
        ),
        (
            "Keycloak",
            rs256,
            r#"{"exp":1767225900,"iat":1767225600,"jti":"onrtac:3f2a","iss":"https://sso.acme.example/realms/acme","aud":"account","sub":"f:1:ada","typ":"Bearer","azp":"app","sid":"s","acr":"1","allowed-origins":["https://app.acme.example"],"realm_access":{"roles":["offline_access","uma_authorization"]},"resource_access":{"account":{"roles":["manage-account"]}},"scope":"openid email profile","email_verified":true,"preferred_username":"ada","email":"ada@example.com"}"#,
            256,
            &[],
        ),
        (
            "Google, with the other spelling of its issuer",
            rs256,
            r#"{"iss":"accounts.google.com","azp":"1.apps.googleusercontent.com","aud":"1.apps.googleusercontent.com","sub":"110169484474386276334","hd":"example.com","email":"ada@example.com","email_verified":true,"at_hash":"HK6E_P6Dh8Y93mRNtsDB1Q","nonce":"n","iat":1767225000,"exp":1767228600}"#,
            256,
            &[],
        ),
        (
            "Firebase’s emulator",
            r#"{"alg":"none","typ":"JWT"}"#,
            r#"{"email":"ada@example.com","auth_time":1767225000,"user_id":"u","firebase":{"identities":{"email":["ada@example.com"]},"sign_in_provider":"password"},"iat":1767225000,"exp":1767228600,"aud":"demo","iss":"https://securetoken.google.com/demo","sub":"u"}"#,
            0,
            &["unsecured"],
        ),
        (
            "Kubernetes, as it was",
            r#"{"alg":"RS256","kid":"k1"}"#,
            r#"{"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"default","kubernetes.io/serviceaccount/secret.name":"ci-token-x","kubernetes.io/serviceaccount/service-account.name":"ci","kubernetes.io/serviceaccount/service-account.uid":"u","sub":"system:serviceaccount:default:ci"}"#,
            256,
            &[],
        ),
    ] {
        let part = |bytes: &[u8]| base64url::encode(bytes);
        let signature = part(&vec![7; octets]);
        let text = format!(
            "{}.{}.{signature}",
            part(header.as_bytes()),
            part(claims.as_bytes())
        );
        let found: Vec<&str> = (of_text(&text, &Context::at(NOW)).iter())
            .filter(|f| f.name() != "live-credential")
            .map(Finding::name)
            .collect();
        assert_eq!(found, expected, "{whose}");
    }
}

/// Values that rules have something to say about, and others.
const VALUES: &[&str] = &[
    "",
    " ",
    "code",
    "token",
    "id_token",
    "code id_token token",
    "Code",
    "openid",
    "openid,profile",
    "openid+profile",
    "openid  profile ",
    "openid%20profile",
    "offline_access",
    "read:orders",
    "\"",
    "https://api.example.com",
    " https://api.example.com",
    "https%3A%2F%2Fapi.example.com",
    "https%253A%252F%252Fapi.example.com ",
    "https://a.example.com https://b.example.com",
    "https://tenant.eu.auth0.com/api/v2",
    "https://tenant.eu.auth0.com/userinfo",
    "http://app.example.com/cb#x",
    "javascript:alert(1)",
    "YOUR_API_IDENTIFIER",
    "<x>",
    "undefined",
    "app\u{200b}",
    "query",
    "fragment",
    "form-post",
    "plain",
    "s256",
    "S256",
    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM=",
    "13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3",
    "none login",
    "1h",
];

const NAMES: &[&str] = &[
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "audience",
    "resource",
    "state",
    "nonce",
    "response_mode",
    "code_challenge",
    "code_challenge_method",
    "prompt",
    "max_age",
    "request",
    "redirect_url",
    "client_secret",
    "custom",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn safe_fixes_keep_their_promise_whatever_the_request(
        auth0 in any::<bool>(),
        location in prop::sample::select(vec!["", "tenant.eu.auth0.com", "{yourDomain}", "a b", "http://as.example.com/auth", "https://as.example.com/auth#x"]),
        params in prop::collection::vec((prop::sample::select(NAMES), prop::sample::select(VALUES)), 0..8),
    ) {
        let request = AuthorizationRequest {
            provider: provider(if auth0 { "auth0" } else { "rfc8707" }).unwrap(),
            location: location.to_owned(),
            params: (params.into_iter())
                .map(|(name, value)| Param { name: name.to_owned(), value: value.to_owned() })
                .collect(),
        };
        let beside = ["https://api.example.com/".to_owned()];
        for finding in lint(&request, &beside) {
            check_message(finding.rule, &finding);
        }
        check_safe_fixes(&request, &beside);
        check_choices(&request, &beside);
        fix_all(&request, &beside);
    }

    #[test]
    fn no_request_makes_a_rule_panic(text in r"(\PC|[\x00-\x20]){0,60}", name in prop::sample::select(NAMES), auth0 in any::<bool>()) {
        let provider = provider(if auth0 { "auth0" } else { "rfc8707" }).unwrap();
        let params = vec![Param { name: name.to_owned(), value: text.clone() }, Param { name: text.clone(), value: text.clone() }];
        let request = AuthorizationRequest { provider, location: text.clone(), params };
        lint(&request, &[text]);
        claimscope::oauth::outcome::predict(&request);
        request.url();
    }
}
