//! `scope-not-granted`: a scope that was asked for was not granted.

use super::common::{lacking, scopes};
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Report, Rule};
use crate::prose;
use crate::spec::{Clause, rfc};

/// Less was granted than asked for.
pub static RULE: Rule = Rule {
    name: "scope-not-granted",
    breach: Breach::HardlyMeant,
    summary: summary!("a scope that was asked for was not granted"),
    explain: prose!(
        "A server may grant less than was asked for, because the client, the person or a policy does not allow it. It must say so in scope of the response then. Calls that need the missing scope fail with insufficient_scope. Asking again gives the same; the scope has to be allowed at the server."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "one of two",
            input: Input::PairAsked {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"openid read"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
                scope: "openid read write",
                client_id: "",
            },
            finds: Some("write"),
        },
        Example {
            shows: "in the token alone",
            input: Input::PairAsked {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: r#"{}"#,
                access: r#"{"aud":"https://api.example","client_id":"app","scope":"read"}"#,
                scope: "openid read write",
                client_id: "",
            },
            finds: Some("write"),
        },
        Example {
            shows: "all",
            input: Input::PairAsked {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"openid read"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
                scope: "read openid",
                client_id: "",
            },
            finds: None,
        },
        Example {
            shows: "an ID token came, and scope tells of the API",
            input: Input::PairAsked {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer","scope":"read"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
                scope: "openid profile read",
                client_id: "",
            },
            finds: None,
        },
        Example {
            shows: "not said",
            input: Input::PairAsked {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
                scope: "openid read",
                client_id: "",
            },
            finds: None,
        },
        Example {
            shows: "asked for by another client",
            input: Input::PairAsked {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"read"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
                scope: "openid write",
                client_id: "other",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "3.3"), rfc(6749, "5.1")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(scopes) = scopes(seen) else { return };
    let has_refresh = seen
        .tokens
        .iter()
        .any(|token| token.name == Some("refresh_token"));
    let is_missing = |asked: &&str| {
        let is_met = *asked == "offline_access" && has_refresh;
        !is_met && !scopes.is_granted(asked)
    };
    let missing: Vec<&str> = scopes.asked.iter().copied().filter(is_missing).collect();
    if missing.is_empty() {
        // What a token lacks is another rule's.
        if !lacking(seen).is_empty() {
            return;
        }
        return report.fits("Every scope that was asked for was granted.", SPEC);
    }
    scopes.report(
        report,
        "Asked for and not granted: ",
        &missing,
        ". The server left it out: the client, the person or a policy does not allow it.",
    );
}
