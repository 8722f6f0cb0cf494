//! `scope-commas`: scopes are separated by commas.

use super::common::{add_setting, listed, safe};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// Scopes are separated by commas instead of spaces.
pub static RULE: Rule = Rule {
    name: "scope-commas",
    breach: Breach::HardlyMeant,
    summary: summary!("scopes are separated by commas instead of spaces"),
    explain: prose!(
        "Scopes are separated by spaces. A comma may be part of a scope’s name, so openid,profile is read as one scope of that name, which nobody defined."
    ),
    spec: &[rfc(6749, "3.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "commas",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%2Cprofile%2Cemail",
            },
            finds: Some("spaces"),
        },
        Example {
            shows: "commas and spaces",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%2C%20profile",
            },
            finds: Some("spaces"),
        },
        Example {
            shows: "a list of code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=%5B%27openid%27%2C%20%27profile%27%5D",
            },
            finds: Some("as code writes it"),
        },
        Example {
            shows: "spaces",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%20profile",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(scope) = request.get("scope").filter(|scope| scope.contains(',')) else {
        return;
    };
    if let Some(words) = listed(scope) {
        let message = "scope is a list as code writes it, and its brackets, quotes and commas are read as parts of a scope. Separate them by spaces.".to_owned();
        let fix = safe("Separate them by spaces", vec![Edit::set("scope", words)]);
        return add_setting(request, report, "scope", message, fix);
    }
    let words: Vec<&str> = scope
        .split([',', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let message = "Scopes are separated by commas, and what stands around a comma is read as one scope. Separate them by spaces.".to_owned();
    let fix = safe(
        "Separate them by spaces",
        vec![Edit::set("scope", words.join(" "))],
    );
    add_setting(request, report, "scope", message, fix);
}
