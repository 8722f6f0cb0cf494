//! `several-audiences`: more than one API is named.

use super::common::{MOST_CHOICES, safe, shown, to_judge};
use crate::lint::{Breach, Check, Example, Fix, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::api_name::{Look, look};
use crate::oauth::params;
use crate::oauth::provider::ApiNaming;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{auth0, rfc};

/// Audience names more than one API.
pub static RULE: Rule = Rule {
    name: "several-audiences",
    breach: Breach::CannotWork,
    summary: summary!("audience names more than one API"),
    explain: prose!(
        "Auth0 issues an access token for one API. It takes the whole value of audience as one identifier, and a parameter must not stand twice. Ask for each API’s token with a request of its own. The userinfo endpoint needs no mention: openid in scope brings it."
    ),
    spec: &[
        auth0("secure/tokens/access-tokens/get-access-tokens"),
        rfc(6749, "3.1"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "several at Ory, which takes them",
            input: Input::Request {
                provider: "ory",
                url: "https://acme.projects.oryapis.com/oauth2/auth?response_type=code&client_id=app&scope=openid&audience=urn%3Aa%20urn%3Ab",
            },
            finds: None,
        },
        Example {
            shows: "repeated",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fa.example.com&audience=https%3A%2F%2Fb.example.com",
            },
            finds: Some("stands 2 times"),
        },
        Example {
            shows: "the same twice",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fa.example.com&audience=https%3A%2F%2Fa.example.com",
            },
            finds: Some("with one value"),
        },
        Example {
            shows: "two in one value",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fa.example.com%20https%3A%2F%2Fb.example.com",
            },
            finds: Some("holds 2 identifiers"),
        },
        Example {
            shows: "separated by a comma",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fa.example.com%2Chttps%3A%2F%2Fb.example.com",
            },
            finds: Some("holds 2 identifiers"),
        },
        Example {
            shows: "one",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fa.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    // Ory takes several, one by one or separated by spaces.
    if request.provider.api != ApiNaming::Audience
        || params::may_repeat("audience", request.provider)
    {
        return;
    }
    let place = || Some(Place::request("audience"));
    let all: Vec<&str> = request.get_all("audience").collect();
    let keep = || {
        let mut apis: Vec<String> = Vec::new();
        for value in all.iter().copied() {
            let pieces = match look(value) {
                Look::Several(pieces) => pieces,
                _ => vec![value.to_owned()],
            };
            apis.extend(pieces);
        }
        let mut choices: Vec<Fix> = Vec::new();
        for api in apis {
            let choice = to_judge(
                format!("Ask for {} alone", shown(&api)),
                vec![Edit::set("audience", api)],
            );
            if !choices.contains(&choice) && choices.len() < MOST_CHOICES {
                choices.push(choice);
            }
        }
        choices
    };
    match all.as_slice() {
        [] => {}
        [one] => {
            let Look::Several(pieces) = look(one) else {
                return;
            };
            let message = format!(
                "audience holds {} identifiers, and is read as one. Ask for one API.",
                pieces.len()
            );
            report.add_with_choices(place(), message, keep());
        }
        [first, rest @ ..] if rest.iter().all(|a| a == first) => {
            let message = format!(
                "audience stands {} times with one value. Give it once.",
                all.len()
            );
            // That one may itself hold several.
            if matches!(look(first), Look::Several(_)) {
                report.add_with_choices(place(), message, keep());
            } else {
                let once = safe("Give it once", vec![Edit::set("audience", *first)]);
                report.add_with_fix(place(), message, once);
            }
        }
        _ => {
            let message = format!("audience stands {} times. Ask for one API.", all.len());
            report.add_with_choices(place(), message, keep());
        }
    }
}
