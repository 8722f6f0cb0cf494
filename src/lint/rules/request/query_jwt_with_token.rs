//! `query-jwt-with-token`: tokens would travel in the query, as a JWT.

use super::common::{place, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::openid;

/// Tokens would travel in the query, as a JWT.
pub static RULE: Rule = Rule {
    name: "query-jwt-with-token",
    breach: Breach::HardlyMeant,
    summary: summary!("tokens would travel in the query, as a JWT"),
    explain: prose!(
        "query.jwt puts the answer, tokens included, after the question mark, where servers and logs see it. It must not be used for tokens unless the answer is encrypted, which the request does not show."
    ),
    spec: &[openid("oauth-v2-jarm", "2.3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "id_token",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code%20id_token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj&response_mode=query.jwt",
            },
            finds: Some("query.jwt"),
        },
        Example {
            shows: "a code",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=query.jwt",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.get("response_mode") == Some("query.jwt")
        && request.response_types().in_front_channel()
    {
        report.add_with_fix(
            place("response_mode"),
            "response_mode=query.jwt must not carry tokens, unless the answer is encrypted. Use jwt, which puts it after #.",
            to_judge("Use jwt", vec![Edit::set("response_mode", "jwt")]),
        );
    }
}
