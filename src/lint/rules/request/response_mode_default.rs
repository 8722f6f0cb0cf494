//! `response-mode-default`: the response type’s own mode is spelled out.

use super::common::safe;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::outcome::default_delivery;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::Clause;

/// Response_mode is what the response type does anyway.
pub static RULE: Rule = Rule {
    name: "response-mode-default",
    breach: Breach::WorthKnowing,
    summary: summary!("response_mode is what the response type does anyway"),
    explain: prose!(
        "Each response type has a mode of its own: query for a code, fragment where tokens come with the redirect. The specification advises against spelling it out."
    ),
    spec: &[Clause::ResponseTypes("2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "query for a code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=query",
            },
            finds: Some("anyway"),
        },
        Example {
            shows: "fragment for an ID token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&nonce=n&response_mode=fragment",
            },
            finds: Some("anyway"),
        },
        Example {
            shows: "form_post",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=form_post",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let types = request.response_types();
    let Some(mode) = request.get("response_mode") else {
        return;
    };
    if types.is_empty() || !types.unknown.is_empty() || mode != default_delivery(&types).name() {
        return;
    }
    report.add_with_fix(
        Some(Place::request("response_mode")),
        format!("{mode} is what this response_type does anyway. Leave response_mode out."),
        safe(
            "Leave response_mode out",
            vec![Edit::remove("response_mode")],
        ),
    );
}
