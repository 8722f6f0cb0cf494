//! `token-under-another-name`: a member of a response holds a token that belongs under another.

use crate::classify::Verdict;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::oauth::outcome::AccessTokenFormat;
use crate::oauth::provider::ComesBack;
use crate::oauth::{Kind, Provider, Speaks, Strength};
use crate::prose;
use crate::spec::{Clause, oidc_core, rfc};

/// The ID token stands under `access_token`, or an access token under `id_token`.
pub static RULE: Rule = Rule {
    name: "token-under-another-name",
    breach: Breach::HardlyMeant,
    summary: summary!("a member of the response holds a token of another kind"),
    explain: prose!(
        "A response names its tokens: access_token is for an API, id_token for the application. A token under the other name was mixed up on its way, mostly by a variable in the application. An API refuses an ID token, and an application that takes an access token for an ID token has not learned who signed in."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "the two mixed up",
            input: Input::Pair {
                text: r#"{"access_token":"ID_TOKEN","id_token":"ACCESS_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app","scope":"a"}"#,
            },
            finds: Some("access_token holds"),
        },
        Example {
            shows: "an access token under id_token",
            input: Input::Pair {
                text: r#"{"token_type":"Bearer","id_token":"ACCESS_TOKEN"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app","scope":"a"}"#,
            },
            finds: Some("id_token holds"),
        },
        Example {
            shows: "each under its name",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app","scope":"a"}"#,
            },
            finds: None,
        },
        Example {
            shows: "one token under both names, of which another rule speaks",
            input: Input::Pair {
                text: r#"{"access_token":"ID_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("3.1.3.3"), rfc(8725, "2.8")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    for token in seen.tokens {
        let (name, has) = match (token.name, token.verdict.kind) {
            (Some("access_token"), Kind::IdToken) if !is_all_that_comes(token.verdict.provider) => {
                ("access_token", "an ID token")
            }
            (Some("id_token"), Kind::AccessToken) => ("id_token", "an access token"),
            _ => continue,
        };
        let mut others = seen.tokens.iter();
        let is_twice = others.any(|other| {
            other.token.raw == token.token.raw && other.name.is_some_and(|other| other != name)
        });
        if is_twice || !is_told(token.verdict) {
            continue;
        }
        let message = format!(
            "{name} holds {has}. Look where the response is taken apart: the tokens were mixed up, or one was put in the other’s place."
        );
        let at = seen
            .tokens
            .iter()
            .position(|other| std::ptr::eq(other, token));
        report
            .about(at.unwrap_or_default())
            .add(Some(Place::response(name)), message);
    }
}

/// Whether a strong sign speaks for the kind that it is, and not its looks alone.
fn is_told(verdict: &Verdict) -> bool {
    let mut signs = verdict.evidence.iter();
    signs.any(|sign| {
        sign.speaks == Speaks::For && sign.kind == verdict.kind && sign.strength >= Strength::Strong
    })
}

/// Providers that have no access token, and whose libraries name the ID token so.
fn is_all_that_comes(provider: Option<&Provider>) -> bool {
    provider.is_some_and(|provider| {
        matches!(&provider.comes_back, ComesBack::Always(expected) if expected.format == AccessTokenFormat::None)
    })
}
