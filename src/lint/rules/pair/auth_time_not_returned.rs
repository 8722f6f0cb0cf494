//! `auth-time-not-returned`: the ID token does not say when the user signed in, though `max_age` was sent, or `claims` demanded it.

use super::common::max_age;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};

/// The ID token does not say when the user signed in, though the request demanded it.
pub static RULE: Rule = Rule {
    name: "auth-time-not-returned",
    breach: Breach::Must,
    summary: summary!("the ID token lacks auth_time, though the request demanded it"),
    explain: prose!(
        "Where a request has max_age, or its claims calls auth_time essential, the server has to write auth_time into the ID token: when the user last signed in. Without it a client cannot tell an old session from a new sign-in. A server that leaves it out most likely ignores what was asked."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "max_age, and no auth_time",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&max_age=300",
            },
            finds: Some("has no auth_time"),
        },
        Example {
            shows: "claims called it essential",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22auth_time%22%3A%7B%22essential%22%3Atrue%7D%7D%7D",
            },
            finds: Some("called auth_time essential"),
        },
        Example {
            shows: "claims wished for it",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22auth_time%22%3Anull%7D%7D",
            },
            finds: None,
        },
        Example {
            shows: "with it",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000,"auth_time":1767224900}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&max_age=300",
            },
            finds: None,
        },
        Example {
            shows: "max_age that is no number, of which another rule speaks",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&max_age=soon",
            },
            finds: None,
        },
        Example {
            shows: "none was sent",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("2"), oidc_core("3.1.2.1"), oidc_core("3.1.3.7")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(asked), Some(id)) = (seen.context.sent.as_deref(), seen.id_token()) else {
        return;
    };
    if id.claims().is_none_or(|claims| claims.has("auth_time")) {
        return;
    }
    let (why, check) = match max_age(seen) {
        Some(most) => (format!("max_age={} was sent", most.0), "max_age"),
        None if asked.drawn.auth_time => (
            "claims of the request called auth_time essential".to_owned(),
            "the parameter claims",
        ),
        None => return,
    };
    let message = format!(
        "{why}, and the ID token has no auth_time: nothing shows how long ago the user signed in. Check whether the server supports {check}."
    );
    report
        .about(id.at)
        .add(Some(Place::claim("auth_time")), message);
}
