//! `secret-in-claims`: a claim that is, or is named like, a password, a key or a long-lived token.

use super::common::{MOST, walk};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// A claim looks like a secret.
pub static RULE: Rule = Rule {
    name: "secret-in-claims",
    breach: Breach::HardlyMeant,
    summary: summary!("a claim looks like a secret"),
    explain: prose!(
        "A signed token is not encrypted: everybody who holds it, every proxy and every log that it passes reads its claims. A password or an API key in it is known to all of them, and stays valid after the token has expired."
    ),
    spec: &[rfc(7519, "12")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a password",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"user":"a","password":"hunter2"}"#
            },
            finds: Some("password")
        },
        Example {
            shows: "within an object",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"cfg":{"api_key":"abc"}}"#
            },
            finds: Some("api_key")
        },
        Example {
            shows: "a private key",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"note":"-----BEGIN PRIVATE KEY-----\\nMIIE"}"#
            },
            finds: Some("private key")
        },
        Example {
            shows: "a key of a known shape",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"x":"AKIAIOSFODNN7EXAMPLE"}"#
            },
            finds: Some("AWS")
        },
        Example {
            shows: "a word for how one signed in",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"amr":["pwd"],"pwd_exp":"1767225600"}"#
            },
            finds: None
        },
        Example {
            shows: "a password that is not there",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"password":null,"secret":true,"api_key":""}"#
            },
            finds: None
        },
        Example {
            shows: "a public key",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"cert":"-----BEGIN CERTIFICATE-----"}"#
            },
            finds: None
        },
    ],
};

/// Names, without what separates words and in lower case.
const NAMES: [&str; 17] = [
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "pin",
    "secret",
    "clientsecret",
    "apikey",
    "apisecret",
    "secretkey",
    "privatekey",
    "refreshtoken",
    "connectionstring",
    "encryptionkey",
    "signingkey",
    "dbpassword",
    "awssecretaccesskey",
];

/// How a value begins, how long it is at least, and what it then is.
const SHAPES: [(&str, usize, &str); 10] = [
    ("AKIA", 20, "an AWS access key"),
    ("ghp_", 40, "a GitHub token"),
    ("gho_", 40, "a GitHub token"),
    ("github_pat_", 40, "a GitHub token"),
    ("glpat-", 26, "a GitLab token"),
    ("xoxb-", 20, "a Slack token"),
    ("xoxp-", 20, "a Slack token"),
    ("sk_live_", 24, "a live secret key"),
    ("AIza", 39, "a Google API key"),
    ("ya29.", 20, "a Google access token"),
];

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let mut found = 0;
    for member in &claims.members {
        let name = member.name.as_str();
        let mut what = None;
        walk(name, &member.value, &mut |name, json| {
            if let (None, Some(value)) = (what, json.as_str()) {
                what = look(name, value).map(|what| (name, what));
            }
        });
        if let Some((inner, what)) = what.filter(|_| found < MOST) {
            found += 1;
            // The name, never the value.
            let message = format!(
                "{} looks like {what}. Whoever holds the token can read it, and so can every log that it passes. Take it out, and replace the secret.",
                shortened(inner, 60)
            );
            report.add(Some(Place::claim(name)), message);
        }
    }
}

/// What a claim of that name and value gives away, where it does.
pub(crate) fn look(name: &str, value: &str) -> Option<&'static str> {
    if value.trim().is_empty() {
        return None;
    }
    let end = value
        .char_indices()
        .nth(60)
        .map_or(value.len(), |(at, _)| at);
    let head = &value[..end];
    if head.contains("-----BEGIN ") && head.contains("PRIVATE KEY") {
        return Some("a private key");
    }
    let is_shaped = |(start, length, _): &&(&str, usize, &str)| {
        value.len() >= *length && value.starts_with(start) && !value.contains(' ')
    };
    if let Some((_, _, what)) = SHAPES.iter().find(is_shaped) {
        return Some(what);
    }
    if name.len() > 30 {
        return None;
    }
    let letters = || {
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
        letters.map(|b| b.to_ascii_lowercase())
    };
    // A claim can hold a hundred thousand values, and nearly every name is of another length.
    let length = letters().count();
    let is_name = |secret: &&str| secret.len() == length && letters().eq(secret.bytes());
    NAMES.iter().any(is_name).then_some("a secret")
}
