//! `openid-missing`: an ID token is asked for without openid.

use super::common::{safe, scope_mentions, stands_elsewhere};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::outcome::own_id_token;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// An ID token is asked for, but scope has no openid.
pub static RULE: Rule = Rule {
    name: "openid-missing",
    breach: Breach::Must,
    summary: summary!("an ID token is asked for, but scope has no openid"),
    explain: prose!(
        "openid in scope is what makes a request one of OpenID Connect. Without it a response type with id_token has no meaning, and the server may refuse it or answer without an ID token."
    ),
    spec: &[oidc_core("3.1.2.1"), oidc_core("3.2.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "id_token without openid",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&nonce=n&scope=profile",
            },
            finds: Some("openid"),
        },
        Example {
            shows: "no scope at all",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code%20id_token&nonce=n",
            },
            finds: Some("openid"),
        },
        Example {
            shows: "with it",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&nonce=n&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "at Apple, which has no such scope",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code%20id_token&response_mode=form_post&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=name%20email",
            },
            finds: None,
        },
        Example {
            shows: "a code alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&scope=profile",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if !request.response_types().id_token || scope_mentions(request, "openid") {
        return;
    }
    if stands_elsewhere(request) {
        return;
    }
    // Some have an ID token whatever the scope.
    if own_id_token(request, &request.response_types()).is_some_and(|given| given.value) {
        return;
    }
    report.add_with_fix(
        Some(Place::request("scope")),
        "response_type asks for an ID token, but scope has no openid. Add it.",
        safe("Add openid", vec![Edit::add_scope("openid")]),
    );
}
