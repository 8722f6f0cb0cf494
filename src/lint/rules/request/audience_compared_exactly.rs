//! `audience-compared-exactly`: an identifier with capitals in its host, or a slash at its end.

use super::common::{audience_at_auth0, place};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::location::host_of;
use crate::oauth::providers::auth0::request::Named;
use crate::prose;
use crate::spec::auth0;
use crate::text::uri::Uri;

/// Audience is written in a way that is often another than the registered one.
pub static RULE: Rule = Rule {
    name: "audience-compared-exactly",
    breach: Breach::WorthKnowing,
    summary: summary!("audience is written in a way that is often another than the registered one"),
    explain: prose!(
        "Auth0 compares audience with the identifiers of the tenant’s APIs character by character, although both look like addresses. Upper case in a host, or a slash at the end, make another identifier."
    ),
    spec: &[auth0("get-started/apis/api-settings")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a slash at the end",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%2F",
            },
            finds: Some("a slash at the end"),
        },
        Example {
            shows: "capitals in the host",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2FAPI.example.com",
            },
            finds: Some("capital letters in its host"),
        },
        Example {
            shows: "the Management API, which has the slash",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Ftenant.eu.auth0.com%2Fapi%2Fv2%2F",
            },
            finds: None,
        },
        Example {
            shows: "neither",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some((audience, Named::Api)) = audience_at_auth0(seen.request) else {
        return;
    };
    let host = Uri::split(audience).host().unwrap_or_default();
    // An address of the server itself is doubted as a whole.
    if host.eq_ignore_ascii_case(host_of(&seen.request.location)) {
        return;
    }
    let has_capitals = host.bytes().any(|byte| byte.is_ascii_uppercase());
    let what = match (has_capitals, audience.ends_with('/')) {
        (false, false) => return,
        (true, false) => "capital letters in its host",
        (false, true) => "a slash at the end",
        (true, true) => "capital letters in its host and a slash at the end",
    };
    report.add(
        place("audience"),
        format!("audience has {what}. Auth0 compares it with the API’s identifier to the character: see that the API is registered so."),
    );
}
