//! `redirect-uri-not-absolute`: a redirect URI that is no whole address.

use super::common::{add_setting, safe, scheme_without_application, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::api_name::encoded_uri;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// `redirect_uri` is no absolute URI.
pub static RULE: Rule = Rule {
    name: "redirect-uri-not-absolute",
    breach: Breach::Must,
    summary: summary!("redirect_uri is no absolute URI"),
    explain: prose!(
        "redirect_uri is a whole address: its scheme, such as https, and everything after it. The server compares it character by character with the registered ones."
    ),
    spec: &[rfc(6749, "3.1.2"), rfc(3986, "4.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a path",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=%2Fcallback",
            },
            finds: Some("absolute"),
        },
        Example {
            shows: "no scheme",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=app.example.com%2Fcb",
            },
            finds: Some("absolute"),
        },
        Example {
            shows: "one slash for two",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("two slashes"),
        },
        Example {
            shows: "a whole address",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "a file, which is one and leads to no application",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=file%3A%2F%2F%2Fhome%2Fada%2Fapp.html",
            },
            finds: None,
        },
        Example {
            shows: "an app’s own scheme",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=com.example.app%3A%2Fcb",
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
    if let Some(whole) = with_slashes(uri.trim()) {
        let message = format!(
            "redirect_uri is {}, which names no host: two slashes stand before one.",
            shown(uri)
        );
        let fix = safe("Write two slashes", vec![Edit::set("redirect_uri", whole)]);
        return add_setting(request, report, "redirect_uri", message, fix);
    }
    if Uri::is_absolute(uri.trim()) || encoded_uri(uri).is_some() {
        return;
    }
    // It is one, or to a browser: of where it leads another rule speaks.
    if scheme_without_application(uri).is_some() {
        return;
    }
    let message = format!(
        "redirect_uri is {}, which is no absolute URI. Enter the whole address with its scheme, such as https://.",
        shown(uri)
    );
    report.add(Some(Place::request("redirect_uri")), message);
}

/// The address with two slashes, where it is one of the web and has another number of them (RFC 9110 §4.2.1).
fn with_slashes(uri: &str) -> Option<String> {
    let parts = Uri::split(uri);
    let is_web = parts.has_scheme("http") || parts.has_scheme("https");
    let has_host = parts.authority.is_some_and(|host| !host.is_empty());
    let scheme = parts.scheme.filter(|_| is_web && !has_host)?;
    let rest = uri[scheme.len() + 1..].trim_start_matches('/');
    let whole = [scheme, "://", rest].concat();
    (rest.starts_with(|c: char| c.is_ascii_alphanumeric()) && Uri::is_absolute(&whole))
        .then_some(whole)
}
