//! `audience-white-space`: white space around an API’s name.

use super::common::{add_setting_citing, at_auth0, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::api_name::{Look, look};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{auth0, rfc};

/// There is white space around the API’s identifier.
pub static RULE: Rule = Rule {
    name: "audience-white-space",
    breach: Breach::CannotWork,
    summary: summary!("there is white space around the API’s identifier"),
    explain: prose!(
        "An API’s identifier is compared exactly, so a blank before or after it makes another name, that of no API."
    ),
    spec: &[
        auth0("get-started/auth0-overview/set-up-apis"),
        rfc(3986, "6.2.1"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a blank at the end",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%20",
            },
            finds: Some("white space"),
        },
        Example {
            shows: "a line break before",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=%0Ahttps%3A%2F%2Fapi.example.com",
            },
            finds: Some("white space"),
        },
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for name in ["audience", "resource"] {
        for value in request.get_all(name) {
            if let Look::Padded(trimmed) = look(value) {
                let message = format!(
                    "{name} has white space around {}. It is compared exactly, so take the white space away.",
                    shown(&trimmed)
                );
                let fix = safe("Take the white space away", vec![Edit::set(name, trimmed)]);
                let spec = at_auth0(request, RULE.spec, const { &[rfc(3986, "6.2.1")] });
                add_setting_citing(request, report, name, message, fix, spec);
            }
        }
    }
}
