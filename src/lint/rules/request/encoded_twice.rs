//! `encoded-twice`: a value is still percent-encoded.

use super::common::{add_setting, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::api_name::encoded_uri;
use crate::oauth::params::{self, ValueType};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;
use crate::text::percent;

/// A value is percent-encoded already, and would be encoded twice.
pub static RULE: Rule = Rule {
    name: "encoded-twice",
    breach: Breach::Must,
    summary: summary!("a value is percent-encoded already, and would be encoded twice"),
    explain: prose!(
        "A value is encoded once, when the URL is put together. One that was encoded before that arrives with its escapes still in it, and https%3A%2F%2F… is no address and no identifier."
    ),
    spec: &[rfc(3986, "2.4")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "an audience",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%253A%252F%252Fapi.example.com",
            },
            finds: Some("https://api.example.com"),
        },
        Example {
            shows: "a redirect URI",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=https%253A%252F%252Fapp.example.com%252Fcb",
            },
            finds: Some("https://app.example.com/cb"),
        },
        Example {
            shows: "a scope",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%2520profile",
            },
            finds: Some("openid profile"),
        },
        Example {
            shows: "encoded once",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "an escape that belongs to the URI",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=https%3A%2F%2Fapp.example.com%2Fa%2520b",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        let (name, value) = (param.name.as_str(), param.value.as_str());
        let Some(decoded) = decoded(name, value) else {
            continue;
        };
        let message = format!(
            "{} is percent-encoded already, so the server would read {}. Enter {}.",
            shown(name),
            shown(value),
            shown(&decoded)
        );
        let fix = safe("Decode it once more", vec![Edit::set(name, decoded)]);
        add_setting(request, report, name, message, fix);
    }
}

/// What the value was before it was encoded once too often, where that can be told.
fn decoded(name: &str, value: &str) -> Option<String> {
    let is_list = match params::param(name).map(|row| row.value) {
        // What is free text may hold anything, escapes included.
        Some(ValueType::Json | ValueType::Jwt) => return None,
        Some(ValueType::SpaceList(_)) => true,
        _ if matches!(name, "state" | "nonce" | "login_hint") => return None,
        _ => false,
    };
    let value = value.trim();
    let has_escape = ["%20", "%2B", "%2b", "%3A", "%3a"]
        .iter()
        .any(|e| value.contains(e));
    if is_list && has_escape {
        return Some(percent::decode(value));
    }
    encoded_uri(value)
}
