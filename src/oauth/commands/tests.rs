//! What is printed is run: by sh with curl, and by Node, against a server on this machine that reads what arrives.

use super::*;
use crate::oauth::metadata::{self, Document, Metadata};
use crate::oauth::providers::provider;
use crate::oauth::request::AuthorizationRequest;
use crate::text::percent;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command as Program, Output};
use std::thread;

/// Values that mean something to a shell, a language, a form or a tool; each has to arrive as it is.
const HOSTILE: [&str; 20] = [
    "plain",
    "",
    " spaces  around ",
    "it's",
    "'''",
    r#""double""#,
    r"back\slash\",
    r"\n\x41\u0041",
    "$HOME $(id) `id` ${x}",
    "!history !!",
    "a&b=c;d|e>f<g",
    "@/etc/hosts",
    "=x",
    ":=1",
    "-v --verbose",
    "100%25 + %41",
    "line\nbreak\r\ntab\t",
    "* ? [a-z] {a,b} ~",
    "é 😀 \u{2028} \u{2019}",
    "</script><!--",
];

/// The one request that arrives: its first line, its headers in lower case, its body.
struct Arrived {
    line: String,
    head: String,
    body: String,
}

/// Runs a program that makes one request to the address, and gives what arrived.
fn arrives(run: impl FnOnce(&str) -> Output) -> Arrived {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/token", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        let is_whole = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let (head, body) = text.split_once("\r\n\r\n")?;
            let head = head.to_ascii_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.map_or(0, |length| length.trim().parse().unwrap());
            (body.len() >= length).then(|| {
                (
                    text.lines().next().unwrap().to_owned(),
                    text.split_once("\r\n\r\n").unwrap().0.to_owned(),
                    body.to_owned(),
                )
            })
        };
        let (line, head, body) = loop {
            if let Some(whole) = is_whole(&bytes) {
                break whole;
            }
            let count = stream.read(&mut piece).unwrap();
            assert_ne!(count, 0, "the request was cut: {bytes:?}");
            bytes.extend(&piece[..count]);
        };
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        Arrived { line, head, body }
    });
    let output = run(&url);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    server.join().unwrap()
}

fn sh(script: &str) -> Output {
    let run = Program::new("sh").args(["-c", script]).output();
    run.unwrap_or_else(|error| panic!("sh does not start: {error}"))
}

fn node(script: &str) -> Output {
    let run = Program::new("node")
        .args(["--input-type=module", "-e", script])
        .output();
    run.unwrap_or_else(|error| panic!("node does not start, which these tests need: {error}"))
}

fn pairs(body: &str) -> Vec<(String, String)> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (percent::decode(name), percent::decode(value))
    };
    body.split('&')
        .filter(|pair| !pair.is_empty())
        .map(pair)
        .collect()
}

fn hostile(url: &str) -> HttpRequest {
    // No argument of a program holds a NUL, and no name an equals sign.
    let form = HOSTILE.iter().enumerate();
    HttpRequest {
        url: url.to_owned(),
        basic: Some((percent::encode("app:1 é"), "it's $(secret)".to_owned())),
        form: Some(
            form.map(|(at, value)| (format!("p{}", at / 2), (*value).to_owned()))
                .collect(),
        ),
        ..HttpRequest::default()
    }
}

fn basic_of(head: &str) -> String {
    use base64::Engine;
    let line = head.lines().find_map(|line| {
        line.split_once(": ")
            .filter(|(name, _)| name.eq_ignore_ascii_case("authorization"))
    });
    let value = line.unwrap().1.strip_prefix("Basic ").unwrap();
    String::from_utf8(
        base64::engine::general_purpose::STANDARD
            .decode(value)
            .unwrap(),
    )
    .unwrap()
}

