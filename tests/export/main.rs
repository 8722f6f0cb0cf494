//! What leaves the page in an export, and what must not: over the whole corpus, over samples that a person reads, and over
//! random claims.
//!
//! `UPDATE_CORPUS=1 cargo test --test export` writes the samples anew; each is named after the file of the corpus that it is
//! made of, `--` for a slash.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod hidden;
mod structure;

use claimscope::export::Export;
use claimscope::inspect::{Report, inspect};
use claimscope::oauth::Context;
use claimscope::prose::Prose;
use claimscope::text::base64url;
use claimscope::text::time::Timestamp;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn say(prose: Prose) -> Option<String> {
    Some(prose.text().to_owned())
}

fn export(report: &Report, context: &Context, masked: bool) -> Export {
    Export::of(report, &[], context, masked, &say)
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// A sample of the corpus: its text, and what is known beside it.
fn sample(content: &str) -> (String, Context) {
    let (head, rest) = content.split_once("--- text\n").unwrap();
    let (text, _) = rest.rsplit_once("\n--- report\n").unwrap();
    let value = |key: &str| {
        let mut lines = head.lines();
        lines.find_map(|line| Some(line.strip_prefix(key)?.strip_prefix(": ")?.to_owned()))
    };
    let context = Context {
        now: Timestamp(value("now").unwrap().parse().unwrap()),
        audience: value("audience"),
        issuer: value("issuer"),
        client_id: value("client-id"),
        scope: value("scope"),
        sent: None,
    };
    (text.to_owned(), context)
}

fn corpus(folder: &Path, each: &mut dyn FnMut(&Path, &str, &Context)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            corpus(&path, each);
        } else {
            let (text, context) = sample(&fs::read_to_string(&path).unwrap());
            each(&path, &text, &context);
        }
    }
}

#[test]
fn nothing_of_the_corpus_leaves_the_page_in_a_masked_export() {
    let mut count = 0;
    corpus(&folder("corpus"), &mut |path, text, context| {
        let report = inspect(text, context);
        let export = export(&report, context, true);
        let (json, markdown) = (export.json(), export.markdown());
        for value in hidden::hidden(&report) {
            count += 1;
            let name = path.display();
            assert!(!json.contains(&value), "{name}: JSON holds {value}");
            assert!(!markdown.contains(&value), "{name}: Markdown holds {value}");
        }
    });
    assert!(count > 1_000, "{count} values");
}

#[test]
fn a_masked_report_has_the_shape_of_the_report() {
    let mut count = 0;
    corpus(&folder("corpus"), &mut |path, text, context| {
        let report = inspect(text, context);
        let whole = export(&report, context, false).json();
        // Half a surrogate pair and 1E400 stay as they were written, and this reader takes neither.
        let Ok(whole) = serde_json::from_str::<serde_json::Value>(&whole) else {
            return;
        };
        count += 1;
        let masked = export(&report, context, true).json();
        let masked: serde_json::Value = serde_json::from_str(&masked).unwrap();
        let plain = serde_json::to_value(&report).unwrap();
        assert_eq!(
            whole,
            plain,
            "{}: unmasked it is the report",
            path.display()
        );
        same_shape(&masked, &whole, path);
    });
    assert!(count > 500, "{count} samples");
}

/// The same members and items. In header and claims a value may have become a text; what their members are called may be
/// masked as well.
fn same_shape(masked: &serde_json::Value, whole: &serde_json::Value, path: &Path) {
    use serde_json::Value as V;
    let name = path.display();
    match (masked, whole) {
        (V::Object(masked), V::Object(whole)) => {
            let known: Vec<_> = masked.keys().collect();
            assert_eq!(known, whole.keys().collect::<Vec<_>>(), "{name}");
            for (key, value) in masked {
                let is_of_others = [
                    "header",
                    "claims",
                    "unprotected",
                    "disclosed_claims",
                    "disclosures",
                ]
                .contains(&key.as_str());
                match is_of_others {
                    true => assert_eq!(value.is_null(), whole[key].is_null(), "{name}: {key}"),
                    false => same_shape(value, &whole[key], path),
                }
            }
        }
        (V::Array(masked), V::Array(whole)) => {
            assert_eq!(masked.len(), whole.len(), "{name}");
            for (masked, whole) in masked.iter().zip(whole) {
                same_shape(masked, whole, path);
            }
        }
        (V::String(_), V::String(_)) => {}
        (masked, whole) => assert_eq!(masked, whole, "{name}"),
    }
}

