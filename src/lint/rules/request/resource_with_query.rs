//! `resource-with-query`: resource has a query.

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::placeholder;
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// Resource has a query.
pub static RULE: Rule = Rule {
    name: "resource-with-query",
    breach: Breach::Should,
    summary: summary!("resource has a query"),
    explain: prose!(
        "The URI in resource should not have a query, the part from ? on, unless the query is what tells one API from another."
    ),
    spec: &[rfc(8707, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a query",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com%2F%3Fversion%3D2",
            },
            finds: Some("query"),
        },
        Example {
            shows: "none",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for value in request.get_all("resource") {
        let has_query = Uri::split(value).query.is_some();
        if has_query && Uri::is_absolute(value) && placeholder::find(value).is_none() {
            report.add(
                Some(Place::request("resource")),
                "resource has a query, the part from ? on. Leave it out, unless it tells one API from another.",
            );
        }
    }
}
