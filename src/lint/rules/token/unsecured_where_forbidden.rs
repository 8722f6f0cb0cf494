//! `unsecured-where-forbidden`: `alg` is `none` in a kind of token that must be signed.

use super::common::{
    AUTHORIZATION_RESPONSE, CLIENT_ASSERTION, DPOP_PROOF, JWT_ACCESS_TOKEN, JWT_BEARER_ASSERTION,
    LOGOUT_TOKEN, Whose,
};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::Clause;
use crate::spec::{openid, rfc};

/// This kind of token must be signed.
pub static RULE: Rule = Rule {
    name: "unsecured-where-forbidden",
    breach: Breach::Must,
    summary: summary!("alg is none in a kind of token that must be signed"),
    explain: prose!(
        "Some kinds of token say of themselves that they are never unsigned: JWT access tokens, logout tokens, DPoP proofs, assertions. With alg none anyone can have written them."
    ),
    spec: &[
        rfc(9068, "2.1"),
        openid(BACKCHANNEL, "2.4"),
        rfc(9449, "4.2"),
        rfc(7523, "3"),
    ],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a JWT access token",
            input: Input::Text("eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJhIn0."),
            finds: Some("must be signed")
        },
        Example {
            shows: "a DPoP proof with a signature",
            input: Input::Jwt {
                header: r#"{"alg":"none","typ":"dpop+jwt"}"#,
                claims: r#"{"htm":"GET"}"#
            },
            finds: Some("DPoP proof")
        },
        Example {
            shows: "a kind that does not say so",
            input: Input::Text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."),
            finds: None
        },
        Example {
            shows: "a signed one",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","typ":"at+jwt"}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: None
        },
    ],
};

const BACKCHANNEL: &str = "openid-connect-backchannel-1_0";

/// Kinds that are never unsigned, and who says so.
const SIGNED: &[(Whose, &[Clause])] = &[
    (JWT_ACCESS_TOKEN, &[rfc(9068, "2.1")]),
    (LOGOUT_TOKEN, &[openid(BACKCHANNEL, "2.4")]),
    (DPOP_PROOF, &[rfc(9449, "4.2")]),
    (CLIENT_ASSERTION, &[rfc(7523, "3")]),
    (JWT_BEARER_ASSERTION, &[rfc(7523, "3")]),
    (AUTHORIZATION_RESPONSE, &[openid("oauth-v2-jarm", "2.4")]),
];

fn row(seen: &TokenUnderLint<'_>) -> Option<&'static (Whose, &'static [Clause])> {
    let is_none = seen.token.alg() == Some("none");
    SIGNED.iter().find(|(whose, _)| is_none && whose.is(seen))
}

/// Whether this rule has something to say, so that the others about `none` are silent.
pub fn is_forbidden(seen: &TokenUnderLint<'_>) -> bool {
    row(seen).is_some()
}

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    if let Some((whose, spec)) = row(seen) {
        let message = format!(
            "{} must be signed, and alg is none: anyone can have written these claims. Everybody must refuse it.",
            whose.who
        );
        report.add_citing(Some(Place::header("alg")), message, spec);
    }
}