#[test]
fn every_sample_reads_as_it_stands() {
    let update = std::env::var_os("UPDATE_CORPUS").is_some();
    let mut different = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder("export")).unwrap() {
        let path = entry.unwrap().path();
        let Some(stem) = path
            .file_name()
            .and_then(|name| name.to_str()?.strip_suffix(".md"))
        else {
            continue;
        };
        count += 1;
        let source = folder("corpus").join(stem.replace("--", "/") + ".txt");
        let (text, context) = sample(&fs::read_to_string(&source).unwrap());
        let markdown = export(&inspect(&text, &context), &context, true).markdown();
        if update {
            fs::write(&path, &markdown).unwrap();
        } else if fs::read_to_string(&path).unwrap() != markdown {
            different.push(format!("{stem}\n{markdown}"));
        }
    }
    assert!(count >= 12, "{count} samples");
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// The HARs of the tests of reading: a report of each, and of what is pasted beside it nothing.
fn recordings(each: &mut dyn FnMut(&str, &Report)) {
    for entry in fs::read_dir(folder("har/files")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "har") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let report = inspect(&fs::read_to_string(&path).unwrap(), &context());
            assert!(report.har.is_some(), "{name}");
            each(name, &report);
        }
    }
}

#[test]
fn the_logins_of_a_recording_go_out_masked() {
    let update = std::env::var_os("UPDATE_CORPUS").is_some();
    let mut count = 0;
    recordings(&mut |name, report| {
        let har = report.har.as_deref().unwrap();
        let whole_of = |report: &Report| export(report, &context(), false);
        let export = export(report, &context(), true);
        let (json, markdown) = (export.json(), export.markdown());
        let of_har = Report {
            tokens: har.tokens.clone(),
            ..Report::default()
        };
        for value in hidden::hidden(&of_har) {
            count += 1;
            assert!(!json.contains(&value), "{name}: JSON holds {value}");
            assert!(!markdown.contains(&value), "{name}: Markdown holds {value}");
        }
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let whole = whole_of(report).json();
        let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
        assert_eq!(whole["har"], serde_json::to_value(har).unwrap(), "{name}");
        same_shape(&json["har"], &whole["har"], Path::new(name));
        for flow in 1..=har.flows.len() {
            assert!(markdown.contains(&format!("### Login {flow}")), "{name}");
        }
        // What stands from the first login on, as somebody reads it.
        let at = markdown.find("## Recording by").unwrap();
        let file = folder("export").join(format!("recordings/{name}.md"));
        if update {
            fs::write(&file, &markdown[at..]).unwrap();
        }
        assert_eq!(
            fs::read_to_string(&file).unwrap(),
            &markdown[at..],
            "{name}"
        );
    });
    assert!(count > 30, "{count} values");
}

#[test]
fn an_address_of_a_recording_keeps_no_secret() {
    let har = |url: &str| {
        format!(
            r#"{{"log":{{"version":"1.2","creator":{{"name":"x","version":"1"}},"entries":[{{"startedDateTime":"2026-01-01T00:00:00Z","request":{{"method":"GET","url":"{url}","headers":[]}},"response":{{"status":302,"headers":[]}}}}]}}}}"#
        )
    };
    let base = "https://as.example/authorize?client_id=c&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fapp.example%2Fcb";
    for (more, secret) in [
        ("&state=af0ifjsldkj", "af0ifjsldkj"),
        ("&nonce=n-0S6_WzA2Mj", "n-0S6_WzA2Mj"),
        ("&login_hint=ada%40example.com", "ada"),
        (
            "&id_token_hint=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl",
            "eyJzdWIiOiJhIn0",
        ),
        ("&x=ghp_16C7e42F292c6912E7710c838347Ae178B4a", "ghp_"),
    ] {
        let report = inspect(&har(&[base, more].concat()), &context());
        let written = export(&report, &context(), true);
        for out in [written.json(), written.markdown()] {
            assert!(!out.contains(secret), "{secret}: {out}");
            assert!(out.contains("app.example"), "{out}");
        }
        let plain = export(&report, &context(), false).markdown();
        assert!(
            !plain.contains("eyJzdWIiOiJhIn0"),
            "Markdown holds no token"
        );
    }
}

