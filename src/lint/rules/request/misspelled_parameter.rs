//! `misspelled-parameter`: a parameter’s name is not quite right.

use super::common::{shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::params::{self, PARAMS};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

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
        let Some(meant) = meant(name).filter(|_| !param.value.is_empty()) else {
            continue;
        };
        let message = format!(
            "{} is no known parameter, and is ignored. {meant} is meant.",
            shown(name)
        );
        let place = Some(Place::request(name));
        if request.get(meant).is_none() && request.get_all(name).count() == 1 {
            let edits = vec![Edit::remove(name), Edit::set(meant, param.value.as_str())];
            report.add_with_fix(place, message, to_judge(format!("Call it {meant}"), edits));
        } else {
            report.add(place, message);
        }
    }
}

/// Spellings that differ in more than case and separators.
const SLIPS: &[(&str, &str)] = &[
    ("redirecturl", "redirect_uri"),
    ("callbackurl", "redirect_uri"),
    ("returnurl", "redirect_uri"),
    ("scopes", "scope"),
    ("aud", "audience"),
    ("apiidentifier", "audience"),
    ("codechallengemode", "code_challenge_method"),
];

/// The known parameter that a name was meant for.
fn meant(name: &str) -> Option<&'static str> {
    if params::param(name).is_some() {
        return None;
    }
    let plain = |text: &str| text.to_ascii_lowercase().replace(['_', '-', ' ', '.'], "");
    let name = plain(name);
    let same = PARAMS
        .iter()
        .map(|row| row.name)
        .find(|known| plain(known) == name);
    same.or_else(|| (SLIPS.iter().find(|(slip, _)| *slip == name)).map(|(_, known)| *known))
}
