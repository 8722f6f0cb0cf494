//! `no-kid`: no `kid`, in a token that anyone may want to verify.

use crate::jose::alg::{Use, algorithm};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::Kind;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// The header does not say which key.
pub static RULE: Rule = Rule {
    name: "no-kid",
    breach: Breach::WorthKnowing,
    summary: summary!("the header does not say which key verifies the token"),
    explain: prose!(
        "Issuers publish several keys, above all while they change them, and kid says which one to take. Without it a reader has to try them all, and many libraries do not."
    ),
    spec: &[rfc(7515, "4.1.4"), oidc_core("10.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an ID token without",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"aud":"c","nonce":"n"}"#
            },
            finds: Some("no kid")
        },
        Example {
            shows: "with kid",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"c","nonce":"n"}"#
            },
            finds: None
        },
        Example {
            shows: "with a fingerprint",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","x5t":"a"}"#,
                claims: r#"{"aud":"c","nonce":"n"}"#
            },
            finds: None
        },
        Example {
            shows: "a shared secret",
            input: Input::Jwt {
                header: r#"{"alg":"HS256"}"#,
                claims: r#"{"aud":"c","nonce":"n"}"#
            },
            finds: None
        },
        Example {
            shows: "another kind",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(header) = &seen.token.header else {
        return;
    };
    let is_asymmetric = header
        .str("alg")
        .and_then(algorithm)
        .is_some_and(|row| row.used_for == Use::Signature);
    let names_key = ["kid", "x5t", "x5t#S256", "jwk", "x5c"]
        .iter()
        .any(|name| header.has(name));
    let is_published = matches!(seen.verdict.kind, Kind::IdToken | Kind::AccessToken);
    if is_asymmetric && is_published && !names_key {
        let message = "There is no kid, so the token does not say which of the issuer’s keys verifies it. With more than one key published, readers have to guess.";
        report.add(Some(Place::header("kid")), message);
    }
}
