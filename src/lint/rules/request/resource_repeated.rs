//! `resource-repeated`: several resources, where the provider binds an access token to one.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::page;

/// There are several resources, where one is taken.
pub static RULE: Rule = Rule {
    name: "resource-repeated",
    breach: Breach::HardlyMeant,
    summary: summary!("several resources, where the provider takes one"),
    explain: prose!(
        "RFC 8707 lets a request name several resources. Amazon Cognito binds an access token to a single one, and does not say what it makes of two. Ask for each API in a request of its own."
    ),
    spec: &[page(
        "Amazon Cognito docs: scopes and resource servers",
        "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "two at Amazon Cognito",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example",
            },
            finds: Some("one resource"),
        },
        Example {
            shows: "one",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fa.example",
            },
            finds: None,
        },
        Example {
            shows: "two elsewhere",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.provider.id == "cognito" && request.get_all("resource").nth(1).is_some() {
        report.add(
            place("resource"),
            "Amazon Cognito binds an access token to one resource, and here are several. Ask for each in a request of its own.",
        );
    }
}
