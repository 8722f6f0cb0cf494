//! The front door for tests and terminals keeps its contract: commands, members, order of lines.
//!
//! What the reports say is the corpus's matter; here only their shape.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

#[track_caller]
fn xtask(arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn members(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[track_caller]
fn has_members(value: &Value, names: &[&str]) {
    for name in names {
        assert!(
            members(value).contains(name),
            "{name} is missing among {:?}",
            members(value)
        );
    }
}

const TOKEN: [&str; 12] = [
    "form",
    "kind",
    "certainty",
    "opaque",
    "provider",
    "name",
    "value",
    "header",
    "claims",
    "evidence",
    "findings",
    "span",
];
const FINDING: [&str; 6] = ["name", "severity", "message", "at", "spec", "fix"];
const EXPIRED: &str = "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJleHAiOjF9.c2ln";

#[test]
fn inspect_prints_one_report() {
    let report: Value = serde_json::from_str(&xtask(&["inspect"], EXPIRED.as_bytes())).unwrap();
    has_members(&report, &["tokens", "findings"]);
    let token = &report["tokens"][0];
    has_members(token, &TOKEN);
    assert_eq!(token["value"], EXPIRED);
    assert_eq!(
        (&token["span"]["start"], &token["span"]["end"]),
        (&0.into(), &EXPIRED.len().into())
    );
    let findings = token["findings"].as_array().unwrap();
    for finding in findings {
        has_members(finding, &FINDING);
    }
    let expired = |finding: &&Value| finding["name"] == "expired";
    let finding = findings.iter().find(expired).unwrap();
    assert_eq!(
        (&finding["severity"], &finding["at"]),
        (&"error".into(), &"claims.exp".into())
    );
}

#[test]
fn inspect_takes_bytes_that_are_no_text() {
    let report: Value = serde_json::from_str(&xtask(&["inspect"], b"\xff\xfe\x00")).unwrap();
    has_members(&report, &["tokens", "findings"]);
}

#[test]
fn inspect_reads_utf_16() {
    let text = "id_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln\n";
    let utf16: Vec<u8> = (std::iter::once(0xfeff).chain(text.encode_utf16()))
        .flat_map(u16::to_le_bytes)
        .collect();
    let report: Value = serde_json::from_str(&xtask(&["inspect"], &utf16)).unwrap();
    assert_eq!(report["tokens"][0]["name"], "id_token", "{report}");
}

#[test]
fn inspect_gives_one_line_for_each_line_in_order() {
    let lines = format!(
        "{{\"text\":\"{EXPIRED}\",\"now\":0}}\n\
         not json\n\
         [1]\n\
         {{\"now\":5}}\n\
         {{\"text\":\"{EXPIRED}\",\"now\":10801}}\n\
         {{\"text\":\"\"}}"
    );
    let output = xtask(&["inspect", "--jsonl"], lines.as_bytes());
    let reports: Vec<Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(reports.len(), 6);
    let finds_expired = |nth: usize| {
        let findings = reports[nth]["tokens"][0]["findings"].as_array().unwrap();
        findings.iter().any(|finding| finding["name"] == "expired")
    };
    assert!(!finds_expired(0) && finds_expired(4));
    for nth in [1, 2, 3] {
        assert_eq!(members(&reports[nth]), ["error"]);
    }
    assert!(
        reports[4]
            .to_string()
            .contains("Expired 3 hours before your clock")
    );
    assert_eq!(
        reports[5],
        serde_json::json!({"tokens": [], "findings": [], "responses": []})
    );
}

#[test]
fn markdown_is_for_a_ticket_and_masked() {
    let claims = claimscope::text::base64url::encode(
        br#"{"iss":"https://issuer.example","sub":"ada-lovelace-1815"}"#,
    );
    let token = format!("eyJhbGciOiJSUzI1NiJ9.{claims}.c2lnbmF0dXJl");
    let out = xtask(&["inspect", "--markdown"], token.as_bytes());
    assert!(out.starts_with("## ") && out.contains("| `iss` | `\"https://issuer.example\"` |"));
    for hidden in ["ada-lovelace", claims.as_str(), "c2lnbmF0dXJl"] {
        assert!(!out.contains(hidden), "{out}");
    }
}

fn inspected(files: &[&std::path::Path]) -> (bool, Vec<Value>) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("inspect")
        .args(files)
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    (output.status.success(), lines.collect())
}

#[test]
fn inspect_reports_files_a_line_each() {
    let folder = std::env::temp_dir().join(format!("claimscope-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, content: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        path
    };
    let small = write("small.txt", EXPIRED.as_bytes());
    // Larger than what is read whole.
    let noise = "nothing to see here\n".repeat(1_700_000);
    let answer = "{\"access_token\":\"8xLOxBtZp8aKfLIY2YMTEQ7d\",\"token_type\":\"Bearer\"}";
    let large = write(
        "large.log",
        format!("{noise}id_token={EXPIRED}\n{noise}id_token={EXPIRED}\n{answer}\n").as_bytes(),
    );
    let log = format!(
        "{}GET /cb?error=access_denied&error_description=no&state=s\n{{\"access_token\":\"8xLOxBtZp8aKfLIY2YMTEQ7d\",\"token_type\":\"Bearer\"}}\n",
        "nothing to see here\n".repeat(50_000)
    );
    let middle = write("middle.log", log.as_bytes());
    let binary = write("binary", b"\x7fELF\x02\x01\x01\0\0\0\0\0");
    let missing = folder.join("missing");

    let (is_fine, lines) = inspected(&[&small, &binary, &large, &missing]);
    assert!(is_fine, "some could be read");
    let [small_line, binary_line, large_line, missing_line] = &lines[..] else {
        panic!("{lines:?}")
    };
    // The same as on standard input, and where it stood.
    let report: Value = serde_json::from_str(&xtask(&["inspect"], EXPIRED.as_bytes())).unwrap();
    for member in TOKEN.iter().filter(|member| **member != "findings") {
        assert_eq!(
            small_line["tokens"][0][member], report["tokens"][0][member],
            "{member}"
        );
    }
    has_members(small_line, &["file", "tokens", "findings", "responses"]);
    let [token, _] = &large_line["tokens"].as_array().unwrap()[..] else {
        panic!("{large_line}")
    };
    let [response] = &large_line["responses"].as_array().unwrap()[..] else {
        panic!("{large_line}")
    };
    let begins = (noise.len() + EXPIRED.len() + 10) * 2;
    assert_eq!(
        (&response["tokens"], &response["span"]),
        (
            &serde_json::json!([1]),
            &serde_json::json!({"start": begins, "end": begins + answer.len()})
        )
    );
    has_members(token, &TOKEN);
    let second = noise.len() * 2 + EXPIRED.len() + 19;
    assert_eq!(
        (&token["count"], &token["places"][1]["at"]),
        (&2.into(), &second.into())
    );
    for (line, error) in [
        (binary_line, "not a text file"),
        (missing_line, "could not be read"),
    ] {
        assert!(line["error"].as_str().unwrap().contains(error), "{line}");
        assert_eq!(line["tokens"], serde_json::json!([]));
    }
    let (_, lines) = inspected(&[&middle]);
    assert_eq!(
        lines[0]["responses"].as_array().unwrap().len(),
        2,
        "{lines:?}"
    );
    // Behind the mark of UTF-8 a place is one of the file.
    let marked = write("marked.txt", ["\u{feff}", EXPIRED].concat().as_bytes());
    let (_, lines) = inspected(&[&marked]);
    assert_eq!(lines[0]["tokens"][0]["places"][0]["at"], 3, "{lines:?}");
    let none = write("none.har", EXPIRED.as_bytes());
    let empty = write("empty.log", b"");
    let (_, lines) = inspected(&[&none, &empty, &small]);
    for (line, note) in lines
        .iter()
        .zip(["This is no HAR", "The file is empty", ""])
    {
        let said = line["note"].as_str().unwrap_or_default();
        assert_eq!(said.is_empty(), note.is_empty(), "{line}");
        assert!(said.starts_with(note), "{line}");
    }
    let (is_fine, lines) = inspected(&[&binary, &missing]);
    assert!(!is_fine && lines.len() == 2, "nothing could be read");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn lint_request_writes_the_request_in_the_code_of_a_library() {
    let url = b"https://acme.eu.auth0.com/authorize?response_type=code&client_id=EndToEndClient&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example";
    for (sdk, wanted) in [
        ("auth0-react", "<Auth0Provider"),
        ("curl", "curl"),
        ("spring-security", "EndToEndClient"),
    ] {
        let code = xtask(&["lint-request", "--sdk", sdk], url);
        assert!(code.contains(wanted), "{sdk}: {code}");
        assert!(code.contains("https://api.example"), "{sdk}: {code}");
    }
}

/// A private key that was pasted is named, and never shown back: what it printed was the key.
#[test]
fn a_private_key_is_not_printed() {
    let file: Value = serde_json::from_str(include_str!("jose/keys.json")).unwrap();
    for row in file.as_array().unwrap() {
        let keys = row["keys"]["keys"].as_array().unwrap();
        let texts = keys
            .iter()
            .map(Value::to_string)
            .chain([row["keys"].to_string()]);
        for text in texts {
            for arguments in [
                &["inspect"][..],
                &["inspect", "--jsonl"],
                &["inspect", "--markdown"],
            ] {
                let input = match arguments.contains(&"--jsonl") {
                    true => serde_json::json!({ "text": text }).to_string(),
                    false => text.clone(),
                };
                let printed = xtask(arguments, input.as_bytes());
                for key in keys {
                    for name in ["d", "p", "q", "dp", "dq", "qi", "k"] {
                        let value = key[name].as_str().unwrap_or("not there");
                        assert!(!printed.contains(value), "{}: {name}", row["of"]);
                    }
                }
            }
        }
    }
}

/// A domain of one's own, and this machine, do not say whose they are.
#[test]
fn lint_request_is_told_whose_the_request_is() {
    let url = b"https://login.acme.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid";
    let provider = |report: &str| {
        let json: serde_json::Value = serde_json::from_str(report).unwrap();
        json["request"]["provider"].as_str().unwrap().to_owned()
    };
    assert_eq!(provider(&xtask(&["lint-request"], url)), "rfc8707");
    let told = xtask(&["lint-request", "--provider", "auth0"], url);
    assert_eq!(provider(&told), "auth0");
    let next = xtask(
        &["lint-request", "--commands", "curl", "--provider", "auth0"],
        url,
    );
    assert!(
        next.contains("https://login.acme.example/oauth/token"),
        "{next}"
    );
    let lines = br#"{"url":"http://localhost:8080/authorize?client_id=a"}
{"url":"http://localhost:8080/authorize?client_id=a","provider":"okta"}
"#;
    let answers = xtask(
        &["lint-request", "--provider", "keycloak", "--jsonl"],
        lines,
    );
    let named: Vec<String> = answers.lines().map(provider).collect();
    assert_eq!(named, ["keycloak", "okta"]);
}
