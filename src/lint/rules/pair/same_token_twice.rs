//! `same-token-twice`: two members of a response hold the same token.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core, rfc};

/// One token under two names.
pub static RULE: Rule = Rule {
    name: "same-token-twice",
    breach: Breach::HardlyMeant,
    summary: summary!("two members of the response hold the same token"),
    explain: prose!(
        "An ID token is for the application, an access token for an API, a refresh token for the server that issued it. One that stands under two names is used for what it was not made for: an API that takes an ID token for an access token lets in whoever can log in to any application."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "the ID token as access token",
            input: Input::Pair {
                text: r#"{"access_token":"ID_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{}"#,
            },
            finds: Some("same token"),
        },
        Example {
            shows: "two tokens",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("3.1.3.3"), rfc(9068, "5"), rfc(8725, "2.8")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    for (at, token) in seen.tokens.iter().enumerate() {
        let earlier = seen.tokens.iter().take(at);
        let mut same = earlier.filter(|other| other.token.raw == token.token.raw);
        if let (Some(other), Some(name)) = (same.next().and_then(|other| other.name), token.name)
            && other != name
        {
            let message = [
                other,
                " and ",
                name,
                " are the same token. Each has its own reader; take the right one from the response.",
            ];
            report.add(Some(Place::response(name)), message.concat());
        }
    }
}
