//! `redirect-uri-plain-http`: a redirect URI without TLS, off this machine.

use super::common::{add_setting, settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::{AuthorizationRequest, Edit};
use crate::prose;
use crate::spec::{oidc_core, rfc};
use crate::text::uri::Uri;

/// `redirect_uri` is plain http to another machine.
pub static RULE: Rule = Rule {
    name: "redirect-uri-plain-http",
    breach: Breach::Should,
    summary: summary!("redirect_uri is plain http to another machine"),
    explain: prose!(
        "Over plain http anybody on the way can read the code or the tokens in the answer. Only an application on the user’s own machine, reached by a loopback address, may do without TLS."
    ),
    spec: &[rfc(9700, "2.6"), oidc_core("3.1.2.1"), rfc(6749, "3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "plain http",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=http%3A%2F%2Fapp.example.com%2Fcb",
            },
            finds: Some("https"),
        },
        Example {
            shows: "https",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "this machine",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fcb",
            },
            finds: None,
        },
        Example {
            shows: "this machine, by name",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcb",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    // Of tokens another rule says more.
    let Some(uri) = plain(request).filter(|_| !request.response_types().in_front_channel()) else {
        return;
    };
    let message = "redirect_uri is plain http, so the answer can be read on its way. Use https, and register that address.".to_owned();
    let https = format!("https{}", &uri[4..]);
    let fix = to_judge("Use https", vec![Edit::set("redirect_uri", https)]);
    add_setting(request, report, "redirect_uri", message, fix);
}

/// The redirect URI, where it is plain http and on another machine.
pub fn plain(request: &AuthorizationRequest) -> Option<&str> {
    let uri = settled(request, "redirect_uri")?;
    let parts = Uri::split(uri);
    let is_off = !parts.is_loopback() && parts.host().is_some_and(|host| !host.is_empty());
    (parts.has_scheme("http") && is_off).then_some(uri)
}
