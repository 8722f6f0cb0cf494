//! `no-openid-scope`: a request of OAuth alone.

use super::common::{is_third_party, scope_mentions, settled, stands_elsewhere, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::outcome::own_id_token;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// Scope has no openid, so no ID token comes back.
pub static RULE: Rule = Rule {
    name: "no-openid-scope",
    breach: Breach::WorthKnowing,
    summary: summary!("scope has no openid, so no ID token comes back"),
    explain: prose!(
        "Without openid in scope this is a request of OAuth 2.0 alone: it brings an access token, but no ID token, and the userinfo endpoint will not take the access token. That is right where nobody needs to know who signed in."
    ),
    spec: &[oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a code without openid",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&scope=profile",
            },
            finds: Some("no ID token"),
        },
        Example {
            shows: "at Apple, which has no such scope",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code&response_mode=form_post&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=name%20email",
            },
            finds: None,
        },
        Example {
            shows: "with it",
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
    let types = request.response_types();
    if types.id_token || !types.gives_access_token() || scope_mentions(request, "openid") {
        return;
    }
    // Where none comes in any case, openid would not bring it.
    if !request.provider.openid || (request.provider.id == "auth0" && is_third_party(request)) {
        return;
    }
    // Some have an ID token whatever the scope.
    if own_id_token(request, &types).is_some_and(|given| given.value) {
        return;
    }
    if stands_elsewhere(request)
        || (request.get("scope").is_some() && settled(request, "scope").is_none())
    {
        return;
    }
    report.add_with_fix(
        Some(Place::request("scope")),
        "scope has no openid, so no ID token comes back. Add it if the application should know who signed in.",
        to_judge("Add openid", vec![Edit::add_scope("openid")]),
    );
}
