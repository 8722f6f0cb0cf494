//! `id-token-not-returned`: the answer has no ID token, though `openid` was asked for or granted.

use super::common::Due;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Report, Rule};
use crate::oauth::drawn::Brings;
use crate::prose;
use crate::spec::{Clause, oidc_core};

/// No ID token, though openid was asked for.
pub static RULE: Rule = Rule {
    name: "id-token-not-returned",
    breach: Breach::HardlyMeant,
    summary: summary!("the token response has no id_token, though openid was asked for or granted"),
    explain: prose!(
        "A request with openid in scope is one for OpenID Connect, and the answer to its code must have an ID token. Where it has none, the request that was really sent had no openid, the server does not speak OpenID Connect, or the answer is one to a refresh token, which may leave the ID token out."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "granted",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"openid read"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid%20read",
            },
            finds: Some("has no id_token"),
        },
        Example {
            shows: "asked for, and the answer says nothing of scope",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("has no id_token"),
        },
        Example {
            shows: "it is there",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://acme.eu.auth0.com/","sub":"1","aud":"app"}"#,
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "not asked for",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"read"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=read",
            },
            finds: None,
        },
        Example {
            shows: "the code is still to be exchanged",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=1",
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("3.1.3.3"), oidc_core("12.2")];

const DUE: Due = Due {
    brings: Brings::IdToken,
    member: "id_token",
    scope: "openid",
    fits: "An ID token was asked for, and came.",
    asks: "The request asks for an ID token",
    lacks: ", and the answer has no id_token. The answer to a code must have one; only one to a refresh token may leave it out. Look whether openid was in the scope that was really sent.",
    spec: SPEC,
};

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    DUE.check(seen, report);
}