/// Parameters that vendors send to an authorization endpoint, of each of which whoever has it can take part in a sign-in.
const OF_A_SIGN_IN: &[&str] = &[
    "login_ticket",
    "mfa_token",
    "otp",
    "passcode",
    "verification_code",
    "ticket",
    "invitation",
    "stateToken",
    "okta_key",
    "interaction_handle",
    "login_hint_token",
    "auth_session",
    "csrf",
    "_csrf",
    "sig",
    "signature",
    "key",
    "ext-token",
    "wctx",
    "RelayState",
    "PPFT",
    "connection_access_token",
    "sso_token",
    "user%5Bpassword%5D",
    "s%69g",
    "nobody_knows_it",
];

#[test]
fn a_report_of_a_recording_hides_what_a_copy_of_it_would_not_have() {
    use claimscope::har::sanitize::sanitized;
    let random = "q7Rz2LmXc81VbTkYw0PsJd5HgNf3";
    let base = "https://as.example/authorize?client_id=c&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fapp.example%2Fcb";
    for name in OF_A_SIGN_IN {
        for sign in ["&", "#"] {
            let url = format!("{base}{sign}{name}={random}&x=1");
            let har = format!(
                r#"{{"log":{{"version":"1.2","creator":{{"name":"x","version":"1"}},"entries":[{{"startedDateTime":"2026-01-01T00:00:00Z","request":{{"method":"GET","url":"{url}","headers":[]}},"response":{{"status":302,"headers":[]}}}}]}}}}"#
            );
            let report = inspect(&har, &context());
            let written = export(&report, &context(), true);
            for out in [written.json(), written.markdown()] {
                assert!(!out.contains(random), "{name}: {out}");
                assert!(out.contains(&format!("{name}=")), "its name stays: {out}");
            }
            let copy = sanitized(&har).0;
            let is_known = *name != "nobody_knows_it";
            assert!(is_known != copy.contains(random), "{name}: {copy}");
        }
    }
}

/// What a person who helps has to see: what was asked for, whether there was a state, and which error came back.
#[test]
fn an_address_of_a_recording_keeps_what_it_is_about() {
    let url = "https://as.example/tenant/v2.0/authorize?client_id=k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb&state=&nonce=n-0S6_WzA2Mj&response_type=code%20id_token&scope=openid%20read%3Ax&audience=https%3A%2F%2Fapi.example&prompt=none&code_challenge_method=S256&client-request-id=0c8f7e6d-5a43-4f0e-9b1a-2c3d4e5f6071&error=login_required&iss=https%3A%2F%2Fas.example";
    let har = format!(
        r#"{{"log":{{"version":"1.2","creator":{{"name":"x","version":"1"}},"entries":[{{"startedDateTime":"2026-01-01T00:00:00Z","request":{{"method":"GET","url":"{url}","headers":[]}},"response":{{"status":302,"headers":[]}}}}]}}}}"#
    );
    let written = export(&inspect(&har, &context()), &context(), true).json();
    let kept = url.replace("n-0S6_WzA2Mj", "…");
    assert!(written.contains(&kept), "{written}");
}

#[test]
fn markdown_of_the_corpus_is_well_formed() {
    corpus(&folder("corpus"), &mut |path, text, context| {
        let report = inspect(text, context);
        for masked in [true, false] {
            let export = export(&report, context, masked);
            if let Err(line) = structure::check(&export.markdown(), &structure::links(&report)) {
                panic!("{}: {line}", path.display());
            }
        }
    });
}

fn jwt(header: &str, claims: &str) -> String {
    let encode = |text: &str| base64url::encode(text.as_bytes());
    format!(
        "{}.{}.{}",
        encode(header),
        encode(claims),
        encode("not a signature but as long as some")
    )
}

fn context() -> Context {
    Context::at(Timestamp(1_767_225_600))
}

