//! `choice-unknown`: a parameter has a value that is not defined for it.

use super::common::{add_setting, place, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::params::ValueType;
use crate::oauth::placeholder;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{oidc_core, rfc};
use crate::text::near;

/// A parameter has a value that is not defined for it.
pub static RULE: Rule = Rule {
    name: "choice-unknown",
    breach: Breach::HardlyMeant,
    summary: summary!("a parameter has a value that is not defined for it"),
    explain: prose!(
        "Some parameters take one of a few words, in exactly that spelling. A server ignores another word or refuses the request."
    ),
    spec: &[oidc_core("3.1.2.1"), rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "display in the wrong case",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&display=Popup",
            },
            finds: Some("popup"),
        },
        Example {
            shows: "access_type unknown",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?client_id=1-a.apps.googleusercontent.com&response_type=code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&access_type=always",
            },
            finds: Some("online"),
        },
        Example {
            shows: "display",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&display=popup",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        let (name, value) = (param.name.as_str(), param.value.as_str());
        // Those have rules of their own.
        let row = params::param(name)
            .filter(|row| row.is_of(request.provider))
            .filter(|_| !matches!(name, "response_mode" | "code_challenge_method"));
        let Some(ValueType::Choice(choices)) = row.map(|row| row.value) else {
            continue;
        };
        let known = |choice: &&params::Choice| choice.value == value.trim();
        if value.trim().is_empty()
            || choices.iter().any(|choice| known(&choice))
            || placeholder::find_in_param(name, value).is_some()
        {
            continue;
        }
        let names = choices.iter().map(|choice| choice.value);
        match near::nearest(value.trim(), names.clone()) {
            Some(meant) => {
                let message = format!("{name} is {}. Write {meant}.", shown(value));
                let fix = safe(format!("Write {meant}"), vec![Edit::set(name, meant)]);
                add_setting(request, report, name, message, fix);
            }
            None => {
                let all: Vec<&str> = names.collect();
                let message = format!(
                    "{name} is {}, and the values that are defined are {}.",
                    shown(value),
                    all.join(", ")
                );
                report.add(place(name), message);
            }
        }
    }
}
