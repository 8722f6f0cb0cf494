//! `quotes-around-value`: a value stands in quotes.

use super::common::{add_setting, place, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::api_name::{StrayQuote, stray_quote, unquoted};
use crate::oauth::params;
use crate::oauth::params::ValueType;
use crate::oauth::placeholder;
use crate::oauth::request::{AuthorizationRequest, Edit};
use crate::prose;
use crate::spec::rfc;

/// A value stands in quotes.
pub static RULE: Rule = Rule {
    name: "quotes-around-value",
    breach: Breach::HardlyMeant,
    summary: summary!("a value stands in quotes"),
    explain: prose!(
        "Quotes around a value, straight ones from code or curly ones from a word processor, are sent as part of it, and so is one that lost its partner. The server then knows no such scope, client or address."
    ),
    spec: &[rfc(6749, "App. B"), rfc(6749, "App. A")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "straight",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=%22app%22&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("quotes"),
        },
        Example {
            shows: "curly",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=%E2%80%9Chttps%3A%2F%2Fapi.example.com%E2%80%9D",
            },
            finds: Some("quotes"),
        },
        Example {
            shows: "one alone, at the end",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app%E2%80%9D&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("client_id has ” at one end"),
        },
        Example {
            shows: "a curly one within",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=ab%E2%80%9Ccd",
            },
            finds: Some("curly"),
        },
        Example {
            shows: "an apostrophe of a name",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&login_hint=Ada%20O%E2%80%99Hara",
            },
            finds: None,
        },
        Example {
            shows: "JSON",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%7D%7D",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        let (name, value) = (param.name.as_str(), param.value.trim());
        let is_json = params::param(name).is_some_and(|row| row.value == ValueType::Json);
        if is_json || placeholder::find_in_param(name, value).is_some() {
            continue;
        }
        let Some(bare) = unquoted(value) else {
            if let Some(stray) = stray_quote(value) {
                check_stray(request, report, name, &stray);
            }
            continue;
        };
        let message = format!(
            "{} stands in quotes, which are sent along. Take them away.",
            shown(name)
        );
        if bare.trim().is_empty() {
            report.add(place(name), message);
            continue;
        }
        let fix = to_judge("Take the quotes away", vec![Edit::set(name, bare)]);
        add_setting(request, report, name, message, fix);
    }
}

/// One that lost its partner.
fn check_stray(
    request: &AuthorizationRequest,
    report: &mut Report,
    name: &str,
    stray: &StrayQuote<'_>,
) {
    let &StrayQuote { quote, bare, .. } = stray;
    // What a scope may hold another rule says. What people write may hold an apostrophe.
    let is_free_text = name == "login_hint" || params::param(name).is_none();
    if name == "scope" || (is_free_text && !stray.is_at_end) {
        return;
    }
    let name_shown = shown(name);
    let message = match stray.is_at_end {
        true => format!("{name_shown} has {quote} at one end, which is sent along. Take it away."),
        false => {
            format!(
                "{name_shown} holds {quote}, a curly quote of a word processor, which is sent along."
            )
        }
    };
    if !stray.is_at_end || bare.is_empty() {
        return report.add(place(name), message);
    }
    let fix = to_judge("Take the quote away", vec![Edit::set(name, bare)]);
    add_setting(request, report, name, message, fix);
}
