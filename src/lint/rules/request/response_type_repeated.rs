//! `response-type-repeated`: a response type that stands twice in the list.

use super::common::{add_setting, shown, to_judge, words};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// Response_type names a value twice.
pub static RULE: Rule = Rule {
    name: "response-type-repeated",
    breach: Breach::HardlyMeant,
    summary: summary!("response_type names a value twice"),
    explain: prose!(
        "The order of the names in response_type means nothing, and each stands once: a combination is registered as a set. A server that compares the whole value with those that it knows refuses this one."
    ),
    spec: &[rfc(6749, "3.1.1"), rfc(6749, "8.4")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "code twice",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_type=code%20code",
            },
            finds: Some("names code twice"),
        },
        Example {
            shows: "each once",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_type=code%20id_token&nonce=n-0S6_WzA2Mj",
            },
            finds: None,
        },
    ],
};

/// More names than that are none of a response type.
const MOST: usize = 40;

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let mut once: Vec<&str> = Vec::new();
    let mut again: Vec<&str> = Vec::new();
    for word in words(request, "response_type").take(MOST) {
        let seen = if once.contains(&word) {
            &mut again
        } else {
            &mut once
        };
        seen.push(word);
    }
    let Some(first) = again.first() else { return };
    let message = format!("response_type names {} twice. Name it once.", shown(first));
    let once = once.join(" ");
    let fix = to_judge(
        format!("Use {}", shown(&once)),
        vec![Edit::set("response_type", once)],
    );
    add_setting(request, report, "response_type", message, fix);
}