#[test]
fn curl_and_fetch_send_what_was_meant_whatever_is_in_it() {
    for form in [Form::Curl, Form::Fetch] {
        let arrived = arrives(|url| {
            let script = hostile(url).print(form);
            match form {
                Form::Curl => sh(&script),
                _ => node(&script),
            }
        });
        assert_eq!(arrived.line, "POST /token HTTP/1.1", "{}", form.name());
        assert_eq!(
            pairs(&arrived.body),
            hostile("").form.unwrap(),
            "{}",
            form.name()
        );
        assert_eq!(
            basic_of(&arrived.head),
            "app%3A1%20%C3%A9:it's $(secret)",
            "{}",
            form.name()
        );
        assert!(
            arrived.head.contains("application/x-www-form-urlencoded"),
            "{}",
            arrived.head
        );
    }
}

#[test]
fn an_object_of_json_arrives_as_it_was_meant_with_its_header() {
    for form in [Form::Curl, Form::Fetch] {
        let arrived = arrives(|url| {
            let fields = HOSTILE.iter().enumerate();
            let fields = fields.map(|(at, value)| (format!("p{at}"), (*value).to_owned()));
            let request = HttpRequest {
                url: url.to_owned(),
                header: Some(("apikey", "k'$x".to_owned())),
                form: Some(fields.collect()),
                is_json: true,
                ..HttpRequest::default()
            };
            let script = request.print(form);
            match form {
                Form::Curl => sh(&script),
                _ => node(&script),
            }
        });
        assert_eq!(arrived.line, "POST /token HTTP/1.1", "{}", form.name());
        assert!(arrived.head.contains("apikey: k'$x"), "{}", arrived.head);
        assert!(
            arrived
                .head
                .to_ascii_lowercase()
                .contains("content-type: application/json"),
            "{}",
            arrived.head
        );
        let read: serde_json::Value = serde_json::from_str(&arrived.body).unwrap();
        for (at, value) in HOSTILE.iter().enumerate() {
            assert_eq!(read[format!("p{at}")], *value, "{}", form.name());
        }
    }
    let request = HttpRequest {
        url: "https://as.example/token".to_owned(),
        header: Some(("apikey", "k".to_owned())),
        form: Some(vec![("a".to_owned(), "b\"c".to_owned())]),
        is_json: true,
        ..HttpRequest::default()
    };
    assert_eq!(
        arguments(&request.print(Form::Httpie)),
        [
            "--ignore-stdin",
            "--raw",
            r#"{"a":"b\"c"}"#,
            "POST",
            "https://as.example/token",
            "Content-Type:application/json",
            "apikey:k",
        ]
    );
    assert_eq!(
        request.print(Form::PowerShell),
        "Invoke-RestMethod -Uri 'https://as.example/token' `\n  -Headers @{ apikey = 'k' } `\n  \
        -Method Post -ContentType 'application/json' `\n  -Body '{\"a\":\"b\\\"c\"}'"
    );
}

#[test]
fn a_call_with_a_token_is_a_get() {
    for form in [Form::Curl, Form::Fetch] {
        let arrived = arrives(|url| {
            let request = HttpRequest {
                url: url.to_owned(),
                bearer: Some("a.b'c$d".to_owned()),
                ..HttpRequest::default()
            };
            let script = request.print(form);
            match form {
                Form::Curl => sh(&script),
                _ => node(&script),
            }
        });
        assert_eq!(arrived.line, "GET /token HTTP/1.1", "{}", form.name());
        assert!(arrived.head.contains("Bearer a.b'c$d"), "{}", arrived.head);
    }
}

