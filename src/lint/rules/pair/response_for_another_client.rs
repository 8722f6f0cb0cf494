//! `response-for-another-client`: a JARM response is for another client than the one in the request.

use crate::lint::{
    Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule, TokenUnderLint,
};
use crate::oauth::{Kind, claims};
use crate::prose;
use crate::spec::{Clause, openid};

/// The response is not for the client that asks.
pub static RULE: Rule = Rule {
    name: "response-for-another-client",
    breach: Breach::Must,
    summary: summary!("the JARM response is for another client than the request’s"),
    explain: prose!(
        "A JARM response names in aud the client that it is for, so that a response of one application cannot be given to another. A client that is not named must refuse it."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "another client",
            input: Input::PairAsked {
                text: r#"https://app.example/cb?response=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUiLCJhdWQiOiJhcHAiLCJleHAiOjE3NjcyMjYwMDAsImNvZGUiOiJTcGx4bE9CZVpRUVliWVM2V3hTYklBOXgiLCJzdGF0ZSI6IjEifQ.c2ln"#,
                id: r#"{}"#,
                access: r#"{}"#,
                scope: "openid",
                client_id: "other",
            },
            finds: Some("another client"),
        },
        Example {
            shows: "this client",
            input: Input::PairAsked {
                text: r#"https://app.example/cb?response=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUiLCJhdWQiOiJhcHAiLCJleHAiOjE3NjcyMjYwMDAsImNvZGUiOiJTcGx4bE9CZVpRUVliWVM2V3hTYklBOXgiLCJzdGF0ZSI6IjEifQ.c2ln"#,
                id: r#"{}"#,
                access: r#"{}"#,
                scope: "openid",
                client_id: "app",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[openid("oauth-v2-jarm", "2.4")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(client) = seen.context.client_id.as_deref() else {
        return;
    };
    let is_jarm = |token: &TokenUnderLint<'_>| token.verdict.kind == Kind::AuthorizationResponse;
    let Some(at) = seen.tokens.iter().position(is_jarm) else {
        return;
    };
    let claims = seen
        .tokens
        .get(at)
        .and_then(|token| token.token.claims.as_ref());
    let Some(audience) = claims.and_then(|claims| claims::audience(claims).present()) else {
        return;
    };
    // Whoever names a client has not named a request.
    let is_asked = seen.context.sent.is_some() || seen.context.scope.is_some();
    if audience.contains(&client) {
        let text = match is_asked {
            true => "The response is for the client of the request.",
            false => "The response is for the client that you name.",
        };
        return report.fits(text, SPEC);
    }
    let message = match is_asked {
        true => {
            "The response is for another client than the client_id of the request. That client has to refuse it."
        }
        false => {
            "The response is for another client than the one that you name. That client has to refuse it."
        }
    };
    report.about(at).add(Some(Place::claim("aud")), message);
}
