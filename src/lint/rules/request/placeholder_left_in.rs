//! `placeholder-left-in`: a placeholder of the documentation was left in.

use super::common::{safe, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::placeholder;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A placeholder was left in.
pub static RULE: Rule = Rule {
    name: "placeholder-left-in",
    breach: Breach::CannotWork,
    summary: summary!("a placeholder was left in"),
    explain: prose!(
        "Examples hold words such as YOUR_API_IDENTIFIER, <client id> or {yourDomain} where your own value belongs. The server takes them literally, and finds nothing of that name."
    ),
    spec: &[rfc(6749, "4.1.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the article’s audience",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?audience=YOUR_API_IDENTIFIER",
            },
            finds: Some("YOUR_API_IDENTIFIER"),
        },
        Example {
            shows: "in angle brackets",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=%3Cclient%20id%3E",
            },
            finds: Some("<client id>"),
        },
        Example {
            shows: "in a part of the value",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=https%3A%2F%2FYOUR_APP%2Fcallback",
            },
            finds: Some("YOUR_APP"),
        },
        Example {
            shows: "the domain",
            input: Input::Request {
                provider: "auth0",
                url: "https://{yourDomain}/authorize?response_type=code",
            },
            finds: Some("{yourDomain}"),
        },
        Example {
            shows: "a variable without a value",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?audience=undefined",
            },
            finds: Some("no value"),
        },
        Example {
            shows: "a name of its own",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "a real host",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=https%3A%2F%2Fyour-store.example%2Fcb",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some(found) = placeholder::find(&request.location) {
        let name = request.location_name();
        let message = format!(
            "{} still holds the placeholder {}. Put your own value there.",
            label(name),
            shown(found)
        );
        report.add(Some(Place::request(name)), message);
    }
    for param in &request.params {
        let name = param.name.as_str();
        let Some(found) = placeholder::find_in_param(name, &param.value) else {
            continue;
        };
        let message = if placeholder::is_programs_nothing(found) {
            format!(
                "{} is the word {found}, which a program writes for a variable that has no value. Put your own value there.",
                shown(name)
            )
        } else {
            format!(
                "{} still holds the placeholder {}. Put your own value there.",
                shown(name),
                shown(found)
            )
        };
        let place = Some(Place::request(name));
        match name {
            "state" | "nonce" => {
                let title = format!("Make a random {name}");
                report.add_with_fix(place, message, safe(title, vec![Edit::fresh(name)]));
            }
            "code_challenge" => {
                report.add_with_fix(
                    place,
                    message,
                    safe("Make a new challenge", vec![Edit::AddPkce]),
                );
            }
            _ => report.add(place, message),
        }
    }
}

fn label(location: &str) -> &'static str {
    if location == "domain" {
        "The domain"
    } else {
        "The authorization endpoint"
    }
}
