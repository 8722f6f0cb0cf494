//! `acr-not-returned`: the ID token does not say how the user signed in, though `acr_values` was sent.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};

/// The ID token does not say how the user signed in, though acr_values was sent.
pub static RULE: Rule = Rule {
    name: "acr-not-returned",
    breach: Breach::WorthKnowing,
    summary: summary!("the ID token lacks acr, though acr_values was sent"),
    explain: prose!(
        "acr_values asks for a way to sign in, such as with a second factor, and for the claim acr that says which one it was. It is a wish: a server may leave the claim out, and a client that needs a certain way has to take it that it was not used."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "acr_values, and no acr",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&acr_values=phr",
            },
            finds: Some("has no acr"),
        },
        Example {
            shows: "with it",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","acr":"phr"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&acr_values=phr",
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

const SPEC: &[Clause] = &[oidc_core("3.1.2.1"), oidc_core("5.5.1.1")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(asked), Some(id)) = (seen.context.sent.as_deref(), seen.id_token()) else {
        return;
    };
    let Some(claims) = id.claims() else { return };
    if asked.request.get("acr_values").is_none() || claims.has("acr") {
        return;
    }
    let message = "acr_values was sent, and the ID token has no acr: nothing shows how the user signed in. Do not take it that the wish was met.";
    report.about(id.at).add(Some(Place::claim("acr")), message);
}
