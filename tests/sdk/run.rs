//! What can be run is run: a shell takes the arguments apart, node and Python read what is theirs.

use crate::requests;
use claimscope::oauth::providers::PROVIDERS;
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::sdk::quote::Language;
use claimscope::sdk::{SDKS, sdk};
use claimscope::text::percent;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The arguments that curl would get.
fn arguments(request: &AuthorizationRequest) -> Vec<String> {
    let snippet = sdk("curl").unwrap().write(request);
    let code = snippet.files[0].text();
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{code}");
    let output = Command::new("sh").arg("-c").arg(script).output().unwrap();
    assert!(output.status.success(), "{code}");
    assert!(output.stderr.is_empty(), "{code}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\0').map(str::to_owned).collect()
}

#[test]
fn curl_asks_for_what_the_url_asks_for() {
    for provider in PROVIDERS {
        for (shape, request) in requests::all(provider) {
            if sdk("curl").unwrap().unfit(&request).is_some() {
                continue;
            }
            let arguments = arguments(&request);
            assert_eq!(arguments[..3], ["--get", "--include", "--globoff"]);
            let mut pairs = Vec::new();
            let mut rest = arguments[3..].iter();
            while let (Some(option), Some(argument)) = (rest.next(), rest.next()) {
                match option.as_str() {
                    "--data-urlencode" => {
                        let (name, value) = argument.split_once('=').unwrap();
                        pairs.push((percent::decode(name), value.to_owned()));
                    }
                    "--data-raw" => {
                        let (name, value) = argument.split_once('=').unwrap();
                        pairs.push((percent::decode(name), percent::decode(value)));
                    }
                    "--url" => assert!(rest.as_slice().is_empty()),
                    other => panic!("{other}"),
                }
            }
            // Those of one name stand together; secrets stay out.
            let mut expected: Vec<(String, String)> = (request.params.iter())
                .filter(|p| !p.value.is_empty() && p.name != "client_secret")
                .map(|p| (p.name.clone(), p.value.clone()))
                .collect();
            expected.sort();
            pairs.sort();
            assert_eq!(pairs, expected, "{shape} to {}", provider.id);
        }
    }
}

/// Writes every snippet of that language into a folder of its own.
fn files(language: Language) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("sdk-{language:?}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut paths = Vec::new();
    for provider in PROVIDERS {
        for (shape, request) in requests::all(provider) {
            for sdk in SDKS.iter().filter(|sdk| sdk.unfit(&request).is_none()) {
                for file in sdk
                    .write(&request)
                    .files
                    .iter()
                    .filter(|file| file.language == language)
                {
                    let (_, ending) = file.name.rsplit_once('.').unwrap();
                    // node reads a module by this ending.
                    let ending = if ending == "js" { "mjs" } else { ending };
                    let path = folder.join(format!("{}-{}-{shape}.{ending}", sdk.id, provider.id));
                    fs::write(&path, file.text()).unwrap();
                    paths.push(path);
                }
            }
        }
    }
    paths
}

#[test]
fn node_reads_the_javascript() {
    let paths = files(Language::JavaScript);
    assert!(paths.len() > 100);
    // One process for all: `vm.SourceTextModule` parses a module without running it.
    let script = "import fs from 'node:fs'; import vm from 'node:vm';
        for (const path of process.argv.slice(1)) new vm.SourceTextModule(fs.readFileSync(path, 'utf8'), { identifier: path });";
    let output = Command::new("node")
        .args([
            "--no-warnings",
            "--experimental-vm-modules",
            "--input-type=module",
            "--eval",
            script,
            "--",
        ])
        .args(&paths)
        .output()
        .expect("the tests need node, as the page's own do");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn python_reads_the_python_where_it_is_installed() {
    let is_there = Command::new("python3")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if !is_there.is_ok_and(|status| status.success()) {
        return;
    }
    let script = "import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding='utf-8').read(), path)";
    let output = Command::new("python3")
        .args(["-c", script])
        .args(files(Language::Python))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
