//! `redirect-uri-wildcard`: redirect_uri holds a wildcard.

use super::common::{place, settled};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// `redirect_uri` holds a wildcard.
pub static RULE: Rule = Rule {
    name: "redirect-uri-wildcard",
    breach: Breach::HardlyMeant,
    summary: summary!("redirect_uri holds a wildcard"),
    explain: prose!(
        "Where a server lets a callback be registered with an asterisk, the asterisk is a pattern. In a request stands one real address: the server compares it, and sends the browser there."
    ),
    spec: &[rfc(9700, "2.1"), oidc_core("3.1.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a subdomain",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2F*.example.com%2Fcb&scope=openid",
            },
            finds: Some("asterisk"),
        },
        Example {
            shows: "none",
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
    if settled(request, "redirect_uri").is_some_and(|uri| uri.contains('*')) {
        report.add(
            place("redirect_uri"),
            "redirect_uri holds an asterisk, which is a pattern for registering and leads nowhere. Enter the address itself.",
        );
    }
}
