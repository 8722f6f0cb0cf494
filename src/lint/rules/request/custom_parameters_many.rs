//! `custom-parameters-many`: there are more custom parameters than Auth0 takes in a pushed request.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::auth0;

/// There are more custom parameters than Auth0 takes in a pushed request.
pub static RULE: Rule = Rule {
    name: "custom-parameters-many",
    breach: Breach::HardlyMeant,
    summary: summary!("there are more custom parameters than Auth0 takes in a pushed request"),
    explain: prose!(
        "Parameters of one’s own begin with ext- at Auth0. A pushed request may have ten of them, and 10 KB in all."
    ),
    spec: &[auth0(
        "get-started/authentication-and-authorization-flow/authorization-code-flow/authorization-code-flow-with-par",
    )],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "eleven",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ext-a=1&ext-b=1&ext-c=1&ext-d=1&ext-e=1&ext-f=1&ext-g=1&ext-h=1&ext-i=1&ext-j=1&ext-k=1",
            },
            finds: Some("11"),
        },
        Example {
            shows: "ten",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ext-a=1&ext-b=1&ext-c=1&ext-d=1&ext-e=1&ext-f=1&ext-g=1&ext-h=1&ext-i=1&ext-j=1",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let custom = || request.params.iter().filter(|p| p.name.starts_with("ext-"));
    let count = custom().count();
    if request.provider.id != "auth0" || count <= 10 {
        return;
    }
    if let Some(last) = custom().next_back() {
        let message = format!(
            "There are {count} parameters that begin with ext-, and a pushed request takes ten. Leave some out."
        );
        report.add(place(&last.name), message);
    }
}
