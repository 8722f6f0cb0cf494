//! `nonce-not-returned`: the ID token lacks the nonce that was sent.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};

/// The nonce did not come back.
pub static RULE: Rule = Rule {
    name: "nonce-not-returned",
    breach: Breach::Must,
    summary: summary!("the ID token lacks the nonce that was sent"),
    explain: prose!(
        "Where a request has a nonce, the server has to write it into the ID token, whichever endpoint the token comes from. Without it nothing shows that the token was issued for this request, and a client has to refuse it."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "an ID token without nonce",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("has no nonce"),
        },
        Example {
            shows: "with it",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n-0S6_WzA2Mj"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: None,
        },
        Example {
            shows: "none was sent",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("2"), oidc_core("3.1.3.7")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(asked), Some(id)) = (seen.context.sent.as_deref(), seen.id_token()) else {
        return;
    };
    let Some(claims) = id.claims() else { return };
    if asked.request.get("nonce").is_none() || claims.has("nonce") {
        return;
    }
    let message = "A nonce was sent, and the ID token has no nonce: nothing shows that it was issued for this request. A client has to refuse it.";
    report
        .about(id.at)
        .add(Some(Place::claim("nonce")), message);
}