/// The arguments that HTTPie would get.
fn arguments(script: &str) -> Vec<String> {
    let function = r#"http() { for a; do printf '%s\0' "$a"; done; }"#;
    let output = sh(&[function, "\n", script].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\0').map(str::to_owned).collect()
}

#[test]
fn httpie_gets_each_value_as_an_item_unless_it_would_read_it_otherwise() {
    let request = |value: &str| HttpRequest {
        url: "https://as.example/token".to_owned(),
        form: Some(vec![("a".to_owned(), value.to_owned())]),
        ..HttpRequest::default()
    };
    for value in HOSTILE {
        let arguments = arguments(&request(value).print(Form::Httpie));
        let is_item = !value.starts_with(['@', '=', ':']) && !value.contains('\\');
        let expected: Vec<String> = match is_item {
            true => vec![
                "--ignore-stdin".into(),
                "--form".into(),
                "POST".into(),
                "https://as.example/token".into(),
                ["a=", value].concat(),
            ],
            false => vec![
                "--ignore-stdin".into(),
                "--raw".into(),
                ["a=", &percent::encode(value)].concat(),
                "POST".into(),
                "https://as.example/token".into(),
                "Content-Type:application/x-www-form-urlencoded".into(),
            ],
        };
        assert_eq!(arguments, expected, "{value:?}");
    }
}

#[test]
fn powershell_doubles_every_quote_that_it_takes_for_one() {
    let request = HttpRequest {
        url: "https://as.example/it's\u{2019}$x`".to_owned(),
        basic: Some(("app".to_owned(), "s'".to_owned())),
        form: Some(vec![
            ("a".to_owned(), "b c'".to_owned()),
            ("a".to_owned(), "d".to_owned()),
        ]),
        ..HttpRequest::default()
    };
    let expected = "Invoke-RestMethod -Uri 'https://as.example/it''s\u{2019}\u{2019}$x`' `\n  \
        -Headers @{ Authorization = ('Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('app:s'''))) } `\n  \
        -Method Post -ContentType 'application/x-www-form-urlencoded' `\n  \
        -Body 'a=b%20c%27&a=d'";
    assert_eq!(request.print(Form::PowerShell), expected);
}

fn at_auth0() -> AuthorizationRequest {
    let mut request = AuthorizationRequest::new(provider("auth0").unwrap());
    request.location = "acme.eu.auth0.com".to_owned();
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "app"),
        ("redirect_uri", "https://app.example/cb"),
        ("scope", "openid read:orders"),
        ("audience", "https://api.example"),
        ("state", "s"),
        (
            "code_challenge",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        ),
    ] {
        request.set(name, value);
    }
    request
}

fn fields(
    task: Task,
    request: &AuthorizationRequest,
    at_hand: &Material<'_>,
    auth: ClientAuth,
) -> String {
    prepare(task, request, None, at_hand, auth)
        .request
        .print(Form::Fields)
}

const AT_HAND: Material<'_> = Material {
    code: Some("C"),
    is_refused: false,
    verifier: Some("V"),
    access_token: Some("A"),
    refresh_token: Some("R"),
};
const FORM: &str = "\nContent-Type: application/x-www-form-urlencoded\n\n";

