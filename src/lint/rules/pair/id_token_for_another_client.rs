//! `id-token-for-another-client`: the ID token is for another client than the one in the request.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::oauth::claims;
use crate::prose;
use crate::spec::{Clause, oidc_core};

/// The ID token is not for the client that asks.
pub static RULE: Rule = Rule {
    name: "id-token-for-another-client",
    breach: Breach::Must,
    summary: summary!("the ID token is for another client than the request’s"),
    explain: prose!(
        "aud of an ID token is the client that it was issued to, and any other client must refuse it. Either the response is of another application, or the request has the wrong client_id."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "another client",
            input: Input::PairAsked {
                text: r#"{"id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{}"#,
                scope: "openid",
                client_id: "other",
            },
            finds: Some("another client"),
        },
        Example {
            shows: "this client",
            input: Input::PairAsked {
                text: r#"{"id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{}"#,
                scope: "openid",
                client_id: "app",
            },
            finds: None,
        },
        Example {
            shows: "no client is known",
            input: Input::Pair {
                text: r#"{"id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("3.1.3.7")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(id), Some(client)) = (seen.id_token(), seen.context.client_id.as_deref()) else {
        return;
    };
    let Some(audience) = id
        .claims()
        .and_then(|claims| claims::audience(claims).present())
    else {
        return;
    };
    // Whoever names a client has not named a request.
    let is_asked = seen.context.sent.is_some() || seen.context.scope.is_some();
    if audience.contains(&client) {
        let text = match is_asked {
            true => "The ID token is for the client of the request.",
            false => "The ID token is for the client that you name.",
        };
        return report.fits(text, SPEC);
    }
    let message = match is_asked {
        true => {
            "The ID token is for another client than the client_id of the request. That client has to refuse it."
        }
        false => {
            "The ID token is for another client than the one that you name. That client has to refuse it."
        }
    };
    report.about(id.at).add(Some(Place::claim("aud")), message);
}
