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
            shows: "a comma in a scope",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%252Cprofile",
            },
            finds: Some("openid,profile"),
        },
        Example {
            shows: "claims",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&claims=%257B%2522id_token%2522%253A%257B%257D%257D",
            },
            finds: Some("{\"id_token\":{}}"),
        },
        Example {
            shows: "an address in login_hint",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&login_hint=ada%2540acme.example",
            },
            finds: Some("ada@acme.example"),
        },
        Example {
            shows: "a name of an API with a slash in it",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=orders%252Fv1",
            },
            finds: Some("orders/v1"),
        },
        Example {
            shows: "a percent sign that belongs to the value",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20discount%3A100%2525&state=a%252Fb",
            },
            finds: None,
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
    let value = value.trim();
    let once = || percent::decode_keeping_plus(value);
    match params::param(name).map(|row| row.value) {
        // The application’s own text may hold anything, escapes included.
        _ if matches!(name, "state" | "nonce") => None,
        // Nobody’s address is without its @.
        _ if name == "login_hint" => {
            Some(once()).filter(|hint| !value.contains('@') && hint.contains('@'))
        }
        Some(ValueType::Jwt) => None,
        Some(ValueType::Json) => {
            let is_encoded = |begins: &str| {
                (value.get(..3)).is_some_and(|start| start.eq_ignore_ascii_case(begins))
            };
            (is_encoded("%7B") || is_encoded("%5B")).then(|| percent::decode(value))
        }
        Some(ValueType::SpaceList(_)) if has_escape(value) => Some(percent::decode(value)),
        Some(ValueType::Choice(choices)) => Some(once())
            .filter(|once| value.contains('%') && choices.iter().any(|c| c.value == *once)),
        // In an address an escape is right.
        Some(ValueType::Text) if !value.contains([':', '/']) && has_escape(value) => {
            encoded_uri(value).or_else(|| Some(once()))
        }
        _ => encoded_uri(value),
    }
}

/// Whether a value holds an escape for what stands in one as it is.
fn has_escape(value: &str) -> bool {
    value.match_indices('%').any(|(at, _)| {
        let code = value.get(at + 1..at + 3);
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        byte.is_some_and(|byte| b" +:,/=&?@|".contains(&byte))
    })
}
