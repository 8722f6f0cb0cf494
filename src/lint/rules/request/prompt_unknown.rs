//! `prompt-unknown`: prompt holds a word that is not defined.

use super::common::{add_setting, place, safe, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::params::ValueType;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{oidc_core, openid};
use crate::text::near;

/// Prompt holds a word that is not defined.
pub static RULE: Rule = Rule {
    name: "prompt-unknown",
    breach: Breach::HardlyMeant,
    summary: summary!("prompt holds a word that is not defined"),
    explain: prose!(
        "prompt is made of none, login, consent, select_account and create, separated by spaces and in lower case. A server ignores others or answers invalid_request."
    ),
    spec: &[
        oidc_core("3.1.2.1"),
        openid("openid-connect-prompt-create-1_0", "4"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "in upper case",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=Login",
            },
            finds: Some("login"),
        },
        Example {
            shows: "a hyphen",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=select-account",
            },
            finds: Some("select_account"),
        },
        Example {
            shows: "unknown",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=always",
            },
            finds: Some("always"),
        },
        Example {
            shows: "two known ones",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=login%20consent",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(prompt) = settled(request, "prompt") else {
        return;
    };
    let Some(ValueType::SpaceList(choices)) = params::param("prompt").map(|row| row.value) else {
        return;
    };
    // Vendors have words of their own.
    let is_own = |word: &str| params::OWN_PROMPTS.contains(&(request.provider.id, word));
    let is_known = |word: &str| is_own(word) || choices.iter().any(|choice| choice.value == word);
    let words: Vec<&str> = prompt
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let Some(unknown) = words.iter().find(|word| !is_known(word)) else {
        return;
    };
    let names = choices.iter().map(|choice| choice.value);
    match near::nearest(unknown, names) {
        Some(meant) => {
            let mended: Vec<&str> = (words.iter())
                .map(|word| if word == unknown { meant } else { *word })
                .collect();
            let message = format!("prompt holds {}. Write {meant}.", shown(unknown));
            let fix = safe(
                format!("Write {meant}"),
                vec![Edit::set("prompt", mended.join(" "))],
            );
            add_setting(request, report, "prompt", message, fix);
        }
        None => {
            let message = format!(
                "prompt holds {}, which no specification defines. Use none, login, consent, select_account or create.",
                shown(unknown)
            );
            report.add(place("prompt"), message);
        }
    }
}
