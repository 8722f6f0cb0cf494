//! `parameter-in-redirect-uri`: a parameter of the request stands in redirect_uri.

use super::common::{place, settled};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// A parameter of the request stands in redirect_uri.
pub static RULE: Rule = Rule {
    name: "parameter-in-redirect-uri",
    breach: Breach::HardlyMeant,
    summary: summary!("a parameter of the request stands in redirect_uri"),
    explain: prose!(
        "What follows a question mark inside redirect_uri belongs to the callback. Where audience or scope stands there, it was most likely meant for the authorization server, which does not look for it there."
    ),
    spec: &[rfc(6749, "3.1.2"), rfc(6749, "App. B")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "audience",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb%3Faudience%3Dhttps%253A%252F%252Fapi.example.com&scope=openid",
            },
            finds: Some("audience"),
        },
        Example {
            shows: "a parameter of one’s own",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb%3Fpage%3D1&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(uri) = settled(request, "redirect_uri") else {
        return;
    };
    let Some(query) = Uri::split(uri).query else {
        return;
    };
    let misplaced = [
        "audience",
        "scope",
        "client_id",
        "response_type",
        "resource",
        "nonce",
        "code_challenge",
        "response_mode",
        "prompt",
    ];
    let Some(name) = query
        .split('&')
        .filter_map(|pair| pair.split('=').next())
        .find(|name| misplaced.contains(name))
    else {
        return;
    };
    let message = format!(
        "{name} stands inside redirect_uri, where it belongs to the callback. Put it into the request itself."
    );
    report.add(place("redirect_uri"), message);
}
