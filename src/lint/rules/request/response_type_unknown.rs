//! `response-type-unknown`: a response type that nobody defines.

use super::common::{add_setting, add_setting_choices, safe, settled, shown, with_types};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{Clause, rfc};
use crate::text::percent;

/// Response_type holds a name that no specification defines.
pub static RULE: Rule = Rule {
    name: "response-type-unknown",
    breach: Breach::CannotWork,
    summary: summary!("response_type holds a name that no specification defines"),
    explain: prose!(
        "response_type is made of code, token and id_token, separated by spaces, or is none. The names are case-sensitive. A server answers unsupported_response_type to others."
    ),
    spec: &[rfc(6749, "3.1.1"), Clause::ResponseTypes("5")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a comma, beside a response mode that goes with a code alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code%2Cid_token&response_mode=query&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("response_type"),
        },
        Example {
            shows: "a wrong name",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=authorization_code",
            },
            finds: Some("authorization_code"),
        },
        Example {
            shows: "in upper case",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=Code",
            },
            finds: Some("code"),
        },
        Example {
            shows: "commas",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code%2Cid_token&nonce=n",
            },
            finds: Some("spaces"),
        },
        Example {
            shows: "a plus that was encoded, and is no space",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code%2Bid_token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("spaces: code id_token"),
        },
        Example {
            shows: "known, in any order",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=token%20id_token&nonce=n",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.get("response_type").is_some() && settled(request, "response_type").is_none() {
        return;
    }
    let unknown = request.response_types().unknown;
    // What a wallet is asked for (OpenID4VP §5.6) is known, if not judged.
    let Some(first) = unknown.iter().find(|name| *name != "vp_token") else {
        return;
    };
    let typed = request.get("response_type").unwrap_or_default();
    let known = ["code", "token", "id_token", "none"];
    // Right, and still percent-encoded: another rule says so. A plus that was encoded is a plus.
    let is_encoded = typed.contains('%')
        && percent::decode(&percent::decode_keeping_plus(typed))
            .split_ascii_whitespace()
            .all(|name| known.contains(&name));
    if is_encoded {
        return;
    }
    let meant: Vec<String> = (typed.split([' ', ',', '+']))
        .filter(|name| !name.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    if !meant.is_empty() && meant.iter().all(|name| known.contains(&name.as_str())) {
        let meant = meant.join(" ");
        let message = format!(
            "response_type is {}. Names are lower case and separated by spaces: {meant}.",
            shown(typed)
        );
        // Tokens in the redirect want more than their names spelled right: that is for a person to see.
        if meant == "code" {
            let fix = safe("Use code", vec![Edit::set("response_type", "code")]);
            add_setting(request, report, "response_type", message, fix);
        } else {
            let choices = with_types(request, &[&meant, "code"]);
            add_setting_choices(request, report, "response_type", message, choices);
        }
        return;
    }
    let message = format!(
        "response_type holds {}, which no specification defines. Use code, or one of the others.",
        shown(first)
    );
    let near = near(typed);
    let mut types = vec![near.as_str(), "code"];
    types.extend(request.provider.response_types);
    let choices = with_types(request, &types);
    add_setting_choices(request, report, "response_type", message, choices);
}

/// The known names that those in a response type look like: `authorization_code` like `code`, `access_token` like `token`.
fn near(typed: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in typed.split([' ', ',', '+']).map(str::to_ascii_lowercase) {
        let like = match () {
            () if name.contains("code") => "code",
            () if name.starts_with("id") && name.contains("token") => "id_token",
            () if name.contains("token") => "token",
            () => continue,
        };
        if !names.contains(&like) {
            names.push(like);
        }
    }
    names.join(" ")
}
