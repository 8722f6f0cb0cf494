//! `key-in-header`: the token brings the key that is to verify it.

use super::common::has_explicit_type;
use crate::jose::Form;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::Kind;
use crate::oauth::sign::Sign;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// The token brings its own key.
pub static RULE: Rule = Rule {
    name: "key-in-header",
    breach: Breach::Should,
    summary: summary!("the token brings the key, or the address of the key, that is to verify it"),
    explain: prose!(
        "Whoever forges a token can put a key of their own beside it, or the address of one. A reader must take keys from the issuer that it trusts, and never from the token. Proofs such as DPoP are meant to carry a key; ID tokens and access tokens are not."
    ),
    spec: &[oidc_core("2"), rfc(7515, "10.3"), rfc(8725, "3.10")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an address",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","jku":"https://evil.example/keys"}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: Some("jku")
        },
        Example {
            shows: "a key in an ID token",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","jwk":{"kty":"EC"}}"#,
                claims: r#"{"aud":"c","nonce":"n"}"#
            },
            finds: Some("jwk")
        },
        Example {
            shows: "a chain in an access token",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","typ":"at+jwt","x5c":["MIIB"]}"#,
                claims: r#"{}"#
            },
            finds: Some("x5c")
        },
        Example {
            shows: "a DPoP proof",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC"}}"#,
                claims: r#"{"htm":"GET","htu":"https://a.example","jti":"j","iat":1}"#
            },
            finds: None
        },
        Example {
            shows: "a proof for a credential",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","typ":"openid4vci-proof+jwt","jwk":{"kty":"EC"}}"#,
                claims: r#"{"aud":"https://a.example"}"#
            },
            finds: None
        },
        Example {
            shows: "a chain in a JWS of another kind",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","x5c":["MIIB"]}"#,
                claims: r#"{"transactionId":"1"}"#
            },
            finds: None
        },
        Example {
            shows: "a fingerprint",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k","x5t":"abc"}"#,
                claims: r#"{"aud":"c","nonce":"n"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let header = match &seen.token.header {
        Some(header) if seen.token.form == Form::Jws => header,
        _ => return,
    };
    let names: &[&str] = match seen.verdict.kind {
        Kind::IdToken | Kind::AccessToken | Kind::RefreshToken | Kind::LogoutToken => {
            &["jwk", "jku", "x5u", "x5c"]
        }
        Kind::Unknown => &["jwk", "jku", "x5u"],
        _ => return,
    };
    // `htm` shows a DPoP proof that does not say so.
    if has_explicit_type(seen.token) || Sign::Claim("htm").is_seen(seen.token) {
        return;
    }
    for name in names.iter().filter(|name| header.has(name)) {
        let what = match *name {
            "jwk" | "x5c" => "the key",
            _ => "an address of the key",
        };
        let message = format!(
            "{name} gives {what} that is to verify the token. A forger would bring their own: take keys from the issuer alone, and ignore this."
        );
        report.add(Some(Place::header(name)), message);
    }
}
