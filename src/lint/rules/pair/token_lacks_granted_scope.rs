//! `token-lacks-granted-scope`: the response says that a scope was granted, and the access token has it not.

use super::common::lacking;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, rfc};
use crate::text::shortened;

/// An API that looks into the token sees less than the response says.
pub static RULE: Rule = Rule {
    name: "token-lacks-granted-scope",
    breach: Breach::HardlyMeant,
    summary: summary!("the access token lacks a scope that the response says was granted"),
    explain: prose!(
        "scope of the response is what the server granted, and an API decides by scope, or scp, of the access token that it gets. Where the two differ, calls that need the missing scope fail with insufficient_scope although the response looks right. The scope may be defined at another API than the one in aud, or the server may keep it out of the token by a rule or an action of its own. Scopes of OpenID Connect are for the ID token and /userinfo: they may be missing."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "one of two",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"openid read write"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","scope":"read"}"#,
            },
            finds: Some("write"),
        },
        Example {
            shows: "scopes of OpenID Connect alone",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"openid profile offline_access read"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","scp":["read"]}"#,
            },
            finds: None,
        },
        Example {
            shows: "the last part of its name, as Entra writes it",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"api://5e2b/read"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"5e2b","scp":"read"}"#,
            },
            finds: None,
        },
        Example {
            shows: "a token without scopes",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"read"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example"}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "5.1"), rfc(9068, "2.2.3")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(access), lacking) = (seen.access_token(), lacking(seen)) else {
        return;
    };
    if lacking.is_empty() {
        return;
    }
    let named = shortened(&lacking.join(", "), 200);
    let message = [
        "The response says that this was granted, and the token has it not: ",
        &named,
        ". An API that looks into the token refuses what needs it.",
    ];
    let claim = match access.claims().is_some_and(|claims| claims.has("scope")) {
        true => "scope",
        false => "scp",
    };
    report
        .about(access.at)
        .add(Some(Place::claim(claim)), message.concat());
}