#[test]
fn each_task_sends_what_its_specification_asks_for() {
    let request = at_auth0();
    for (task, auth, first, form) in [
        (
            Task::Exchange,
            ClientAuth::None,
            "POST https://acme.eu.auth0.com/oauth/token",
            "grant_type: authorization_code\ncode: C\nredirect_uri: https://app.example/cb\ncode_verifier: V\nclient_id: app",
        ),
        (
            Task::Exchange,
            ClientAuth::SecretBasic,
            "POST https://acme.eu.auth0.com/oauth/token\nBasic auth: user app, password YOUR_CLIENT_SECRET",
            "grant_type: authorization_code\ncode: C\nredirect_uri: https://app.example/cb\ncode_verifier: V",
        ),
        (
            Task::Exchange,
            ClientAuth::PrivateKeyJwt,
            "POST https://acme.eu.auth0.com/oauth/token",
            "grant_type: authorization_code\ncode: C\nredirect_uri: https://app.example/cb\ncode_verifier: V\nclient_id: app\nclient_assertion_type: urn:ietf:params:oauth:client-assertion-type:jwt-bearer\nclient_assertion: YOUR_CLIENT_ASSERTION",
        ),
        (
            Task::Refresh,
            ClientAuth::SecretPost,
            "POST https://acme.eu.auth0.com/oauth/token",
            "grant_type: refresh_token\nrefresh_token: R\nclient_id: app\nclient_secret: YOUR_CLIENT_SECRET",
        ),
        (
            Task::ClientCredentials,
            ClientAuth::SecretPost,
            "POST https://acme.eu.auth0.com/oauth/token",
            "grant_type: client_credentials\naudience: https://api.example\nscope: read:orders\nclient_id: app\nclient_secret: YOUR_CLIENT_SECRET",
        ),
        (
            Task::Push,
            ClientAuth::SecretBasic,
            "POST https://acme.eu.auth0.com/oauth/par\nBasic auth: user app, password YOUR_CLIENT_SECRET",
            "response_type: code\nredirect_uri: https://app.example/cb\nscope: openid read:orders\naudience: https://api.example\nstate: s\ncode_challenge: E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\nclient_id: app",
        ),
        (
            Task::Revoke,
            ClientAuth::None,
            "POST https://acme.eu.auth0.com/oauth/revoke",
            "token: R\ntoken_type_hint: refresh_token\nclient_id: app",
        ),
        (
            Task::Introspect,
            ClientAuth::None,
            "POST https://YOUR_SERVER/YOUR_INTROSPECTION_ENDPOINT",
            "token: A\ntoken_type_hint: access_token\nclient_id: app",
        ),
    ] {
        let lines = fields(task, &request, &AT_HAND, auth);
        let (head, body) = lines.split_once(FORM).unwrap();
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(head, first, "{} {}", task.name(), auth.name());
        assert_eq!(
            sorted(body),
            sorted(form),
            "{} {}",
            task.name(),
            auth.name()
        );
    }
    assert_eq!(
        fields(Task::UserInfo, &request, &AT_HAND, ClientAuth::None),
        "GET https://acme.eu.auth0.com/userinfo\nAuthorization: Bearer A"
    );
    assert_eq!(
        fields(Task::Logout, &request, &AT_HAND, ClientAuth::None),
        "GET https://acme.eu.auth0.com/oidc/logout?id_token_hint=YOUR_ID_TOKEN&client_id=app&post_logout_redirect_uri=https%3A%2F%2FYOUR_APP%2Fsigned-out"
    );
    assert_eq!(
        fields(Task::Auth0Logout, &request, &AT_HAND, ClientAuth::None),
        "GET https://acme.eu.auth0.com/v2/logout?client_id=app&returnTo=https%3A%2F%2FYOUR_APP%2Fsigned-out"
    );
}

/// At Duende IdentityServer scopes name the API, and `resource` limits the token, at the token endpoint again.
#[test]
fn resource_that_limits_a_token_is_named_again_at_duende() {
    let mut request = at_auth0();
    request.provider = provider("duende").unwrap();
    request.location = "https://id.example/connect/authorize".to_owned();
    request.remove("audience");
    for resource in ["urn:invoices", "urn:products"] {
        let (name, value) = ("resource".to_owned(), resource.to_owned());
        request
            .params
            .push(crate::oauth::request::Param { name, value });
    }
    for task in [Task::Exchange, Task::Refresh] {
        let prepared = prepare(task, &request, None, &AT_HAND, ClientAuth::None);
        let fields = prepared.request.print(Form::Fields);
        assert!(fields.contains("resource: urn:invoices"), "{fields}");
        assert!(!fields.contains("urn:products"), "{fields}");
        let tells = |note: &String| note.contains("several APIs");
        assert!(prepared.notes.iter().any(tells), "{:?}", prepared.notes);
    }
}

#[test]
fn an_api_named_by_resource_is_named_again_where_the_token_is_made() {
    let mut request = at_auth0();
    request.provider = provider("rfc8707").unwrap();
    request.location = "https://as.example/authorize".to_owned();
    request.remove("audience");
    for resource in ["https://a.example", "https://b.example"] {
        let (name, value) = ("resource".to_owned(), resource.to_owned());
        request
            .params
            .push(crate::oauth::request::Param { name, value });
    }
    let of = |task| prepare(task, &request, None, &AT_HAND, ClientAuth::None);
    let exchange = of(Task::Exchange);
    let fields = exchange.request.print(Form::Fields);
    assert!(fields.contains("resource: https://a.example"), "{fields}");
    assert!(!fields.contains("b.example"), "{fields}");
    assert!(
        exchange
            .notes
            .iter()
            .any(|note| note.contains("several APIs")),
        "{:?}",
        exchange.notes
    );
    assert!(
        exchange
            .notes
            .iter()
            .any(|note| note.contains("token_endpoint")),
        "{:?}",
        exchange.notes
    );
    let fields = of(Task::ClientCredentials).request.print(Form::Fields);
    assert!(
        fields.contains("a.example") && fields.contains("b.example"),
        "{fields}"
    );
}

