//! `redirect-uri-fragment`: a redirect URI with a fragment.

use super::common::{add_setting_choices, settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// `redirect_uri` has a fragment.
pub static RULE: Rule = Rule {
    name: "redirect-uri-fragment",
    breach: Breach::Must,
    summary: summary!("redirect_uri has a fragment"),
    explain: prose!(
        "A redirect URI must not have a fragment, the part from # on, because that is where answers can be put. A single-page application that routes by fragments takes the answer at a path of its own and goes on from there; state can say where to."
    ),
    spec: &[rfc(6749, "3.1.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a fragment",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?redirect_uri=https%3A%2F%2Fapp.example.com%2F%23%2Fcallback",
            },
            finds: Some("fragment"),
        },
        Example {
            shows: "nothing else",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&scope=openid&redirect_uri=%23%2Fcb",
            },
            finds: Some("fragment"),
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
    let Some(uri) = settled(request, "redirect_uri") else {
        return;
    };
    let Some((before, _)) = uri.split_once('#') else {
        return;
    };
    let message = "redirect_uri has a fragment, the part from # on, which it must not have. Use an address without it.".to_owned();
    // Of a fragment alone nothing would be left.
    let ways = match before.trim().is_empty() {
        true => Vec::new(),
        false => vec![to_judge(
            "Take the fragment away",
            vec![Edit::set("redirect_uri", before)],
        )],
    };
    add_setting_choices(request, report, "redirect_uri", message, ways);
}
