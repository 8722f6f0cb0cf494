//! `refresh-token-not-returned`: the answer has no refresh token, though one was asked for.

use super::common::Due;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Report, Rule};
use crate::oauth::drawn::Brings;
use crate::prose;
use crate::spec::{Clause, oidc_core, rfc};

/// No refresh token, though one was asked for.
pub static RULE: Rule = Rule {
    name: "refresh-token-not-returned",
    breach: Breach::HardlyMeant,
    summary: summary!(
        "the token response has no refresh_token, though offline_access was asked for or granted"
    ),
    explain: prose!(
        "offline_access asks for a refresh token, with which an application gets new access tokens without the person. The answer to the code brings it, once. Where it does not, the client is not registered for refresh tokens, the API does not allow offline access, or the token request was another one. An answer to a refresh token may leave it out: then the one from before stays good."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "asked for",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://acme.eu.auth0.com/","sub":"1","aud":"app"}"#,
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid%20offline_access",
            },
            finds: Some("The request asks for a refresh token"),
        },
        Example {
            shows: "granted",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer","scope":"openid read offline_access"}"#,
                id: r#"{"iss":"https://acme.eu.auth0.com/","sub":"1","aud":"app"}"#,
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("scope of the answer has offline_access"),
        },
        Example {
            shows: "it is there",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","refresh_token":"v1.MRrtkBAFzQ4oXtXyZWbP5pUyGQnHJrkEbaTsCEXAMPLE","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://acme.eu.auth0.com/","sub":"1","aud":"app"}"#,
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid%20offline_access",
            },
            finds: None,
        },
        Example {
            shows: "not asked for",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://acme.eu.auth0.com/","sub":"1","aud":"app"}"#,
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "the code is still to be exchanged",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=1",
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid%20offline_access",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("11"), rfc(6749, "5.1"), rfc(6749, "6")];

const DUE: Due = Due {
    brings: Brings::RefreshToken,
    member: "refresh_token",
    scope: "offline_access",
    fits: "A refresh token was asked for, and came.",
    asks: "The request asks for a refresh token",
    lacks: ", and the answer has no refresh_token. Look whether the client may use the grant refresh_token, and whether the API allows offline access. In an answer to a refresh token it may be missing: then go on using that one.",
    spec: SPEC,
};

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    DUE.check(seen, report);
}
