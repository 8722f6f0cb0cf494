//! `redirect-uri-plain-http-with-tokens`: tokens in the redirect, without TLS, off this machine.

use super::common::{add_setting_choices, to_judge, with_types};
use super::redirect_uri_plain_http::plain;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// Tokens come to a redirect URI that is plain http.
pub static RULE: Rule = Rule {
    name: "redirect-uri-plain-http-with-tokens",
    breach: Breach::Must,
    summary: summary!("tokens come to a redirect URI that is plain http"),
    explain: prose!(
        "With this response type tokens come with the redirect itself, and over plain http anybody on the way can read and use them. OpenID Connect forbids it, unless a native application takes them on the user’s own machine."
    ),
    spec: &[oidc_core("3.2.2.1"), rfc(9700, "2.6")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "an ID token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&client_id=app&redirect_uri=http%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("https"),
        },
        Example {
            shows: "a code and an access token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code%20token&client_id=app&redirect_uri=http%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("https"),
        },
        Example {
            shows: "this machine",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token&client_id=app&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: None,
        },
        Example {
            shows: "a code alone, of which another rule speaks",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=http%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(uri) = plain(request).filter(|_| request.response_types().in_front_channel()) else {
        return;
    };
    let message = "redirect_uri is plain http, and this response type sends tokens there, which can be read on their way. Use https, and register that address.".to_owned();
    let https = format!("https{}", &uri[4..]);
    let mut choices = vec![to_judge(
        "Use https",
        vec![Edit::set("redirect_uri", https)],
    )];
    choices.extend(with_types(request, &["code"]));
    add_setting_choices(request, report, "redirect_uri", message, choices);
}
