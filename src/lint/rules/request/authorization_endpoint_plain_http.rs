//! `authorization-endpoint-plain-http`: an endpoint without TLS, off this machine.

use super::common::safe;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::provider::Location;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// The authorization endpoint is plain http to another machine.
pub static RULE: Rule = Rule {
    name: "authorization-endpoint-plain-http",
    breach: Breach::Must,
    summary: summary!("the authorization endpoint is plain http to another machine"),
    explain: prose!(
        "Over plain http anybody on the way can read or change the request and the login page. A server must require TLS; one under test on your own machine is the exception that people make."
    ),
    spec: &[rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "plain http",
            input: Input::Request {
                provider: "rfc8707",
                url: "http://as.example.com/auth?client_id=app",
            },
            finds: Some("https"),
        },
        Example {
            shows: "https",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "this machine",
            input: Input::Request {
                provider: "rfc8707",
                url: "http://127.0.0.1:4000/auth?client_id=app",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Ok(endpoint) = request.endpoint() else {
        return;
    };
    let uri = Uri::split(&endpoint);
    if request.provider.location != Location::Endpoint
        || !uri.has_scheme("http")
        || uri.is_loopback()
    {
        return;
    }
    let name = "authorization_endpoint";
    let https = format!("https{}", &endpoint[4..]);
    report.add_with_fix(
        Some(Place::request(name)),
        "The authorization endpoint is plain http, so the login can be read on its way. Use https.",
        safe("Use https", vec![Edit::set(name, https)]),
    );
}
