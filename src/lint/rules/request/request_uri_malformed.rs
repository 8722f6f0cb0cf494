//! `request-uri-malformed`: request_uri is neither an https address nor a URN.

use super::common::{place, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::api_name::encoded_uri;
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// `request_uri` is neither an https address nor a URN.
pub static RULE: Rule = Rule {
    name: "request-uri-malformed",
    breach: Breach::Must,
    summary: summary!("request_uri is neither an https address nor a URN"),
    explain: prose!(
        "request_uri names a request that is kept somewhere: at the authorization server, by a URN that it gave out for a pushed request, or at an https address that the server can reach."
    ),
    spec: &[rfc(9101, "5.2"), rfc(9126, "2.2")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "plain http",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request_uri=http%3A%2F%2Fapp.example.com%2Fr",
            },
            finds: Some("https"),
        },
        Example {
            shows: "the reference alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request_uri=6esc_11ACC5bwc014ltc14eY22c",
            },
            finds: Some("urn:"),
        },
        Example {
            shows: "a pushed request",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc_11ACC5bwc014ltc14eY22c",
            },
            finds: None,
        },
        Example {
            shows: "an https address",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request_uri=https%3A%2F%2Fapp.example.com%2Fr",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(value) = settled(request, "request_uri") else {
        return;
    };
    let uri = Uri::split(value.trim());
    let is_address = uri.has_scheme("https") && uri.host().is_some_and(|host| !host.is_empty());
    if is_address || uri.has_scheme("urn") || encoded_uri(value).is_some() {
        return;
    }
    let message = match uri.has_scheme("http") {
        true => "request_uri is plain http; the server fetches a request only over https. Use https, or push the request.".to_owned(),
        false => format!(
            "request_uri is {}. It is an https address, or the whole URN that the server gave out, which begins with urn:ietf:params:oauth:request_uri:.",
            shown(value)
        ),
    };
    report.add(place("request_uri"), message);
}
