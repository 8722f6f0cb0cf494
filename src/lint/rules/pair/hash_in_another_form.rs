//! `hash-in-another-form`: at_hash, c_hash or s_hash is made of the right thing, and not in the form that it has to have.

use super::common::{digest, hashes, sha};
use crate::jose::alg::Digest;
use crate::jose::hash;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::oidc_core;
use crate::text::base64url;

/// A hash of what came with it, that no client finds right.
pub static RULE: Rule = Rule {
    name: "hash-in-another-form",
    breach: Breach::Must,
    summary: summary!("a hash in the ID token is of what came with it, in another form"),
    explain: prose!(
        "at_hash, c_hash and s_hash are the left half of the hash that alg names, in base64url without padding. One that is the whole hash, or in hexadecimal, is made of the right token; but a client that checks it compares letter by letter, and refuses the ID token. Whoever writes the tokens has to write it otherwise."
    ),
    spec: &[
        oidc_core("3.1.3.6"),
        oidc_core("3.2.2.9"),
        oidc_core("3.3.2.10"),
    ],
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "the whole hash",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"77QmUPtjPfzWtF2AnpK9RWpXrWlrecdbLUyJDIb7S6Q"}"#,
                access: r#"{}"#,
            },
            finds: Some(
                "it is the whole hash (SHA-256) and not its left half, in base64url as it should be."
            ),
        },
        Example {
            shows: "hexadecimal",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"efb42650fb633dfcd6b45d809e92bd45"}"#,
                access: r#"{}"#,
            },
            finds: Some("it is the left half, in hexadecimal and not in base64url."),
        },
        Example {
            shows: "padding",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"77QmUPtjPfzWtF2AnpK9RQ=="}"#,
                access: r#"{}"#,
            },
            finds: Some("it is the left half, in base64url with padding, which it must not have."),
        },
        Example {
            shows: "another hash than alg names",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM"}"#,
                access: r#"{}"#,
            },
            finds: Some("it is of SHA-512, where alg of the ID token takes SHA-256"),
        },
        Example {
            shows: "a code",
            input: Input::Pair {
                text: r#"https://app.example/cb#code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&id_token=ID_TOKEN"#,
                id: r#"{"nonce":"n","c_hash":"2c392d29da106a4dcf9347275f10a5b4183fac2ff74ca51bf4e2e4e5f28ef6e0"}"#,
                access: r#"{}"#,
            },
            finds: Some("c_hash is made of the code in this response"),
        },
        Example {
            shows: "another token",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"LDktKdoQak3Pk0cnXxCltA"}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
        Example {
            shows: "the example of OpenID Connect Core",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(id) = seen.id_token() else { return };
    let Some(digest) = digest(&id) else { return };
    for hash in hashes(seen) {
        let (Some(given), Some(of)) = (id.str(hash.claim), hash.of) else {
            continue;
        };
        let Some(form) = other_form(given, digest, of) else {
            continue;
        };
        let message = format!(
            "{} is made of the {} in this response, and not in the form that it has to have: {form} The two belong together, but a client that checks it refuses the ID token.",
            hash.claim, hash.what
        );
        let place = Some(Place::claim(hash.claim));
        report.about(id.at).add_citing(place, message, hash.spec);
    }
}

/// Parts of a hash that are taken for its left half.
const PARTS: [&str; 3] = [
    "the left half",
    "the whole hash",
    "the right half and not the left one",
];

type Encode = fn(&[u8]) -> String;

/// Encodings that are taken for base64url without padding.
const ENCODINGS: [(Encode, &str); 6] = [
    (base64url::encode, ""),
    (padded, "base64url with padding, which it must not have"),
    (standard, "base64 and not in base64url"),
    (bare, "base64 and not in base64url"),
    (hexadecimal, "hexadecimal and not in base64url"),
    (twice, "hexadecimal, and that in base64url once more"),
];

/// How a hash of that text is written, where it is one and not as it has to be.
pub fn other_form(given: &str, digest: Digest, of: &str) -> Option<String> {
    // The longest is the whole of SHA-512 in hexadecimal, in base64url.
    if given.len() > 200 {
        return None;
    }
    let digests = [Digest::Sha256, Digest::Sha384, Digest::Sha512];
    for by in digests {
        let bytes = hash::bytes(by, of);
        let (left, right) = bytes.split_at(bytes.len() / 2);
        for (part, what) in [left, &bytes, right].into_iter().zip(PARTS) {
            let fits = |encode: &Encode| is_same(&encode(part), given);
            let found = ENCODINGS.iter().find(|(encode, _)| fits(encode));
            let Some((_, encoding)) = found else { continue };
            let is_due = by == digest && part == left && encoding.is_empty();
            return (!is_due).then(|| form(by, digest, what, encoding));
        }
    }
    None
}

/// That form as a sentence.
fn form(by: Digest, digest: Digest, part: &str, encoding: &str) -> String {
    let part = match part == PARTS[1] {
        true => format!("it is the whole hash ({}) and not its left half", sha(by)),
        false => format!("it is {part}"),
    };
    let encoding = match encoding.is_empty() {
        true => ", in base64url as it should be",
        false => &format!(", in {encoding}"),
    };
    let other = match by == digest {
        true => String::new(),
        false => format!(
            "; and it is of {}, where alg of the ID token takes {}",
            sha(by),
            sha(digest)
        ),
    };
    [&part, encoding, &other, "."].concat()
}

/// Digits of hexadecimal stand in either case; nothing else is that long and the same without case by chance.
fn is_same(made: &str, given: &str) -> bool {
    let is_hexadecimal = made.bytes().all(|b| b.is_ascii_hexdigit());
    made == given || is_hexadecimal && made.eq_ignore_ascii_case(given)
}

fn padded(bytes: &[u8]) -> String {
    let encoded = base64url::encode(bytes);
    let padding = (4 - encoded.len() % 4) % 4;
    [&encoded, &*"=".repeat(padding)].concat()
}

fn standard(bytes: &[u8]) -> String {
    padded(bytes).replace('-', "+").replace('_', "/")
}

fn bare(bytes: &[u8]) -> String {
    standard(bytes).trim_end_matches('=').to_owned()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn twice(bytes: &[u8]) -> String {
    base64url::encode(hexadecimal(bytes).as_bytes())
}