/// Text that would like to be something else.
const HOSTILE: &[&str] = &[
    "`",
    "``",
    "```",
    "|",
    "\\|",
    "\\",
    "\n",
    "\r\n",
    "\n\n# ",
    "\n- ",
    "\n| a | b |\n",
    "<img src=x onerror=alert(1)>",
    "<script>",
    "</td>",
    "<!--",
    "[a](https://evil.example)",
    "![a](//evil.example/x.png)",
    "[x]:",
    "https://evil.example/",
    "www.evil.example",
    "evil.example",
    "a@evil.example",
    "@you",
    "#1",
    "!1",
    "GH-1",
    "**",
    "__",
    "~~",
    "*",
    "_",
    "$x$",
    "&lt;",
    "&#96;",
    "---",
    "===",
    "> ",
    "1. ",
    "    ",
    "\t",
    "\u{202e}",
    "\u{200b}",
    "\u{2028}",
    "\u{0}",
    "é",
    "a",
    " ",
    "\"",
    "‘",
    "’",
    ":",
    "…",
];

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(HOSTILE), 0..6).prop_map(|parts| parts.concat())
}

/// Names under which a value is hidden, as servers spell them.
const NAMES: &[&str] = &[
    "sub",
    "email",
    "name",
    "given_name",
    "familyName",
    "phone_number",
    "birthdate",
    "address",
    "picture",
    "ipaddr",
    "upn",
    "preferred_username",
    "unique_name",
    "oid",
    "nonce",
    "sid",
    "https://example.com/email",
    "custom:phone",
    "user",
    "identities",
    "credentialSubject",
    "client_secret",
    "refresh_token",
];

/// Names whose values go into findings, evidence and verdicts.
const SAID: &[&str] = &[
    "aud",
    "iss",
    "scope",
    "azp",
    "client_id",
    "typ",
    "token_use",
    "groups",
    "note",
    "https://example.com/x",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_structure_comes_out_of_a_value(
        names in prop::collection::vec((prop::sample::select(SAID), hostile(), hostile()), 1..6),
        alg in hostile(),
        under in hostile(),
    ) {
        let mut claims = serde_json::Map::new();
        for (name, value, more) in names {
            claims.insert(name.to_owned(), value.clone().into());
            claims.insert(more, serde_json::json!([value, { "inner": name }]));
        }
        let header = serde_json::json!({ "alg": alg, "typ": under, "crit": [under, alg] });
        let token = jwt(&header.to_string(), &serde_json::Value::from(claims).to_string());
        let context = Context {
            audience: Some(alg),
            issuer: Some(under.clone()),
            ..context()
        };
        let text = format!("{under}\naccess_token={token}\n{under}");
        let report = inspect(&text, &context);
        prop_assert!(!report.tokens.is_empty());
        for masked in [true, false] {
            let export = export(&report, &context, masked);
            let markdown = export.markdown();
            let checked = structure::check(&markdown, &structure::links(&report));
            prop_assert!(checked.is_ok(), "{:?}", checked);
        }
    }

    #[test]
    fn nothing_personal_is_left(
        values in prop::collection::vec((prop::sample::select(NAMES), "[A-Za-z]{3,5}[0-9]{4,6}[A-Za-z ]{2,9}[A-Za-z]", 0..6_usize), 1..6),
        note in prop::sample::select(SAID),
    ) {
        let mut claims = serde_json::Map::new();
        let mut all: Vec<&str> = Vec::new();
        for (name, value, how) in &values {
            let json = match how {
                0 => serde_json::json!([value]),
                1 => serde_json::json!({ "inner": [{ "deep": value }] }),
                2 => serde_json::json!(serde_json::json!({ *name: value }).to_string()),
                _ => serde_json::json!(value),
            };
            let json = if *how == 3 { serde_json::json!({ *name: json }) } else { json };
            claims.insert(if *how == 3 { "act".to_owned() } else { (*name).to_owned() }, json);
        }
        // What a later one of the same name has taken the place of is not in the token.
        let written = serde_json::Value::from(claims.clone()).to_string();
        all.extend(values.iter().map(|(_, value, _)| value.as_str()).filter(|value| written.contains(value)));
        // The same value again, where nobody would look for it.
        if let Some(first) = all.first().filter(|_| !["aud", "iss", "azp", "client_id"].contains(&note)) {
            claims.insert(note.to_owned(), format!("of {first} again").into());
        }
        let token = jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, &serde_json::Value::from(claims).to_string());
        let report = inspect(&token, &context());
        let export = export(&report, &context(), true);
        let (json, markdown) = (export.json(), export.markdown());
        for value in all {
            prop_assert!(!json.contains(value), "{} in {}", value, json);
            prop_assert!(!markdown.contains(value), "{} in {}", value, markdown);
        }
        for part in token.split('.').skip(1) {
            prop_assert!(!json.contains(part) && !markdown.contains(part));
        }
    }
}
