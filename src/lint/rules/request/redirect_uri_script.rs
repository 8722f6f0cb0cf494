//! `redirect-uri-script`: a redirect URI that would run or show its own content.

use super::common::{scheme_without_application, settled};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// `redirect_uri` would run a script or open a file.
pub static RULE: Rule = Rule {
    name: "redirect-uri-script",
    breach: Breach::CannotWork,
    summary: summary!("redirect_uri would run a script or open a file"),
    explain: prose!(
        "A redirect URI with a scheme such as javascript or data leads to no application: a browser would run or show what stands in it. No server should register one, and a request that has one was made to do harm, or by mistake."
    ),
    spec: &[rfc(6749, "3.1.2"), rfc(9700, "2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a script",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=javascript%3Aalert(1)",
            },
            finds: Some("javascript"),
        },
        Example {
            shows: "a script with a tab in its scheme",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=java%09script%3Aalert(1)",
            },
            finds: Some("to a browser"),
        },
        Example {
            shows: "a file",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=file%3A%2F%2F%2Fhome%2Fada%2Fapp.html",
            },
            finds: Some("a file on the machine"),
        },
        Example {
            shows: "an address",
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
    let Some(scheme) = scheme_without_application(uri) else {
        return;
    };
    let what = match scheme {
        "file" => "a file on the machine of whoever opens it, and no application",
        _ => "no application",
    };
    let is_hidden = Uri::split(uri.trim()).scheme.is_none();
    let how = match is_hidden {
        true => "to a browser, which passes over the white space in it, begins with",
        false => "begins with",
    };
    let message =
        format!("redirect_uri {how} {scheme}:, which leads to {what}. Do not open this request.");
    report.add(Some(Place::request("redirect_uri")), message);
}
