//! `response-mode-query-with-token`: tokens in the query.

use super::common::safe;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{Clause, rfc};

/// Tokens would travel in the query.
pub static RULE: Rule = Rule {
    name: "response-mode-query-with-token",
    breach: Breach::Must,
    summary: summary!("tokens would travel in the query"),
    explain: prose!(
        "A query reaches servers, logs and the Referer header. Tokens must not travel in it, so response_mode=query does not go with a response type that brings a token in the redirect. Without response_mode they travel in the fragment, which stays in the browser."
    ),
    spec: &[
        Clause::ResponseTypes("3"),
        Clause::ResponseTypes("5"),
        rfc(9700, "4.3.2"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "an ID token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&scope=openid&nonce=n&response_mode=query",
            },
            finds: Some("query"),
        },
        Example {
            shows: "a code and an ID token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code%20id_token&scope=openid&nonce=n&response_mode=query",
            },
            finds: Some("query"),
        },
        Example {
            shows: "a code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=query",
            },
            finds: None,
        },
        Example {
            shows: "a fragment",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&scope=openid&nonce=n&response_mode=fragment",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.get("response_mode") != Some("query") || !request.response_types().in_front_channel()
    {
        return;
    }
    report.add_with_fix(
        Some(Place::request("response_mode")),
        "response_mode=query would put a token into the query, where servers and logs see it. Leave it out.",
        safe("Leave response_mode out", vec![Edit::remove("response_mode")]),
    );
}
