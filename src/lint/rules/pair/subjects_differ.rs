//! `subjects-differ`: access token and ID token of one response name the person differently.

use super::common::{is_from, other_access_token};
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core, rfc};

/// Two subjects in one response.
pub static RULE: Rule = Rule {
    name: "subjects-differ",
    breach: Breach::WorthKnowing,
    summary: summary!("access token and ID token have different sub"),
    explain: prose!(
        "Servers may name the same person differently to an API than to the application: by another identifier for each audience, or by user name in one and by number in the other. The application knows the person by the sub of the ID token; an API by that of the access token. The two must not be compared. Microsoft Entra and Okta do so always."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "two names",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"2","aud":"https://api.example","client_id":"app"}"#,
            },
            finds: Some("another sub"),
        },
        Example {
            shows: "one",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("8"), rfc(9068, "2.2")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(id) = seen.id_token() else { return };
    let Some(access) = other_access_token(seen, &id) else {
        return;
    };
    let (Some(subject), Some(other)) = (id.str("sub"), access.str("sub")) else {
        return;
    };
    if subject == other {
        return report.fits("ID token and access token have the same sub.", SPEC);
    }
    if !is_from(&id, "entra") && !is_from(&id, "okta") {
        let message = "The access token has another sub than the ID token of the same response. It is the same person under two names, or the tokens are of two people.";
        report
            .about(access.at)
            .add(Some(Place::claim("sub")), message);
    }
}
