//! `resource-not-absolute`: resource is no absolute URI.

use super::common::shown;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::api_name::{Look, look};
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// Resource is no absolute URI.
pub static RULE: Rule = Rule {
    name: "resource-not-absolute",
    breach: Breach::Must,
    summary: summary!("resource is no absolute URI"),
    explain: prose!(
        "resource is the address of the API, or another absolute URI that stands for it, such as a URN. The server answers invalid_target to anything else."
    ),
    spec: &[rfc(8707, "2"), rfc(3986, "4.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a name",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=orders",
            },
            finds: Some("absolute URI"),
        },
        Example {
            shows: "no scheme",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=api.example.com",
            },
            finds: Some("absolute URI"),
        },
        Example {
            shows: "an address",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "a URN",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=urn%3Aexample%3Aorders",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for value in request.get_all("resource") {
        let is_plain = matches!(look(value), Look::One | Look::Several(_));
        if is_plain && !Uri::is_absolute(value) {
            let message = format!(
                "resource is {}, which is no absolute URI. Enter the API’s address with its scheme, such as https://.",
                shown(value)
            );
            report.add(Some(Place::request("resource")), message);
        }
    }
}
