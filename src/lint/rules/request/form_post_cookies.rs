//! `form-post-cookies`: a posted answer comes without some cookies.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::Clause;

/// A posted answer comes without some cookies.
pub static RULE: Rule = Rule {
    name: "form-post-cookies",
    breach: Breach::WorthKnowing,
    summary: summary!("a posted answer comes without some cookies"),
    explain: prose!(
        "With form_post the server’s page posts the answer to the redirect URI. Browsers leave cookies with SameSite=Lax out of such a post, and those are the default: an application that keeps state there does not find it."
    ),
    spec: &[Clause::FormPost("2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "form_post",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=form_post",
            },
            finds: Some("SameSite"),
        },
        Example {
            shows: "at a provider that does not post",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=form_post",
            },
            finds: None,
        },
        Example {
            shows: "the default",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let posted = request.get("response_mode");
    let posted = posted.filter(|mode| matches!(*mode, "form_post" | "form_post.jwt"));
    if posted.is_some_and(|mode| request.provider.takes_mode(mode)) {
        report.add(
            place("response_mode"),
            "The answer is posted by another site, and cookies with SameSite=Lax do not come along. Keep what has to come back in a cookie with SameSite=None; Secure.",
        );
    }
}
