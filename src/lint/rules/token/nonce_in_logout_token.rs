//! `nonce-in-logout-token`: a `nonce` in a logout token.

use super::common::LOGOUT_TOKEN;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::openid;

/// The logout token has a nonce.
pub static RULE: Rule = Rule {
    name: "nonce-in-logout-token",
    breach: Breach::Must,
    summary: summary!("a logout token has a nonce"),
    explain: prose!(
        "A logout token and an ID token have much in common. So that nobody can pass one for the other, a logout token must not have a nonce, and a client refuses one that has."
    ),
    spec: &[openid("openid-connect-backchannel-1_0", "2.4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a nonce",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"logout+jwt"}"#,
                claims: r#"{"nonce":"n"}"#
            },
            finds: Some("must not have a nonce")
        },
        Example {
            shows: "none",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"logout+jwt"}"#,
                claims: r#"{"sid":"s"}"#
            },
            finds: None
        },
        Example {
            shows: "an ID token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"c","nonce":"n"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let has_nonce = seen
        .token
        .claims
        .as_ref()
        .is_some_and(|claims| claims.has("nonce"));
    if has_nonce && LOGOUT_TOKEN.is(seen) {
        let message = "A logout token must not have a nonce, so that it can never pass for an ID token. Clients refuse this one.";
        report.add(Some(Place::claim("nonce")), message);
    }
}
