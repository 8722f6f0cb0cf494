//! `misspelled-parameter`: a parameter’s name is not quite right.

use super::common::{shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::params::{self, PARAMS};
use crate::oauth::providers::rfc8707::RFC8707;
use crate::oauth::request::{AuthorizationRequest, Edit};
use crate::prose;
use crate::spec::rfc;
use crate::text::near;

/// A parameter’s name is misspelled.
pub static RULE: Rule = Rule {
    name: "misspelled-parameter",
    breach: Breach::HardlyMeant,
    summary: summary!("a parameter’s name is misspelled"),
    explain: prose!(
        "Names of parameters are lower case, with underscores. A server ignores a parameter that it does not know, so a misspelled one is as good as left out."
    ),
    spec: &[rfc(6749, "3.1"), rfc(6749, "1.9")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a parameter of the token endpoint",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?grant_type=authorization_code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("belongs to the request for the tokens"),
        },
        Example {
            shows: "its name for response_type",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?grant_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("response_type is meant"),
        },
        Example {
            shows: "a common slip",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_url=https%3A%2F%2Fapp.example.com",
            },
            finds: Some("redirect_uri"),
        },
        Example {
            shows: "camel case",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?clientId=app",
            },
            finds: Some("client_id"),
        },
        Example {
            shows: "upper case",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?Audience=orders",
            },
            finds: Some("audience"),
        },
        Example {
            shows: "a letter left out",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_typ=code",
            },
            finds: Some("response_type"),
        },
        Example {
            shows: "an ampersand as HTML writes it",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&amp%3Bscope=openid",
            },
            finds: Some("HTML"),
        },
        Example {
            shows: "PingFederate’s aud at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?aud=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("audience is meant"),
        },
        Example {
            shows: "scopes at a server that nobody knows",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scopes=openid",
            },
            finds: Some("scope is meant"),
        },
        Example {
            shows: "hyphens",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/authorize?response-type=code",
            },
            finds: Some("response_type is meant"),
        },
        Example {
            shows: "letters changed",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?code_challange=x&clientid=app",
            },
            finds: Some("code_challenge is meant"),
        },
        Example {
            shows: "a parameter of one’s own",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ext-color=blue",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        let name = param.name.as_str();
        let Some(meant) = meant(name, request).filter(|_| !param.value.is_empty()) else {
            continue;
        };
        if is_grant(name, &param.value) {
            report.add(
                Some(Place::request(name)),
                format!("{} belongs to the request for the tokens, and is ignored here. What comes back says response_type: code, where the grant is authorization_code.", shown(name)),
            );
            continue;
        }
        let message = match name.split_once(';') {
            Some((entity, _)) => format!(
                "{} is no parameter: &{entity}; stood for & in HTML, and the rest of it was taken for a name. {meant} is meant.",
                shown(name)
            ),
            None => format!(
                "{} is no known parameter, and is ignored. {meant} is meant.",
                shown(name)
            ),
        };
        let place = Some(Place::request(name));
        if request.get(meant).is_none() && request.get_all(name).count() == 1 {
            let edits = vec![Edit::remove(name), Edit::set(meant, param.value.as_str())];
            report.add_with_fix(place, message, to_judge(format!("Call it {meant}"), edits));
        } else {
            report.add(place, message);
        }
    }
}

/// Whether it is a parameter of the token endpoint, with one of that one's values (RFC 6749 §4.1.3).
fn is_grant(name: &str, value: &str) -> bool {
    let is_type = value
        .split(' ')
        .all(|word| matches!(word, "code" | "token" | "id_token" | "none"));
    near::plain(name) == "granttype" && !is_type
}

/// Spellings that differ in more than case, separators and a letter or two.
const SLIPS: &[(&str, &str)] = &[
    ("redirecturl", "redirect_uri"),
    ("redirect", "redirect_uri"),
    ("callback", "redirect_uri"),
    ("callbackurl", "redirect_uri"),
    ("callbackuri", "redirect_uri"),
    ("returnurl", "redirect_uri"),
    ("returnto", "redirect_uri"),
    ("appid", "client_id"),
    ("client", "client_id"),
    ("scopes", "scope"),
    ("aud", "audience"),
    ("apiidentifier", "audience"),
    ("granttype", "response_type"),
    ("codechallengemode", "code_challenge_method"),
    ("challenge", "code_challenge"),
    ("acr", "acr_values"),
    ("loginhint", "login_hint"),
    ("loginuser", "login_hint"),
    ("idtoken", "id_token_hint"),
    ("lang", "ui_locales"),
    ("locale", "ui_locales"),
];

/// The known parameter that a name was meant for. A parameter of another provider is known, and a rule of its own.
pub(super) fn meant(name: &str, request: &AuthorizationRequest) -> Option<&'static str> {
    let row = params::param(name);
    // Supabase has it for providers of social sign-ins. A server that nobody knows has none, where scope is missing.
    let is_scope =
        name == "scopes" && request.get("scope").is_none() && request.provider == &RFC8707;
    if row.is_some_and(|row| row.is_of(request.provider) && !is_scope)
        || params::secret(name).is_some()
    {
        return None;
    }
    // `&amp;scope=` read as `&`, `amp;scope=`.
    let bare = ["amp;", "#38;", "#x26;"]
        .iter()
        .find_map(|entity| name.strip_prefix(entity));
    if let Some(known) = bare.and_then(params::param) {
        return Some(known.name);
    }
    let plain = near::plain(bare.unwrap_or(name));
    let slip = SLIPS.iter().find(|(slip, _)| *slip == plain);
    if let Some((_, known)) = slip {
        return Some(known);
    }
    if row.is_some() {
        return None;
    }
    let known = PARAMS
        .iter()
        .filter(|row| row.is_of(request.provider) && !row.name.ends_with('*'));
    near::nearest(bare.unwrap_or(name), known.map(|row| row.name))
}
