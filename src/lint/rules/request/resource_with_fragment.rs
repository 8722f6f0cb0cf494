//! `resource-with-fragment`: resource has a fragment.

use super::common::{add_setting, safe};
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
        if !Uri::is_absolute(value) || placeholder::find(value).is_some() {
            continue;
        }
        if let Some((before, _)) = value.split_once('#') {
            let message = "resource has a fragment, the part from # on, which it must not have. Take it away.".to_owned();
            let fix = safe(
                "Take the fragment away",
                vec![Edit::set("resource", before)],
            );
            add_setting(request, report, "resource", message, fix);
        }
    }
}
