//! `redirect-uri-of-the-server`: redirect_uri leads back to the authorization server.

use super::common::{place, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// `redirect_uri` leads back to the authorization server.
pub static RULE: Rule = Rule {
    name: "redirect-uri-of-the-server",
    breach: Breach::HardlyMeant,
    summary: summary!("redirect_uri leads back to the authorization server"),
    explain: prose!(
        "The answer goes to the application, which has an address of its own. An address of the authorization server is registered somewhere else: where it is itself a client of another provider."
    ),
    spec: &[rfc(6749, "3.1.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the tenant’s own callback",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Ftenant.eu.auth0.com%2Flogin%2Fcallback&scope=openid",
            },
            finds: Some("tenant.eu.auth0.com"),
        },
        Example {
            shows: "the one that Auth0’s library for iOS makes",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Ftenant.eu.auth0.com%2Fios%2Fcom.example.app%2Fcallback&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "the application’s",
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
    let Some(uri) = settled(request, "redirect_uri") else {
        return;
    };
    let parts = Uri::split(uri);
    let host = parts.authority.map(str::to_ascii_lowercase);
    // Auth0's libraries for devices, and Microsoft's for the desktop, have their callback there.
    let is_native = ["/ios/", "/macos/", "/android/"]
        .iter()
        .any(|system| parts.path.starts_with(system))
        && parts.path.ends_with("/callback")
        || parts.path.ends_with("/oauth2/nativeclient");
    if host.is_some() && host == request.host() && !parts.is_loopback() && !is_native {
        let message = format!(
            "redirect_uri leads to {}, which is the authorization server. Enter the application’s own callback.",
            shown(parts.host().unwrap_or_default())
        );
        report.add(place("redirect_uri"), message);
    }
}
