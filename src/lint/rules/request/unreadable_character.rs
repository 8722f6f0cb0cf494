//! `unreadable-character`: a value holds bytes that are no UTF-8.

use super::common::{place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;

/// A value holds bytes that are no UTF-8.
pub static RULE: Rule = Rule {
    name: "unreadable-character",
    breach: Breach::Must,
    summary: summary!("a value holds bytes that are no UTF-8"),
    explain: prose!(
        "Values are UTF-8 before they are percent-encoded. Bytes of another encoding, such as %FC for ü, are read as the replacement character, and what was meant is lost."
    ),
    spec: &[rfc(6749, "App. B"), rfc(3986, "2.5")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "Latin-1",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&login_hint=J%FCrgen",
            },
            finds: Some("UTF-8"),
        },
        Example {
            shows: "UTF-8",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&login_hint=J%C3%BCrgen",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        if param.value.contains('\u{fffd}') || param.name.contains('\u{fffd}') {
            let message = format!(
                "{} holds bytes that are no UTF-8, so a character of it is lost. Encode it as UTF-8.",
                shown(&param.name)
            );
            report.add(place(&param.name), message);
        }
    }
}
