//! `nonce-differs`: the ID token was issued for another request than the one that was sent.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};

/// The ID token is not for this request.
pub static RULE: Rule = Rule {
    name: "nonce-differs",
    breach: Breach::Must,
    summary: summary!("nonce in the ID token is not the one that was sent"),
    explain: prose!(
        "nonce is a random value that the server writes into the ID token, and so ties the token to one request. Another one means that the token was issued for another login, or is an earlier one that somebody replays. A client has to refuse it."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "the ID token of another login",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"another"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("not the one that was sent"),
        },
        Example {
            shows: "a nonce where none was sent",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"another"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("none was sent"),
        },
        Example {
            shows: "the one that was sent",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n-0S6_WzA2Mj"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: None,
        },
        Example {
            shows: "no request is known",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"another"}"#,
                access: "{}",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("3.1.3.7"), oidc_core("3.2.2.11")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(asked), Some(id)) = (seen.context.sent.as_deref(), seen.id_token()) else {
        return;
    };
    let Some(nonce) = id.str("nonce") else { return };
    let message = match asked.request.get("nonce") {
        Some(sent) if sent == nonce => {
            return report.fits("nonce of the ID token is the one that was sent.", SPEC);
        }
        Some(_) => {
            "nonce is not the one that was sent: this ID token was issued for another login, or somebody replays an earlier one. A client has to refuse it."
        }
        None => {
            "The ID token has a nonce, and none was sent: it was issued for another login. A client has to refuse it."
        }
    };
    report
        .about(id.at)
        .add(Some(Place::claim("nonce")), message);
}