#[test]
fn what_is_not_at_hand_is_a_placeholder() {
    let none = Material::default();
    for task in Task::ALL {
        let command = prepare(task, &at_auth0(), None, &none, ClientAuth::SecretPost);
        let text = command.request.print(Form::Curl);
        assert!(text.contains("YOUR_"), "{}: {text}", task.name());
        assert!(
            !command.notes.is_empty() && !command.spec.is_empty(),
            "{}",
            task.name()
        );
        assert!(
            command
                .notes
                .iter()
                .all(|note| note.ends_with('.') || note.ends_with(").")),
            "{:?}",
            command.notes
        );
        assert_eq!(Task::from_name(task.name()), Some(task));
    }
}

#[test]
fn an_application_that_names_no_api_at_auth0_is_told_what_comes() {
    let mut request = AuthorizationRequest::new(&crate::oauth::providers::auth0::AUTH0);
    request.location = "acme.eu.auth0.com".to_owned();
    let notes = |request: &AuthorizationRequest| {
        let task = Task::ClientCredentials;
        prepare(task, request, None, &AT_HAND, ClientAuth::SecretPost).notes
    };
    let is_told = |notes: &[String]| notes.iter().any(|note| note.contains("Without audience"));
    assert!(is_told(&notes(&request)));
    request.set("audience", "https://api.example");
    assert!(!is_told(&notes(&request)));
}

#[test]
fn a_code_that_answers_another_request_is_not_filled_in_and_the_note_says_why() {
    let at_hand = Material {
        code: None,
        is_refused: true,
        ..AT_HAND
    };
    let command = prepare(
        Task::Exchange,
        &at_auth0(),
        None,
        &at_hand,
        ClientAuth::None,
    );
    assert!(command.request.print(Form::Curl).contains("YOUR_CODE"));
    assert!(
        command
            .notes
            .iter()
            .any(|note| note.contains("not filled in"))
    );
}

#[test]
fn a_way_that_the_server_does_not_list_is_told() {
    let mut request = AuthorizationRequest::new(provider("rfc8707").unwrap());
    request.location = "https://as.example/authorize".to_owned();
    let said = |member: &str, auth| {
        let text = format!(
            r#"{{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://as.example/token"{member}}}"#
        );
        let Some(Document::Server(metadata)) = metadata::parse(&text) else {
            panic!("{text}");
        };
        let notes = prepare(Task::Exchange, &request, Some(&metadata), &AT_HAND, auth).notes;
        notes.iter().any(|note| note.contains("metadata lists"))
    };
    let listed = r#","token_endpoint_auth_methods_supported":["private_key_jwt"]"#;
    assert!(said(listed, ClientAuth::None));
    assert!(!said(listed, ClientAuth::PrivateKeyJwt));
    assert!(!said("", ClientAuth::None));
}

