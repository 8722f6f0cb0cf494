//! What people paste for a request, and what it must be read as: a file a form under `tests/import`.
//!
//! Each file is a sentence, the pasted text, and the request that comes out, or why none does. `UPDATE_IMPORT=1` writes the
//! readings anew; read the difference before it is committed.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use claimscope::oauth::import::{Imported, MAX_LENGTH, Reading, import};
use claimscope::oauth::metadata::Endpoint;
use claimscope::oauth::parse::{NotARequest, Note};
use claimscope::oauth::providers::auth0::AUTH0;
use claimscope::oauth::providers::rfc8707::RFC8707;
use claimscope::oauth::request::{AuthorizationRequest, Param};
use proptest::prelude::*;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

/// The reading as a person reviews it.
fn shown(text: &str) -> String {
    let reading = match import(text, None) {
        Ok(Imported::Request(reading)) => reading,
        Ok(Imported::Server(metadata)) => {
            return format!(
                "server {}\n",
                metadata.endpoint(Endpoint::Authorization).unwrap_or("?")
            );
        }
        Ok(Imported::Resource(resource)) => return format!("resource {}\n", resource.resource()),
        Err(error) => return format!("none: {error}\n"),
    };
    let Reading {
        request,
        notes,
        misplaced,
        makes,
        computed: _,
    } = reading;
    let mut out = format!("{} {}\n", request.provider.id, request.location);
    for Param { name, value } in &request.params {
        writeln!(out, "{name}={value}").unwrap();
    }
    for note in &notes {
        writeln!(out, "note: {note}").unwrap();
    }
    // A note says what a library makes, and one what is computed.
    let is_told = notes.iter().any(|note| matches!(note, Note::MadeBy(..)));
    if !makes.is_empty() && !is_told {
        writeln!(out, "makes: {}", makes.join(", ")).unwrap();
    }
    for wrong in &misplaced {
        writeln!(
            out,
            "misplaced: {} is {}, and belongs in {}",
            wrong.option, wrong.parameter, wrong.right
        )
        .unwrap();
    }
    out
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

/// Sentence, text and reading of a file.
fn parts(content: &str) -> (&str, &str, &str) {
    let (shows, rest) = content.split_once("\n--- text\n").expect("a text");
    let (text, read) = rest.split_once("\n--- read\n").expect("a reading");
    (shows, text, read)
}

#[test]
fn every_form_is_read_as_its_file_says() {
    let update = env::var_os("UPDATE_IMPORT").is_some();
    let mut wrong = Vec::new();
    for file in files() {
        let content = fs::read_to_string(&file).unwrap();
        let (shows, text, read) = parts(&content);
        let now = shown(text);
        assert!(
            !now.contains("not-to-be-kept"),
            "{}: a secret came out",
            file.display()
        );
        if update {
            fs::write(&file, format!("{shows}\n--- text\n{text}\n--- read\n{now}")).unwrap();
        } else if now != read {
            wrong.push(format!("{}\n{now}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_eighty_forms_and_ten_that_are_none() {
    let (none, some): (Vec<_>, Vec<_>) = (files().into_iter()).partition(|file| {
        file.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("no-")
    });
    assert!(
        some.len() >= 80 && none.len() >= 10,
        "{} and {}",
        some.len(),
        none.len()
    );
    for file in none {
        let content = fs::read_to_string(&file).unwrap();
        assert!(
            parts(&content).2.starts_with("none: "),
            "{}",
            file.display()
        );
    }
}

/// Unoptimized, on a machine that does other things as well. What is quadratic takes minutes.
const SOON: Duration = Duration::from_secs(8);

#[test]
fn hostile_texts_are_done_with_soon() {
    let long = |piece: &str| piece.repeat(MAX_LENGTH / piece.len());
    for text in [
        "a".repeat(5 << 20),
        long("{"),
        long("["),
        long("("),
        long("<a "),
        long("<form action=x><input"),
        long("\""),
        long("'"),
        long("`"),
        long("\"\"\""),
        long("{a:"),
        long("a("),
        long("f(\"a\",\"b\","),
        long("a.b"),
        long("a: \n "),
        long("- - "),
        long("x=1\n"),
        long("a:\n"),
        long("http://"),
        long("(http://a?client_id=c&state=s "),
        long("\"https://a?client_id="),
        long("https%3A"),
        long("&amp;"),
        long("\\u0026"),
        long("=\n"),
        long("client_id=3D"),
        long("curl "),
        long("curl -d a=b "),
        long("“"),
        long("a=b a=b "),
        long("/*"),
        long("<!--"),
        long("# "),
        long("clientId: x, "),
        long("{\"key\":\"a\",\"value\":\"b\"},"),
        long("NextAuth({a:"),
        long("spring.security.oauth2.a=b\n"),
        long("\u{0}"),
        long("é"),
        long("GET /"),
        long("]}>)"),
        long("{\"a\":"),
        ["client_id=", &"${".repeat(MAX_LENGTH / 4)].concat(),
        ["client_id: ", &"#{{{%".repeat(MAX_LENGTH / 8)].concat(),
        ["a:\n b: c\n d: ", &"{".repeat(MAX_LENGTH / 2)].concat(),
        long("a<b,"),
        long("x = \"a\" + \"b\" + "),
    ] {
        let start = Instant::now();
        let _ = import(&text, None);
        let took = start.elapsed();
        assert!(
            took < SOON,
            "{took:?}: {}…",
            text.chars().take(12).collect::<String>()
        );
    }
    assert_eq!(
        import(&"a".repeat(5 << 20), None),
        Err(NotARequest::TooLong)
    );
}

/// Configurations, with what each says under a name: the file that it is, and `@NAME@` where a value stands.
const CONFIGURED: &[(&str, &str)] = &[
    (
        "application.yml",
        "spring:\n  security:\n    oauth2:\n      client:\n        registration:\n          REG:\n            client-id: @client_id@\n            client-secret: @secret@\n            scope: @scope@\n            redirect-uri: @redirect_uri@\n        provider:\n          REG:\n            issuer-uri: @issuer@\n",
    ),
    (
        "application.properties",
        "spring.security.oauth2.client.registration.REG.client-id=@client_id@\nspring.security.oauth2.client.registration.REG.client-secret=@secret@\nspring.security.oauth2.client.registration.REG.scope=@scope@\nspring.security.oauth2.client.registration.REG.redirect-uri=@redirect_uri@\nspring.security.oauth2.client.provider.REG.issuer-uri=@issuer@\n",
    ),
    (
        ".env",
        "OIDC_ISSUER=@issuer@\nOIDC_CLIENT_ID=@client_id@\nOIDC_CLIENT_SECRET=@secret@\nOIDC_SCOPE=@scope@\nOIDC_REDIRECT_URI=@redirect_uri@\n",
    ),
    (
        "values.json",
        "{\"authority\": \"@issuer@\", \"client_id\": \"@client_id@\", \"client_secret\": \"@secret@\", \"scope\": \"@scope@\", \"redirect_uri\": \"@redirect_uri@\", \"response_type\": \"code\"}",
    ),
];

/// A person pasted an application.yml with `client-secret: ${AUTH0_SECRET}`, and was told that it is no request.
#[test]
fn a_value_that_is_filled_in_elsewhere_stops_no_reading() {
    let values = [
        ("client_id", "abc"),
        ("secret", "not-to-be-kept"),
        ("scope", "openid email"),
        ("redirect_uri", "https://app.example.com/cb"),
        ("issuer", "https://o.okta.com/oauth2/default"),
    ];
    for ((form, template), registration) in CONFIGURED
        .iter()
        .flat_map(|form| ["okta", "auth0", "app"].map(|registration| (form, registration)))
    {
        for unknown in [
            "",
            "${A_VALUE}",
            "${a.value:none}",
            "#{AValue}",
            "#{systemProperties['a.value']}",
            "{{ .Values.a }}",
            "{{value}}",
            "%A_VALUE%",
            "process.env.A_VALUE",
            "os.environ['A_VALUE']",
        ] {
            for (changed, _) in values {
                let mut text = template.replace("REG", registration);
                for (name, value) in values {
                    let is_it = name == changed && !unknown.is_empty();
                    text = text.replace(&format!("@{name}@"), if is_it { unknown } else { value });
                }
                let shown = shown(&text);
                assert!(
                    !shown.starts_with("none"),
                    "{form}, {changed}={unknown}: {shown}"
                );
                for (name, value) in values {
                    let is_known = name != changed || unknown.is_empty();
                    let line = match name {
                        "secret" => continue,
                        "issuer" => {
                            "okta https://o.okta.com/oauth2/default/v1/authorize".to_owned()
                        }
                        _ => format!("{name}={value}"),
                    };
                    assert_eq!(
                        shown.contains(&line),
                        is_known,
                        "{form}, {changed}={unknown}: {shown}"
                    );
                }
                assert!(
                    !shown.contains(&format!("={unknown}\n")) || unknown.is_empty(),
                    "{shown}"
                );
            }
        }
    }
}

type Print = fn(&AuthorizationRequest) -> String;

/// The forms that a request is printed in, and read back from.
const FORMS: &[(&str, Print)] = &[
    ("URL", |r| r.url()),
    ("HTML", |r| {
        format!("<a href=\"{}\">x</a>", r.url().replace('&', "&amp;"))
    }),
    ("encoded whole", |r| {
        claimscope::text::percent::encode(&r.url())
    }),
    ("JSON string", |r| {
        format!(
            "{{\"url\":\"{}\"}}",
            r.url().replace('&', "\\u0026").replace('/', "\\/")
        )
    }),
    ("quoted-printable", |r| {
        let text = r.url().replace('=', "=3D");
        let pieces: Vec<String> = text
            .chars()
            .collect::<Vec<_>>()
            .chunks(60)
            .map(|c| c.iter().collect())
            .collect();
        pieces.join("=\n")
    }),
    ("lines", |r| {
        r.lines()
            .into_iter()
            .map(|line| line.text)
            .collect::<Vec<_>>()
            .join("\n")
    }),
    ("curl", |r| format!("curl '{}' -H 'accept: */*'", r.url())),
    ("curl -G", |r| {
        let data = |p: &Param| format!(" --data-urlencode {}={}", p.name, quoted(&p.value));
        format!(
            "curl -G {}{}",
            r.endpoint().unwrap(),
            r.params.iter().map(data).collect::<String>()
        )
    }),
    ("HTTPie", |r| {
        let data = |p: &Param| format!(" {}=={}", p.name, quoted(&p.value));
        format!(
            "http {}{}",
            r.endpoint().unwrap(),
            r.params.iter().map(data).collect::<String>()
        )
    }),
    ("a redirect", |r| {
        format!("HTTP/1.1 302 Found\r\nLocation: {}\r\n\r\n", r.url())
    }),
    ("a log", |r| format!("10:00 INFO to {} done", r.url())),
    ("a link inside", |r| {
        format!(
            "https://links.example/?u={}&d=1",
            claimscope::text::percent::encode(&r.url())
        )
    }),
    ("fetch", |r| format!("fetch(\"{}\", {{}})", r.url())),
];

fn quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "'\\''"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    // A full stop behind a URL in a sentence is no part of it, so values here end otherwise.
    #[test]
    fn a_request_is_read_back_from_every_form(
        scope in "[a-z]{1,8}( [a-z:/]{1,12}){0,3}",
        audience in "[a-zA-Z0-9:/._~-]{1,20}",
        state in "[!-~]{0,15}[a-z0-9]",
        auth0 in any::<bool>(),
    ) {
        let mut request = AuthorizationRequest::new(if auth0 { &AUTH0 } else { &RFC8707 });
        request.location = if auth0 { "t.eu.auth0.com" } else { "https://as.example.com/oauth2/auth" }.to_owned();
        for (name, value) in [("response_type", "code"), ("client_id", "c1"), ("scope", &scope), ("resource", &audience), ("state", &state)] {
            request.set(name, value);
        }
        for (form, print) in FORMS {
            let text = print(&request);
            let read = match import(&text, None) {
                Ok(Imported::Request(reading)) => reading.request,
                other => panic!("{form}: {other:?}: {text}"),
            };
            prop_assert_eq!(&read, &request, "{}: {}", form, text);
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in r#"(\PC|[?&=#%+\n'"<>{}()\[\]:,;`\\]|https://|client_id=|curl |<form |clientId: |Auth0Provider|=3D|\\u00|&#x|- |  ){0,60}"#) {
        let _ = import(&text, None);
    }
}
