//! `list-commas`: a list is separated by commas.

use super::common::{add_setting, safe};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::params::ValueType;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// A list is separated by commas.
pub static RULE: Rule = Rule {
    name: "list-commas",
    breach: Breach::HardlyMeant,
    summary: summary!("a list is separated by commas"),
    explain: prose!(
        "Lists in a request are separated by spaces. What stands around a comma is read as one word, which the server does not know."
    ),
    spec: &[oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "ui_locales",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ui_locales=de%2Cen",
            },
            finds: Some("spaces"),
        },
        Example {
            shows: "prompt",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=login%2Cconsent",
            },
            finds: Some("spaces"),
        },
        Example {
            shows: "spaces",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ui_locales=de%20en",
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
        if matches!(name, "scope" | "response_type") || !value.contains(',') {
            continue;
        }
        if !params::param(name).is_some_and(|row| matches!(row.value, ValueType::SpaceList(_))) {
            continue;
        }
        let all: Vec<&str> = value
            .split([',', ' '])
            .filter(|word| !word.is_empty())
            .collect();
        // Nothing but commas is no list.
        if all.is_empty() {
            continue;
        }
        let message = format!(
            "{name} is separated by commas, and is a list separated by spaces. Use spaces."
        );
        let fix = safe(
            "Separate it by spaces",
            vec![Edit::set(name, all.join(" "))],
        );
        add_setting(request, report, name, message, fix);
    }
}