#[test]
fn an_application_alone_asks_in_its_providers_way() {
    for (url, expected) in [
        (
            "https://login.microsoftonline.com/t/oauth2/authorize?client_id=c&response_type=code&scope=openid&resource=https%3A%2F%2Fapi.example",
            "POST https://login.microsoftonline.com/t/oauth2/token|resource: https://api.example",
        ),
        (
            "https://login.microsoftonline.com/t/oauth2/v2.0/authorize?client_id=c&response_type=code&scope=openid%20User.Read",
            "POST https://login.microsoftonline.com/t/oauth2/v2.0/token|scope: https://graph.microsoft.com/.default",
        ),
        (
            "https://login.microsoftonline.com/t/oauth2/v2.0/authorize?client_id=c&response_type=code&scope=openid%20api%3A%2F%2Forders",
            "POST https://login.microsoftonline.com/t/oauth2/v2.0/token|scope: api://orders/.default",
        ),
        (
            "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=c&response_type=code&scope=openid%20aws.cognito.signin.user.admin%20https%3A%2F%2Fapi.example%2Fread",
            "POST https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token|scope: https://api.example/read",
        ),
        (
            "https://acme.eu.auth0.com/authorize?client_id=c&response_type=code&audience=https%3A%2F%2Facme.eu.auth0.com%2Fuserinfo",
            "POST https://acme.eu.auth0.com/oauth/token|audience: YOUR_API_IDENTIFIER",
        ),
        (
            "https://acme.b2clogin.com/acme.onmicrosoft.com/oauth2/v2.0/authorize?p=B2C_1_in&client_id=c&response_type=code&scope=https%3A%2F%2Facme.onmicrosoft.com%2Fapi%2Fread",
            "POST https://acme.b2clogin.com/acme.onmicrosoft.com/oauth2/v2.0/token?p=B2C_1_in|scope: https://acme.onmicrosoft.com/api/.default",
        ),
    ] {
        let request = crate::oauth::parse::parse(url, None).unwrap().request;
        let task = Task::ClientCredentials;
        let command = prepare(task, &request, None, &Material::default(), ClientAuth::None);
        let lines = command.request.print(Form::Fields);
        for part in expected.split('|') {
            assert!(lines.lines().any(|line| line == part), "{url}: {lines}");
        }
        assert!(!lines.contains("signin.user.admin"), "{lines}");
    }
}

