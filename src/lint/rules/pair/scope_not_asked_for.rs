//! `scope-not-asked-for`: a scope was granted that nobody asked for.

use super::common::scopes;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Report, Rule};
use crate::prose;
use crate::spec::{Clause, rfc};

/// More was granted than asked for.
pub static RULE: Rule = Rule {
    name: "scope-not-asked-for",
    breach: Breach::WorthKnowing,
    summary: summary!("a scope was granted that was not asked for"),
    explain: prose!(
        "Some servers add scopes of their own, or all that a person has agreed to before. The token can do more than the application asked for, and whoever gets hold of it can, too."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "one more",
            input: Input::PairAsked {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"openid read write"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
                scope: "openid read",
                client_id: "",
            },
            finds: Some("write"),
        },
        Example {
            shows: "as asked",
            input: Input::PairAsked {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","scope":"openid read"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
                scope: "openid read",
                client_id: "",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "3.3"), rfc(9700, "2.3")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(scopes) = scopes(seen) else { return };
    let is_extra = |granted: &&str| !scopes.is_asked(granted);
    let extra: Vec<&str> = scopes.granted.iter().copied().filter(is_extra).collect();
    if extra.is_empty() {
        return;
    }
    scopes.report(
        report,
        "Granted without having been asked for: ",
        &extra,
        ". The token can do more than the request named.",
    );
}
