//! `plus-read-as-space`: a plus was read as a space.

use super::common::{add_setting, settled, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A plus was read as a space.
pub static RULE: Rule = Rule {
    name: "plus-read-as-space",
    breach: Breach::HardlyMeant,
    summary: summary!("a plus was read as a space"),
    explain: prose!(
        "In a request a plus stands for a space. A plus that is meant has to be written %2B, or else an address such as ada+test@example.com arrives with a space in it."
    ),
    spec: &[rfc(6749, "App. B")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "in an address",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&login_hint=ada+test%40example.com",
            },
            finds: Some("ada+test@example.com"),
        },
        Example {
            shows: "encoded",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&login_hint=ada%2Btest%40example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for name in ["login_hint", "login"] {
        let Some(value) = settled(request, name) else {
            continue;
        };
        let Some((local, _)) = value
            .split_once('@')
            .filter(|(local, domain)| !local.trim().is_empty() && !domain.contains([' ', '@']))
        else {
            continue;
        };
        if !local.trim().contains(' ') || value.contains(['"', '<']) {
            continue;
        }
        let meant = value.trim().replace(' ', "+");
        let message = format!(
            "{name} has a space where most likely a plus is meant: {}.",
            shown(&meant)
        );
        let fix = to_judge("Write a plus", vec![Edit::set(name, meant)]);
        add_setting(request, report, name, message, fix);
    }
    for name in ["state", "nonce"] {
        let Some(value) = settled(request, name).filter(|value| is_base64_but_for_spaces(value))
        else {
            continue;
        };
        let meant = value.replace(' ', "+");
        let message = format!(
            "{name} has a space where most likely a plus is meant, so another value comes back: {}. Write it in base64url, or a plus as %2B.",
            shown(&meant)
        );
        let fix = to_judge("Write a plus", vec![Edit::set(name, meant)]);
        add_setting(request, report, name, message, fix);
    }
}

/// Whether a value is in base64 once its spaces are plus signs, and hardly anything else.
fn is_base64_but_for_spaces(value: &str) -> bool {
    let is_in = |b: u8| b.is_ascii_alphanumeric() || b"/= ".contains(&b);
    let has = |is: fn(&u8) -> bool| value.bytes().any(|b| is(&b));
    let is_mixed =
        has(u8::is_ascii_digit) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    value.trim().contains(' ')
        && !value.contains("  ")
        && value.bytes().all(is_in)
        && (value.contains(['/', '=']) || is_mixed && value.len() >= 20)
}
