//! `private-key-in-token`: a JWK in the token with its private or symmetric part.

use super::common::{MOST, walk};
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::json::Json;

/// The token holds a private key.
pub static RULE: Rule = Rule {
    name: "private-key-in-token",
    breach: Breach::Must,
    summary: summary!("the token holds a private key"),
    explain: prose!(
        "A key in a token is there so that others can check something with it: only its public part may be in it. Everybody who has seen this token has the private key now."
    ),
    spec: &[rfc(7515, "4.1.3"), rfc(7800, "3.2"), rfc(9449, "4.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "in the header",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}}"#,
                claims: r#"{}"#
            },
            finds: Some("a private key")
        },
        Example {
            shows: "in cnf",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"cnf":{"jwk":{"kty":"oct","k":"c2VjcmV0"}}}"#
            },
            finds: Some("a symmetric key")
        },
        Example {
            shows: "in a set",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"jwks":{"keys":[{"kty":"RSA","n":"a","e":"AQAB","d":"b"}]}}"#
            },
            finds: Some("a private key")
        },
        Example {
            shows: "the public part",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                claims: r#"{}"#
            },
            finds: None
        },
        Example {
            shows: "a claim named d",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"d":"x","k":"y"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for (object, place) in seen.objects() {
        let mut found = 0;
        for member in &object.members {
            let mut secret = None;
            walk("", &member.value, &mut |_, json| {
                secret = secret.or_else(|| secret_of(json))
            });
            if let Some(secret) = secret.filter(|_| found < MOST) {
                found += 1;
                let message = format!(
                    "Here is {secret}, for everybody who sees the token to use. Give that key up, and put only a public key into tokens."
                );
                report.add(Some(place(member.name.as_str().to_owned())), message);
            }
        }
    }
}

/// What a JWK gives away (RFC 7518 §6.2.2, §6.3.2, §6.4.1).
fn secret_of(json: &Json) -> Option<&'static str> {
    let jwk = json.as_object()?;
    match jwk.str("kty")? {
        "oct" => jwk.has("k").then_some("a symmetric key"),
        _ => jwk.has("d").then_some("a private key"),
    }
}
