//! `resource-with-fragment`: resource has a fragment.

use super::common::{place, safe};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::placeholder;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// Resource has a fragment.
pub static RULE: Rule = Rule {
    name: "resource-with-fragment",
    breach: Breach::Must,
    summary: summary!("resource has a fragment"),
    explain: prose!(
        "The URI in resource must not have a fragment, the part from # on. The server answers invalid_target."
    ),
    spec: &[rfc(8707, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a fragment",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com%23orders",
            },
            finds: Some("fragment"),
        },
        Example {
            shows: "two of three",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com%23orders&resource=urn%3Aother&resource=https%3A%2F%2Fthird.example%23",
            },
            finds: Some("2 of the resources"),
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
    let mut edits: Vec<Edit> = Vec::new();
    for value in request.get_all("resource") {
        if !Uri::is_absolute(value) || placeholder::find(value).is_some() {
            continue;
        }
        if let Some((before, _)) = value.split_once('#') {
            // The others stay: a request can name several.
            edits.push(Edit::replace("resource", value, before));
        }
    }
    let which = match edits.len() {
        0 => return,
        1 => "resource has a fragment, the part from # on, which it must not have. Take it away."
            .to_owned(),
        several => format!(
            "{several} of the resources have a fragment, the part from # on, which they must not have. Take it away."
        ),
    };
    report.add_with_fix(
        place("resource"),
        which,
        safe("Take the fragment away", edits),
    );
}
