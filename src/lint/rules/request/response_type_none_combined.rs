//! `response-type-none-combined`: none beside other response types.

use super::common::{add_setting, shown, to_judge, words};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::Clause;

/// Response_type has none beside another value.
pub static RULE: Rule = Rule {
    name: "response-type-none-combined",
    breach: Breach::Should,
    summary: summary!("response_type has none beside another value"),
    explain: prose!(
        "response_type=none asks for no code and no token: the answer says only whether the user agreed. Beside another value it contradicts it, and a server may refuse both."
    ),
    spec: &[Clause::ResponseTypes("4")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "beside code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_type=code%20none",
            },
            finds: Some("contradicts code"),
        },
        Example {
            shows: "alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_type=none",
            },
            finds: None,
        },
        Example {
            shows: "code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_type=code",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let (none, others): (Vec<&str>, Vec<&str>) =
        words(request, "response_type").partition(|word| *word == "none");
    if none.is_empty() || others.is_empty() {
        return;
    }
    let others = others.join(" ");
    let message = format!(
        "none in response_type asks for no code and no token, and contradicts {}. Choose one.",
        shown(&others)
    );
    let fix = to_judge(
        format!("Use {}", shown(&others)),
        vec![Edit::set("response_type", others)],
    );
    add_setting(request, report, "response_type", message, fix);
}
