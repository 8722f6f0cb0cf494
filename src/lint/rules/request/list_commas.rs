//! `list-commas`: a list is separated by commas.

use super::common::{add_setting, add_setting_citing, safe};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::params::ValueType;
use crate::oauth::providers::ory::AUDIENCE;
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
            shows: "audience at Ory, which takes several",
            input: Input::Request {
                provider: "ory",
                url: "https://acme.projects.oryapis.com/oauth2/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=af0ifjsldkj&audience=https%3A%2F%2Fa.example.com%2Chttps%3A%2F%2Fb.example.com",
            },
            finds: Some("audience is separated by commas"),
        },
        Example {
            shows: "audience at Ory as JSON",
            input: Input::Request {
                provider: "ory",
                url: "https://acme.projects.oryapis.com/oauth2/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=af0ifjsldkj&audience=%5B%22https%3A%2F%2Fa.example.com%22%5D",
            },
            finds: Some("audience is written as JSON"),
        },
        Example {
            shows: "audience at Auth0, which is one identifier and can have commas",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%2Fa%2Cb",
            },
            finds: None,
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
        let is_audience = name == "audience" && params::may_repeat(name, request.provider);
        let is_json = is_audience && value.starts_with('[');
        // Those have rules of their own.
        if matches!(name, "scope" | "response_type") || !value.contains(',') && !is_json {
            continue;
        }
        let row = params::param(name);
        let is_list = row.is_some_and(|row| matches!(row.value, ValueType::SpaceList(_)));
        if !is_list && !is_audience {
            continue;
        }
        let all: Vec<&str> = value
            .split([',', ' '])
            .map(|word| match is_json {
                true => word.trim_matches(['[', ']', '"']),
                false => word,
            })
            .filter(|word| !word.is_empty())
            .collect();
        // Nothing but commas is no list.
        if all.is_empty() {
            continue;
        }
        let is = if is_json {
            "written as JSON"
        } else {
            "separated by commas"
        };
        let message = format!("{name} is {is}, and is a list separated by spaces. Use spaces.");
        let fix = safe(
            "Separate it by spaces",
            vec![Edit::set(name, all.join(" "))],
        );
        match is_audience {
            true => add_setting_citing(request, report, name, message, fix, const { &[AUDIENCE] }),
            false => add_setting(request, report, name, message, fix),
        }
    }
}