fn offered(url: &str, at_hand: &Material<'_>) -> Vec<&'static str> {
    let request = crate::oauth::parse::parse(url, None).unwrap().request;
    let outcome = crate::oauth::outcome::predict_what_counts(&request);
    let is_for = |task: &Task| task.is_for(&request, None, &outcome, at_hand);
    let offered = Task::ALL.into_iter().filter(is_for);
    offered.map(Task::name).collect()
}

#[test]
fn what_a_provider_lacks_is_not_offered() {
    let nothing = Material::default();
    let google = "https://accounts.google.com/o/oauth2/v2/auth?client_id=c&response_type=code&access_type=offline";
    assert_eq!(
        offered(google, &nothing),
        ["exchange", "refresh", "userinfo", "revoke"]
    );
    let any = "https://as.example.com/authorize?client_id=c&response_type=code";
    assert_eq!(offered(any, &nothing).len(), Task::ALL.len() - 1);
}

/// `exchange` and `refresh` were printed for `response_type=id_token`, which brings neither a code nor a refresh token.
#[test]
fn what_the_request_does_not_bring_is_not_offered() {
    let code = Material {
        code: Some("SplxlOBeZQQYbYS6WxSbIA"),
        ..Material::default()
    };
    let refresh_token = Material {
        refresh_token: Some("8xLOxBtZp8"),
        ..Material::default()
    };
    let nothing = Material::default();
    let auth0 = "https://acme.eu.auth0.com/authorize?client_id=c";
    for (query, at_hand, expected) in [
        ("response_type=code&scope=openid", &nothing, "exchange"),
        (
            "response_type=code&scope=openid%20offline_access",
            &nothing,
            "exchange refresh",
        ),
        ("response_type=id_token&scope=openid", &nothing, ""),
        ("response_type=token", &nothing, ""),
        (
            "response_type=code%20id_token&scope=openid",
            &nothing,
            "exchange",
        ),
        // What came is there, whatever was asked for.
        ("response_type=id_token&scope=openid", &code, "exchange"),
        ("response_type=code", &refresh_token, "exchange refresh"),
        // Pushed: what it asks for stands elsewhere.
        (
            "request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aabc",
            &nothing,
            "exchange refresh",
        ),
    ] {
        let found = offered(&[auth0, query].join("&"), at_hand);
        let found: Vec<&str> = found
            .into_iter()
            .filter(|name| ["exchange", "refresh"].contains(name))
            .collect();
        assert_eq!(found.join(" "), expected, "{query}");
    }
}

/// The social sign-in was shown the exchange of an OAuth client, with a sentence that it would not work.
#[test]
fn the_social_sign_in_is_followed_by_requests_of_supabase_itself() {
    const KEY: &str = "\napikey: YOUR_PUBLISHABLE_KEY";
    let json = |first: &str, body: &str| {
        [first, KEY, "\nContent-Type: application/json\n\n", body].concat()
    };
    let base = "https://x.supabase.co/auth/v1/authorize?provider=google&redirect_to=https%3A%2F%2Fapp.example";
    let with_code = [
        base,
        "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    ]
    .concat();
    let read = |url: &str| crate::oauth::parse::parse(url, None).unwrap().request;
    let offered = |url: &str| self::offered(url, &Material::default());
    assert_eq!(offered(base), ["refresh", "userinfo", "logout"]);
    assert_eq!(
        offered(&with_code),
        ["exchange", "refresh", "userinfo", "logout"]
    );
    let request = read(&with_code);
    for (task, expected) in [
        (
            Task::Exchange,
            json(
                "POST https://x.supabase.co/auth/v1/token?grant_type=pkce",
                r#"{"auth_code":"C","code_verifier":"V"}"#,
            ),
        ),
        (
            Task::Refresh,
            json(
                "POST https://x.supabase.co/auth/v1/token?grant_type=refresh_token",
                r#"{"refresh_token":"R"}"#,
            ),
        ),
        (
            Task::UserInfo,
            [
                "GET https://x.supabase.co/auth/v1/user\nAuthorization: Bearer A",
                KEY,
            ]
            .concat(),
        ),
        (
            Task::Logout,
            json(
                "POST https://x.supabase.co/auth/v1/logout?scope=global\nAuthorization: Bearer A",
                "{}",
            ),
        ),
    ] {
        let command = prepare(task, &request, None, &AT_HAND, ClientAuth::SecretPost);
        assert_eq!(command.print(Form::Fields), expected, "{}", task.name());
    }
    // An OAuth client of the project asks as at any provider.
    let client =
        read("https://x.supabase.co/auth/v1/oauth/authorize?client_id=c&response_type=code");
    assert!(
        fields(Task::Exchange, &client, &AT_HAND, ClientAuth::None).starts_with(
            "POST https://x.supabase.co/auth/v1/oauth/token\nContent-Type: application/x-www"
        )
    );
}

#[test]
fn userinfo_of_entra_says_for_whom_the_token_is() {
    let mut request = AuthorizationRequest::new(provider("entra").unwrap());
    request.location =
        "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize".to_owned();
    request.set("response_type", "code");
    let note = |request: &AuthorizationRequest| {
        prepare(Task::UserInfo, request, None, &AT_HAND, ClientAuth::None)
            .notes
            .concat()
    };
    request.set("scope", "openid api://orders/read");
    assert!(note(&request).contains("is for api://orders, and is refused here"));
    request.set("scope", "openid User.Read");
    assert!(note(&request).ends_with("no scope of another API."));
}

#[test]
fn auth0_has_no_introspection_unless_its_metadata_says_so() {
    let request = at_auth0();
    let outcome = crate::oauth::outcome::predict(&request);
    let has = |metadata: Option<&Metadata>| {
        Task::Introspect.is_for(&request, metadata, &outcome, &Material::default())
    };
    assert!(!has(None));
    let Some(Document::Server(said)) = metadata::parse(
        r#"{"issuer":"https://t.auth0.com/","authorization_endpoint":"https://t.auth0.com/authorize","introspection_endpoint":"https://t.auth0.com/introspect"}"#,
    ) else {
        panic!("metadata");
    };
    assert!(has(Some(&said)));
}
